/** What a difference is told as: the month that says most first, causes in words, and what to do about each. Pure. */
import type { Unit } from '../../indicators/indicator.ts'
import { figureOf } from '../../rules/bases.ts'
import type { VarianceMonth } from '../variance.ts'
import { type Cause, causeNames } from './explain.ts'

type Told = {
  /** For a heading. */
  title: string
  /** Of cases: `9 of the 14 cases that changed were …`. */
  were: string
  /** What can be done so that it comes less often. */
  todo: string
}

export const causesTold: Record<Cause, Told> = {
  'late keyed': {
    title: 'Keyed in late',
    were: 'keyed in after the earlier extract',
    todo: 'Agree with the teams by which day a month must be keyed in, and make the extract after it.',
  },
  'finished, keyed late': {
    title: 'Finished in time to count, keyed in late',
    were: 'finished before the earlier extract and keyed in after it',
    todo: 'Authorise in the case system on the day itself; look at what is still open before the extract is made.',
  },
  'duplicate removed': {
    title: 'Counted twice before',
    were: 'counted twice before',
    todo: 'Find out which form or import makes the second one; data quality lists what stands there twice.',
  },
  'date changed': {
    title: 'Given another date',
    were: 'given another date',
    todo: 'Ask who may change a date after it was authorised, and have the reason written down.',
  },
  'outcome changed': {
    title: 'Given another outcome',
    were: 'given another outcome on the same day',
    todo: 'Look at a few: a referral or start that was moved changes whether the limit was kept.',
  },
  'open in error': {
    title: 'Counted as open, and over',
    were: 'counted as open though over',
    todo: 'Close plans, visits and times in care when they end; data quality lists what is open for ever.',
  },
  'no longer there': {
    title: 'No longer there',
    were: 'no longer in the case system, or no longer counted',
    todo: 'Look at each before it is published: what is deleted cannot be checked any more.',
  },
  'team changed': {
    title: 'Given to another team',
    were: 'given to another team, which changes nothing for the authority',
    todo: 'Nothing for the authority; the teams’ own figures move.',
  },
}

export const measured = (unit: Unit, counted: VarianceMonth['was']): number | null =>
  counted === null ? null : figureOf(unit, { period: '', ...counted })

/** Whether anything of the authority's figure is another one. */
export const isOther = ({ was, now }: VarianceMonth): boolean =>
  was?.numerator !== now?.numerator || was?.denominator !== now?.denominator

export const casesIn = ({ causes }: Pick<VarianceMonth, 'causes'>): number =>
  causes.reduce((sum, { cases }) => sum + cases, 0)

/**
 * The month to begin with: of the newest in which a percentage is another one, that with the most cases behind it, and of
 * equal ones that which moved most; else the newest of all with the most cases. Null where nothing is another one.
 */
export function mostTelling(months: readonly VarianceMonth[], unitOf: (code: string) => Unit): VarianceMonth | null {
  const other = months.filter(isOther)
  const moved = other.flatMap((one) => {
    const [was, now] = [measured('percentage', one.was), measured('percentage', one.now)]
    const by = was === null || now === null ? 0 : Math.abs(now - was)
    return unitOf(one.indicator) === 'percentage' && by >= 0.1 ? [{ one, by }] : []
  })
  const newest = (all: readonly VarianceMonth[]) =>
    all
      .map(({ month }) => month)
      .toSorted()
      .at(-1)
  const month = newest(moved.map(({ one }) => one))
  const [best] = moved
    .filter(({ one }) => one.month === month)
    .toSorted((a, b) => casesIn(b.one) - casesIn(a.one) || b.by - a.by)
  if (best !== undefined) return best.one
  const last = newest(other)
  return other.filter((one) => one.month === last).toSorted((a, b) => casesIn(b) - casesIn(a))[0] ?? null
}

/** `9 of the 14 cases that changed were keyed in after the earlier extract`. */
export function mainCause({ causes }: Pick<VarianceMonth, 'causes'>): string {
  const [first] = causes.toSorted((a, b) => b.cases - a.cases)
  if (first === undefined) return 'no case that is counted by itself changed'
  const all = casesIn({ causes })
  const { were } = causesTold[first.cause]
  if (all === 1) return `the one case that changed was ${were}`
  if (first.cases === all) return `all ${all} cases that changed were ${were}`
  return `${first.cases} of the ${all} cases that changed ${first.cases === 1 ? 'was' : 'were'} ${were}`
}

/** Added up over months, the most cases first. */
export function byCause(months: readonly VarianceMonth[]) {
  const all = months.flatMap(({ causes }) => causes)
  return causeNames
    .map((cause) => {
      const own = all.filter((one) => one.cause === cause)
      const sum = (of: 'cases' | 'numerator' | 'denominator') => own.reduce((total, one) => total + one[of], 0)
      return { cause, cases: sum('cases'), numerator: sum('numerator'), denominator: sum('denominator') }
    })
    .filter(({ cases }) => cases > 0)
    .toSorted((a, b) => b.cases - a.cases)
}
