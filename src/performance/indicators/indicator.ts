/**
 * What is counted, and how: an indicator as data. Its words can be read by anyone; where it can be computed from an
 * extract, `figures/` holds the query under the same code.
 */
import type { Dimension } from '../rules/breakdowns.ts'

export const areas = [
  'Early help',
  'Referrals and assessments',
  'Child protection',
  'Children in care',
  'Care leavers',
  'Missing',
  'Workforce',
  'Health and wellbeing',
  'Education and youth',
  'Voice',
] as const
export type Area = (typeof areas)[number]

/** How periods are put together. One indicator can have a series, and a series of targets, on each of its bases. */
export const bases = [
  'week',
  'month',
  'quarter',
  'year to date',
  'rolling 12 months',
  'three-month average',
  'year',
  'snapshot',
] as const
export type Base = (typeof bases)[number]

/**
 * `percentage`: numerator of denominator. `count`: a number by itself. `rate`: per 10,000 children. `average`: numerator
 * over denominator, not as a share (cases for each worker, days for each child). `score`: given as it is.
 */
export type Unit = 'percentage' | 'count' | 'rate' | 'average' | 'score'

/** Which way is good. `neither` where a rise and a fall both need looking into. */
export type Better = 'higher' | 'lower' | 'neither'

/** Where figures come from. `uploaded` are published or sent by others; `entered` are typed in. */
export type Origin = 'computed' | 'entered' | 'uploaded'

export type Indicator = {
  /** As the documents print it (`NI 59`), or our own short name. */
  code: string
  title: string
  /** In plain English: what it says about children. */
  definition: string
  numerator: string
  /** Null for a count. */
  denominator: string | null
  unit: Unit
  better: Better
  frequency: 'weekly' | 'monthly' | 'quarterly' | 'yearly'
  bases: readonly Base[]
  area: Area
  origin: Origin
  /** Whose definition it follows, where the figures of others can be found too. */
  source: string
  /** What its figures are broken down by, for the authority and areas. */
  breakdowns?: readonly Dimension[]
  /** Name of the limit by date that decides whether something was in time. */
  limit?: LimitName
  /** Years in which it was a national measure, where it is one no more. */
  until?: string
}

/** Limits in law and guidance that have changed over the years; `rules/limits.ts` holds the days. */
export const limitNames = [
  'initial assessment',
  'core assessment',
  'single assessment',
  'conference after strategy discussion',
  'first review conference',
  'later review conference',
  'core group',
  'first care review',
  'second care review',
  'later care review',
] as const
export type LimitName = (typeof limitNames)[number]
