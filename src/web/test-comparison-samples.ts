/** A difference that was explained, a team's spreadsheet with its rounds, and comparisons on their way and over. */
import { startComparison } from '../performance/comparing/comparison-jobs.ts'
import { insertComparison, moveComparison } from '../performance/comparing/comparison-store.ts'
import { extractsSettled } from '../performance/extracts/jobs/extract-jobs.ts'
import { saveRound, selectSheet, takeOnSheet } from '../performance/reconcile/sheet-store.ts'
import type { ComputedVariance } from '../performance/variance/variance.ts'
import { saveVariance } from '../performance/variance/variance-store.ts'
import { asExtractId, newComparisonJobId, type SheetId } from '../platform/ids.ts'
import type { TestSite } from './test-site.ts'

const variance: ComputedVariance = {
  ...{ from: '2025-12', to: '2026-03', indicators: 12 },
  months: [
    {
      ...{ indicator: 'Single assessments in time', month: '2026-03' },
      was: { numerator: 71, denominator: 100 },
      now: { numerator: 80, denominator: 108 },
      causes: [
        { cause: 'late keyed', cases: 9, numerator: 8, denominator: 9 },
        { cause: 'outcome changed', cases: 4, numerator: 2, denominator: 0 },
        { cause: 'duplicate removed', cases: 1, numerator: -1, denominator: -1 },
      ],
    },
    {
      ...{ indicator: 'Protection plans', month: '2026-03' },
      was: { numerator: 14, denominator: null },
      now: { numerator: 12, denominator: null },
      causes: [{ cause: 'open in error', cases: 2, numerator: -2, denominator: 0 }],
    },
  ],
  teams: [
    { indicator: 'Single assessments in time', team: 'E1', cause: 'late keyed', cases: 9 },
    { indicator: 'Single assessments in time', team: 'W1', cause: 'outcome changed', cases: 5 },
    { indicator: 'Protection plans', team: '', cause: 'open in error', cases: 2 },
  ],
}

const counts = (agrees: number, others: number) => ({
  fates: {
    ...{ agrees, 'date differs': others, 'only in the sheet': 0, 'only in the system': 1, 'reference not known': 0 },
    ...{ 'twice in the sheet': 0, 'no reference or date': 0 },
  },
  ...{ later: 2, span: { from: '2026-01-05', to: '2026-03-30' }, apart: others === 0 ? null : { most: 9, middle: 2 } },
})

/** `comparisons` by what became of them. */
export async function sampleComparisons(
  site: TestSite,
  extractText: string,
): Promise<{ sheet: string; comparisons: Record<string, string> }> {
  const { db, clock } = site.services
  const { authority } = site
  const by = { authority, who: 'A test', clock }
  const extract = asExtractId(extractText)
  const explained = { extract, earlier: null, earlierCut: '2026-03-31', variance }
  await saveVariance(db, by, explained, async () => true)
  const answer = await takeOnSheet(db, by, {
    name: 'East team’s assessments',
    of: { table: 'assessments', day: 'finished' },
    agreement: { share: 95, times: 3 },
  })
  if ('same' in answer) throw new Error('the sample was taken on before')
  const { sheet } = answer
  await saveRound(db, by, { sheet, cut: '2026-02-28', counts: counts(90, 12) }, async () => true)
  await saveRound(db, by, { sheet, cut: '2026-03-31', counts: counts(120, 3) }, async () => true)
  const comparisons: Record<string, string> = { asks: await oneThatAsks(site, sheet) }
  for (const state of ['waiting', 'reading', 'failed', 'cancelled', 'interrupted'] as const) {
    const id = newComparisonJobId()
    const about = state === 'failed' ? { sheet } : { extract }
    await insertComparison(db, authority, about, { id, cut: '2026-03-31', files: 3, who: 'A test', now: clock.now() })
    const message = state === 'failed' ? 'The spreadsheet: no table was found in it.' : ''
    await moveComparison(db, authority, id, { state, message, now: clock.now() })
    comparisons[state] = id
  }
  return { sheet, comparisons }
}

async function oneThatAsks({ services, authority }: TestSite, sheet: SheetId): Promise<string> {
  const by = { authority, who: 'A test', clock: services.clock }
  const { of } = await selectSheet(services.db, authority, sheet)
  const blob = new Blob(['Case no,Signed off\nchild-7Q1,08/01/2026\n'])
  const request = {
    ...{ kind: 'reconcile' as const, sheet: { name: 'a.csv', blob }, columns: null, of },
    extract: { files: [], cut: '2026-04-30' },
  }
  const answer = await startComparison(services, by, { about: { sheet }, request, bytes: blob.size, files: 1 })
  if ('problem' in answer) throw new Error(answer.problem)
  await extractsSettled(services.db)
  return answer.job
}
