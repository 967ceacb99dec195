import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChartSetting } from './chart-setting.ts'
import { readSetting, type SettingForm } from './read-setting.ts'

const held: ChartSetting = {
  rebase: [{ period: '2025-04', reason: 'New front door' }],
  fixAfter: null,
  screen: true,
  revision: 1,
}
const periods = ['2025-03', '2025-04', '2025-05', '2025-06']
const form: SettingForm = { keep: ['2025-04'], period: '', reason: '', fixAfter: '', screen: true, why: 'Asked for' }
const said = (typed: Partial<SettingForm>) => readSetting({ ...form, ...typed }, held, periods).problems

test('a new process is added in its place, and one that is not kept goes', () => {
  const added = readSetting({ ...form, period: '2025-06', reason: ' Second team ' }, held, periods)
  assert.deepEqual(added.problems, [])
  assert.deepEqual(added.setting.rebase, [
    { period: '2025-04', reason: 'New front door' },
    { period: '2025-06', reason: 'Second team' },
  ])
  assert.deepEqual(readSetting({ ...form, keep: [] }, held, periods).setting.rebase, [])
})

test('no limits without a reason, none from the first point, none twice', () => {
  assert.equal(said({ period: '2025-05' })[0]?.field, 'reason')
  assert.equal(said({ period: '2025-03', reason: 'x' })[0]?.text, 'Choose a period after the first one of the chart.')
  assert.equal(said({ period: '2025-04', reason: 'x' })[0]?.text, 'New limits begin with this period already.')
  assert.equal(said({ reason: 'x' })[0]?.field, 'period')
  assert.equal(said({ why: ' ' })[0]?.field, 'why')
})

test('fixed limits need twelve points', () => {
  assert.equal(said({ fixAfter: '11' })[0]?.field, 'fixAfter')
  assert.equal(said({ fixAfter: 'all' })[0]?.field, 'fixAfter')
  assert.equal(readSetting({ ...form, fixAfter: '12' }, held, periods).setting.fixAfter, 12)
})
