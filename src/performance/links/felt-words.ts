/** The words for what is felt. Pure. */

import type { Change } from '../figures/series.ts'
import { countedInWords, valueInWords } from '../rules/value-words.ts'
import { distanceTo } from '../targets/rules/level.ts'
import { casesShort } from '../targets/rules/standing.ts'
import { distanceInWords, targetInWords, timeInWords } from '../targets/target-words.ts'
import type { FeltState, LinkFelt } from './rules/felt.ts'

/** On a tag. */
export const feltWords: Record<FeltState, string> = {
  'not measured yet': 'Not measured yet',
  'out of date': 'Out of date',
  worse: 'Getting worse',
  'not yet': 'Not yet better',
  improving: 'Improving',
  reached: 'Target reached',
  sustained: 'Felt',
}

export const feltMeanings: Record<FeltState, string> = {
  'not measured yet': 'Nothing is linked to it, or no figure is published.',
  'out of date': 'The newest figure is too old to say how it is now.',
  worse: 'The target is not reached, and the newest figure is worse than chance explains.',
  'not yet': 'The target is not reached, and nothing is better than chance explains.',
  improving: 'The target is not reached, but the newest figure is better than chance explains.',
  reached: 'The newest figure is at the target or better, but not for long enough to count.',
  sustained: 'The target is reached, and was held for as long as the plan asks.',
}

/** More than chance, or not. */
export const changeWords: Record<Change, string> = {
  improvement: 'Better than chance explains',
  concern: 'Worse than chance explains',
  unusual: 'Other than chance explains',
  usual: 'As it always varies',
  'too early': 'Too early to tell from chance',
}

/** `58.0% (58 of 100)`; a dash where nothing is published. */
export function latestInWords({ facts }: LinkFelt): string {
  const latest = facts?.series.latest
  if (!facts || !latest) return '–'
  const { numerator, denominator, value } = latest
  const shown = valueInWords(facts.series.measure, value)
  return facts.series.measure === 'percentage' && denominator !== null
    ? `${shown} (${countedInWords('percentage', numerator, denominator)})`
    : shown
}

/** `in September 2026`; '' where nothing is published. */
export function latestTime({ facts }: LinkFelt): string {
  const latest = facts?.series.latest
  return facts && latest ? timeInWords(facts.base, latest.period) : ''
}

/** `at least 75% in September 2026`; '' where it has no target. */
export function targetWords({ facts, standing }: LinkFelt): string {
  return facts === null || standing === null ? '' : targetInWords(facts.series.measure, standing.target)
}

/** How far the newest figure is from what is asked for, in the indicator's unit: above nought is better; null where nothing is. */
export function distanceOf({ facts, standing }: LinkFelt): number | null {
  const value = facts?.series.latest?.value ?? null
  if (standing === null || value === null || standing.target.value === null) return null
  return distanceTo(standing.target.way, value, standing.target.value)
}

/** The same in words: `17 percentage points short; 17 more of 100 would have reached it`; '' where nothing is asked for. */
export function distanceWords(felt: LinkFelt): string {
  const { facts, standing } = felt
  const latest = facts?.series.latest
  const distance = distanceOf(felt)
  if (!facts || !latest || latest.value === null || standing === null || distance === null) return ''
  const { way, value } = standing.target
  const short = casesShort(facts.series.measure, { ...latest, value: latest.value }, { way, value: value ?? 0 })
  const now = { ...standing, actual: latest.value, at: latest.period, distance, casesShort: short }
  return distanceInWords(facts.series.measure, now, latest.denominator)
}

/** `“Assessments finished in time” was 58.0% (58 of 100) in September 2026; asked for is at least 75% …: 17 points short`. */
export function measuredInWords(felt: LinkFelt): string {
  const { facts, link } = felt
  if (facts === null || facts.series.latest === null) return `“${link.indicator}” has no figure`
  const was = `“${facts.indicator.title}” was ${latestInWords(felt)} ${latestTime(felt)}`
  const worse = facts.change === 'concern' ? ', worse than chance explains' : ''
  const better = facts.change === 'improvement' ? ', better than chance explains' : ''
  const asked = targetWords(felt)
  if (asked === '') return `${was}${worse}${better}; no target is set`
  const distance = distanceWords(felt)
  return `${was}${worse}${better}; asked for is ${asked}${distance === '' ? '' : `: ${distance}`}`
}
