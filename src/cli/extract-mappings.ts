/** Mappings of headings for commands: read from a file, and written as a proposal to be looked at. */
import { z } from 'zod'
import type { Mapping } from '../performance/extracts/mapping/mapping.ts'
import type { HeadingsQuestion, Question } from '../performance/extracts/mapping/question.ts'
import { type Io, WrongUse } from './command.ts'
import { writeAnswer } from './output-file.ts'
import { readNamedFile } from './read-file.ts'

/** What a person must still fill in. */
const open = '?'

/** @throws WrongUse where the file is no such list, names no table or column that there is, or is not filled in */
export async function readMappings(path: string): Promise<Mapping[]> {
  const { mappingSchema } = await import('../performance/extracts/mapping/mapping.ts')
  const { bytes } = await readNamedFile(path)
  const text = new TextDecoder().decode(bytes)
  const list = z.object({ mappings: z.array(mappingSchema) }).safeParse(jsonOf(text, path))
  if (!list.success) {
    const [issue] = list.error.issues
    throw new WrongUse(`${path} holds no mappings: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`)
  }
  for (const mapping of list.data.mappings) await checkMapping(mapping, path)
  return list.data.mappings
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new WrongUse(`${path} is no JSON. Write one with --save-mapping and fill it in.`)
  }
}

async function checkMapping({ table, headings, values }: Mapping, path: string): Promise<void> {
  const [{ formats }, { ownFormat, ownTableChoices }] = await Promise.all([
    import('../performance/extracts/formats.ts'),
    import('../performance/extracts/formats/own-columns.ts'),
  ])
  if (table === '') return
  const known = [...formats, ownFormat([])].flatMap(({ tables }) => tables).find(({ name }) => name === table)
  const choices = ownTableChoices.map(({ value, text }) => `${value} (${text})`).join(', ')
  if (known === undefined)
    throw new WrongUse(
      `${path} names the table “${table}”, which there is not. Say one of ${choices}, or "" where the file is not needed.`,
    )
  for (const { column } of headings)
    if (column !== null && !Object.hasOwn(known.columns, column))
      throw new WrongUse(`${path}: ${table} has no column “${column}”, but ${Object.keys(known.columns).join(', ')}.`)
  for (const [column, meanings] of Object.entries(values))
    for (const [value, means] of Object.entries(meanings))
      if (means === open)
        throw new WrongUse(`${path}: say what the value “${value}” of ${column} means, or "" for nothing.`)
}

/** Each question as a line or more for a person. */
export function questionsInWords(questions: readonly Question[]): string {
  return questions.flatMap(inWords).join('\n')
}

function inWords(question: Question): string[] {
  if (question.kind === 'table')
    return [`A file is of no table that is known. Its headings: ${question.headings.join(', ')}`]
  if (question.kind === 'values')
    return [
      `${question.title}: what do these values of ${question.column} mean? ${question.values.join(', ')}`,
      `  Any of ${question.choices.map(({ value }) => value).join(', ')}, or nothing.`,
    ]
  const { title, headings, columns } = question
  return columns
    .filter(({ at, why, needed }) => why !== null || (at === null && needed))
    .map(({ label, at, why }) =>
      at === null
        ? `${title}: no heading is ${label}, and it is needed.`
        : `${title}: is “${headings[at]}” the column ${label}? (${why})`,
    )
}

/** Writes what was told and what is proposed, for a person to correct and hand back with --mapping. */
export async function saveProposals(
  path: string,
  questions: readonly Question[],
  told: readonly Mapping[],
  io: Io,
): Promise<void> {
  const asked = questions.flatMap((question) => (question.kind === 'values' ? [] : [proposalOf(question)]))
  const mappings = [...told, ...asked].map((mapping) => {
    const values = questions.flatMap((one) => (one.kind === 'values' && one.table === mapping.table ? [one] : []))
    const more = values.map(({ column, values: unsaid }) => [
      column,
      { ...mapping.values[column], ...Object.fromEntries(unsaid.map((value) => [value, open])) },
    ])
    return { ...mapping, values: { ...mapping.values, ...Object.fromEntries(more) } }
  })
  await writeAnswer(path, new TextEncoder().encode(`${JSON.stringify({ mappings }, null, 2)}\n`), io, false)
}

function proposalOf(question: Exclude<Question, { kind: 'values' }>): Mapping {
  const { headings, signature } = question
  const named = headings.filter((heading) => heading.trim() !== '')
  if (question.kind === 'table')
    return {
      ...{ format: 'Own columns', table: open, signature, values: {} },
      headings: named.map((heading) => ({ heading, column: null })),
    }
  return { format: question.format, table: question.table, signature, headings: proposed(question), values: {} }
}

const proposed = ({ headings, columns }: HeadingsQuestion) =>
  headings.flatMap((heading, at) => {
    const column = columns.find((one) => one.at === at)?.column ?? null
    return heading.trim() === '' ? [] : [{ heading, column }]
  })
