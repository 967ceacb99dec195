import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PlanThresholds, ProgressUpdate } from '../plan.ts'
import { disagreementAbout } from './declared.ts'
import { indexPlan } from './plan-index.ts'
import { judgePlan } from './rag-group.ts'
import { ragKeyOf } from './rag-key.ts'
import { anAction, anUpdate, aPlan, dueOn, someActionProof, someday } from './test-plan.ts'
import { defaultThresholds, groupRuleInWords, lengthInWords, thresholdsOn } from './thresholds.ts'

const set = (from: string, more: Partial<PlanThresholds> = {}): PlanThresholds => ({
  ...defaultThresholds,
  from,
  by: 'The chair',
  why: 'The board agreed',
  ...more,
})

describe('the thresholds of a plan', () => {
  // Due 20 June and not started: 19 days before, on 1 June.
  const actions = [anAction('a1', { deadline: dueOn('2010-06-20') }), anAction('a2', { deadline: dueOn('2010-05-01') })]
  const thresholds = [set('2010-05-10', { notStartedNear: 14 }), set('2010-05-20', { notStartedNear: 21 })]
  const plan = aPlan({ actions, thresholds })
  const colour = (day: string) => indexPlan(plan, day).rags.get('a1')?.colour

  test('hold from the day they were set; any earlier day shows the colours by those of that day', () => {
    assert.equal(thresholdsOn(plan, '2010-05-09'), defaultThresholds)
    assert.equal(thresholdsOn(plan, '2010-05-10').notStartedNear, 14)
    assert.deepEqual([colour('2010-05-09'), colour('2010-05-19'), colour('2010-06-01')], ['amber', 'green', 'amber'])
    assert.equal(thresholdsOn({ ...plan, thresholds: thresholds.toReversed() }, someday).notStartedNear, 21)
    const twice = [...thresholds, set('2010-05-20', { notStartedNear: 7 })]
    assert.equal(thresholdsOn({ ...plan, thresholds: twice }, someday).notStartedNear, 7)
  })

  test('a theme and the plan turn red by the share or by the number of red actions', () => {
    const many = aPlan({
      actions: Array.from({ length: 10 }, (_, at) =>
        anAction(`a${at}`, { deadline: dueOn(at < 2 ? '2010-05-01' : '2010-12-01') }),
      ),
    })
    const by = (more: Partial<PlanThresholds>) => judgePlan(indexPlan(many, someday, { ...defaultThresholds, ...more }))
    assert.equal(by({}).colour, 'amber')
    assert.equal(by({ redShare: 20 }).colour, 'red')
    assert.equal(by({ redShare: 21 }).colour, 'amber')
    assert.equal(by({ redCount: 2 }).colour, 'red')
    assert.equal(by({ redCount: 3 }).colour, 'amber')
  })

  test('are in the words of the key', () => {
    const words = ragKeyOf({ ...defaultThresholds, forecastLate: 0, blockedNear: 10, quiet: 7 })
    assert.equal(words[0]?.meaning, 'Overdue, expected late, or blocked and due within 10 days.')
    assert.match(words[1]?.meaning ?? '', /^Due within six weeks and not started.*nothing heard for one week/)
    assert.deepEqual([0, 1, 7, 10, 84].map(lengthInWords), ['0 days', 'one day', 'one week', '10 days', '12 weeks'])
    assert.match(groupRuleInWords({ ...defaultThresholds, redCount: 3 }), /25% or more.*or when 3 actions are\.$/)
  })
})

describe('the lead’s own colour', () => {
  const due = dueOn('2010-12-01')
  const about = (update: Partial<ProgressUpdate>, deadline = due) => {
    const action = anAction('a1', { deadline, criteria: ['One'] })
    const index = indexPlan(aPlan({ actions: [action], updates: [anUpdate('a1', '2010-05-20', update)] }), someday)
    return disagreementAbout(index, action)
  }

  test('is no disagreement where it is the same, not given, or where the facts cannot judge', () => {
    assert.equal(about({ declared: 'green' }), null)
    assert.equal(about({}), null)
    assert.equal(about({ declared: 'red', status: 'withdrawn' }), null)
  })

  test('better than the facts, and worse', () => {
    const better = about({ declared: 'green', declaredWhy: 'Nearly there' }, dueOn('2010-05-25'))
    assert.deepEqual(
      [better?.lead, better?.declaredWord, better?.declaredWhy, better?.declaredBy, better?.computed.colour],
      ['better', 'On course', 'Nearly there', 'A lead', 'red'],
    )
    assert.equal(about({ declared: 'amber' })?.lead, 'worse')
  })

  test('never changes the colour worked out: delivered and called green it is still not evidenced', () => {
    assert.equal(about({ declared: 'green', status: 'delivered' })?.computed.rule, 'not-evidenced')
  })

  test('green is the best a lead can say, so it agrees with blue', () => {
    const action = anAction('a1', { deadline: due, criteria: ['One'] })
    const updates = [anUpdate('a1', '2010-05-20', { status: 'delivered', declared: 'green' })]
    const evidence = [someActionProof('a1', 0)]
    const index = indexPlan(aPlan({ actions: [action], updates, evidence }), someday)
    assert.equal(index.rags.get('a1')?.colour, 'blue')
    assert.equal(disagreementAbout(index, action), null)
  })
})
