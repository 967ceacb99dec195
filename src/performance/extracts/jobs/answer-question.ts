/** What a person answers to the questions of an extract: kept as a mapping, after which the extract is read on. */
import type { AuthorityId, ExtractJobId } from '../../../platform/ids.ts'
import type { ChangeBy } from '../../figures/extract-store.ts'
import { ownTable } from '../formats/own-columns.ts'
import { askHeadings } from '../mapping/ask-headings.ts'
import { ownColumns } from '../mapping/mapping.ts'
import { confirmMapping, confirmValues, inForce, listMappings, type SavedMapping } from '../mapping/mapping-store.ts'
import type { HeadingsQuestion, Question } from '../mapping/question.ts'
import { goOn } from './extract-jobs.ts'
import { type Held, type JobContext, lineOf } from './line.ts'

/** `gone`: it was answered already, or the job is over. `other`: somebody was first and said something else. */
export type Answered = 'answered' | 'gone' | { other: SavedMapping }

/** By column, the place of the heading in the file; null where it stands under none. */
export type ChosenHeadings = ReadonlyMap<string, number | null>

/** The questions of a job of this authority that still wait; none where it asks nothing. */
export function questionsOf(db: JobContext['db'], authority: AuthorityId, id: ExtractJobId): readonly Question[] {
  const held = lineOf(db).held.get(id)
  return held?.by.authority === authority ? held.questions : []
}

type Where = { id: ExtractJobId; key: string }

function asked<K extends Question['kind']>(db: JobContext['db'], by: ChangeBy, { id, key }: Where, kind: K) {
  const held = lineOf(db).held.get(id)
  const question = questionsOf(db, by.authority, id).find((one) => one.key === key)
  // The kind was compared, which the type of `find` does not know.
  return held && question?.kind === kind ? { held, question: question as Extract<Question, { kind: K }> } : null
}

/**
 * Says what a file holds that is of no known table.
 * @param table one of the own tables, or `''`: it is not needed
 */
export async function answerTable(context: JobContext, by: ChangeBy, where: Where, table: string): Promise<Answered> {
  const there = asked(context.db, by, where, 'table')
  if (there === null) return 'gone'
  const { held, question } = there
  const { headings, signature } = question
  if (table !== '') {
    const told = inForce(await listMappings(context.db, by.authority))
    replace(held, where.key, [askHeadings(ownColumns, ownTable(table), headings, told)])
    return 'answered'
  }
  const confirmed = await confirmMapping(context.db, by, {
    format: ownColumns,
    table,
    signature,
    headings: [],
    values: {},
  })
  return settle(context, held, where.key, confirmed)
}

/** Says under which heading each column of a table stands. */
export async function answerHeadings(
  context: JobContext,
  by: ChangeBy,
  where: Where,
  chosen: ChosenHeadings,
): Promise<Answered> {
  const there = asked(context.db, by, where, 'headings')
  if (there === null) return 'gone'
  const { format, table, signature } = there.question
  const headings = meanings(there.question, chosen)
  const confirmed = await confirmMapping(context.db, by, { format, table, signature, headings, values: {} })
  return settle(context, there.held, where.key, confirmed)
}

/** Headings that were sure or proposed and not chosen mean nothing from now on, so that they are not proposed again. */
function meanings({ headings, columns }: HeadingsQuestion, chosen: ChosenHeadings) {
  const taken = new Map([...chosen].flatMap(([column, at]) => (at === null ? [] : [[at, column] as const])))
  const declined = columns.flatMap(({ at }) => (at === null || taken.has(at) ? [] : [[at, null] as const]))
  return [...taken, ...declined].map(([at, column]) => ({ heading: headings[at] ?? '', column }))
}

/** Says what the values of a column mean; `''` where one means nothing. */
export async function answerValues(
  context: JobContext,
  by: ChangeBy,
  where: Where,
  meanings: Record<string, string>,
): Promise<Answered> {
  const there = asked(context.db, by, where, 'values')
  if (there === null) return 'gone'
  const { table, column } = there.question
  return settle(context, there.held, where.key, await confirmValues(context.db, by, { table, column, meanings }))
}

/** False where another answer was there first. */
function replace(held: Held, key: string, by: readonly Question[]): boolean {
  if (!held.questions.some((one) => one.key === key)) return false
  held.questions = held.questions.flatMap((one) => (one.key === key ? by : [one]))
  return true
}

async function settle(
  context: JobContext,
  held: Held,
  key: string,
  confirmed: Awaited<ReturnType<typeof confirmMapping>>,
): Promise<Answered> {
  if ('other' in confirmed) return confirmed
  const first = replace(held, key, [])
  // Stopped meanwhile, it has no files any more to go on with.
  if (first && held.questions.length === 0 && lineOf(context.db).held.has(held.id)) await goOn(context, held)
  return 'answered'
}
