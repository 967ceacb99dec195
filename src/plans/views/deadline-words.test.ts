import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadlineKinds } from '../deadline.ts'
import { deadlineUnderstood } from './deadline-words.ts'

test('each kind of deadline is said in words, whatever is missing from it', () => {
  for (const kind of deadlineKinds)
    assert.match(deadlineUnderstood({ text: 'x', kind, due: null }), /^[A-Z].*[^.]$/, kind)
})

test('days, months and rounds are said with their dates', () => {
  assert.equal(deadlineUnderstood({ text: '28/2/10', kind: 'day', due: '2010-02-28' }), 'On or before 28 February 2010')
  assert.equal(
    deadlineUnderstood({
      text: 'Monthly from March',
      kind: 'recurring',
      due: null,
      every: 'month',
      start: '2010-03-01',
    }),
    'Comes round every month from 1 March 2010',
  )
  assert.equal(
    deadlineUnderstood({ text: '31/09/10', kind: 'invalid', due: null, suggested: '2010-09-30' }),
    'There is no such day. The nearest is 30 September 2010',
  )
})
