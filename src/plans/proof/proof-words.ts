/** What became of a proof, in the sentences that pages say. Pure. */
import { dateInWords, figure, plural } from '../../ui/words.ts'
import type { Evidence, ProofFigure, ProofKind } from '../plan.ts'
import {
  daysBetween,
  isSelfAccepted,
  type PlanIndex,
  type ProofState,
  quoted,
  recommendationName,
} from '../rules/index.ts'
import { actionName } from '../rules/names.ts'
import type { ProofSubject } from './subject.ts'
import type { TargetState } from './targets.ts'

export const stateWords: Record<ProofState | TargetState, string> = {
  none: 'Nothing offered',
  offered: 'Waits for a decision',
  accepted: 'Accepted',
  returned: 'Returned',
  withdrawn: 'Taken back',
}

export const kindWords: Record<ProofKind, string> = {
  words: 'In words',
  file: 'A file',
  link: 'A link',
  figure: 'A figure',
}

/** `2.4 MB`, `18 KB`, `912 bytes`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return plural(bytes, 'byte')
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  return `${size < 10 ? Number(size.toFixed(1)) : figure(Math.round(size))} ${unit}`
}

/** `78% (7 of 9), April to June 2026, from the monthly return`. */
export function figureInWords({ value, unit, numerator, denominator, period, source }: ProofFigure): string {
  const amount = unit === '%' ? `${value}%` : `${value} ${unit}`
  const parts = numerator === undefined || denominator === undefined ? '' : ` (${numerator} of ${denominator})`
  return `${amount}${parts}, ${period}, from ${source}`
}

/** Each step of its life up to a day, in order, a sentence each. */
export function stepsInWords(evidence: Evidence, asAt: string): string[] {
  const said = (words: string | undefined) => (words ? `: ${words.replace(/[.\s]+$/, '')}` : '')
  const step = (verb: string, by: string | undefined, on: string | undefined, why?: string) =>
    on === undefined || on > asAt ? [] : [`${verb} by ${by || 'nobody named'} on ${dateInWords(on)}${said(why)}.`]
  const { acceptedOn } = evidence
  const own = isSelfAccepted(evidence) ? 'the same person, so it does not count' : undefined
  const back = acceptedOn === undefined ? 'Offer taken back' : 'Acceptance taken back'
  return [
    ...step('Offered', evidence.offeredBy, evidence.offeredOn),
    ...step('Accepted', evidence.acceptedBy, acceptedOn, own ?? evidence.acceptedNote),
    ...step('Returned', evidence.returnedBy, evidence.returnedOn, evidence.returnedWhy),
    ...step(back, evidence.withdrawnBy, evidence.withdrawnOn, evidence.withdrawnWhy),
  ]
}

/** How long it has waited: `today`, `one day`, `34 days`. */
export function ageInWords(evidence: Evidence, today: string): string {
  const days = daysBetween(evidence.offeredOn, today)
  return days <= 0 ? 'since today' : plural(days, 'day')
}

/** `criterion 2 of recommendation 2.1.1`, `action 1g of 2.1.1`. */
export function subjectName(index: PlanIndex, subject: ProofSubject): string {
  const thing =
    subject.of === 'recommendation' ? recommendationName(subject.recommendation) : actionName(index, subject.action)
  return subject.criterion === null ? thing : `criterion ${subject.criterion + 1} of ${thing}`
}

/** A proof by its first words, for a link. */
export const proofName = (evidence: Evidence): string => quoted(evidence.text, 80)
