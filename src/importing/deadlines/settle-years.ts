/** Which year a bare month or day belongs to: what stands beside it says, or else what is known of the plan. */
import { iso, type Window } from './calendar.ts'
import type { Item, UnitItem } from './items.ts'

export type DeadlineContext = {
  /** The year of bare months and days. */
  year?: number
  /** First day of the plan, `YYYY-MM-DD`: a bare month is the first such on or after this day's month. */
  start?: string
}

export type Link = 'range' | 'tight' | 'loose'

const tightMarks = new Set(['/', '&', ',', '+'])

/** How a unit is joined to the one before: as a range's end, in one list, or merely after it. */
export function linkBetween(between: Item[], afterBetween: boolean): Link {
  let link: Link | undefined
  for (const item of between) {
    if (item.type === 'mark' && item.mark === '-') link ??= 'range'
    else if (item.type === 'cue' && (item.cue === 'to' || item.cue === 'until')) link ??= 'range'
    else if (item.type === 'mark' && tightMarks.has(item.mark)) link ??= 'tight'
    else if (item.type === 'cue' && item.cue === 'and') link ??= afterBetween ? 'range' : 'tight'
    else if (item.type !== 'cue' || (item.cue !== 'filler' && item.cue !== 'start')) return 'loose'
  }
  return link ?? 'loose'
}

type Known = { item: UnitItem; first: string } | undefined

const firstOf = (item: UnitItem, year: number) => {
  const window = item.unit.window(year)
  return window.first || window.suggested || iso(year, item.unit.month, 1)
}

const yearIn = (day: string) => Number(day.slice(0, 4))

/** The first such time that does not begin before `day`'s month. */
function onOrAfter(item: UnitItem, day: string): number {
  const year = yearIn(day)
  return firstOf(item, year).slice(0, 7) >= day.slice(0, 7) ? year : year + 1
}

/** The last such time that does not begin after `day`. */
function onOrBefore(item: UnitItem, day: string): number {
  const year = yearIn(day)
  return firstOf(item, year) <= day ? year : year - 1
}

function fromContext(item: UnitItem, context: DeadlineContext, previous: Known, link: Link): number | undefined {
  const year = context.start ? onOrAfter(item, context.start) : context.year
  if (year === undefined || link === 'loose' || !previous) return year
  return Math.max(year, onOrAfter(item, previous.first))
}

/** The next time with a printed year, in the same list and anywhere, seen from each unit. */
function knownAhead(units: UnitItem[], links: Link[]): { tight: Known; any: Known }[] {
  const ahead: { tight: Known; any: Known }[] = []
  let any: Known
  let tight: Known
  for (let i = units.length - 1; i >= 0; i--) {
    const item = units[i]
    ahead[i] = { tight, any }
    if (!item) continue
    const { year } = item.unit
    if (year !== undefined) any = { item, first: firstOf(item, year) }
    if (links[i] === 'loose') tight = undefined
    else if (year !== undefined) tight = any
  }
  return ahead
}

export type Settled = { window: Window | undefined; year: number | undefined }

/**
 * In order: the year printed for the end of its range or list ("Sept. to Dec 2008"); the date printed before it, which it
 * follows ("9th Nov 10 … 8th Feb"); a year printed later; the context.
 */
export function settleYears(units: UnitItem[], links: Link[], context: DeadlineContext): void {
  const ahead = knownAhead(units, links)
  let printed: Known
  let previous: Known
  units.forEach((item, i) => {
    const link = links[i] ?? 'loose'
    const { tight, any } = ahead[i] ?? { tight: undefined, any: undefined }
    let year = item.unit.year
    if (year !== undefined) printed = { item, first: firstOf(item, year) }
    else if (tight) year = onOrBefore(item, tight.first)
    else if (printed) year = onOrAfter(item, printed.first)
    else if (any) year = onOrBefore(item, any.first)
    else year = fromContext(item, context, previous, link)
    if (year === undefined) {
      // A day that no year has needs no year to be impossible.
      if (item.unit.window(2000).impossible) item.window = { first: '', last: '', impossible: true }
      return
    }
    item.window = item.unit.window(year)
    previous = { item, first: firstOf(item, year) }
  })
}
