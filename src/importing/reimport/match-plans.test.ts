/** Edited versions of real plans, made by a seeded editor that knows what became what: how many pairs are right, how many found. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Plan } from '../../plans/plan.ts'
import { anAction, aPlan, aRecommendation, dueOn } from '../../plans/rules/test-plan.ts'
import { inProject, readPath, seedPath, sharedFolder } from '../import-for-tests.ts'
import { importDocument } from '../import-plan.ts'
import { editPlan, type Strength, usualEdits } from './editor.fixture.ts'
import { type Match, type PlanMatch, partKinds } from './match.ts'
import { matchPlans } from './match-plans.ts'

const noShared = sharedFolder === null && 'the documents in ../shared are not on this machine'
const read = async (path: string) => importDocument(await readPath(path))
const example = await read(inProject('examples/harrowmere/harrowmere-plan.docx'))
const plans = new Map<string, Plan>([['harrowmere', example]])
if (sharedFolder) for (const seed of ['000', '001', '002', '003', '004']) plans.set(seed, await read(seedPath(seed)))

type Score = { right: number; made: number; real: number }

function scoreOf(plan: Plan, seeds: number[], strength: Strength): Score & { splits: Score } {
  const score = { right: 0, made: 0, real: 0, splits: { right: 0, made: 0, real: 0 } }
  for (const seed of seeds) {
    const edited = editPlan(plan, seed, strength)
    const { matches, regroupings } = matchPlans(plan, edited.plan)
    for (const kind of partKinds) {
      const found = new Map(
        matches.flatMap((match) => (match.outcome === 'paired' && match.kind === kind ? [[match.new, match.old]] : [])),
      )
      for (const [now, was] of edited.truth[kind]) {
        if (was !== null) score.real++
        if (found.has(now)) score.made++
        if (was !== null && found.get(now) === was) score.right++
      }
    }
    const splits = regroupings
      .filter(({ change }) => change === 'split')
      .map(({ old, new: parts }) => [...old, ...parts].join())
    score.splits.made += splits.length
    score.splits.real += edited.splits.length
    score.splits.right += edited.splits.filter((split) => splits.includes([split.old, ...split.new].join())).length
  }
  return score
}

const seeds = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
const heavy: Strength = {
  ...usualEdits,
  reword: 0.4,
  typography: 0.4,
  deadline: 0.3,
  add: 0.12,
  remove: 0.12,
  move: 0.08,
}
const typography: Strength = {
  ...usualEdits,
  reword: 0,
  typography: 1,
  deadline: 0,
  add: 0,
  remove: 0,
  move: 0,
  split: 0,
}

describe('pairs found again in an edited version', () => {
  for (const [name, plan] of plans) {
    const skip = plan.actions.length === 0 && 'it has no actions'
    test(`${name}: at least 98 of 100 are right, at least 97 of 100 are found`, { skip }, () => {
      const { right, made, real } = scoreOf(plan, seeds(8), usualEdits)
      assert.ok(right / made >= 0.98, `precision ${right / made}`)
      assert.ok(right / real >= 0.97, `recall ${right / real}`)
    })

    test(`${name}: also when nearly half of it was rewritten`, { skip }, () => {
      const { right, made, real } = scoreOf(plan, seeds(4), heavy)
      assert.ok(right / made >= 0.98, `precision ${right / made}`)
      assert.ok(right / real >= 0.97, `recall ${right / real}`)
    })

    test(`${name}: typography, order and numbers alone lose nobody`, { skip }, () => {
      const { right, made, real } = scoreOf(plan, seeds(3), typography)
      assert.ok(right / made >= 0.999 && right / real >= 0.999, `${right} of ${made} and of ${real}`)
    })
  }

  test('most splits are seen as such, and hardly anything else', { skip: noShared }, () => {
    const plan = plans.get('000') ?? example
    const { splits } = scoreOf(plan, seeds(6), { ...usualEdits, split: 0.05 })
    assert.ok(splits.right / splits.real > 0.8, `${splits.right} of ${splits.real}`)
    assert.ok(splits.right / splits.made > 0.95, `${splits.right} of ${splits.made}`)
  })
})

describe('the same document again', () => {
  for (const [name, plan] of plans) {
    test(`${name}: every part is itself, also each of those printed twice word for word`, () => {
      const { matches, regroupings } = matchPlans(plan, structuredClone(plan))
      assert.deepEqual(
        matches.filter((match) => match.outcome !== 'paired' || match.old !== match.new),
        [],
      )
      assert.deepEqual(regroupings, [])
    })
  }
})

const pairsOf = ({ matches }: PlanMatch) =>
  matches.flatMap((match) => (match.outcome === 'paired' ? [`${match.kind} ${match.old}=${match.new}`] : [])).sort()
const turned = ({ matches }: PlanMatch) =>
  matches.flatMap((match) => (match.outcome === 'paired' ? [`${match.kind} ${match.new}=${match.old}`] : [])).sort()

test('from new to old gives the pairs of old to new; and the same question the same answer', () => {
  for (const seed of seeds(4)) {
    const { plan } = editPlan(example, seed)
    const [there, back] = [matchPlans(example, plan), matchPlans(plan, example)]
    const [a, b] = [new Set(pairsOf(there)), new Set(turned(back))]
    // A split keeps its id for the first part, which a join the other way round need not do.
    const splits = there.regroupings.length + back.regroupings.length
    assert.ok(a.symmetricDifference(b).size <= 4 * splits, [...a.symmetricDifference(b)].join(', '))
    assert.deepEqual(matchPlans(example, plan), there)
  }
})

test('every part is in exactly one pair or alone', () => {
  const { plan } = editPlan(example, 7, heavy)
  const { matches } = matchPlans(example, plan)
  const settled = matches.filter(({ outcome }) => outcome !== 'perhaps')
  const ids = (side: 'old' | 'new') => settled.flatMap((match) => match[side] ?? []).length
  const count = ({ themes, outcomes, recommendations, actions }: Plan) =>
    themes.length + outcomes.length + recommendations.length + actions.length
  assert.deepEqual([ids('old'), ids('new')], [count(example), count(plan)])
  const distinct = (side: 'old' | 'new') =>
    new Set(settled.flatMap((match) => (match[side] ? [`${match.kind} ${match[side]}`] : []))).size
  assert.deepEqual([distinct('old'), distinct('new')], [count(example), count(plan)])
})

const block = [
  'Agree the terms of reference with the board',
  'Publish the forward plan of meetings',
  'Review how the board works every year',
]
/** One block of actions printed under three recommendations, word for word, with a label twice in each. */
const copies = (order: string[]) =>
  aPlan({
    recommendations: order.map((ref) =>
      aRecommendation(`r${ref}`, {
        ref,
        text: `Recommendation about ${ref === '1' ? 'schools' : ref === '2' ? 'health' : 'housing'} in the city`,
      }),
    ),
    actions: order.flatMap((ref) =>
      block.map((text, at) =>
        anAction(`a${ref}.${at}`, {
          recommendation: `r${ref}`,
          label: at === 0 ? '1' : '1a',
          text,
          deadline: dueOn('2010-05-31'),
        }),
      ),
    ),
  })

