/** Circles, slips and chains, each with days that can be counted on paper. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Action, Plan } from '../plan.ts'
import { addDays } from '../rules/days.ts'
import { indexPlan } from '../rules/plan-index.ts'
import { structureOf } from '../rules/structure.ts'
import { anAction, anUpdate, aPlan, aRecommendation, dueOn } from '../rules/test-plan.ts'
import { longestChain } from './chain.ts'
import { type Part, partKey } from './link.ts'
import { scheduleOf } from './schedule.ts'
import { slackOf } from './slack.ts'
import { forecastInWords, forecastSlip, lastDay, slipInWords, slipOf } from './slip.ts'
import {
  addDependency,
  circleClosedBy,
  circleInWords,
  type Dependency,
  firstCircle,
  waitGraph,
  withoutCircles,
} from './wait-graph.ts'

const today = '2010-03-01'
const action = (id: string): Part => ({ kind: 'action', id })
const waits = (from: string, to: string): Dependency => ({ from: action(from), to: action(to) })

const due = (id: string, day: string, more: Partial<Action> = {}) =>
  anAction(id, { recommendation: 'r1', label: id, deadline: dueOn(day), ...more })

/** A due 31 March, B 15 April, C 31 May: C waits for B, B for A. */
function chainOfThree(more: Partial<Plan> = {}): Plan {
  return aPlan({
    recommendations: [aRecommendation('r1', { ref: '2.1.1' })],
    actions: [due('A', '2010-03-31'), due('B', '2010-04-15'), due('C', '2010-05-31')],
    ...more,
  })
}
const two = [waits('B', 'A'), waits('C', 'B')]

function slip(plan: Plan, dependencies: Dependency[], id: string, days: number) {
  const index = indexPlan(plan, today)
  const found = index.actions.get(id)
  assert(found)
  return slipOf(index, dependencies, found, days)
}
const moved = (result: ReturnType<typeof slip>) => result.slipped.map(({ part, to, days }) => [part.id, to, days])

