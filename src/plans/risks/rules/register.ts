/** What a register shows as at a day: what is open, overdue, unreviewed, changed, and what it threatens. Pure. */
import type { Part } from '../../links/link.ts'
import { holdersOf } from '../../links/parts.ts'
import { daysBetween } from '../../rules/days.ts'
import type { PlanStructure } from '../../rules/structure.ts'
import type { Mitigation, Risk } from '../risk.ts'
import { type BandName, bandOf, likelihoodOf, product, scoreOf } from './matrix.ts'

export const isLive = (risk: Pick<Risk, 'status'>): boolean => risk.status !== 'closed'

/** Past its day and not done. */
export function isMitigationOverdue({ due, done }: Mitigation, day: string): boolean {
  return due !== undefined && due < day && (done === undefined || done > day)
}

export function overdueMitigations(risk: Risk, day: string): Mitigation[] {
  return isLive(risk) ? risk.mitigations.filter((one) => isMitigationOverdue(one, day)) : []
}

/** The day it was last looked at: when it was opened, where nobody has since. */
export function lastReviewedOn({ reviews, openedOn }: Risk, day: string): string {
  return reviews.reduce((last, { on }) => (on > last && on <= day ? on : last), openedOn)
}

export function daysUnreviewed(risk: Risk, day: string): number {
  return Math.max(0, daysBetween(lastReviewedOn(risk, day), day))
}

/** What it scored on a day: the last review by then; null before it was opened. */
export function scoreOn({ reviews, openedOn, ...risk }: Risk, day: string): number | null {
  if (day < openedOn) return null
  const known = reviews.filter(({ on }) => on <= day)
  const last = known.at(-1)
  if (last !== undefined) return product(last)
  const first = reviews[0]
  return first === undefined ? scoreOf(risk) : product(first)
}

/**
 * A risk as it was on a day, by its own dates: not yet closed, not yet come true, with the score it had. Null before it was
 * opened. (The words are as they are now: those as they were come from the plan as it was.)
 */
export function riskOn(risk: Risk, day: string): Risk | null {
  if (risk.openedOn > day) return null
  const { closedOn, closedWhy, cameTrueOn, ...rest } = risk
  const isTrue = cameTrueOn !== undefined && cameTrueOn <= day
  const isClosed = closedOn !== undefined && closedOn <= day
  const reviews = risk.reviews.filter(({ on }) => on <= day)
  const last = reviews.at(-1) ?? risk.reviews[0] ?? risk
  return {
    ...rest,
    kind: cameTrueOn === undefined ? risk.kind : isTrue ? 'issue' : 'risk',
    status: isClosed ? 'closed' : isTrue ? 'came true' : 'open',
    likelihood: last.likelihood,
    impact: last.impact,
    reviews,
    ...(isTrue ? { cameTrueOn } : {}),
    ...(isClosed ? { closedOn, ...(closedWhy === undefined ? {} : { closedWhy }) } : {}),
  }
}

export type ScoreChange = { from: number; to: number }

/** How the score moved between two days; null where it did not, or where there was none on the first. */
export function scoreChange(risk: Risk, since: string, until: string): ScoreChange | null {
  const [from, to] = [scoreOn(risk, since), scoreOn(risk, until)]
  return from === null || to === null || from === to ? null : { from, to }
}

/** Gravest first: by score, then issues before risks, then the one opened first. */
export function byGravity(a: Risk, b: Risk): number {
  return scoreOf(b) - scoreOf(a) || a.kind.localeCompare(b.kind) || a.openedOn.localeCompare(b.openedOn)
}

export type RegisterFilters = {
  category: string | null
  owner: string | null
  band: BandName | null
  /** `live`: open and come true; `closed`; `all`. */
  status: 'live' | 'risks' | 'issues' | 'closed' | 'all'
  /** At least as many days since it was last looked at. */
  unreviewed: number | null
  overdue: boolean
  /** One square of the matrix. */
  likelihood: number | null
  impact: number | null
}

const statusTests: Record<RegisterFilters['status'], (risk: Risk) => boolean> = {
  live: isLive,
  risks: (risk) => isLive(risk) && risk.kind === 'risk',
  issues: (risk) => isLive(risk) && risk.kind === 'issue',
  closed: (risk) => !isLive(risk),
  all: () => true,
}

export function matching(risks: readonly Risk[], filters: RegisterFilters, day: string): Risk[] {
  const { category, owner, band, status, unreviewed, overdue, likelihood, impact } = filters
  return risks.filter(
    (risk) =>
      statusTests[status](risk) &&
      (category === null || risk.category === category) &&
      (owner === null || risk.owner === owner) &&
      (band === null || bandOf(scoreOf(risk)).name === band) &&
      (unreviewed === null || (isLive(risk) && daysUnreviewed(risk, day) >= unreviewed)) &&
      (!overdue || overdueMitigations(risk, day).length > 0) &&
      (likelihood === null || likelihoodOf(risk) === likelihood) &&
      (impact === null || risk.impact === impact),
  )
}

/** How many of some risks stand in each square: `counts[likelihood][impact]`, both from 1. */
export function matrixCounts(risks: readonly Risk[]): (likelihood: number, impact: number) => number {
  const counts = new Map<string, number>()
  for (const risk of risks) {
    const square = `${likelihoodOf(risk)} ${risk.impact}`
    counts.set(square, (counts.get(square) ?? 0) + 1)
  }
  return (likelihood, impact) => counts.get(`${likelihood} ${impact}`) ?? 0
}

/** Live risks and issues that threaten a part itself, or something that it belongs to. */
export function threatening(structure: PlanStructure, risks: readonly Risk[], part: Part): Risk[] {
  const reach = [part, ...holdersOf(structure, part)]
  const threatens = (risk: Risk) =>
    risk.threatens.some(({ kind, id }) => reach.some((one) => one.kind === kind && one.id === id))
  return risks.filter((risk) => isLive(risk) && threatens(risk)).sort(byGravity)
}
