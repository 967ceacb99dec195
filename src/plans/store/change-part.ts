/**
 * The one way in for pages that change what a plan says. Before a version is put forward the edit is done at once; after
 * that it becomes a request with its reason, which somebody else decides.
 */
import { sql } from 'kysely'
import { type ChangeKind, type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { type EditRights, type EditWay, type PlanEdit, subjectOf, wayFor } from '../control/rules/edit.ts'
import { insertRequest } from '../control/store/requests.ts'
import { isPlanUnderControl } from '../control/store/versions.ts'
import { type CarriedOut, carryOut } from './carry-out-edit.ts'
import { type Conflict, conflict, type PlanChange } from './plan-change.ts'
import { selectPart } from './select-part.ts'

/** What came of it: done, with the part's id; or kept as a request. */
export type Edited = { done: 'saved'; id: string } | { done: 'asked'; request: string }

/** How the record names an edit. Themes and outcomes are only ever changed. */
function whatOf({ do: done, kind }: PlanEdit): ChangeKind {
  if (kind === 'theme') return 'theme changed'
  if (kind === 'outcome') return 'outcome changed'
  const whats = {
    action: { change: 'action changed', add: 'action added', withdraw: 'action withdrawn' },
    recommendation: {
      change: 'recommendation changed',
      add: 'recommendation added',
      withdraw: 'recommendation withdrawn',
    },
  } as const
  return whats[kind][done]
}

/**
 * Edits a part of a plan, or asks for it.
 *
 * @param by its `why` is the reason, which the record and the request keep
 * @param how what the person may do there, the part's revision as the form had it, and what belongs to the same
 *   change elsewhere: done in its transaction, or not at all
 * @returns a conflict where somebody else was first, where the edit cannot be done, or where they may do neither
 * @throws NotFound for a part that is not in the plan
 */
export async function editPart(
  db: Database,
  by: PlanChange,
  edit: PlanEdit,
  how: {
    rights: EditRights
    revision?: number | undefined
    also?: (transaction: ChangeTransaction, edited: Edited) => Promise<void>
  },
): Promise<Edited | Conflict> {
  const intent = { ...by, what: whatOf(edit), subject: subjectOf(edit) }
  return change<Edited, Conflict>(db, intent, async (transaction) => {
    const controlled = await isPlanUnderControl(transaction, by.authority, by.plan)
    const way = wayFor(edit, controlled, how.rights)
    if (way === null) return { refused: conflict(mayNot[controlled ? 'ask' : 'edit']) }
    const worked =
      way === 'ask'
        ? await askFor(transaction, by, edit, how.revision)
        : await doAtOnce(transaction, by, edit, how.revision)
    if ('result' in worked) await how.also?.(transaction, worked.result)
    return worked
  })
}

const mayNot: Record<EditWay, string> = {
  edit: 'You may not change this plan. Nothing was saved.',
  ask: 'You may not ask for changes to this plan. Nothing was saved.',
}

/** What the entry of a change keeps of an edit that was done. */
export const recordOf = ({ id, before, after }: CarriedOut) => ({ subject: id, before, after })

async function doAtOnce(transaction: ChangeTransaction, by: PlanChange, edit: PlanEdit, revision: number | undefined) {
  const carried = await carryOut(transaction, by, edit, revision)
  if ('refused' in carried) return carried
  return { result: { done: 'saved', id: carried.id } as const, ...recordOf(carried) }
}

async function askFor(transaction: ChangeTransaction, by: PlanChange, edit: PlanEdit, revision: number | undefined) {
  const subject = subjectOf(edit)
  const before = subject === null ? null : await selectPart(transaction, by, edit.kind, subject)
  // What cannot be done cannot be asked for.
  const rehearsed = await rehearse(transaction, () => carryOut(transaction, by, edit, revision))
  if ('refused' in rehearsed) return rehearsed
  const request = await insertRequest(transaction, by, edit, before)
  return {
    result: { done: 'asked', request } as const,
    what: 'change asked for' as const,
    before,
    after: { request, edit },
  }
}

/** Does it and undoes it, within the same transaction. */
async function rehearse<T>(transaction: ChangeTransaction, work: () => Promise<T>): Promise<T> {
  await sql`savepoint rehearsal`.execute(transaction)
  const result = await work()
  await sql`rollback to savepoint rehearsal`.execute(transaction)
  return result
}
