/** A risk, which may come about, or an issue, which has: what a plan's register holds. */
import type { Part } from '../links/link.ts'

export const riskKinds = ['risk', 'issue'] as const
export type RiskKind = (typeof riskKinds)[number]

/** `came true`: it was a risk and is an issue now, still at work. */
export const riskStatuses = ['open', 'came true', 'closed'] as const
export type RiskStatus = (typeof riskStatuses)[number]

export const proximities = ['now', 'within a month', 'within three months', 'within six months', 'later'] as const
export type Proximity = (typeof proximities)[number]

/** 1 the least, 5 the most; what each means is in the matrix. */
export type Score = { likelihood: number; impact: number }

export type Mitigation = {
  text: string
  /** A post or a person; '' where nobody has been named. */
  owner: string
  due?: string
  /** The day it was done; left out until then. */
  done?: string
}

/** What was said of it on a day, and what it scored then. */
export type RiskReview = Score & { on: string; by: string; words: string }

export type Risk = Score & {
  id: string
  kind: RiskKind
  status: RiskStatus
  title: string
  /** Cause, event and effect, in words. */
  description: string
  /** One of the matrix's categories; others are kept as they came. */
  category: string
  owner: string
  /** What the mitigations are to bring it to; left out where nobody has said. */
  target?: Score
  proximity: Proximity
  mitigations: Mitigation[]
  /** What it threatens. */
  threatens: Part[]
  reviews: RiskReview[]
  openedOn: string
  openedBy: string
  /** The day on which a risk became an issue. */
  cameTrueOn?: string
  closedOn?: string
  closedWhy?: string
}
