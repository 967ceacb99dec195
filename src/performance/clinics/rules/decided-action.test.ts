import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlan } from '../../../plans/rules/test-plan.ts'
import { readDecided } from './decided-action.ts'

const plan = aPlan({})
const form = { text: 'Look at every assessment on day 35', place: '', deadline: '31 March 2027', leads: 'Team manager' }

test('each thing that is missing is said beside its field', () => {
  const { problems } = readDecided({ text: ' ', place: 'nowhere', deadline: '', leads: '' }, plan)
  assert.deepEqual(
    problems.map(({ field }) => field),
    ['text', 'place', 'deadline', 'leads'],
  )
  const [, wrongDay] = readDecided({ ...form, deadline: '31/09/2027' }, plan).problems
  assert.match(wrongDay?.text ?? '', /no such day/)
})
