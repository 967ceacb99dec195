/**
 * Statistical process control: which months differ by more than a service always varies. XmR charts by the rules of NHS
 * "Making Data Count", worked out here from what is published:
 *
 * - middle line: the mean; limits: mean ± 2.66 × the average moving range; near limits at two thirds of that;
 * - moving ranges above 3.267 × their average are left out of it (the R package screens them so, the Excel tools do not:
 *   `screen` chooses, and a chart says which);
 * - special causes, gravest first: outside the limits; a trend of seven; two of three beyond the near limit on one side;
 *   a shift of seven on one side;
 * - with fewer than 13 points the limits are for trial, and no icons are given.
 *
 * Settled by test where tools differ: equal neighbours neither make nor break a trend; a point on the mean breaks a shift;
 * a point outside the limits counts towards two of three; in those three only the points beyond the near limit are marked;
 * where a point is special both ways, improvement wins. Nothing is rebased by itself.
 */
import type { Better } from '../indicators/indicator.ts'

export type SpcPoint = { period: string; value: number }

export type SpcOptions = {
  better: Better
  /** The level wished for; left out, nothing is said of assurance. */
  target?: number | undefined
  /** Periods with which a new process begins, each for a reason that the chart prints. */
  rebase?: readonly string[]
  /** Limits from the first so many points of each process, 12 at least, kept for the rest. */
  fixAfter?: number | undefined
  /** Leaves out moving ranges that are themselves special. On unless it is set to false. */
  screen?: boolean
}

export const spcRules = ['outside the limits', 'trend', 'two of three', 'shift'] as const
export type SpcRule = (typeof spcRules)[number]

export type Side = 'high' | 'low'
export type SpcKind = 'common' | 'improvement' | 'concern' | 'neutral'

export type SpcSegment = {
  /** Index of its first and last point. */
  from: number
  to: number
  mean: number
  averageMovingRange: number
  lower: number
  upper: number
  nearLower: number
  nearUpper: number
  /** Fewer than 13 points: take the limits as a trial. */
  trial: boolean
}

export type JudgedPoint = SpcPoint & {
  segment: number
  rules: readonly { rule: SpcRule; side: Side }[]
  kind: SpcKind
  /** Which way a special point lies or leads. */
  side: Side | null
}

export type Assurance = 'consistently passes' | 'consistently fails' | 'hit and miss'

export type Spc = {
  points: readonly JudgedPoint[]
  segments: readonly SpcSegment[]
  /** The nature of the latest point; null with fewer than 13 points. */
  variation: { kind: SpcKind; side: Side | null } | null
  /** What the last limits say of the target; null without one, where no direction is good, or with fewer than 13 points. */
  assurance: Assurance | null
}

export const limitFactor = 2.66
export const screenFactor = 3.267
export const fewestForIcons = 13
export const fewestForFixed = 12
const runLength = 7

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function movingRanges(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)))
}

/** The average moving range, without ranges that are special by themselves where they are screened. */
export function averageMovingRange(values: readonly number[], screen = true): number {
  const ranges = movingRanges(values)
  if (ranges.length === 0) return 0
  const average = meanOf(ranges)
  if (!screen) return average
  const usual = ranges.filter((range) => range <= screenFactor * average)
  return usual.length === 0 ? average : meanOf(usual)
}

/** First index of each process: 0, and wherever the series was rebased. */
function startsOf(points: readonly SpcPoint[], rebase: readonly string[]): number[] {
  const later = points.flatMap(({ period }, index) => (index > 0 && rebase.includes(period) ? [index] : []))
  return [0, ...later]
}

function segmentOf(points: readonly SpcPoint[], from: number, to: number, options: SpcOptions): SpcSegment {
  const all = points.slice(from, to + 1).map(({ value }) => value)
  const fixed = options.fixAfter === undefined ? all.length : Math.max(fewestForFixed, options.fixAfter)
  const values = all.slice(0, fixed)
  const mean = meanOf(values)
  const range = averageMovingRange(values, options.screen ?? true)
  const reach = limitFactor * range
  const near = (reach * 2) / 3
  const limits = { lower: mean - reach, upper: mean + reach, nearLower: mean - near, nearUpper: mean + near }
  return { from, to, mean, averageMovingRange: range, ...limits, trial: all.length < fewestForIcons }
}

type Marks = Map<number, { rule: SpcRule; side: Side }[]>

function mark(marks: Marks, index: number, rule: SpcRule, side: Side): void {
  const held = marks.get(index) ?? []
  if (!held.some((one) => one.rule === rule && one.side === side)) held.push({ rule, side })
  marks.set(index, held)
}

const sideOf = (value: number, low: number, high: number): Side | null =>
  value > high ? 'high' : value < low ? 'low' : null

function markOutside(marks: Marks, values: readonly number[], { lower, upper }: SpcSegment): void {
  values.forEach((value, index) => {
    const side = sideOf(value, lower, upper)
    if (side !== null) mark(marks, index, 'outside the limits', side)
  })
}

