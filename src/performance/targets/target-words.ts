/** Targets, where they stand and when they are reached, in sentences. */
import { dateInWords, numberInWords, pluralInWords, sentenceCase } from '../../ui/words.ts'
import type { Base, Unit as Measure } from '../indicators/indicator.ts'
import { firstMonthOfYear, isMonth, type Period, periodInWords } from '../rules/periods.ts'
import { valueInWords } from '../rules/value-words.ts'
import type { Arrival } from './rules/pace.ts'
import { kindOf, type PeriodKind } from './rules/places.ts'
import type { Target, TargetStanding } from './target.ts'

const short = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/** A level as people write it: `80%`, `6.8%`, `24`. */
export function levelInWords(measure: Measure, level: number): string {
  return `${short.format(level)}${measure === 'percentage' ? '%' : ''}`
}

/** When a target is for, on its base: `in October 2026`, `in the twelve months to March 2027`. */
export function timeInWords(base: Base, period: Period): string {
  const words = periodInWords(period)
  if (base === 'snapshot') return `at the end of ${words}`
  if (!isMonth(period)) return `in ${words}`
  if (base === 'week') return `in the weeks of ${words}`
  if (base === 'rolling 12 months') return `in the twelve months to ${words}`
  if (base === 'three-month average') return `in the three months to ${words}`
  if (base !== 'year to date') return `in ${words}`
  const first = firstMonthOfYear(period)
  return first === period ? `in ${words}` : `from ${periodInWords(first)} to ${words}`
}

/** `at least 80% in October 2026`; without a level, that it is still to be set. */
export function targetInWords(measure: Measure, { way, value, base, period }: Target): string {
  const when = timeInWords(base, period)
  return value === null ? `a level still to be set, ${when}` : `${way} ${levelInWords(measure, value)} ${when}`
}

const oneDecimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** How far apart two values of an indicator are, without saying which way: `6 percentage points`, `3.2`. */
export function gapInWords(measure: Measure, gap: number): string {
  const size = Math.abs(gap)
  const words = size > 0 && size < 0.05 ? 'less than 0.1' : oneDecimal.format(size)
  if (measure === 'percentage') return `${words} percentage ${words === '1' ? 'point' : 'points'}`
  return measure === 'rate' ? `${words} per 10,000` : words
}

/** `six more of 40 would have reached it`, `two fewer of 90 …`; empty where the value is not made of cases. */
function casesInWords({ casesShort: cases, target: { way } }: TargetStanding, denominator: number | null): string {
  if (cases === null || cases <= 0 || denominator === null) return ''
  const word = numberInWords(cases)
  const all = way === 'at least' && cases > denominator
  if (all) return ''
  return `${word} ${way === 'at least' ? 'more' : 'fewer'} of ${short.format(denominator)} would have reached it`
}

const periodNames: Record<PeriodKind, string> = { week: 'week', month: 'month', quarter: 'quarter', year: 'year' }

/** For how long it has been met, as a sentence of its own; empty for less than two. */
function heldInWords({ sustainedFor, at, state }: TargetStanding): string {
  if (at === null || sustainedFor < 2 || state === 'no figure') return ''
  const since = state === 'missed' ? 'since been met' : 'been met'
  return ` It has ${since}, in the newest ${pluralInWords(sustainedFor, periodNames[kindOf(at)])}.`
}

/** How far from the target, in the indicator's unit and in cases: `6 percentage points short; six more of 40 …`. */
export function distanceInWords(measure: Measure, standing: TargetStanding, denominator: number | null): string {
  const { distance, target } = standing
  if (distance === null || target.value === null) return ''
  if (distance === 0) return 'exactly on it'
  const gap = gapInWords(measure, distance)
  if (distance > 0) return `${gap} better than asked`
  // A share that is short of nothing that can be counted is short by its points alone.
  const cases = measure === 'rate' ? '' : casesInWords(standing, denominator)
  const side = target.way === 'at least' ? 'short' : 'over'
  return [`${gap} ${side}`, cases].filter(Boolean).join('; ')
}

/** Where a target stands, in one sentence without its first word's tag. */
export function standingInWords(measure: Measure, standing: TargetStanding, denominator: number | null): string {
  const { target, actual, at, state } = standing
  const { base } = target
  if (state === 'baseline to be set') return `The baseline is to be set by ${dateInWords(target.baselineBy ?? '')}.`
  if (actual === null || at === null)
    return state === 'no figure' ? `There is no figure ${timeInWords(base, target.period)}.` : 'There is no figure yet.'
  const value = `${sentenceCase(timeInWords(base, at))} it was ${valueInWords(measure, actual)}`
  const far = distanceInWords(measure, standing, denominator)
  return `${[value, far].filter(Boolean).join(', ')}.${heldInWords(standing)}`
}

/** When the target is met at the pace of late, and what that rests on. Empty where no pace can be told. */
export function paceInWords(measure: Measure, arrival: Arrival | null): string {
  if (arrival === null) return ''
  const change = gapInWords(measure, arrival.perPeriod)
  const way = arrival.perPeriod > 0 ? 'up' : 'down'
  const kind = periodNames[kindOf(arrival.to)]
  const moves = arrival.perPeriod === 0 ? 'no change' : `${way} ${change} a ${kind}`
  const rests = `a straight line through the newest ${numberInWords(arrival.points)} values, ${periodInWords(arrival.from)} to ${periodInWords(arrival.to)}: ${moves}`
  return `${arrivalInWords(arrival)} (${rests}).`
}

function arrivalInWords(arrival: Arrival): string {
  if ('period' in arrival) return `At this pace it arrives in ${periodInWords(arrival.period)}`
  if (arrival.because === 'it takes more than five years') return 'At this pace not within five years'
  if (arrival.because === 'the year ends first') return 'At this pace not before the year ends'
  return `At this pace never: ${arrival.because === 'it moves away' ? 'it moves away from the target' : arrival.because}`
}

/**
 * A target and how far it is, shortly: `At least 80% in October 2026: 6 percentage points short`.
 *
 * @param beside the base of a value that it stands beside: where that is another than the target's, the value that the
 * distance is from is said too
 */
export function shortlyInWords(measure: Measure, standing: TargetStanding, beside?: Base): string {
  const target = sentenceCase(targetInWords(measure, standing.target))
  const { distance, actual, at } = standing
  if (distance !== null && actual !== null && at !== null) {
    const other = beside !== undefined && beside !== standing.target.base
    const held = other ? `${valueInWords(measure, actual)} ${timeInWords(standing.target.base, at)}, ` : ''
    return `${target}: ${held}${distanceInWords(measure, standing, null)}`
  }
  return standing.state === 'no figure' ? `${target}: no figure` : target
}
