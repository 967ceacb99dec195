import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addUp, type CaseRow, explain } from './explain.ts'

const row = (child: string, day: string, hit = 1, more: Partial<CaseRow> = {}): CaseRow => ({
  ...{ indicator: 'In time', child, team: 'E1', day, hit, of: 1 },
  ...more,
})
const compared = {
  from: '2026-01',
  to: '2026-03',
  openBefore: new Set(['k9']),
  isSnapshot: (code: string) => code === 'Plans',
}
const said = (before: CaseRow[], after: CaseRow[]) =>
  addUp(explain(before, after, compared)).map(({ month, cause, cases, numerator, denominator }) =>
    [month, cause, cases, numerator, denominator].join(' '),
  )

describe('the difference between what was reported and a re-run', () => {
  it('is nothing where nothing changed, and no matter of the authority where only a team did', () => {
    const same = [row('k1', '2026-01-05'), row('k1', '2026-02-05', 0)]
    assert.deepEqual(said(same, same.toReversed()), [])
    assert.deepEqual(said([row('k1', '2026-01-05')], [row('k1', '2026-01-05', 1, { team: 'W1' })]), [
      '2026-01 team changed 1 0 0',
    ])
  })
  it('has a cause for each case', () => {
    assert.deepEqual(said([], [row('k1', '2026-01-05')]), ['2026-01 late keyed 1 1 1'])
    assert.deepEqual(said([], [row('k9', '2026-01-05', 0)]), ['2026-01 finished, keyed late 1 0 1'])
    assert.deepEqual(said([row('k1', '2026-01-05'), row('k1', '2026-01-05')], [row('k1', '2026-01-05')]), [
      '2026-01 duplicate removed 1 -1 -1',
    ])
    assert.deepEqual(said([row('k1', '2026-01-05')], [row('k1', '2026-01-05', 0)]), ['2026-01 outcome changed 1 -1 0'])
    assert.deepEqual(said([row('k1', '2026-01-05')], []), ['2026-01 no longer there 1 -1 -1'])
    assert.deepEqual(said([row('k1', '2026-01-05')], [row('k1', '2026-02-05', 0)]), [
      '2026-01 date changed 1 -1 -1',
      '2026-02 date changed 1 0 1',
    ])
    assert.deepEqual(said([row('k1', '2026-01-05')], [row('k1', '2026-01-06', 0)]), ['2026-01 date changed 1 -1 0'])
  })
  it('takes who is there at a month’s end month by month', () => {
    const plan = (month: string) => row('k1', month, 1, { indicator: 'Plans', of: null })
    const months = ['2026-01-31', '2026-02-28', '2026-03-31'].map(plan)
    assert.deepEqual(said(months, months.slice(0, 1)), ['2026-02 open in error 1 -1 0', '2026-03 open in error 1 -1 0'])
  })
  it('leaves out months that one of them does not know', () => {
    assert.deepEqual(said([row('k1', '2025-12-31')], [row('k2', '2026-04-01')]), [])
    assert.deepEqual(said([row('k1', '2026-03-31')], [row('k1', '2026-04-01')]), ['2026-03 date changed 1 -1 -1'])
  })
})
