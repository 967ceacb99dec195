/** What all counts of what is true share: one case that counts, and days. Pure. */

/** One case that counts: the day in whose month it does, the team, and what it adds. */
export type Counted = { day: string; team: string; hit: number; of: number | null }

export const later = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString()

export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days

export const asNumber = (is: boolean): number => (is ? 1 : 0)

/** Last day of a month, `YYYY-MM-DD`. */
export const lastDay = (month: string): string => {
  const { year, month: number, daysInMonth } = Temporal.PlainYearMonth.from(month)
  return `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}-${daysInMonth}`
}

/** Who left that day is there no more. */
export const goingOn = <Row extends { started: string; ended: string | null }>(
  rows: readonly Row[],
  day: string,
): Row[] => rows.filter(({ started, ended }) => started <= day && (ended === null || ended > day))

/** The last row up to a day, by the day of each. */
export function lastUpTo<Row>(
  rows: readonly Row[] | undefined,
  dayOf: (row: Row) => string | null,
  day: string,
): Row | undefined {
  let found: Row | undefined
  let foundOn = ''
  for (const row of rows ?? []) {
    const on = dayOf(row)
    if (on !== null && on <= day && on >= foundOn) [found, foundOn] = [row, on]
  }
  return found
}
