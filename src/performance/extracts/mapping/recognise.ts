/** Which tables were handed in, with what people said before; where that is not sure, what to ask them. */
import { UnreadableFile } from '../../../documents/document.ts'
import { looseHeading } from '../../rules/headings.ts'
import type { Format, Match, Source, SourceTable } from '../format.ts'
import { caseTableOf, ownFormat, ownTable } from '../formats/own-columns.ts'
import { type MatchedSource, matchSources, placed } from '../match-headings.ts'
import { askHeadings, declinedOf } from './ask-headings.ts'
import { flatten, type Mapping, ownColumns, signatureOf } from './mapping.ts'
import { Asks, type Question } from './question.ts'
import { isTableOfDataset, lookLikeHeadings, nearestTable, proposeHeadings, vocabularyOf } from './rules/headings.ts'

/** `used`: what of the mappings was used, so that the same files read in another way are not the same. */
export type Recognised = { format: Format; matched: MatchedSource[]; used: string }

type Sorted = { own: MatchedSource[]; known: ReturnType<typeof matchSources>; unknown: Source[] }

/**
 * @param told the newest last
 * @returns null where no table was found and there is nothing to ask
 * @throws Asks, and UnreadableFile where own columns bring what the format has already
 */
export function recognise(
  sources: readonly Source[],
  formats: readonly Format[],
  told: readonly Mapping[],
): Recognised | null {
  const sorted = sort(sources, formats, told)
  const questions = [...doubts(sorted, told), ...questionsOf(sorted, formats, told)]
  if (questions.length > 0) throw new Asks(unlike(questions))
  const { own, known } = sorted
  if (known === null && own.length === 0) return null
  const format = together(known, own, told)
  const matched = [...(known?.matched ?? []), ...own]
  return { format, matched, used: usedOf(matched, told) }
}

function sort(sources: readonly Source[], formats: readonly Format[], told: readonly Mapping[]): Sorted {
  const own: MatchedSource[] = []
  const open = sources.filter((source) => {
    const mapping = told.findLast(
      ({ table, format, signature }) =>
        (table === '' || format === ownColumns) && signature === signatureOf(source.headings),
    )
    if (mapping !== undefined && mapping.table !== '') own.push({ source, match: matchOf(source, mapping) })
    return mapping === undefined
  })
  const known = matchSources(open, formats, flatten(told))
  const rest = open.filter((source) => !known?.matched.some((one) => one.source === source))
  const unknown = rest.filter((source) => {
    const mapping = ownMappingFor(source, told)
    if (mapping !== null) own.push({ source, match: matchOf(source, mapping) })
    return mapping === null
  })
  return { own, known, unknown }
}

const chosen = ({ headings }: Mapping) => headings.filter(({ column }) => column !== null)

/** The one with the most headings of which none is missing; null where two tables have as many. */
function ownMappingFor({ headings }: Source, told: readonly Mapping[]): Mapping | null {
  const there = new Set(headings.map(looseHeading))
  const fitting = told
    .filter(({ format, table }) => format === ownColumns && table !== '')
    .filter((mapping) => chosen(mapping).every(({ heading }) => there.has(looseHeading(heading))))
    .toSorted((a, b) => chosen(b).length - chosen(a).length)
  const most = fitting.filter((mapping) => chosen(mapping).length === chosen(fitting[0] ?? mapping).length)
  return new Set(most.map(({ table }) => table)).size === 1 ? (most.at(-1) ?? null) : null
}

function matchOf({ headings }: Source, mapping: Mapping): Match {
  const loose = headings.map(looseHeading)
  const places = chosen(mapping).flatMap(({ heading, column }) => {
    const at = loose.indexOf(looseHeading(heading))
    return column === null || at < 0 ? [] : [[column, at] as const]
  })
  return { table: ownTable(mapping.table), places: new Map(places), notes: [], twice: [], doubtful: [] }
}

