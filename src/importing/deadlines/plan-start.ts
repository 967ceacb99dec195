/** The beginning of a plan, inferred from its deadlines: what a bare "October" is counted from. */
import { remember } from '../remember.ts'
import { parsePhrase } from './phrase.ts'

/** Dates that begin a plan stand close together; a lone one a season before the rest is a misprint or a look back. */
const company = 150

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

/** Days and months with their year printed; ranges and years say little of when a plan begins. */
const datesIn = remember((text: string): string[] =>
  parsePhrase(text.slice(0, 2000), {}).items.flatMap((item) => {
    if (item.type !== 'unit' || item.unit.year === undefined || item.range || item.unit.grain === 'period') return []
    return item.window && !item.window.impossible && item.window.first ? [item.window.first] : []
  }),
)

/**
 * The first of the month in which a plan's dated deadlines begin, as `YYYY-MM-DD`; undefined where none is dated. A date
 * counts as the beginning where enough others (one in thirty, at least one) follow within five months.
 */
export function startOfPlan(texts: string[]): string | undefined {
  const dates = texts.flatMap(datesIn).sort()
  const days = dates.map(dayNumber)
  const wanted = dates.length < 4 ? 1 : Math.max(2, Math.ceil(dates.length / 30))
  let end = 0
  const at = days.findIndex((day, index) => {
    while (end < days.length && (days[end] ?? 0) <= day + company) end++
    return end - index >= wanted
  })
  const first = dates[at]
  return first === undefined ? undefined : `${first.slice(0, 8)}01`
}
