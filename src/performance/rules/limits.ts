/**
 * Limits of time in law and guidance, with the days they began: a case counts by the limit of the day it began, so that a
 * figure of 2010 and one of today each say which rule they used. Pure.
 */
import type { LimitName } from '../indicators/indicator.ts'

export type Limit = {
  name: LimitName
  /** First day on which a case could begin under it. */
  since: string
  /** Last day, where it is over. */
  until: string | null
  length: { workingDays: number } | { months: number }
  /** What the limit comes from. */
  source: string
}

/**
 * Oldest first within a name.
 *
 * Sources: Working Together to Safeguard Children 2006, 2010, 2013; the Children Act 1989 guidance and the Care Planning,
 * Placement and Case Review Regulations 2010. The day from which ten working days counted for initial assessments is
 * taken as the first of the financial year after the guidance of March 2010.
 */
export const limits: readonly Limit[] = [
  {
    name: 'initial assessment',
    since: '2000-04-01',
    until: '2010-03-31',
    length: { workingDays: 7 },
    source: 'Framework for the Assessment of Children in Need, 2000',
  },
  {
    name: 'initial assessment',
    since: '2010-04-01',
    until: '2014-03-31',
    length: { workingDays: 10 },
    source: 'Working Together 2010',
  },
  {
    name: 'core assessment',
    since: '2000-04-01',
    until: '2014-03-31',
    length: { workingDays: 35 },
    source: 'Framework for the Assessment of Children in Need, 2000',
  },
  {
    name: 'single assessment',
    since: '2013-04-15',
    until: null,
    length: { workingDays: 45 },
    source: 'Working Together 2013 and later',
  },
  {
    name: 'conference after strategy discussion',
    since: '2000-04-01',
    until: null,
    length: { workingDays: 15 },
    source: 'Working Together, all editions since 1999',
  },
  {
    name: 'first review conference',
    since: '2000-04-01',
    until: null,
    length: { months: 3 },
    source: 'Working Together, all editions since 1999',
  },
  {
    name: 'later review conference',
    since: '2000-04-01',
    until: null,
    length: { months: 6 },
    source: 'Working Together, all editions since 1999',
  },
  {
    name: 'core group',
    since: '2000-04-01',
    until: null,
    length: { workingDays: 10 },
    source: 'Working Together, all editions since 1999',
  },
  {
    name: 'first care review',
    since: '2000-04-01',
    until: null,
    length: { workingDays: 20 },
    source: 'Care Planning, Placement and Case Review Regulations 2010, and those before',
  },
  {
    name: 'second care review',
    since: '2000-04-01',
    until: null,
    length: { months: 3 },
    source: 'Care Planning, Placement and Case Review Regulations 2010, and those before',
  },
  {
    name: 'later care review',
    since: '2000-04-01',
    until: null,
    length: { months: 6 },
    source: 'Care Planning, Placement and Case Review Regulations 2010, and those before',
  },
]

/** The limit for a case that began on a day; null where there was none. */
export function limitOn(name: LimitName, day: string): Limit | null {
  return (
    limits.find((limit) => limit.name === name && limit.since <= day && (limit.until === null || day <= limit.until)) ??
    null
  )
}

/** `45 working days (Working Together 2013 and later)`. */
export function limitInWords({ length, source }: Limit): string {
  const time = 'months' in length ? `${length.months} months` : `${length.workingDays} working days`
  return `${time} (${source})`
}

export const limitsCalled = (name: LimitName): Limit[] => limits.filter((limit) => limit.name === name)

/**
 * Other lengths to hold the same cases against, so that a year under one rule can be set beside a year under another: those
 * of the name's other days, and those that councils set themselves where the national one has not changed.
 */
export function otherLimits(name: LimitName): { workingDays: number; words: string }[] {
  const national = limitsCalled(name).flatMap(({ length, source }) =>
    'workingDays' in length
      ? [{ workingDays: length.workingDays, words: `${length.workingDays} working days (${source})` }]
      : [],
  )
  const own = ownLimits[name]?.map((workingDays) => ({
    workingDays,
    words: `${workingDays} working days (no national limit: some councils set it themselves)`,
  }))
  return [...(national.length > 1 ? national : []), ...(own ?? [])]
}

const ownLimits: Partial<Record<LimitName, readonly number[]>> = { 'single assessment': [20, 35] }
