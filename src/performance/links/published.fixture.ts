/** Figures of invented months put into a test's database as if they had come from an extract, and targets beside them. */
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import type { ComputedExtract } from '../extracts/compute-extract.ts'
import { publishFigures, saveExtract } from '../figures/extract-store.ts'
import { lastDayOf, monthsFrom, monthsLater, type Period } from '../rules/periods.ts'
import { saveTarget } from '../targets/target-store.ts'

type By = { authority: AuthorityId; who: string; clock: Clock }

/** Publishes so many of 100 in each month from the first on, of each indicator. */
export async function publishShares(
  db: Database,
  by: By,
  first: Period,
  shares: Readonly<Record<string, readonly number[]>>,
): Promise<void> {
  const longest = Math.max(...Object.values(shares).map(({ length }) => length))
  const to = monthsLater(first, longest - 1)
  const figures = Object.entries(shares).flatMap(([indicator, values]) =>
    monthsFrom(first, monthsLater(first, values.length - 1)).map((period, at) => ({
      ...{ indicator, period, unit: '', breakdown: '', numerator: values[at] ?? 0, denominator: 100, limit: null },
    })),
  )
  const computed: ComputedExtract = {
    ...{ format: 'Standard Safeguarding Dataset', sha256: JSON.stringify([first, shares]), cut: lastDayOf(to) },
    ...{
      from: first,
      to,
      children: null,
      tables: [],
      notes: [],
      units: [],
      figures,
      more: [],
      quality: [],
      open: null,
      outlooks: [],
    },
  }
  const answer = await saveExtract(db, by, computed)
  if ('same' in answer) throw new Error('these figures were published before')
  const published = await publishFigures(db, by, answer.saved, 'For tests')
  if ('refused' in published) throw new Error(published.refused)
}

/** At least so much in a month. */
export async function askFor(db: Database, by: By, indicator: string, period: Period, value: number): Promise<void> {
  const asked = { indicator, base: 'month', unit: '', period, way: 'at least', value } as const
  const target = { ...asked, baselineBy: null, start: null, words: '', plan: null, requirement: null }
  const answer = await saveTarget(db, { ...by, why: 'For tests' }, target, 0)
  if (!('saved' in answer)) throw new Error('the target could not be set')
}
