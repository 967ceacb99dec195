/**
 * The third mark: whether it is felt. One measure by its figures and targets on a day; a recommendation by its measures,
 * of which the weakest decides. Pure: three rows on paper check it.
 */
import type { Change, ShownSeries } from '../../figures/series.ts'
import type { Base, Indicator } from '../../indicators/indicator.ts'
import { lastDayOfPeriod } from '../../targets/rules/places.ts'
import { standingsAgainst, sustainedFor } from '../../targets/rules/standing.ts'
import type { TargetStanding } from '../../targets/target.ts'
import { confirmedOf, type Measured, type MeasureLink, measuredKey } from '../measure-link.ts'

/** From the weakest to the strongest: what nobody has measured is weaker than what is reached, and says less than what is bad. */
export const feltStates = [
  'worse',
  'not yet',
  'improving',
  'out of date',
  'not measured yet',
  'reached',
  'sustained',
] as const
export type FeltState = (typeof feltStates)[number]

/** What was published of an indicator on one base by a day; `series.targets` is what was asked for by then. */
export type MeasureFacts = {
  indicator: Indicator
  base: Base
  series: ShownSeries
  /** Of the newest value on the indicator's chief base, where chance can be told from change. */
  change: Change
}

/** Facts by `factsKey`, of everything that a plan links. `revision`: the newest change of figures or targets in them. */
export type MeasuredPlan = { facts: ReadonlyMap<string, MeasureFacts>; revision: number }

export const nothingMeasured: MeasuredPlan = { facts: new Map(), revision: 0 }

export const factsKey = ({ indicator, base }: Pick<MeasureLink, 'indicator' | 'base'>): string => `${indicator}~${base}`

export type LinkFelt = {
  link: MeasureLink
  /** Null where nothing was published by the day. */
  facts: MeasureFacts | null
  state: FeltState
  /** The target that it is held against: the newest that could be judged, else the first to come. */
  standing: TargetStanding | null
  /** Newest periods in a row on the right side of what was asked for, and how many it takes to be felt. */
  held: number
  needs: number
  /** The date of its target has passed, and it is not there. */
  missed: boolean
}

const monthsOf: Record<Base, number> = {
  // Four weeks and a third; holding on is counted in whole weeks.
  week: 12 / 52,
  month: 1,
  snapshot: 1,
  'year to date': 1,
  'rolling 12 months': 1,
  'three-month average': 1,
  quarter: 3,
  year: 12,
}

/** How many periods of a base the months of holding on are: 3 months are three months, or one quarter. */
export const periodsFor = (base: Base, months: number): number => Math.max(1, Math.ceil(months / monthsOf[base]))

/** Months after its end for which a figure still says how it is: half a year, or two and a half of its own periods. */
const freshFor = (base: Base): number => Math.max(6, Math.round(monthsOf[base] * 2.5))

/** Whether the newest figure is too old to say anything of this day. */
function isOutOfDate(base: Base, period: string, asAt: string): boolean {
  const ended = Temporal.PlainDate.from(lastDayOfPeriod(period))
  return Temporal.PlainDate.compare(ended.add({ months: freshFor(base) }), Temporal.PlainDate.from(asAt)) < 0
}

/**
 * The newest target whose own period has a figure, else the first that is still to come or waits for its figure. One that
 * figures have passed by without one of its own period never gets it: it is asked for last.
 */
function targetInQuestion(standings: readonly TargetStanding[], newest: string): TargetStanding | null {
  const judged = standings.findLast(({ state }) => state === 'reached' || state === 'missed')
  const unjudged = standings.filter(({ state }) => state === 'to come' || state === 'no figure')
  const ahead = unjudged.find(({ target }) => lastDayOfPeriod(target.period) > lastDayOfPeriod(newest))
  return judged ?? ahead ?? unjudged.at(-1) ?? null
}

/** Periods in a row at what was asked for, of a target passed by too: what came after it is held against its level. */
function heldOf({ points, targets }: ShownSeries, standing: TargetStanding | null): number {
  if (standing === null) return 0
  return standing.state === 'no figure' ? sustainedFor(points, standing.target, targets) : standing.sustainedFor
}

function stateOf({ held, needs, change }: { held: number; needs: number; change: Change }): FeltState {
  if (held >= needs) return 'sustained'
  if (held > 0) return 'reached'
  if (change === 'concern') return 'worse'
  return change === 'improvement' ? 'improving' : 'not yet'
}

/** @param sustained months for which a target must be held, where the link says no other number */
export function feltOfLink(link: MeasureLink, facts: MeasureFacts | null, sustained: number, asAt: string): LinkFelt {
  const needs = periodsFor(link.base, link.sustainFor ?? sustained)
  if (facts === null || facts.series.latest === null)
    return { link, facts, state: 'not measured yet', standing: null, held: 0, needs, missed: false }
  const { indicator, base, series, change } = facts
  if (isOutOfDate(base, facts.series.latest.period, asAt))
    return { link, facts, state: 'out of date', standing: null, held: 0, needs, missed: false }
  const measured = { code: indicator.code, unit: series.measure }
  const standings = standingsAgainst(measured, base, series.points, series.targets, asAt)
  const standing = targetInQuestion(standings, facts.series.latest.period)
  const held = heldOf(series, standing)
  const judged = standing !== null && (standing.state === 'reached' || standing.state === 'missed')
  const missed = judged && held === 0 && lastDayOfPeriod(standing.target.period) <= asAt
  return { link, facts, state: stateOf({ held, needs, change }), standing, held, needs, missed }
}

/** What is felt of everything that confirmed links measure, by `measuredKey`. */
export function feltOfLinks(
  links: readonly MeasureLink[] | undefined,
  { facts }: MeasuredPlan,
  sustained: number,
  asAt: string,
): Map<string, LinkFelt[]> {
  const felt = confirmedOf(links).map((link) => feltOfLink(link, facts.get(factsKey(link)) ?? null, sustained, asAt))
  return Map.groupBy(felt, ({ link }) => measuredKey(link.to))
}

export const feltOf = (felt: ReadonlyMap<string, LinkFelt[]>, to: Measured): readonly LinkFelt[] =>
  felt.get(measuredKey(to)) ?? []

/** The weakest decides; without a measure nobody can say. */
export function weakestOf(states: readonly FeltState[]): FeltState {
  return feltStates.find((state) => states.includes(state)) ?? 'not measured yet'
}
