/** Where the headings of a table stand: not always in its first row. */
import { looseHeading } from '../rules/headings.ts'
import { type Format, headingsFor } from './format.ts'

/** Whether any format knows a heading, whatever its case, spaces and hyphens. */
export type IsKnown = (heading: string) => boolean

export function knownHeadings(formats: readonly Format[]): IsKnown {
  const known = new Set(
    formats.flatMap(({ tables }) =>
      tables.flatMap((table) =>
        Object.keys(table.columns).flatMap((column) => headingsFor(table, column).map(looseHeading)),
      ),
    ),
  )
  return (heading) => known.has(looseHeading(heading))
}

/** Rows within which the headings stand: above them there may be a title, a date, a blank line. */
export const headingRows = 20

/** The row that holds the most headings that are known, else the first with more than one cell; -1 where there is none. */
export function headingRowOf(rows: readonly (readonly string[])[], isKnown: IsKnown): number {
  const known = rows.map((row) => row.filter(isKnown).length)
  const most = Math.max(0, ...known)
  const first = known.indexOf(most)
  // Of two, one below the other, the lower: a group of columns has its name above, now and then the same one.
  if (most > 1) return known[first + 1] === most ? first + 1 : first
  return rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1)
}
