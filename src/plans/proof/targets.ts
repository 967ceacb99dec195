/** Everything in a plan that can be proven, each with what was offered for it and where that stands. Pure. */
import type { Action, Evidence, Recommendation } from '../plan.ts'
import {
  isPointProven,
  type PlanIndex,
  type ProofPoint,
  type ProofState,
  pointsOf,
  proofStateOn,
} from '../rules/index.ts'
import { isProofOf, type ProofSubject, subjectOf } from './subject.ts'

/** A proof with its place in the plan's list and where it stood on the index's day. */
export type SeenProof = { place: number; evidence: Evidence; state: ProofState }

/** `none`: nothing was offered, or all of it was taken back. The best of what was offered otherwise. */
export const targetStates = ['none', 'offered', 'accepted', 'returned'] as const
export type TargetState = (typeof targetStates)[number]

export type ProofTarget = {
  subject: ProofSubject
  proofs: SeenProof[]
  state: TargetState
  /** Counts in the evidenced mark; proof of an action whose criteria are printed does not. */
  counts: boolean
  /** Proven, if only by proof of its main action or of all its sub-actions. */
  proven: boolean
}

/** Every proof that had been offered by the index's day. */
export function proofsOn(index: PlanIndex): SeenProof[] {
  return (index.plan.evidence ?? []).flatMap((evidence, place) => {
    const state = proofStateOn(evidence, index.asAt)
    return state === null ? [] : [{ place, evidence, state }]
  })
}

/** Whether a later proof answers this one: it then no longer waits for its lead. */
export function isAnswered(proofs: readonly { evidence: Evidence }[], place: number): boolean {
  return proofs.some(({ evidence }) => evidence.answers === place)
}

function stateOf(proofs: readonly SeenProof[]): TargetState {
  const has = (state: ProofState) => proofs.some((proof) => proof.state === state)
  if (has('accepted')) return 'accepted'
  if (has('offered')) return 'offered'
  return has('returned') ? 'returned' : 'none'
}

const keyOf = ({ recommendation, action, criterion }: Partial<ProofPoint> & Record<string, unknown>) =>
  JSON.stringify([recommendation ?? null, action ?? null, criterion ?? null])

/** All the points of the plan in the document's order, and after them whatever else proof was offered for. */
export function proofTargets(index: PlanIndex): ProofTarget[] {
  const proofs = proofsOn(index)
  const bySubject = Map.groupBy(proofs, ({ evidence }) => keyOf({ ...evidence }))
  const groups = [...index.plan.recommendations.map(({ id }) => id), null]
  const points = groups.flatMap((id) => pointsOf(index, id))
  const seen = new Set(points.map((point) => keyOf({ ...point })))
  const counted = points.map((point) => targetOf(index, point, bySubject.get(keyOf({ ...point })) ?? [], true))
  const others = [...bySubject].filter(([key]) => !seen.has(key))
  return [...counted, ...others.map(([, list]) => targetOf(index, list[0]?.evidence, list, false))].filter(
    (target) => target !== null,
  )
}

function targetOf(
  index: PlanIndex,
  of: (Pick<Evidence, 'recommendation' | 'action'> & { criterion?: number | null }) | undefined,
  proofs: SeenProof[],
  counts: boolean,
): ProofTarget | null {
  if (of === undefined) return null
  const subject = subjectOf(index, { ...of, criterion: of.criterion ?? undefined })
  if (subject === null) return null
  const point = pointOf(subject)
  return { subject, proofs, state: stateOf(proofs), counts, proven: counts && isPointProven(index, point) }
}

function pointOf(subject: ProofSubject): ProofPoint {
  if (subject.of === 'recommendation')
    return { recommendation: subject.recommendation.id, criterion: subject.criterion }
  const { action, criterion } = subject
  return criterion === null ? { action: action.id, criterion } : { action: action.id, criterion }
}

/** The criteria of one recommendation or action, each with its proof. */
export function criteriaTargets(index: PlanIndex, thing: Recommendation | Action): ProofTarget[] {
  const of = 'level' in thing ? { action: thing.id } : { recommendation: thing.id }
  return thing.criteria.flatMap((_, criterion) => targetFor(index, { ...of, criterion }) ?? [])
}

/** One action as a whole, with its proof. */
export function wholeTarget(index: PlanIndex, action: Action): ProofTarget | null {
  return targetFor(index, { action: action.id })
}

function targetFor(index: PlanIndex, of: Pick<Evidence, 'recommendation' | 'action' | 'criterion'>) {
  const subject = subjectOf(index, of)
  if (subject === null) return null
  const proofs = proofsOn(index).filter(({ evidence }) => isProofOf(evidence, subject))
  return targetOf(index, of, proofs, countsInMark(index, subject))
}

/** Criteria of a recommendation count; those of an action, or the action itself, where its recommendation prints none. */
function countsInMark(index: PlanIndex, subject: ProofSubject): boolean {
  if (subject.of === 'recommendation') return true
  const point = pointOf(subject)
  const group = [...index.actionsOf].find(([, actions]) => actions.includes(subject.action))?.[0] ?? null
  return pointsOf(index, group).some((one) => keyOf({ ...one }) === keyOf({ ...point }))
}
