import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Deadline } from '../deadline.ts'
import { standingOf } from './standing.ts'
import { anAction, anUpdate, aPlan, dueOn } from './test-plan.ts'
import { daysOverdue, hasNoUsableDate, isDueWithin, isOverdue } from './timing.ts'

describe('where an action stands', () => {
  const actions = [anAction('a1', { deadline: dueOn('2010-03-31') })]
  const updates = [
    anUpdate('a1', '2010-04-10', { status: 'delivered', percent: 100, note: 'Signed off', by: 'Head of HR' }),
    anUpdate('a1', '2010-03-01', { percent: 40, forecast: '2010-04-10', blocker: 'No room', pathToGreen: 'Book one' }),
  ]
  const plan = aPlan({ actions, updates })

  test('the newest update on or before the day counts, in whatever order they are held', () => {
    assert.equal(standingOf(plan, 'a1', '2010-02-28').from, 'nothing')
    assert.deepEqual(standingOf(plan, 'a1', '2010-03-01'), {
      status: 'in progress',
      percent: 40,
      note: '',
      on: '2010-03-01',
      by: 'A lead',
      forecast: '2010-04-10',
      blocker: 'No room',
      pathToGreen: 'Book one',
      declared: null,
      declaredWhy: null,
      from: 'update',
    })
    assert.equal(standingOf(plan, 'a1', '2010-04-09').status, 'in progress')
    assert.equal(standingOf(plan, 'a1', '2010-04-10').status, 'delivered')
  })

  test('no update yet is not started, said by nobody', () => {
    const standing = standingOf(aPlan({ actions }), 'a1', '2010-06-01')
    assert.deepEqual([standing.status, standing.on, standing.by, standing.percent], ['not started', null, '', null])
  })

  test('Completed in the document is delivered, until somebody says otherwise', () => {
    const deadline: Deadline = { text: 'Completed', kind: 'done', due: null, start: '2009-12-31' }
    const done = aPlan({ actions: [anAction('a1', { deadline })] })
    assert.deepEqual(
      [standingOf(done, 'a1', '2010-06-01').status, standingOf(done, 'a1', '2010-06-01').on],
      ['delivered', '2009-12-31'],
    )
    const reopened = { ...done, updates: [anUpdate('a1', '2010-05-01', { note: 'It came undone' })] }
    assert.equal(standingOf(reopened, 'a1', '2010-04-30').status, 'delivered')
    assert.equal(standingOf(reopened, 'a1', '2010-05-01').status, 'in progress')
  })

  test('a main action nobody reports on stands where its sub-actions stand; the withdrawn ones do not hold it back', () => {
    const family = [
      anAction('m'),
      anAction('s1', { parent: 'm' }),
      anAction('s2', { parent: 'm' }),
      anAction('s3', { parent: 'm' }),
    ]
    const said = (...statuses: ('in progress' | 'delivered' | 'withdrawn')[]) =>
      aPlan({
        actions: family,
        updates: statuses.map((status, at) => anUpdate(`s${at + 1}`, '2010-05-01', { status })),
      })
    assert.equal(standingOf(said(), 'm', '2010-06-01').status, 'not started')
    assert.equal(standingOf(said('delivered'), 'm', '2010-06-01').status, 'in progress')
    assert.equal(standingOf(said('delivered'), 'm', '2010-06-01').note, '1 of its 3 sub-actions is delivered.')
    assert.equal(standingOf(said('delivered', 'delivered', 'withdrawn'), 'm', '2010-06-01').status, 'delivered')
    const own = said('delivered', 'delivered', 'delivered')
    own.updates?.push(anUpdate('m', '2010-05-20'))
    assert.equal(standingOf(own, 'm', '2010-06-01').status, 'in progress', 'its own word counts before theirs')
  })
})

describe('late and due soon', () => {
  const action = anAction('a1', { deadline: dueOn('2010-03-31') })
  const open = standingOf(aPlan({ actions: [action] }), 'a1', '2010-06-01')
  const closed = { ...open, status: 'delivered' as const }

  test('due today is not overdue; the day after is, by one day', () => {
    assert.equal(isOverdue(action, open, '2010-03-31'), false)
    assert.equal(isOverdue(action, open, '2010-04-01'), true)
    assert.equal(daysOverdue(action, open, '2010-04-01'), 1)
    assert.equal(daysOverdue(action, closed, '2010-04-01'), 0)
  })

  test('due within two weeks: today and the fourteenth day, not the fifteenth, not yesterday', () => {
    assert.equal(isDueWithin(action, open, '2010-03-31', 14), true)
    assert.equal(isDueWithin(action, open, '2010-03-17', 14), true)
    assert.equal(isDueWithin(action, open, '2010-03-16', 14), false)
    assert.equal(isDueWithin(action, open, '2010-04-01', 14), false)
    assert.equal(isDueWithin(action, closed, '2010-03-31', 14), false)
  })

  test('what fixes no day is never overdue, and an impossible date has no usable one', () => {
    for (const kind of ['recurring', 'from', 'ongoing', 'relative', 'tbc', 'none', 'immediate', 'invalid'] as const) {
      const undated = anAction('a1', { deadline: { text: kind, kind, due: null } })
      assert.equal(isOverdue(undated, open, '2099-01-01'), false, kind)
      assert.equal(hasNoUsableDate(undated), ['relative', 'tbc', 'none', 'invalid'].includes(kind), kind)
    }
  })
})
