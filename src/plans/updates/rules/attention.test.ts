import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Deadline } from '../../deadline.ts'
import type { ProgressUpdate } from '../../plan.ts'
import { indexPlan } from '../../rules/index.ts'
import { anAction, anUpdate, aPlan, dueOn } from '../../rules/test-plan.ts'
import { attentionInWords, groupOf, needsWord } from './attention.ts'

const today = '2026-05-20'

function index(deadline: Deadline, ...said: Partial<ProgressUpdate>[]) {
  const action = anAction('a1', { deadline })
  const updates = said.map((update) => anUpdate('a1', update.on ?? '2026-05-04', update))
  return { plan: indexPlan(aPlan({ starts: '2026-01-01', actions: [action], updates }), today), action }
}
const group = (deadline: Deadline, ...said: Partial<ProgressUpdate>[]) => {
  const { plan, action } = index(deadline, ...said)
  return groupOf(plan, action)
}
const waits = (deadline: Deadline, ...said: Partial<ProgressUpdate>[]) => {
  const { plan, action } = index(deadline, ...said)
  return needsWord(plan, action)
}
const monthly: Deadline = { text: 'Monthly', kind: 'recurring', due: null, every: 'month', start: '2026-03-01' }

describe('what needs doing now, on 20 May 2026', () => {
  test('an action is in the first group that fits', () => {
    assert.equal(group(dueOn('2026-05-19'), {}), 'overdue')
    assert.equal(group(dueOn('2026-05-20'), {}), 'due soon')
    assert.equal(group(dueOn('2026-06-03'), { blocker: 'No money' }), 'due soon')
    assert.equal(group(dueOn('2026-06-04'), { blocker: 'No money' }), 'off track')
    assert.equal(group(dueOn('2026-09-30'), { forecast: '2026-10-10' }), 'off track')
    assert.equal(group(dueOn('2026-09-30'), { on: '2026-04-30' }), 'no word')
    assert.equal(group(dueOn('2026-09-30'), { on: '2026-05-01' }), 'coming up')
    assert.equal(group(dueOn('2026-09-30')), 'coming up', 'not started and not due for months: nothing is asked')
    assert.equal(group(dueOn('2026-05-01'), { status: 'delivered' }), 'waiting')
    assert.equal(group(dueOn('2026-05-01'), { status: 'withdrawn' }), 'done lately')
    assert.equal(group(dueOn('2026-03-01'), { status: 'withdrawn', on: '2026-04-07' }), null, '43 days ago')
  })

  test('a recurring one: the next falls due soon, a missed one is off track', () => {
    assert.equal(group(monthly, { occurrence: '2026-04-30' }), 'due soon', '31 May is 11 days away')
    assert.equal(group(monthly, { occurrence: '2026-05-31' }), 'coming up')
    assert.equal(group(monthly, { occurrence: '2026-03-31' }), 'off track')
  })

  test('word is asked for once a month, of what is running, overdue or near', () => {
    assert.ok(waits(dueOn('2026-09-30'), { on: '2026-04-30' }))
    assert.ok(!waits(dueOn('2026-09-30'), { on: '2026-05-01' }))
    assert.ok(waits(dueOn('2026-07-01')), 'due within six weeks and not started')
    assert.ok(!waits(dueOn('2026-07-02')))
    assert.ok(waits(dueOn('2026-05-19')))
    assert.ok(!waits(dueOn('2026-05-19'), { status: 'delivered', on: '2026-01-04' }))
    assert.ok(waits({ text: 'Ongoing', kind: 'ongoing', due: null }), 'it should be running since January')
  })

  test('a main action that follows its sub-actions is spoken of by theirs', () => {
    const actions = [anAction('a1', { deadline: dueOn('2026-05-01') }), anAction('a2', { parent: 'a1' })]
    const plan = indexPlan(aPlan({ actions, updates: [anUpdate('a2', '2026-03-01')] }), today)
    assert.ok(!needsWord(plan, actions[0] ?? anAction('none')))
  })
})

test('the sentence that says what matters is right for none, one and many', () => {
  const say = (open: number, overdue: number, silent: number, offTrack = 0) =>
    attentionInWords({ open, overdue, silent, offTrack })
  assert.equal(say(7, 2, 1), 'Two of your seven open actions are overdue; one update would put the rest in order.')
  assert.equal(say(7, 2, 0), 'Two of your seven open actions are overdue, and the rest are in order.')
  assert.equal(say(7, 0, 3), 'None of your seven open actions is overdue; three updates would put them in order.')
  assert.equal(say(7, 0, 0), 'None of your seven open actions is overdue, and all of them are in order.')
  assert.equal(say(7, 7, 0), 'All seven of your open actions are overdue.')
  assert.equal(say(2, 1, 1), 'One of your two open actions is overdue; one update would put the other in order.')
  assert.equal(say(2, 1, 0), 'One of your two open actions is overdue, and the other is in order.')
  assert.equal(say(1, 1, 0), 'Your one open action is overdue.')
  assert.equal(say(1, 0, 1), 'Your one open action is not overdue; one update would put it in order.')
  assert.equal(say(1, 0, 0), 'Your one open action is not overdue, and it is in order.')
  assert.equal(say(0, 0, 0), 'Nothing is open: you have no action that waits for you.')
  assert.equal(say(2, 0, 0), 'Neither of your two open actions is overdue, and all of them are in order.')
  assert.equal(
    say(7, 2, 2, 1),
    'Two of your seven open actions are overdue and one is blocked or off track; two updates are due this month.',
  )
  assert.equal(say(7, 0, 0, 2), 'None of your seven open actions is overdue, but two are blocked or off track.')
  assert.equal(say(1, 0, 0, 1), 'Your one open action is not overdue, but it is blocked or off track.')
  assert.equal(say(2, 2, 0), 'Both of your open actions are overdue.')
})
