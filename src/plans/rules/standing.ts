/** Where an action stood on a day: the newest thing said of it on or before that day. */
import type { Action, ActionStatus, DeclaredColour, Plan, ProgressUpdate } from '../plan.ts'
import { latestDay } from './days.ts'

export type Standing = {
  status: ActionStatus
  /** 0 to 100, or null where nobody said. */
  percent: number | null
  note: string
  /** The day it was said; null where there is no update yet. */
  on: string | null
  /** Who said it; '' where nobody did. */
  by: string
  /** When the lead now expects it; null where no other day was given. */
  forecast: string | null
  blocker: string | null
  pathToGreen: string | null
  /** The lead's own colour, and why where it is not the computed one; null where none was given. */
  declared: DeclaredColour | null
  declaredWhy: string | null
  /**
   * What it rests on: an update; the word printed in the document (`Completed`); the sub-actions, for a main action that
   * nobody has reported on itself; or nothing.
   */
  from: 'update' | 'printed' | 'sub-actions' | 'nothing'
}

const nothingSaid: Standing = {
  status: 'not started',
  percent: null,
  note: '',
  on: null,
  by: '',
  forecast: null,
  blocker: null,
  pathToGreen: null,
  declared: null,
  declaredWhy: null,
  from: 'nothing',
}

/** The newest update of each action on or before a day. Of two on one day the later in the list is the newer. */
export function newestUpdates(plan: Plan, asAt: string): Map<string, ProgressUpdate> {
  const newest = new Map<string, ProgressUpdate>()
  for (const update of plan.updates ?? []) {
    if (update.on > asAt) continue
    const held = newest.get(update.action)
    if (held === undefined || update.on >= held.on) newest.set(update.action, update)
  }
  return newest
}

function fromUpdate(update: ProgressUpdate): Standing {
  return {
    status: update.status,
    percent: update.percent,
    note: update.note,
    on: update.on,
    by: update.by,
    forecast: update.forecast ?? null,
    blocker: update.blocker || null,
    pathToGreen: update.pathToGreen || null,
    declared: update.declared ?? null,
    declaredWhy: update.declaredWhy || null,
    from: 'update',
  }
}

function asPrinted(action: Action): Standing {
  return {
    ...nothingSaid,
    status: 'delivered',
    percent: 100,
    note: `Printed as “${action.deadline.text}” in the document.`,
    on: action.deadline.start ?? null,
    from: 'printed',
  }
}

/** What the sub-actions say of a main action that has no word of its own. */
function fromSubActions(subs: readonly Standing[]): Standing {
  const live = subs.filter((sub) => sub.status !== 'withdrawn')
  const delivered = live.filter((sub) => sub.status === 'delivered').length
  const started = delivered + live.filter((sub) => sub.status === 'in progress').length
  if (live.length === 0 || started === 0) return nothingSaid
  const days = live.map((sub) => sub.on).filter((day) => day !== null)
  return {
    ...nothingSaid,
    status: delivered === live.length ? 'delivered' : 'in progress',
    note: `${delivered} of its ${live.length} sub-actions ${delivered === 1 ? 'is' : 'are'} delivered.`,
    on: latestDay(days),
    from: 'sub-actions',
  }
}

function standingOfOne(action: Action, update: ProgressUpdate | undefined): Standing {
  if (update) return fromUpdate(update)
  return action.deadline.kind === 'done' ? asPrinted(action) : nothingSaid
}

/** Where every action of the plan stood on a day, by action id. */
export function standingsOf(plan: Plan, subsOf: Map<string, Action[]>, asAt: string): Map<string, Standing> {
  const newest = newestUpdates(plan, asAt)
  const standings = new Map<string, Standing>()
  for (const action of plan.actions) standings.set(action.id, standingOfOne(action, newest.get(action.id)))
  for (const action of plan.actions) {
    const subs = subsOf.get(action.id)
    if (!subs || standings.get(action.id)?.from !== 'nothing') continue
    standings.set(action.id, fromSubActions(subs.map((sub) => standings.get(sub.id) ?? nothingSaid)))
  }
  return standings
}

/**
 * Where one action stood on a day. For many actions build a `PlanIndex` once instead.
 * An id that is not in the plan gives `not started`, like an action nobody has spoken of.
 */
export function standingOf(plan: Plan, actionId: string, asAt: string): Standing {
  const family = plan.actions.filter((action) => action.id === actionId || action.parent === actionId)
  const subs = family.filter((action) => action.id !== actionId)
  return standingsOf({ ...plan, actions: family }, new Map([[actionId, subs]]), asAt).get(actionId) ?? nothingSaid
}
