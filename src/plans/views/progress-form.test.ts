import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readProgressForm } from './progress-form.ts'

const said = { by: 'Local user', on: '2026-11-22' }
const read = (fields: Record<string, string>) => readProgressForm(new URLSearchParams(fields), 'a7', said)

test('a form becomes an update, with what was left empty left out', () => {
  assert.deepEqual(
    read({ status: 'in progress', percent: '40 %', note: ' Two of five teams trained \r\n', forecast: '' }),
    {
      update: { action: 'a7', status: 'in progress', percent: 40, note: 'Two of five teams trained', ...said },
      problems: [],
    },
  )
})

test('a forecast, what is in the way and the path to green are kept where given', () => {
  const { update } = read({
    status: 'in progress',
    note: 'Late',
    forecast: '2026-12-18',
    blocker: 'No trainer',
    path: 'Borrow one',
  })
  assert.equal(update?.forecast, '2026-12-18')
  assert.equal(update?.blocker, 'No trainer')
  assert.equal(update?.pathToGreen, 'Borrow one')
  assert.equal(update?.percent, null)
})

test('each field that needs another answer is named', () => {
  const { problems } = read({ status: 'finished', percent: '140', note: '', forecast: '2026-02-30' })
  assert.deepEqual(
    problems.map(({ field }) => field),
    ['status', 'percent', 'note', 'forecast'],
  )
})

test('only figures are a percentage', () => {
  for (const percent of ['0x10', '-5', '1e1', '12.5', '101'])
    assert.equal(read({ status: 'in progress', note: 'On', percent }).update, null)
  assert.equal(read({ status: 'delivered', note: 'Done', percent: '100' }).update?.percent, 100)
})

test('a withdrawal needs a reason', () => {
  assert.equal(read({ status: 'withdrawn', note: '' }).problems[0]?.text, 'Say why it is withdrawn')
})
