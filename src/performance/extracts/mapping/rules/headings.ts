/**
 * Which heading of a file may be which column of a table, where neither its name nor a loose reading of it says so. Only
 * ever a proposal with its reason: a person decides. Pure.
 */
import { looseHeading } from '../../../rules/headings.ts'
import { headingsFor, type SourceTable } from '../../format.ts'
import { likeness, wordsOf } from './heading-words.ts'

/** `at`: place of the heading in the file. */
export type Proposal = { column: string; at: number; why: string }

/** Less in common is chance. */
const least = 0.66

/** Letters that all columns of a table begin with: `cine` of `cine_referral_id` and `cine_close_date`. */
function prefixOf({ columns }: SourceTable): string {
  const prefixes = new Set(Object.keys(columns).map((column) => /^([a-z0-9]+)_/.exec(column)?.[1] ?? ''))
  return prefixes.size === 1 ? ([...prefixes][0] ?? '') : ''
}

/**
 * For each column that stands nowhere yet, the heading that is most like it.
 *
 * @param places of the columns that are sure
 * @param declined headings of which a person said that they are no column
 */
export function proposeHeadings(
  table: SourceTable,
  headings: readonly string[],
  places: ReadonlyMap<string, number>,
  declined: ReadonlySet<string> = new Set(),
): Proposal[] {
  const prefix = prefixOf(table)
  const taken = new Set(places.values())
  const words = headings.map((heading) => wordsOf(heading, prefix))
  const free = headings.flatMap((heading, at) =>
    heading.trim() === '' || taken.has(at) || declined.has(looseHeading(heading)) ? [] : [at],
  )
  const pairs = Object.keys(table.columns)
    .filter((column) => !places.has(column))
    .flatMap((column) => {
      const named = headingsFor(table, column).map((name) => wordsOf(name, prefix))
      return free.map((at) => ({
        column,
        at,
        like: Math.max(...named.map((name) => likeness(name, words[at] ?? new Set()))),
      }))
    })
    .filter(({ like }) => like >= least)
    .toSorted((a, b) => b.like - a.like)
  return best(pairs)
}

/** Each column and each heading once, those that are most alike first. */
function best(pairs: readonly { column: string; at: number; like: number }[]): Proposal[] {
  const [columns, places] = [new Set<string>(), new Set<number>()]
  return pairs.flatMap(({ column, at, like }) => {
    if (columns.has(column) || places.has(at)) return []
    columns.add(column)
    places.add(at)
    return [
      { column, at, why: like === 1 ? 'the same words, written in another way' : 'most of its words are the same' },
    ]
  })
}

/**
 * The table that a file may be though too few of its headings are sure: most of its columns are there if the proposals are
 * right, and all that it needs. Null where there is none.
 */
export function nearestTable(
  headings: readonly string[],
  tables: readonly SourceTable[],
  placesIn: (table: SourceTable) => ReadonlyMap<string, number>,
): SourceTable | null {
  const near = tables.flatMap((table) => {
    const places = placesIn(table)
    const found = new Set([...places.keys(), ...proposeHeadings(table, headings, places).map(({ column }) => column)])
    const share = found.size / Object.keys(table.columns).length
    const whole = table.required.every((column) => found.has(column))
    return whole && found.size >= 3 && share >= 0.5 ? [{ table, share }] : []
  })
  return near.toSorted((a, b) => b.share - a.share)[0]?.table ?? null
}

/** Every word that a heading of these tables is made of. */
export const vocabularyOf = (tables: readonly SourceTable[]): ReadonlySet<string> =>
  new Set(
    tables.flatMap((table) =>
      Object.keys(table.columns).flatMap((column) =>
        headingsFor(table, column).flatMap((heading) => [...wordsOf(heading)]),
      ),
    ),
  )

/**
 * Whether a first row can be shown to a person as headings. A file without headings begins with the first child: then it
 * holds a day, a number or an empty cell, the same word twice, or names, which are no words of the tables that are known.
 *
 * @param vocabulary at least every other cell has a word of it
 */
export function lookLikeHeadings(cells: readonly string[], vocabulary: ReadonlySet<string>): boolean {
  const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const alike = new Set(said.map(looseHeading))
  return (
    said.length >= 2 &&
    said.length >= cells.length * 0.8 &&
    said.filter((cell) => [...wordsOf(cell)].some((word) => vocabulary.has(word))).length >= said.length / 2 &&
    alike.size >= said.length * 0.9 &&
    said.every((cell) => cell.length <= 80 && /[a-z]{2}/i.test(cell) && !isData(cell))
  )
}

/** A day, a reference, a postcode, an e-mail address: nothing that a heading is made of. */
const isData = (cell: string) =>
  /\d{3}|@|^\d|^[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}$/i.test(cell) || /\d[/.-]\d/.test(cell)

/** Every heading of one table of a dataset begins with the same letters: `addr_table_id`, `addr_person_id`. */
export function isTableOfDataset(headings: readonly string[]): boolean {
  const prefixes = headings.map((heading) => /^([a-z0-9]{4})_[a-z0-9_]+$/i.exec(heading.trim())?.[1])
  const [one] = prefixes
  return one !== undefined && prefixes.filter((prefix) => prefix === one).length >= headings.length * 0.8
}
