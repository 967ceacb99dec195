/**
 * How likely an open case is to be finished within so many working days, from how such cases went over a year: a life table
 * by days used, with two ways out (finished, or gone without being finished). Pure.
 *
 * Method: the period life table (Kaplan–Meier by day, cumulative incidence for two ways out). A case counts on each day that
 * it lay open in the year, so that one from before the year counts from where it stood, and one still open up to where it
 * stands.
 */

/** So many cases that lay open in the year from after `entry` days used (-1: from the first day) up to `exit` days used. */
export type Span = { entry: number; exit: number; outcome: 'finished' | 'gone' | 'open'; cases: number }

/** Chances on each day used, of those still open then. */
export type LifeTable = {
  finish: readonly number[]
  gone: readonly number[]
  /** For days beyond those of the table: so few get there that they are taken together. */
  later: { finish: number; gone: number }
  /** Cases that were finished in the year. */
  finished: number
}

type Counts = { atRisk: number; finished: number; gone: number }
const none = (): Counts => ({ atRisk: 0, finished: 0, gone: 0 })

/** @param days how many days used have a chance of their own: the limit, since few lie open long beyond it */
export function lifeTableOf(spans: readonly Span[], days: number): LifeTable {
  const byDay = Array.from({ length: days + 1 }, none)
  const later = none()
  let finished = 0
  for (const { entry, exit, outcome, cases } of spans) {
    for (let day = entry + 1; day <= exit; day += 1) (byDay[day] ?? later).atRisk += cases
    if (outcome === 'open') continue
    ;(byDay[exit] ?? later)[outcome] += cases
    if (outcome === 'finished') finished += cases
  }
  const chance = (counts: Counts, way: 'finished' | 'gone') => (counts.atRisk === 0 ? 0 : counts[way] / counts.atRisk)
  return {
    finish: byDay.map((counts) => chance(counts, 'finished')),
    gone: byDay.map((counts) => chance(counts, 'gone')),
    later: { finish: chance(later, 'finished'), gone: chance(later, 'gone') },
    finished,
  }
}

/**
 * The chances that a case that has used so many days is finished within so many more, in time and at all.
 * @param used days used by the end of the day on which we stand: the next one is `used + 1`
 */
export function chancesOf(
  table: LifeTable,
  { used, within, limit }: { used: number; within: number; limit: number },
): { inTime: number; any: number } {
  let open = 1
  let [inTime, any] = [0, 0]
  for (let day = used + 1; day <= used + within; day += 1) {
    const finish = day < 0 ? 0 : (table.finish[day] ?? table.later.finish)
    const gone = day < 0 ? 0 : (table.gone[day] ?? table.later.gone)
    any += open * finish
    if (day <= limit) inTime += open * finish
    open *= Math.max(0, 1 - finish - gone)
  }
  return { inTime, any }
}
