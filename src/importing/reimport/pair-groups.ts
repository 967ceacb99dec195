/** Pairs themes, outcomes and recommendations: by their own words, by what stands below them, and by their number. Pure. */
import type { Named, Node, Paired, PartKind, Perhaps, Reason } from './match.ts'
import { bestPairs, type Candidate, type Pool, poolOf, type Weighed } from './pairing.ts'

/** Evidence from which two are one, and from which a person is asked. */
export const leastForPair = 0.5
export const leastToAsk = 0.36

const share = { words: 0.55, below: 0.3, label: 0.15 }

/**
 * Of 1: the words' share, that of what is below, and the number's. Where one is missing on both sides (a heading without
 * words, a recommendation without actions) the others count for it.
 */
function evidenceOf(left: Node, right: Node, { alike, below }: Candidate): number {
  const has = {
    words: left.text !== '' || right.text !== '',
    below: left.below !== '' || right.below !== '',
    label: left.label !== '' || right.label !== '',
  }
  const whole = (has.words ? share.words : 0) + (has.below ? share.below : 0) + (has.label ? share.label : 0)
  const got =
    (has.words ? share.words * alike : 0) +
    (has.below ? share.below * below : 0) +
    (has.label && left.label === right.label ? share.label : 0)
  // Words that are wholly the same are never outvoted by a new number over new actions.
  const evidence = Math.max(
    whole === 0 ? 0 : got / whole,
    alike === 1 && left.text.length > 12 ? leastForPair + got / 2 : 0,
  )
  return left.withdrawn || right.withdrawn ? evidence * 0.9 : evidence
}

export type PairedNodes = { paired: Paired[]; perhaps: Perhaps[] }

/** @param said pairs that a person has settled already, of this kind */
export function pairGroups(
  kind: Exclude<PartKind, 'action'>,
  left: readonly Node[],
  right: readonly Node[],
  said: { together: readonly Named[]; apart: readonly Named[] },
): PairedNodes {
  const places = left.flatMap((node, i) => {
    const j = node.label === '' ? -1 : right.findIndex(({ label }) => label === node.label)
    return j === -1 ? [] : [{ left: i, right: j }]
  })
  const sameLabel = ({ left: i, right: j }: { left: number; right: number }) =>
    left[i]?.label !== '' && left[i]?.label === right[j]?.label
  const pool = poolOf(left, right, sameLabel, places)
  const weighed = pool.candidates.flatMap((candidate): Weighed[] => {
    const [a, b] = [left[candidate.left], right[candidate.right]]
    return a && b && isOpen(a, b, said) ? [{ ...candidate, evidence: evidenceOf(a, b, candidate) }] : []
  })
  const settled = said.together.flatMap((named) => saidPair(kind, named, pool))
  return settle(kind, pool, weighed, settled)
}

/** Neither is settled, and nobody said that they are two. */
export function isOpen(a: Node, b: Node, said: { together: readonly Named[]; apart: readonly Named[] }): boolean {
  return (
    !said.together.some(({ old, new: fresh }) => old === a.id || fresh === b.id) &&
    !said.apart.some(({ old, new: fresh }) => old === a.id && fresh === b.id)
  )
}

/** A pair that a person made; none where one of the two is not there (any more). */
export function saidPair(kind: PartKind, { old, new: fresh }: Named, pool: Pick<Pool, 'left' | 'right'>): Paired[] {
  const there = pool.left.some(({ id }) => id === old) && pool.right.some(({ id }) => id === fresh)
  return there ? [{ outcome: 'paired', kind, old, new: fresh, confidence: 1, alike: 1, reason: 'said' }] : []
}

function settle(kind: PartKind, pool: Pool, weighed: Weighed[], said: Paired[]): PairedNodes {
  const sure = bestPairs(pool, weighed, leastForPair)
  const rest = withoutThose(weighed, sure)
  const pairs = sure.map((pair): Paired => {
    const { old, new: fresh } = idsOf(pool, pair)
    const reason: Reason = pair.alike >= 0.995 ? 'same' : pair.alike >= 0.4 ? 'reworded' : 'place'
    return {
      outcome: 'paired',
      kind,
      old,
      new: fresh,
      confidence: Math.min(1, pair.evidence),
      alike: pair.alike,
      reason,
    }
  })
  return { paired: [...said, ...pairs], perhaps: toAsk(kind, pool, rest, leastToAsk) }
}

/** What is left when the settled ones are taken away. */
export function withoutThose(weighed: readonly Weighed[], settled: readonly Candidate[]): Weighed[] {
  const lefts = new Set(settled.map(({ left }) => left))
  const rights = new Set(settled.map(({ right }) => right))
  return weighed.filter(({ left, right }) => !lefts.has(left) && !rights.has(right))
}

export function toAsk(kind: PartKind, pool: Pool, rest: Weighed[], least: number): Perhaps[] {
  return bestPairs(pool, rest, least).map((pair): Perhaps => {
    return { outcome: 'perhaps', kind, ...idsOf(pool, pair), confidence: Math.min(1, pair.evidence), alike: pair.alike }
  })
}

export function idsOf(pool: Pool, { left, right }: Candidate): { old: string; new: string } {
  return { old: pool.left[left]?.id ?? '', new: pool.right[right]?.id ?? '' }
}