/** Tables that were found, but with a heading that drifted or without one that they need. */
function doubts({ known }: Sorted, told: readonly Mapping[]): Question[] {
  if (known === null) return []
  return known.matched.flatMap(({ source, match: { table, places } }) => {
    // What a format reads by itself has the names that it gave.
    if (source.rows.kind === 'rows' && known.format.sourcesOf) return []
    const missing = table.required.some((column) => !places.has(column))
    const signature = signatureOf(source.headings)
    // Whoever confirmed these very headings has seen all of them.
    const seen = told.some((mapping) => mapping.table === table.name && mapping.signature === signature)
    const drifted = proposeHeadings(table, source.headings, places, declinedOf(table.name, told)).length > 0
    return missing || (drifted && !seen) ? [askHeadings(known.format.name, table, source.headings, told)] : []
  })
}

function questionsOf(
  { known, own, unknown }: Sorted,
  formats: readonly Format[],
  told: readonly Mapping[],
): Question[] {
  const found = known !== null || own.length > 0
  const vocabulary = vocabularyOf([...formats, ownFormat([])].flatMap(({ tables }) => tables))
  return unknown.flatMap(({ headings, rows }): Question[] => {
    if (!lookLikeHeadings(headings, vocabulary)) return []
    for (const { name, tables } of known === null ? formats : [known.format]) {
      const free = tables.filter((table) => !known?.matched.some(({ match }) => match.table === table))
      const near = nearestTable(headings, free, (table) => placed(table, headings, flatten(told)).places)
      if (near !== null) return [askHeadings(name, near, headings, told)]
    }
    // Beside tables that are known, a further sheet of a workbook or table of a dataset is nothing unusual.
    if (found && (rows.kind === 'rows' || isTableOfDataset(headings))) return []
    const signature = signatureOf(headings)
    return [{ kind: 'table', key: `file-${signature.slice(0, 12)}`, headings, signature }]
  })
}

/** Two files with the same headings make one question. */
const unlike = (questions: readonly Question[]): Question[] => [
  ...new Map(questions.map((question) => [question.key, question])).values(),
]

/** Own tables beside those of a format, but never two that fill the same case table. */
function together(found: Sorted['known'], own: readonly MatchedSource[], told: readonly Mapping[]): Format {
  const mine = ownFormat(told)
  if (found === null) return mine
  const known = found.format
  if (own.length === 0) return known
  const given = new Set(found.matched.map(({ match }) => match.table.name))
  const filled = filledBy(known, given)
  const tables = own.map(({ match }) => match.table)
  const double = tables.find((table) => filled.has(caseTableOf(table) ?? ''))
  if (double !== undefined) throw new UnreadableFile('unreadable', doubled(known, double))
  const also = `Read beside it, by their own columns: ${tables.map(({ title, name }) => title ?? name).join(', ')}.`
  return {
    ...known,
    tables: [...known.tables, ...mine.tables],
    intoCases: [...known.intoCases, ...mine.intoCases],
    notes: [...(known.notes ?? []), also],
    ...(mine.prepare ? { prepare: mine.prepare } : {}),
  }
}

/** The case tables that what was handed in of a format fills; where a statement does not show from what, it is filled. */
function filledBy({ tables, intoCases }: Format, given: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    intoCases.flatMap((statement) => {
      const from = tables.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(statement))
      const fills = from.length === 0 || from.some(({ name }) => given.has(name))
      return fills ? (/insert into (\w+)/i.exec(statement)?.[1] ?? []) : []
    }),
  )
}

const doubled = ({ name }: Format, { title, name: table }: SourceTable) =>
  `One of the files holds ${title ?? table} in columns of its own, and the ${name} has them already, so that they would be counted twice. Nothing was stored: hand in one or the other.`

function usedOf(matched: readonly MatchedSource[], told: readonly Mapping[]): string {
  const used = matched.flatMap(({ source, match: { table, places } }) => {
    const mappings = told.filter((mapping) => mapping.table === table.name)
    if (mappings.length === 0) return []
    const pairs = [...places].map(([column, at]) => `${column} ${looseHeading(source.headings[at] ?? '')}`).sort()
    return [JSON.stringify([table.name, pairs, mappings.map(({ values }) => values)])]
  })
  return used.sort().join('\n')
}
