/** Which table the headings of a file are of: a table is known by its headings, whatever its file or sheet is called. */
import { looseHeading } from '../rules/headings.ts'
import { type Format, type HeadingMapping, headingsFor, type Match, type Source, type SourceTable } from './format.ts'

/**
 * @param mappings what a person said of headings before; they go first
 * @returns null where they are of no table: too few of its headings, or only such as other tables have as well
 */
export function matchHeadings(
  headings: readonly string[],
  tables: readonly SourceTable[],
  mappings: readonly HeadingMapping[] = [],
): Match | null {
  const shared = sharedHeadings(tables)
  const matches = tables
    .map((table) => placed(table, headings, mappings))
    .filter(({ table, places }) => {
      const own = [...places.values()].filter((at) => !shared.has(looseHeading(headings[at] ?? '')))
      return own.length >= 2 || (places.size >= 2 && table.required.every((name) => places.has(name)))
    })
  return matches.toSorted((a, b) => b.places.size - a.places.size || missing(a) - missing(b))[0] ?? null
}

const missing = ({ table, places }: Match) => table.required.filter((name) => !places.has(name)).length

/** Headings that more than one table has tell nothing of which it is. */
function sharedHeadings(tables: readonly SourceTable[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const table of tables) {
    const own = new Set(Object.keys(table.columns).flatMap((column) => headingsFor(table, column).map(looseHeading)))
    for (const heading of own) (seen.has(heading) ? shared : seen).add(heading)
  }
  return shared
}

/** Where each column of one table stands, by its own names, loosely, and by what people said. */
export function placed(table: SourceTable, headings: readonly string[], mappings: readonly HeadingMapping[]): Match {
  const told = new Map(
    mappings.filter((one) => one.table === table.name).map(({ heading, column }) => [looseHeading(heading), column]),
  )
  const loose = headings.map(looseHeading)
  const found = Object.keys(table.columns).map((column) => {
    const named = headingsFor(table, column)
    const wanted = new Set(named.map(looseHeading))
    const at = loose.flatMap((heading, index) => {
      const said = told.get(heading)
      return said === column || (said === undefined && heading !== '' && wanted.has(heading)) ? [index] : []
    })
    const exact = at.filter((index) => named.includes(headings[index] ?? ''))
    const [place] = exact.length > 0 ? exact : at
    return { column, place, twice: at.length > 1 && exact.length !== 1, exact: exact.length > 0 }
  })
  const there = found.filter(({ place }) => place !== undefined)
  return {
    table,
    places: new Map(there.flatMap(({ column, place }) => (place === undefined ? [] : [[column, place] as const]))),
    twice: found.filter(({ twice }) => twice).map(({ column }) => column),
    notes: notesOf(
      table,
      there.filter(({ exact }) => !exact).map(({ column }) => column),
      found.filter(({ place }) => place === undefined).map(({ column }) => column),
    ),
    doubtful: [],
  }
}

/** In the words of the published headings, never in those of the file. */
function notesOf(table: SourceTable, drifted: readonly string[], absent: readonly string[]): string[] {
  const named = (columns: readonly string[], between: string) =>
    columns.map((column) => headingsFor(table, column)[0]).join(between)
  return [
    ...(drifted.length > 0 ? [`Headings written in another way were taken for ${named(drifted, ', ')}.`] : []),
    ...(absent.length > 0 ? [`It has no ${named(absent, ', no ')}.`] : []),
  ]
}

export type MatchedSource = { source: Source; match: Match }

/** The format of which the most tables were found, then the most columns; null where no table of any was. */
export function matchSources(
  sources: readonly Source[],
  formats: readonly Format[],
  mappings: readonly HeadingMapping[] = [],
): { format: Format; matched: MatchedSource[] } | null {
  const found = formats.map((format) => {
    const matched = sources.flatMap((source) => {
      const match = matchHeadings(source.headings, format.tables, mappings)
      return match === null ? [] : [{ source, match }]
    })
    const tables = new Set(matched.map(({ match }) => match.table.name)).size
    const columns = matched.reduce((sum, { match }) => sum + match.places.size, 0)
    return { format, matched, tables, columns }
  })
  const [best] = found.toSorted((a, b) => b.tables - a.tables || b.columns - a.columns)
  return best === undefined || best.tables === 0 ? null : best
}
