/** What a month will be, from what is done, what is open, and how fast such cases went over the last year. Pure. */
import { chancesOf, lifeTableOf, type Span } from './life-table.ts'

/** So many open cases that have used so many working days; the limit of the day they began. */
export type OpenCount = { used: number; limit: number; cases: number }

/** All that is known of one indicator and unit at the cut. */
export type MonthSoFar = {
  doneInTime: number
  done: number
  open: readonly OpenCount[]
  spans: readonly Span[]
}

export type Outlook = {
  indicator: string
  /** `''` is the authority. */
  unit: string
  /** That of the cut; the one after it where the cut is a month's last day. */
  month: string
  doneInTime: number
  done: number
  open: number
  /** Expected if all that fall due in the month are finished on time; not whole numbers, and neither are the next. */
  bestInTime: number
  best: number
  /** Expected at the pace of the last 12 months. */
  paceInTime: number
  pace: number
  /** Cases finished in the 12 months that the pace comes from. */
  paceCases: number
  paceOf: 'unit' | 'authority'
}

/** Below this many finished cases a unit's own pace is chance: the authority's is taken. */
export const enoughForOwnPace = 100

/**
 * @param left working days of the month after the cut
 * @param whole the authority's, for units with too few cases
 */
export function outlookOf(
  of: Pick<Outlook, 'indicator' | 'unit' | 'month'>,
  soFar: MonthSoFar,
  left: number,
  whole: readonly Span[],
): Outlook {
  const days = Math.max(0, ...soFar.open.map(({ limit }) => limit))
  const own = lifeTableOf(soFar.spans, days)
  const isOwn = of.unit !== '' && own.finished >= enoughForOwnPace
  const table = isOwn || of.unit === '' ? own : lifeTableOf(whole, days)
  const expected = { bestInTime: soFar.doneInTime, best: soFar.done, paceInTime: soFar.doneInTime, pace: soFar.done }
  for (const { used, limit, cases } of soFar.open) {
    const { inTime, any } = chancesOf(table, { used, limit, within: left })
    const isLate = used > limit
    const fallsDue = !isLate && limit - used <= left
    expected.paceInTime += cases * inTime
    expected.pace += cases * any
    // What falls due later and is finished this month all the same is in time.
    expected.best += cases * (fallsDue ? 1 : any)
    expected.bestInTime += cases * (isLate ? 0 : fallsDue ? 1 : any)
  }
  return {
    ...of,
    doneInTime: soFar.doneInTime,
    done: soFar.done,
    open: soFar.open.reduce((all, { cases }) => all + cases, 0),
    ...expected,
    paceCases: table.finished,
    paceOf: isOwn ? 'unit' : 'authority',
  }
}
