import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Plan } from '../../plan.ts'
import { anAction, anUpdate, aPlan, aRecommendation, aTheme, dueOn, leads } from '../../rules/test-plan.ts'
import { comparePlans } from './compare.ts'
import { byKind, comparisonSentence, deadlineMoved, fieldInWords, summaryOfChanges } from './comparison-words.ts'

const on = (plan: Plan, asAt = '2010-06-01') => ({ plan, asAt })

const base = () =>
  aPlan({
    themes: [aTheme('t1', { ref: '1' }), aTheme('t2', { ref: '2' })],
    recommendations: [
      aRecommendation('r1', { ref: '1.1', theme: 't1', criteria: ['Seen in ten days', 'Audit good in 8 of 10'] }),
      aRecommendation('r2', { ref: '2.1', theme: 't2' }),
    ],
    actions: [
      anAction('a1', { recommendation: 'r1', label: '1', text: 'Train all staff', deadline: dueOn('2010-05-31') }),
      anAction('a2', { recommendation: 'r1', parent: 'a1', label: 'a', leads: leads('Head of HR') }),
      anAction('a3', { recommendation: 'r2', label: '1', deadline: dueOn('2010-06-30') }),
    ],
  })

/** The base with the parts of one list replaced as `change` says. */
function changed(change: (plan: Plan) => void): Plan {
  const plan = structuredClone(base())
  change(plan)
  return plan
}

const compare = (change: (plan: Plan) => void) => comparePlans(on(base()), on(changed(change)))
const first = <T>(list: readonly T[]): T => {
  const [one] = list
  assert.ok(one)
  return one
}

test('two equal states differ in nothing', () => {
  const same = compare(() => {})
  assert.deepEqual(same, { parts: [], title: [] })
  assert.equal(comparisonSentence(same, 'version 1.3', 'now'), 'Nothing differs between version 1.3 and now.')
  assert.match(summaryOfChanges(same), /^No change/)
})

test('a deadline moved says by how many days and which way', () => {
  const { parts } = compare((plan) => {
    first(plan.actions).deadline = dueOn('2010-06-28')
  })
  const { change } = first(byKind({ parts, title: [] }).deadlines)
  assert.equal(change.days, 28)
  assert.equal(deadlineMoved(change), '28 days later')
  assert.equal(first(parts).name, 'action 1 of 1.1')
  const back = comparePlans(on(changed((plan) => (first(plan.actions).deadline = dueOn('2010-06-01')))), on(base()))
  assert.equal(deadlineMoved(first(byKind(back).deadlines).change), 'one day earlier')
})

test('a deadline that gains or loses its day says so', () => {
  const lost = compare((plan) => {
    first(plan.actions).deadline = { text: 'TBC', kind: 'tbc', due: null }
  })
  const { change } = first(byKind(lost).deadlines)
  assert.equal(change.days, null)
  assert.equal(deadlineMoved(change), 'no longer fixes a day; it was 31 May 2010')
})

test('new, gone by withdrawal, and moved', () => {
  const result = compare((plan) => {
    plan.actions.push(anAction('a4', { recommendation: 'r2', label: '2' }))
    plan.updates = [anUpdate('a2', '2010-05-20', { status: 'withdrawn', note: 'No money.' })]
    plan.actions[2] = { ...plan.actions[2], recommendation: 'r1' } as Plan['actions'][number]
  })
  const states = result.parts.map(({ id, state, moved }) => [id, state, moved?.to ?? null])
  assert.deepEqual(states, [
    ['a2', 'gone', null],
    ['a3', 'changed', 'recommendation 1.1'],
    ['a4', 'new', null],
  ])
  assert.equal(first(result.parts).reason, 'No money.')
  assert.equal(
    comparisonSentence(result, 'version 1.3', 'version 1.4'),
    'Between version 1.3 and version 1.4 one action is new; one action is gone; one action hangs elsewhere.',
  )
})

test('what is withdrawn on both sides is no difference, and what comes back is new', () => {
  const withdrawn = changed((plan) => {
    first(plan.recommendations).withdrawn = { on: '2010-05-01', by: 'A manager', why: 'Merged with 2.1' }
  })
  assert.deepEqual(comparePlans(on(withdrawn), on(withdrawn)).parts, [])
  const gone = first(comparePlans(on(base()), on(withdrawn)).parts)
  assert.deepEqual([gone.id, gone.state, gone.reason], ['r1', 'gone', 'Merged with 2.1'])
  assert.equal(first(comparePlans(on(withdrawn), on(base())).parts).state, 'new')
})

test('standing and leads: two of the same plan on two days', () => {
  const plan = changed((it) => {
    it.updates = [anUpdate('a3', '2010-05-20', { status: 'delivered' })]
  })
  const days = comparePlans(on(plan, '2010-05-01'), on(plan, '2010-06-01'))
  const { change } = first(byKind(days).standings)
  assert.deepEqual([change.before, change.after], ['not started', 'delivered'])
  const lead = compare((it) => {
    it.actions[1] = { ...it.actions[1], leads: leads('Chief Officer') } as Plan['actions'][number]
  })
  assert.equal(fieldInWords(first(first(lead.parts).fields)), 'leads “Head of HR” → “Chief Officer”')
})

test('a criterion reworded is one change, one taken out another', () => {
  const { parts } = compare((plan) => {
    first(plan.recommendations).criteria = ['Seen in five working days', 'Audit good in 9 of 10']
  })
  const change = first(first(parts).fields)
  assert.ok(change.kind === 'list')
  assert.deepEqual(
    change.reworded.map(({ before, after }) => [before, after]),
    [
      ['Audit good in 8 of 10', 'Audit good in 9 of 10'],
      ['Seen in ten days', 'Seen in five working days'],
    ],
  )
  const less = compare((plan) => {
    first(plan.recommendations).criteria.pop()
  })
  assert.equal(summaryOfChanges(less), 'Recommendation 1.1: success criteria: “Audit good in 8 of 10” taken out.')
})

test('the summary of a version leaves out that work went on', () => {
  const result = compare((plan) => {
    plan.updates = [anUpdate('a3', '2010-05-20', { status: 'delivered' })]
    plan.title = 'Another title'
  })
  assert.equal(summaryOfChanges(result), 'The plan has another title.')
})
