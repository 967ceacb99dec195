/**
 * Pairs actions. Words come first; where the same words stand several times (a block copied under three
 * recommendations), the place decides: recommendation, main action, label, and what stands before and after. Pure.
 */
import type { Action } from '../../plans/plan.ts'
import { leadKey } from '../../plans/rules/leads.ts'
import type { Named, Paired, Reason } from './match.ts'
import { type PlanNodes, placeOf } from './nodes.ts'
import { idsOf, isOpen, type PairedNodes, saidPair, toAsk, withoutThose } from './pair-groups.ts'
import { bestPairs, type Candidate, type Pool, poolOf, type Weighed } from './pairing.ts'
import { sameMeaning } from './same-deadline.ts'

/** Evidence from which two actions are one, and from which a person is asked. */
const leastForPair = 0.62
const leastToAsk = 0.45
/** Whatever the place: with less in common than this, two texts are two actions. */
const leastAlike = 0.3
/** A text that weighs less than this is too short to be known by its words alone (`Staff training`). */
const weightOfASentence = 16

/** What each sign of the same place is worth, of 1. */
const signs = { recommendation: 0.3, main: 0.2, label: 0.15, around: 0.2, deadline: 0.1, leads: 0.05 }
const worthOfPlace = 0.35

/** How often the pairing is made anew with what it settled of main actions and neighbours. */
const rounds = 3

type Facts = { action: Action; recommendation: string | null; main: string | null; leads: string }
type Settled = { rightOf: Int32Array; leftOf: Int32Array }

/** @param recommendationOf the new recommendation of an old one, by id */
export function pairActions(
  old: PlanNodes,
  fresh: PlanNodes,
  recommendationOf: ReadonlyMap<string, string>,
  said: { together: readonly Named[]; apart: readonly Named[] },
): PairedNodes {
  const [left, right] = [factsOf(old), factsOf(fresh)]
  const sameRecommendation = (i: number, j: number) => {
    const [a, b] = [left[i]?.recommendation ?? null, right[j]?.recommendation ?? null]
    return a === null ? b === null : recommendationOf.get(a) === b
  }
  const inPlace = ({ left: i, right: j }: { left: number; right: number }) => sameRecommendation(i, j)
  const pool = poolOf(old.actions, fresh.actions, inPlace, samePlaces(left, right, old, fresh, recommendationOf))
  const open = pool.candidates.filter(({ left: i, right: j }) => {
    const [a, b] = [old.actions[i], fresh.actions[j]]
    return a && b && isOpen(a, b, said)
  })
  const fixed = said.together.flatMap((named) => saidPair('action', named, pool))
  let weighed: Weighed[] = []
  let sure: Weighed[] = []
  for (let round = 0; round < rounds; round++) {
    const settled = settledBy(pool, sure, fixed)
    weighed = open.map((candidate) => {
      const place = placeWorth(candidate, left, right, sameRecommendation, round === 0 ? null : settled, pool)
      return { ...candidate, evidence: evidenceOf(candidate, place, pool) }
    })
    sure = bestPairs(pool, weighed.filter(isAlike), leastForPair)
  }
  const paired = [...fixed, ...sure.map((pair) => pairOf(pair, pool, sameRecommendation(pair.left, pair.right)))]
  return { paired, perhaps: toAsk('action', pool, withoutThose(weighed, sure), leastToAsk) }
}

const isAlike = ({ alike }: Candidate) => alike >= leastAlike

function factsOf(nodes: PlanNodes): Facts[] {
  return nodes.plan.actions.map((action) => {
    const leads = action.leads.map(({ name }) => leadKey(name)).join('|')
    return { action, ...placeOf(nodes, action), leads }
  })
}

/** Actions with one label under one recommendation, in their order: a label can stand twice there. */
function samePlaces(
  left: Facts[],
  right: Facts[],
  old: PlanNodes,
  fresh: PlanNodes,
  recommendationOf: ReadonlyMap<string, string>,
): { left: number; right: number }[] {
  const where = new Map<string, number[]>()
  right.forEach(({ recommendation }, j) => {
    const key = `${recommendation} ${fresh.actions[j]?.label}`
    const held = where.get(key)
    if (held) held.push(j)
    else where.set(key, [j])
  })
  return left.flatMap(({ recommendation }, i) => {
    const label = old.actions[i]?.label ?? ''
    const there = recommendation === null ? null : recommendationOf.get(recommendation)
    if (label === '' || there === undefined) return []
    return (where.get(`${there} ${label}`) ?? []).slice(0, 4).map((j) => ({ left: i, right: j }))
  })
}