/** Marks every point of each run in which a test of neighbours gives one side `length` times without a break. */
function markRuns(
  marks: Marks,
  rule: SpcRule,
  sides: readonly (Side | 'on' | null)[],
  { length, before }: { length: number; before: number },
): void {
  let begins = 0
  let side: Side | null = null
  const close = (end: number) => {
    if (side !== null && end - begins >= length)
      for (let index = begins - before; index < end; index++) mark(marks, index, rule, side)
  }
  sides.forEach((one, index) => {
    // An equal neighbour belongs to the run it stands in.
    if (one === 'on' && side !== null) return
    if (one === side) return
    close(index)
    side = one === 'on' ? null : one
    begins = index
  })
  close(sides.length)
}

/** Seven points that each go on from the one before the same way: six steps. */
function markTrends(marks: Marks, values: readonly number[]): void {
  const steps = values.slice(1).map((value, index) => {
    const before = values[index] ?? value
    return value === before ? ('on' as const) : value > before ? ('high' as const) : ('low' as const)
  })
  const shifted: Marks = new Map()
  markRuns(shifted, 'trend', steps, { length: runLength - 1, before: 1 })
  // Step i leads to point i + 1, and the run's first point stands before its first step.
  for (const [index, held] of shifted) for (const { side } of held) mark(marks, index + 1, 'trend', side)
}

function markTwoOfThree(marks: Marks, values: readonly number[], { mean, nearLower, nearUpper }: SpcSegment): void {
  for (let end = 2; end < values.length; end++) {
    const three = [end - 2, end - 1, end]
    for (const side of ['high', 'low'] as const) {
      const beyond = three.filter((index) => sideOf(values[index] ?? mean, nearLower, nearUpper) === side)
      const oneSide = three.every((index) => sideOf(values[index] ?? mean, mean, mean) === side)
      if (beyond.length >= 2 && oneSide) for (const index of beyond) mark(marks, index, 'two of three', side)
    }
  }
}

function markShifts(marks: Marks, values: readonly number[], { mean }: SpcSegment): void {
  const sides = values.map((value) => sideOf(value, mean, mean))
  markRuns(marks, 'shift', sides, { length: runLength, before: 0 })
}

function kindOf(sides: readonly Side[], better: Better): { kind: SpcKind; side: Side | null } {
  const [first] = sides
  if (first === undefined) return { kind: 'common', side: null }
  if (better === 'neither') return { kind: 'neutral', side: first }
  const good: Side = better === 'higher' ? 'high' : 'low'
  return sides.includes(good) ? { kind: 'improvement', side: good } : { kind: 'concern', side: first }
}

function judgeSegment(points: readonly SpcPoint[], segment: SpcSegment, number: number, better: Better): JudgedPoint[] {
  const own = points.slice(segment.from, segment.to + 1)
  const values = own.map(({ value }) => value)
  const marks: Marks = new Map()
  markOutside(marks, values, segment)
  markTrends(marks, values)
  markTwoOfThree(marks, values, segment)
  markShifts(marks, values, segment)
  return own.map((point, index) => {
    const rules = (marks.get(index) ?? []).toSorted((a, b) => spcRules.indexOf(a.rule) - spcRules.indexOf(b.rule))
    const judged = kindOf(
      rules.map(({ side }) => side),
      better,
    )
    return { ...point, segment: number, rules, ...judged }
  })
}

/** What the limits of a process say of a target: whether it will be met every time, never, or now and then. */
export function assuranceOf(segment: SpcSegment, better: Better, target: number | undefined): Assurance | null {
  if (target === undefined || better === 'neither') return null
  const { lower, upper } = segment
  if (better === 'higher') {
    if (lower >= target) return 'consistently passes'
    return upper < target ? 'consistently fails' : 'hit and miss'
  }
  if (upper <= target) return 'consistently passes'
  return lower > target ? 'consistently fails' : 'hit and miss'
}

/**
 * Judges a series.
 * @param points oldest first; periods without a value are left out by the caller
 */
export function spcOf(points: readonly SpcPoint[], options: SpcOptions): Spc {
  if (points.length === 0) return { points: [], segments: [], variation: null, assurance: null }
  const starts = startsOf(points, options.rebase ?? [])
  const segments = starts.map((from, index) =>
    segmentOf(points, from, (starts[index + 1] ?? points.length) - 1, options),
  )
  const judged = segments.flatMap((segment, number) => judgeSegment(points, segment, number, options.better))
  const [last, latest] = [segments.at(-1), judged.at(-1)]
  const enough = last !== undefined && latest !== undefined && !last.trial
  return {
    points: judged,
    segments,
    variation: enough ? { kind: latest.kind, side: latest.side } : null,
    assurance: enough ? assuranceOf(last, options.better, options.target) : null,
  }
}