test('a copied block goes with its recommendation, wherever that has gone', () => {
  const { matches } = matchPlans(copies(['1', '2', '3']), copies(['3', '1', '2']))
  assert.deepEqual(
    matches.filter((match) => match.old !== match.new),
    [],
  )
})

const one = (text: string, more = {}) =>
  aPlan({
    recommendations: [aRecommendation('r', { text: 'Make the front door safe' })],
    actions: [anAction('a', { recommendation: 'r', text, label: '1', ...more })],
  })
const outcomeOf = (was: string, now: string): Match['outcome'][] =>
  matchPlans(one(was), one(now))
    .matches.filter(({ kind }) => kind === 'action')
    .map(({ outcome }) => outcome)

test('three outcomes: paired, not sure, two of their own', () => {
  const was = 'Audit twenty case files every month and report what they show to the improvement board'
  assert.deepEqual(outcomeOf(was, 'Audit thirty case files each month and report what they show to the board'), [
    'paired',
  ])
  assert.deepEqual(outcomeOf(was, 'Recruit and train six foster carers for teenagers'), ['alone', 'alone'])
  assert.deepEqual(
    outcomeOf(was, 'Audit twenty case files of leavers with schools before the summer and write down who is missing'),
    ['alone', 'alone', 'perhaps'],
  )
})

test('what a person says of pairs is so', () => {
  const [old, fresh] = [one('Audit twenty case files'), one('Recruit six foster carers')]
  const together = [{ kind: 'action', old: 'a', new: 'a' }] as const
  const said = matchPlans(old, fresh, { said: { together, apart: [] } }).matches.filter(({ kind }) => kind === 'action')
  assert.deepEqual(
    said.map((match) => [match.outcome, 'reason' in match && match.reason]),
    [['paired', 'said']],
  )
  const same = one('Audit twenty case files')
  const apart = matchPlans(old, same, { said: { together: [], apart: together } }).matches.filter(
    ({ kind }) => kind === 'action',
  )
  assert.deepEqual(
    apart.map(({ outcome }) => outcome),
    ['alone', 'alone'],
  )
})

test('two joined in one are seen as joined, and the main action split in two as split', () => {
  const halves = [
    'Write the new threshold document with partners and publish it',
    'then train every practitioner in using it before summer starts',
  ]
  const two = {
    ...one(''),
    actions: halves.map((text, at) => anAction(`b${at}`, { recommendation: 'r', label: String(at + 1), text })),
  }
  const whole = one(halves.join(' '))
  assert.deepEqual(matchPlans(two, whole).regroupings, [{ change: 'joined', old: ['b0', 'b1'], new: ['a'] }])
  const split = matchPlans(whole, two)
  assert.deepEqual(split.regroupings, [{ change: 'split', old: ['a'], new: ['b0', 'b1'] }])
  assert.ok(split.matches.some((match) => match.outcome === 'paired' && match.old === 'a' && match.new === 'b0'))
})

test('the longest plan there is takes well under a second', () => {
  const plan = plans.get('000') ?? example
  const { plan: edited } = editPlan(plan, 3)
  matchPlans(plan, edited)
  // Of the processor, since tests share the machine: it is about a quarter of a second.
  const start = process.cpuUsage()
  matchPlans(plan, edited)
  const { user } = process.cpuUsage(start)
  assert.ok(user < 1_000_000, `${user / 1000} ms`)
})