/** 0 to 1: how much speaks for the same place. */
function placeWorth(
  { left: i, right: j }: Candidate,
  left: Facts[],
  right: Facts[],
  sameRecommendation: (i: number, j: number) => boolean,
  settled: Settled | null,
  pool: Pool,
): number {
  const [a, b] = [left[i], right[j]]
  if (!a || !b) return 0
  const labels = [pool.left[i]?.label ?? '', pool.right[j]?.label ?? '']
  // Two without a label agree in that, which is less than one label on both.
  const label = labels[0] !== labels[1] ? 0 : labels[0] === '' ? 0.5 : 1
  return (
    (sameRecommendation(i, j) ? signs.recommendation : 0) +
    (sameMain(a, b, settled, pool) ? signs.main : 0) +
    signs.label * label +
    (settled === null ? 0 : signs.around * around(i, j, settled)) +
    (sameMeaning(a.action.deadline, b.action.deadline) ? signs.deadline : 0) +
    (a.leads === b.leads ? signs.leads : 0)
  )
}

function sameMain(a: Facts, b: Facts, settled: Settled | null, pool: Pool): boolean {
  if (a.main === null || b.main === null) return a.main === b.main
  if (settled === null) return false
  const i = indexIn(pool.left).get(a.main) ?? -1
  const j = settled.rightOf[i] ?? -1
  return j !== -1 && pool.right[j]?.id === b.main
}

const indexes = new WeakMap<object, Map<string, number>>()

function indexIn(nodes: Pool['left']): Map<string, number> {
  const held = indexes.get(nodes) ?? new Map(nodes.map(({ id }, at) => [id, at]))
  indexes.set(nodes, held)
  return held
}

/** Half for the nearest settled action before both being one pair, half for the one after. */
function around(i: number, j: number, { rightOf, leftOf }: Settled): number {
  return (met(i, j, -1, rightOf, leftOf) ? 0.5 : 0) + (met(i, j, 1, rightOf, leftOf) ? 0.5 : 0)
}

/** Far enough to step over what was put in or taken out. */
const stepsAround = 6

function met(i: number, j: number, step: -1 | 1, rightOf: Int32Array, leftOf: Int32Array): boolean {
  const a = nearest(i, step, rightOf)
  const b = nearest(j, step, leftOf)
  if (a === null || b === null) return a === b
  return rightOf[a] === b
}

/** The nearest index that is settled; null at the end of the list. */
function nearest(from: number, step: -1 | 1, partnerOf: Int32Array): number | null {
  for (let at = from + step, tried = 0; at >= 0 && at < partnerOf.length && tried < stepsAround; at += step, tried++) {
    if ((partnerOf[at] ?? -1) !== -1) return at
  }
  return null
}

function settledBy(pool: Pool, sure: readonly Weighed[], fixed: readonly Paired[]): Settled {
  const rightOf = new Int32Array(pool.left.length).fill(-1)
  const leftOf = new Int32Array(pool.right.length).fill(-1)
  const add = (i: number, j: number) => {
    rightOf[i] = j
    leftOf[j] = i
  }
  for (const { left, right } of sure) add(left, right)
  for (const pair of fixed) add(indexIn(pool.left).get(pair.old) ?? 0, indexIn(pool.right).get(pair.new) ?? 0)
  return { rightOf, leftOf }
}

/** Words first, then the place; a text too short to say much must have the place on its side. */
function evidenceOf({ left, right, alike, below }: Candidate, place: number, { words, ...pool }: Pool): number {
  const weight = Math.min(words.bags.left[left]?.weight ?? 0, words.bags.right[right]?.weight ?? 0)
  const short = 1 - Math.min(1, weight / weightOfASentence)
  const both = Math.max(alike, (2 * alike + below) / 3)
  const evidence = both + worthOfPlace * place - 0.45 * short * (1 - place)
  return pool.left[left]?.withdrawn || pool.right[right]?.withdrawn ? evidence - 0.1 : evidence
}

function pairOf(pair: Weighed, pool: Pool, samePlace: boolean): Paired {
  const reason: Reason =
    pair.alike >= 0.995 ? (samePlace ? 'same' : 'moved') : samePlace ? 'reworded' : 'reworded and moved'
  const confidence = Math.max(0, Math.min(1, pair.evidence))
  return { outcome: 'paired', kind: 'action', ...idsOf(pool, pair), confidence, alike: pair.alike, reason }
}
