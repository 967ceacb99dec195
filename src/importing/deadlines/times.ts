/** The times of a phrase, settled: years found, ranges joined, headings and restatements taken out. */
import { addDays, type Window } from './calendar.ts'
import type { Cue } from './cues.ts'
import type { Item, UnitItem } from './items.ts'
import { type DeadlineContext, type Link, linkBetween, settleYears } from './settle-years.ts'

type Indexed = { item: UnitItem; at: number; link: Link }

function indexUnits(items: Item[]): Indexed[] {
  const found: Indexed[] = []
  let betweens = false
  let last = -1
  items.forEach((item, at) => {
    if (item.type === 'cue' && item.cue === 'between') betweens = true
    if (item.type !== 'unit') return
    const gap = last < 0 ? [] : items.slice(last + 1, Math.min(at, last + 8))
    const link: Link = last < 0 || at - last > 7 ? 'loose' : item.joined ? 'tight' : linkBetween(gap, betweens)
    if (last >= 0) betweens = false
    found.push({ item, at, link })
    last = at
  })
  return found
}

const isBareHeading = (item: UnitItem) => item.unit.of === 'quarter' && item.unit.year === undefined

/** "Q4 - 19th May 10": the quarter only heads the date. Read before the dash can be taken for a range. */
function dropHeadings(units: Indexed[]): Indexed[] {
  if (!units.some(({ item }) => item.unit.grain !== 'period' || item.unit.of === undefined)) return units
  const kept = units.filter(({ item }) => !isBareHeading(item))
  return kept.map((unit) => {
    const before = units[units.indexOf(unit) - 1]
    return before && isBareHeading(before.item) ? { ...unit, link: 'loose' } : unit
  })
}

const dateCues: Cue[] = ['by', 'from', 'until', 'before', 'after', 'filler', 'to', 'start']
/** Nouns among the words that otherwise carry nothing: figures after them are their name. */
const names = /^(plan|programme|phase|stage|action|version|strand|target|draft|item|section)$/

/** Figures that only name something ("CYPP 2009-14", "Action Plan 08 – 10 has been …") are no time. */
function dropNames(units: Indexed[], items: Item[]): Indexed[] {
  const words = items.reduce((count, item) => count + (item.type === 'word' ? 1 : 0), 0)
  const strong = units.some(({ item }) => !item.unit.weak)
  return units.filter(({ item, at }) => {
    if (!item.unit.weak) return true
    const before = items[at - 1]
    const after = items[at + 1]
    const beside =
      before?.type === 'word' || after?.type === 'word' || (before?.type === 'cue' && names.test(before.words))
    const cued = before?.type === 'cue' && dateCues.includes(before.cue) && !names.test(before.words)
    const fourFigures = item.unit.of === 'year'
    if (beside && !cued) return fourFigures && words < 4 && !strong
    return !(beside && words >= 8)
  })
}

const merged = (left: UnitItem, right: UnitItem): UnitItem => ({
  ...left,
  type: 'unit',
  unit: { ...left.unit, grain: 'period', of: undefined, weak: false, year: left.unit.year ?? right.unit.year },
  next: right.next,
  to: right.to,
  window:
    left.window && right.window
      ? {
          ...right.window,
          first: left.window.first,
          ...(left.window.impossible ? { impossible: true, suggested: left.window.suggested } : {}),
        }
      : undefined,
  range: [left.range?.[0] ?? left.window, right.range?.[1] ?? right.window],
})

/** True where the second begins the day after the first ends: February/March is one stretch of time. */
function adjoin(left: UnitItem, right: UnitItem): boolean {
  if (left.unit.grain === 'day' || right.unit.grain === 'day' || left.unit.grain !== right.unit.grain) {
    if (!(left.range && right.unit.grain === 'month')) return false
  }
  if (left.unit.of === 'year' || left.unit.of === 'years') return false
  if (!left.window || !right.window) return right.unit.month === (left.unit.month % 12) + 1
  if (left.window.impossible || right.window.impossible) return false
  return addDays(left.window.last, 1) === right.window.first
}

const isStrokeOrOr = (between: Item[]) =>
  between.some((item) => (item.type === 'mark' && item.mark === '/') || (item.type === 'cue' && item.words === 'or'))

function isRange(left: UnitItem, right: UnitItem): boolean {
  const [a, b] = [left.window, right.window]
  if (!a || !b) return true
  if (a.impossible || b.impossible) return true
  return a.first < b.last && a.last < b.last
}

/** Joins ranges (Nov 08-Jan 09) and adjoining months (Feb/Mar 10). */
function joinRanges(units: Indexed[], items: Item[]): Indexed[] {
  const joined: Indexed[] = []
  for (const unit of units) {
    const before = joined.at(-1)
    const gap = before ? items.slice(before.at + 1, unit.at) : []
    const range = unit.link === 'range' && before && !before.item.range && isRange(before.item, unit.item)
    const stretch = unit.link === 'tight' && before && isStrokeOrOr(gap) && adjoin(before.item, unit.item)
    if (before && (range || stretch))
      joined[joined.length - 1] = { ...before, at: unit.at, item: merged(before.item, unit.item) }
    else joined.push(unit)
  }
  return joined
}

const holds = (outer: Window | undefined, inner: Window | undefined) =>
  outer && inner && !outer.impossible && !inner.impossible && outer.first <= inner.first && inner.last <= outer.last

/** "Autumn term 2019 (by 20 December)": a date within a printed quarter, term, season or year says it more closely. */
export function dropRestated(items: Item[]): Item[] {
  const units = items.flatMap((item) => (item.type === 'unit' ? [item] : []))
  if (units.length < 2 || units.length > 40) return items
  return items.map((item) => {
    if (item.type !== 'unit' || item.unit.of === undefined || item.range) return item
    const closer = units.some(
      (other) => other !== item && other.unit.of !== item.unit.of && holds(item.window, other.window),
    )
    return closer ? asHeading(item) : item
  })
}

/** What only heads or repeats another date says nothing of its own. */
const asHeading = (item: UnitItem): Item => ({ ...item, type: 'cue', cue: 'filler', words: 'heading' })
const asName = (item: UnitItem): Item => ({ ...item, type: 'word', word: 'name', capital: false, figure: true })

/** The items of a phrase with its times settled; whatever is no time of its own has become a plain word. */
export function settleTimes(items: Item[], context: DeadlineContext): Item[] {
  const units = dropNames(dropHeadings(indexUnits(items)), items)
  settleYears(
    units.map(({ item }) => item),
    units.map(({ link }) => link),
    context,
  )
  const kept = joinRanges(units, items)
  const ends = new Map(kept.map(({ item, at }) => [at, item]))
  const settled: Item[] = []
  items.forEach((item, at) => {
    const unit = ends.get(at)
    if (unit) {
      // A range stands where its first time stood; what was printed between belongs to it.
      while (settled.length > 0 && (settled.at(-1)?.from ?? 0) >= unit.from && unit.range) settled.pop()
      settled.push(unit)
    } else if (item.type !== 'unit') settled.push(item)
    else settled.push(isBareHeading(item) ? asHeading(item) : asName(item))
  })
  return settled
}
