/** A plan with an edit in it: what a person is shown before they save, and what the store must come to. */
import type { Action, Plan, ProgressUpdate, Recommendation } from '../../plan.ts'
import type { ActionPart, ChangeEdit, PlanEdit, RecommendationPart } from './edit.ts'

/** Who edits, on which day, and why: a withdrawal keeps it in the plan itself. */
export type EditedBy = { on: string; by: string; why: string }

/** The plan after the edit, and the id of the part that it is about. The plan handed in stays as it is. */
export function applyEdit(plan: Plan, edit: PlanEdit, by: EditedBy): { plan: Plan; id: string } {
  switch (edit.do) {
    case 'change':
      return { plan: changed(plan, edit), id: edit.id }
    case 'add':
      return added(plan, edit)
    case 'withdraw':
      return { plan: withdrawn(plan, edit, by), id: edit.id }
  }
}

const put = <T extends { id: string }>(list: readonly T[], id: string, patch: Partial<T>): T[] =>
  list.map((one) => (one.id === id ? { ...one, ...patch } : one))

function changed(plan: Plan, edit: ChangeEdit): Plan {
  switch (edit.kind) {
    case 'theme':
      return { ...plan, themes: put(plan.themes, edit.id, edit.patch) }
    case 'outcome':
      return { ...plan, outcomes: put(plan.outcomes, edit.id, edit.patch) }
    case 'recommendation':
      return { ...plan, recommendations: put(plan.recommendations, edit.id, edit.patch) }
    case 'action':
      return { ...plan, actions: movedWith(put(plan.actions, edit.id, levelled(edit.patch)), edit) }
  }
}

/** An action with a main action is a sub-action, and one without is none. */
export function levelled(patch: Partial<ActionPart>): Partial<Action> {
  return patch.parent === undefined ? patch : { ...patch, level: patch.parent === null ? 'main' : 'sub' }
}

/** Sub-actions go where their main action goes. */
function movedWith(actions: Action[], { id, patch }: Extract<ChangeEdit, { kind: 'action' }>): Action[] {
  const { recommendation } = patch
  if (recommendation === undefined) return actions
  return actions.map((one) => (one.parent === id ? { ...one, recommendation } : one))
}

function added(plan: Plan, edit: Extract<PlanEdit, { do: 'add' }>): { plan: Plan; id: string } {
  if (edit.kind === 'action') {
    const id = freeId('a', plan.actions)
    return { plan: { ...plan, actions: [...plan.actions, newAction(id, edit.part)] }, id }
  }
  const id = freeId('r', plan.recommendations)
  return { plan: { ...plan, recommendations: [...plan.recommendations, newRecommendation(id, edit.part)] }, id }
}

/** `a436` after `a435`: the next number, whatever else the ids are. */
export function freeId(letter: string, parts: readonly { id: string }[]): string {
  const numbers = parts.map(({ id }) => Number(new RegExp(`^${letter}(\\d{1,9})(?!\\d)`).exec(id)?.[1] ?? 0))
  return `${letter}${Math.max(0, ...numbers) + 1}`
}

/** Nothing of it was in the document, so it has no place there; a person wrote it, so it is certain. */
export function newAction(id: string, part: ActionPart): Action {
  return { id, ...part, level: part.parent === null ? 'main' : 'sub', reportsTo: [], confidence: 1, at: {} }
}

export function newRecommendation(id: string, part: RecommendationPart): Recommendation {
  return { id, ...part, sources: [], urgency: null, dependencies: [], impacts: [], at: {} }
}

function withdrawn(plan: Plan, edit: Extract<PlanEdit, { do: 'withdraw' }>, by: EditedBy): Plan {
  if (edit.kind === 'action') return withUpdates(plan, withdrawnWith(plan, edit.id), by)
  const { id, moveTo } = edit
  const recommendations = put(plan.recommendations, id, { withdrawn: { ...by } })
  if (moveTo === null) return withUpdates({ ...plan, recommendations }, actionsUnder(plan, id), by)
  const actions = plan.actions.map((one) => (one.recommendation === id ? { ...one, recommendation: moveTo } : one))
  return { ...plan, recommendations, actions }
}

/** An action and its sub-actions, in the plan's order. */
export const withdrawnWith = (plan: Pick<Plan, 'actions'>, id: string): string[] =>
  plan.actions.filter((one) => one.id === id || one.parent === id).map((one) => one.id)

export const actionsUnder = (plan: Pick<Plan, 'actions'>, recommendation: string): string[] =>
  plan.actions.filter((one) => one.recommendation === recommendation).map((one) => one.id)

function withUpdates(plan: Plan, ids: readonly string[], by: EditedBy): Plan {
  return { ...plan, updates: [...(plan.updates ?? []), ...withdrawals(plan, ids, by)] }
}

/** One update each that says it is withdrawn; nothing for those that already are. */
export function withdrawals(plan: Pick<Plan, 'updates'>, ids: readonly string[], by: EditedBy): ProgressUpdate[] {
  const last = new Map<string, ProgressUpdate>()
  for (const update of plan.updates ?? []) {
    const held = last.get(update.action)
    if (held === undefined || update.on >= held.on) last.set(update.action, update)
  }
  return ids
    .filter((id) => last.get(id)?.status !== 'withdrawn')
    .map((action) => ({ action, on: by.on, status: 'withdrawn', percent: null, note: by.why, by: by.by }))
}