describe('if this slips', () => {
  test('A by 10 days: 10 April is before B, so nothing else slips', () => {
    assert.deepEqual(moved(slip(chainOfThree(), two, 'A', 10)), [])
    assert.equal(
      slipInWords(slip(chainOfThree(), two, 'A', 10)),
      'If it slips by 10 days, nothing else is known to slip.',
    )
  })

  test('A by 30 days: 30 April, so B by 15; C on 31 May still holds', () => {
    assert.deepEqual(moved(slip(chainOfThree(), two, 'A', 30)), [['B', '2010-04-30', 15]])
  })

  test('A by 70 days: 9 June, so B by 55 and C by 9, and the plan ends later', () => {
    const result = slip(chainOfThree(), two, 'A', 70)
    assert.deepEqual(moved(result), [
      ['B', '2010-06-09', 55],
      ['C', '2010-06-09', 9],
    ])
    assert.deepEqual(result.end, { from: '2010-05-31', to: '2010-06-09' })
    assert.equal(result.slipped[1]?.reason, 'It depends on action B of 2.1.1, then expected 9 June 2010.')
    assert.equal(
      slipInWords(result),
      'If it slips by 70 days, two others slip: action B of 2.1.1 by 55 days and action C of 2.1.1 by 9 days. The plan then ends on 9 June 2010, 9 days later.',
    )
  })

  test('B prints 1 to 15 April: it takes 14 days from the day after A ends', () => {
    const printed = { text: '1-15 April 2010', kind: 'period', start: '2010-04-01', due: '2010-04-15' } as const
    const actions = [due('A', '2010-03-31'), due('B', '', { deadline: printed }), due('C', '2010-05-31')]
    assert.deepEqual(moved(slip(chainOfThree({ actions }), two, 'A', 30)), [['B', '2010-05-15', 30]])
    const begun = chainOfThree({ actions, updates: [anUpdate('B', '2010-02-20')] })
    assert.deepEqual(
      moved(slip(begun, two, 'A', 30)),
      [['B', '2010-04-30', 15]],
      'once begun it only cannot end before A',
    )
  })

  test('a forecast counts instead of the deadline', () => {
    const plan = chainOfThree({ updates: [anUpdate('A', '2010-02-20', { forecast: '2010-04-14' })] })
    assert.deepEqual(moved(slip(plan, two, 'A', 10)), [['B', '2010-04-24', 9]])
  })

  test('what is delivered neither slips nor holds up', () => {
    const plan = chainOfThree({ updates: [anUpdate('B', '2010-02-20', { status: 'delivered' })] })
    assert.deepEqual(moved(slip(plan, two, 'A', 90)), [])
    assert.equal(slip(plan, two, 'B', 9).refusal, 'It is delivered, so it cannot slip.')
  })

  test('a main action ends no earlier than its sub-actions, and they wait for what it waits for', () => {
    const actions = [
      due('1', '2010-03-31'),
      due('1a', '2010-03-20', { parent: '1', level: 'sub' }),
      due('2', '2010-04-10'),
      due('2a', '2010-04-05', { parent: '2', level: 'sub' }),
    ]
    const result = slip(chainOfThree({ actions }), [waits('2', '1')], '1a', 20)
    assert.deepEqual(moved(result), [
      ['1', '2010-04-09', 9],
      ['2a', '2010-04-09', 4],
    ])
    assert.match(result.slipped[0]?.reason ?? '', /^Its sub-action 1a of 2.1.1 is then expected 9 April 2010\.$/)
  })

  test('a recommendation is told of when it then misses its own date', () => {
    const recommendations = [aRecommendation('r1', { ref: '2.1.1', by: dueOn('2010-05-31') })]
    assert.deepEqual(moved(slip(chainOfThree({ recommendations }), two, 'C', 1)), [['r1', '2010-06-01', 1]])
  })

  test('a forecast past the deadline says what it moves, and nothing where it moves nothing', () => {
    const told = (forecast: string) => {
      const index = indexPlan(chainOfThree({ updates: [anUpdate('A', '2010-02-20', { forecast })] }), today)
      const found = index.actions.get('A')
      assert(found)
      const result = forecastSlip(index, two, found)
      return result && forecastInWords(result)
    }
    assert.equal(
      told('2010-04-30'),
      'It is expected 30 days late; with it, one other slips: action B of 2.1.1 by 15 days.',
    )
    assert.equal(told('2010-04-10'), null)
    assert.equal(told('2010-03-20'), null)
  })

  test('a date without a day stops it, with a word', () => {
    const tbc = { text: 'TBC', kind: 'tbc', due: null } as const
    const actions = [due('A', '2010-03-31'), due('B', '', { deadline: tbc }), due('C', '2010-05-31')]
    const result = slip(chainOfThree({ actions }), two, 'A', 100)
    assert.deepEqual(moved(result), [])
    assert.deepEqual(
      result.stopped.map(({ reason }) => reason),
      ['It depends on action A of 2.1.1 and has only “TBC”, so nobody can say by how many days it slips.'],
    )
    assert.match(
      slipInWords(result),
      /One other without a day waits for it\. The plan then ends on 9 July 2010, 39 days later\.$/,
    )
    assert.equal(
      slip(chainOfThree({ actions }), two, 'B', 5).refusal,
      'It has no day to slip from: its deadline says “TBC”.',
    )
  })
})

describe('circles', () => {
  const structure = structureOf(chainOfThree())
  const circle = (...dependencies: Dependency[]) => {
    const found = firstCircle(structure, dependencies)
    return found === null ? null : circleInWords(structure, found)
  }

  test('A waits for C, which waits for B, which waits for A', () => {
    assert.equal(circle(...two), null)
    assert.equal(
      circle(...two, waits('A', 'C')),
      'action A of 2.1.1 → action C of 2.1.1 → action B of 2.1.1 → action A of 2.1.1',
    )
    assert.equal(circle(waits('A', 'A')), 'action A of 2.1.1 → action A of 2.1.1')
  })

  test('through what holds what: a step may not wait for its own main action, nor for what that waits for it', () => {
    const plan = chainOfThree({
      actions: [due('1', '2010-03-31'), due('1a', '2010-03-20', { parent: '1', level: 'sub' }), due('2', '2010-04-10')],
    })
    const within = structureOf(plan)
    const closes = (...all: Dependency[]) => {
      const found = firstCircle(within, all)
      return found && circleInWords(within, found)
    }
    assert.equal(
      closes(waits('1a', '1')),
      'action 1a of 2.1.1 → action 1 of 2.1.1 (which holds it) → action 1a of 2.1.1 (part of it)',
    )
    assert.equal(
      closes(waits('1a', '2'), waits('2', '1')),
      'action 2 of 2.1.1 → action 1 of 2.1.1 → action 1a of 2.1.1 (part of it) → action 2 of 2.1.1',
    )
    assert.equal(closes(waits('2', '1a'), waits('1', 'A')), null)
  })

  test('two links the other way round between different parts of two wholes are no circle', () => {
    const actions = ['A', 'B', 'C', 'D'].map((id, at) =>
      due(id, '2010-03-31', { recommendation: at < 2 ? 'r1' : 'r2' }),
    )
    const recommendations = ['r1', 'r2'].map((id) => aRecommendation(id))
    const both = structureOf(aPlan({ recommendations, actions }))
    assert.equal(firstCircle(both, [waits('A', 'C'), waits('D', 'B')]), null)
  })
})

