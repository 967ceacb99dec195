/** Proof names its criterion by place. When a document brings other criteria, proof goes with the words it was given for. Pure. */
import type { Evidence, Plan } from '../../plans/plan.ts'
import type { Comparison } from './comparison.ts'
import { keyOf } from './match.ts'
import { bestPairs, poolOf } from './pairing.ts'
import { sameWords } from './words.ts'

export type ProofAfter = {
  /** New place of the criterion, by the proof's place in `evidence`; only of those that move. */
  moved: Map<number, number>
  /** The criteria after, by the key of what they belong to, where they are not simply the document's. */
  criteria: Map<string, string[]>
}

/** A criterion reworded is the same one where so much of its words stayed. */
const leastAlike = 0.5

export function proofAfter({ old, paired }: Comparison): ProofAfter {
  const after: ProofAfter = { moved: new Map(), criteria: new Map() }
  const proofs = proofsByPart(old)
  for (const { kind, old: part, fields } of paired) {
    const change = fields.find(({ name, side }) => name === 'criteria' && side === 'document')
    const held = proofs.get(keyOf(kind, part.id))
    if (!change || !held || !('criteria' in part)) continue
    const printed = change.printed as string[] // the document's `criteria`
    const { places, criteria } = placesOf(part.criteria, printed, new Set(held.map(({ criterion }) => criterion)))
    for (const { at, criterion } of held) after.moved.set(at, places.get(criterion) ?? criterion)
    after.criteria.set(keyOf(kind, part.id), criteria)
  }
  return after
}

type Held = { at: number; criterion: number }

function proofsByPart({ evidence = [] }: Plan): Map<string, Held[]> {
  const held = new Map<string, Held[]>()
  evidence.forEach((proof: Evidence, at) => {
    if (proof.criterion === undefined) return
    const key =
      proof.action === undefined ? keyOf('recommendation', proof.recommendation ?? '') : keyOf('action', proof.action)
    held.set(key, [...(held.get(key) ?? []), { at, criterion: proof.criterion }])
  })
  return held
}

/** Where each criterion went. One that the document dropped, with proof given for it, stays at the end: no proof is lost. */
export function placesOf(
  before: readonly string[],
  printed: readonly string[],
  proven: ReadonlySet<number>,
): { places: Map<number, number>; criteria: string[] } {
  const places = new Map<number, number>()
  const node = (text: string, at: number) => ({ id: String(at), text, below: '', label: '', withdrawn: false })
  const every = before.flatMap((_, left) => printed.map((_, right) => ({ left, right })))
  const pool = poolOf(before.map(node), printed.map(node), () => false, every)
  const weighed = pool.candidates.map((pair) => {
    const same = sameWords(before[pair.left] ?? '', printed[pair.right] ?? '')
    return { ...pair, evidence: pair.alike + (same ? 0.5 : 0) }
  })
  for (const { left, right } of bestPairs(pool, weighed, leastAlike)) places.set(left, right)
  const criteria = [...printed]
  before.forEach((text, at) => {
    if (places.has(at) || !proven.has(at)) return
    places.set(at, criteria.length)
    criteria.push(text)
  })
  return { places, criteria }
}