describe('the longest chain', () => {
  test('three steps: 15 days of room, then 46; the first can slip 61 before the plan ends later', () => {
    const index = indexPlan(chainOfThree(), today)
    const chain = longestChain(index, two)
    assert.deepEqual(
      chain?.steps.map(({ part, ends, room, slack }) => [part.id, ends, room, slack]),
      [
        ['A', '2010-03-31', 15, 61],
        ['B', '2010-04-15', 46, 46],
        ['C', '2010-05-31', null, 0],
      ],
    )
    assert.equal(chain?.tightest, 15)
    assert.equal(longestChain(index, []), null)
  })

  test('goes through a main action to what one of its steps waits for', () => {
    const actions = [
      due('A', '2010-03-01'),
      due('1', '2010-03-31'),
      due('1a', '2010-03-20', { parent: '1', level: 'sub' }),
      due('2', '2010-04-10'),
    ]
    const chain = longestChain(indexPlan(chainOfThree({ actions }), today), [waits('2', '1'), waits('1a', 'A')])
    assert.deepEqual(
      chain?.steps.map(({ part }) => part.id),
      ['A', '1a', '1', '2'],
    )
  })
})

const size = 8
const someLinks = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 14 })
const someDays = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: size, maxLength: size })
const someParents = fc.array(fc.option(fc.nat(size - 1)), { minLength: size, maxLength: size })

/** Actions a0 to a7, some of them sub-actions of an earlier one. */
function somePlan(days: number[], parents: (number | null)[]): Plan {
  const actions = days.map((day, at) => {
    const above = parents[at] ?? null
    const parent = above !== null && above < at ? `a${above}` : null
    return due(`a${at}`, addDays('2010-03-01', day), { parent, level: parent ? 'sub' : 'main' })
  })
  return aPlan({ recommendations: [aRecommendation('r1')], actions })
}

describe('whatever the links', () => {
  test('those that are let in never make a circle, and each one left out would', () => {
    fc.assert(
      fc.property(someDays, someParents, someLinks, (days, parents, pairs) => {
        const structure = structureOf(somePlan(days, parents))
        const given = pairs.map(([from, to]) => waits(`a${from}`, `a${to}`))
        const kept = withoutCircles(structure, given)
        assert.equal(firstCircle(structure, kept), null)
        const graph = waitGraph(structure)
        for (const one of kept) addDependency(graph, one)
        for (const one of given) if (!kept.includes(one)) assert(circleClosedBy(graph, one))
      }),
    )
  })

  test('a longer slip never ends anything earlier, and nothing ends before what it depends on', () => {
    fc.assert(
      fc.property(
        someDays,
        someParents,
        someLinks,
        fc.nat(size - 1),
        fc.nat(90),
        fc.nat(90),
        (days, parents, pairs, at, less, more) => {
          const index = indexPlan(somePlan(days, parents), today)
          const dependencies = withoutCircles(
            index,
            pairs.map(([from, to]) => waits(`a${from}`, `a${to}`)),
          )
          const [short, long] = [less, less + more].map((by) =>
            scheduleOf(index, dependencies, { action: `a${at}`, days: by }),
          )
          for (const { id } of index.plan.actions) {
            const [a, b] = [short, long].map((schedule) => schedule?.get(partKey(action(id)))?.day ?? '')
            assert(a !== undefined && b !== undefined && a <= b)
          }
          for (const { from, to } of dependencies) {
            assert((long?.get(partKey(from))?.day ?? '') >= (long?.get(partKey(to))?.day ?? ''))
          }
          const now = scheduleOf(index, dependencies)
          const slack = slackOf(index, dependencies, now)(`a${at}`)
          assert(slack !== null && slack >= 0)
          const endIf = (by: number) => lastDay(index, scheduleOf(index, dependencies, { action: `a${at}`, days: by }))
          assert.equal(endIf(slack), lastDay(index, now), 'it bears that much')
          assert.notEqual(endIf(slack + 1), lastDay(index, now), 'and not a day more')
        },
      ),
    )
  })
})
