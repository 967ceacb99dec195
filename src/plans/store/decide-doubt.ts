/** A person decides a doubt: the reading was right, or is set right, or becomes several actions. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change, type Refused } from '../../platform/change.ts'
import { realClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { storableText } from '../../platform/database-values.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { Action } from '../plan.ts'
import { planSchema } from '../plan-schema.ts'
import { type ActionPatch, patchAction, patchRecommendation, type RecommendationPatch } from './correct.ts'
import type { Decision } from './decided-doubt.ts'
import { insertRows } from './insert-plan.ts'
import { type Conflict, conflict, type PlanChange } from './plan-change.ts'
import { actionRow } from './plan-rows.ts'

export type DoubtDecision = {
  /** Id of the doubt, and its revision as the form had it. */
  doubt: string
  revision?: number
  note: string
} & (
  | { decision: 'accepted' }
  /**
   * `subject` is the action or recommendation that is set right: one of the doubt's, its first where left out. `also` are
   * others of the same doubt (the rest of a packed cell), set right with it or not at all.
   */
  | ({ decision: 'corrected'; also?: Correction[] } & Correction)
  /** The action becomes as many as there are parts: it keeps its id for the first, the others follow it. */
  | { decision: 'split'; subject?: string; subjectRevision?: number; parts: ActionPatch[] }
)

export type Correction = { subject?: string; subjectRevision?: number; patch: ActionPatch | RecommendationPatch }

export type Decided = { decided: Decision /** Ids of the actions that a split made. */; added: string[] }

const whats = { accepted: 'doubt accepted', corrected: 'doubt corrected', split: 'doubt split' } as const
const actionSchema = planSchema.shape.actions.element

/** @throws NotFound for a doubt or subject that is not in the plan */
export async function decideDoubt(db: Database, by: PlanChange, decision: DoubtDecision): Promise<Decided | Conflict> {
  return change(db, { ...by, what: whats[decision.decision], subject: decision.doubt }, async (transaction) => {
    const doubt = await lockDoubt(transaction, by, decision)
    if ('refused' in doubt) return doubt
    const done = await carryOut(transaction, by, decision, doubt.subjects)
    if ('refused' in done) return done
    await closeDoubt(transaction, by, decision)
    await makeCertain(transaction, by, doubt.subjects)
    const result: Decided = { decided: decision.decision, added: done.added }
    return { result, before: done.before, after: { note: decision.note, now: done.after } }
  })
}

type Done = { added: string[]; before: unknown; after: unknown }

async function carryOut(
  transaction: ChangeTransaction,
  by: PlanChange,
  decision: DoubtDecision,
  subjects: string[],
): Promise<Done | Refused<Conflict>> {
  if (decision.decision === 'accepted') return { added: [], before: null, after: null }
  const id = decision.subject ?? subjects[0]
  if (id === undefined || !subjects.includes(id)) throw new NotFound(`This doubt is not about ${id ?? 'anything'}.`)
  const at = { id, revision: decision.subjectRevision }
  if (decision.decision === 'split') return splitAction(transaction, by, at, decision.parts)
  return correctAll(transaction, by, [decision, ...(decision.also ?? [])], subjects)
}

/** Every correction in turn; the first that is refused undoes them all. */
async function correctAll(
  transaction: ChangeTransaction,
  by: PlanChange,
  corrections: Correction[],
  subjects: string[],
): Promise<Done | Refused<Conflict>> {
  const before: unknown[] = []
  const after: unknown[] = []
  for (const { subject, subjectRevision, patch } of corrections) {
    const id = subject ?? subjects[0]
    if (id === undefined || !subjects.includes(id)) throw new NotFound(`This doubt is not about ${id ?? 'anything'}.`)
    const at = { id, revision: subjectRevision }
    const patched = (await isAction(transaction, by, id))
      ? await patchAction(transaction, by, at, patch)
      : await patchRecommendation(transaction, by, at, patch)
    if ('refused' in patched) return patched
    before.push(patched.before)
    after.push(patched.after)
  }
  const [one, ...others] = after
  return others.length === 0 ? { added: [], before: before[0], after: one } : { added: [], before, after }
}

async function splitAction(
  transaction: ChangeTransaction,
  by: PlanChange,
  at: { id: string; revision?: number },
  [first, ...others]: ActionPatch[],
): Promise<Done | Refused<Conflict>> {
  if (first === undefined || others.length === 0) return { refused: conflict('A split needs at least two parts.') }
  const patched = await patchAction(transaction, by, at, first)
  if ('refused' in patched) return patched
  const ids = await freeIds(transaction, by, at.id, others.length)
  const added = others.map((part, index) => partOf(patched.before, part, ids[index] ?? ''))
  await sql`update action set position = position + ${added.length}
    where authority = ${by.authority} and plan = ${by.plan} and position > ${patched.position}`.execute(transaction)
  const rows = added.map((action, index) => actionRow(action, patched.position + 1 + index))
  await insertRows(transaction, by, 'action', rows)
  return { added: ids, before: patched.before, after: [patched.after, ...added] }
}

/** A part has all that the whole had, save what the person said of it. It was decided by a person, so it is certain. */
function partOf(whole: Action, part: ActionPatch, id: string): Action {
  return actionSchema.parse({ ...whole, ...part, id, at: whole.at, confidence: 1 })
}

/** `a12` split in three gives `a12.2` and `a12.3`, or the next numbers where those are taken. */
async function freeIds(transaction: ChangeTransaction, by: PlanChange, id: string, count: number): Promise<string[]> {
  const { rows } = await sql`select id from action
    where authority = ${by.authority} and plan = ${by.plan} and starts_with(id, ${`${id}.`})`.execute(transaction)
  const taken = new Set(rows.map((row) => z.object({ id: z.string() }).parse(row).id))
  const free: string[] = []
  for (let number = 2; free.length < count; number++) if (!taken.has(`${id}.${number}`)) free.push(`${id}.${number}`)
  return free
}

async function isAction(transaction: ChangeTransaction, by: PlanChange, id: string): Promise<boolean> {
  const { rows } = await sql`select from action
    where authority = ${by.authority} and plan = ${by.plan} and id = ${id}`.execute(transaction)
  return rows.length > 0
}

const doubtSchema = z.object({ subjects: z.array(z.string()), state: z.string(), revision: z.number().int() })

async function lockDoubt(
  transaction: ChangeTransaction,
  by: PlanChange,
  { doubt, revision }: DoubtDecision,
): Promise<{ subjects: string[] } | Refused<Conflict>> {
  const { rows } = await sql`select subjects, state, revision from doubt
    where authority = ${by.authority} and plan = ${by.plan} and id = ${doubt} for update`.execute(transaction)
  if (rows[0] === undefined) throw new NotFound(`There is no doubt ${doubt} in this plan.`)
  const found = doubtSchema.parse(rows[0])
  if (found.state === 'open' && (revision ?? found.revision) === found.revision) return found
  return { refused: conflict('Somebody else has decided this doubt already. Nothing was saved.') }
}

async function closeDoubt(transaction: ChangeTransaction, by: PlanChange, decision: DoubtDecision) {
  await sql`update doubt set state = ${decision.decision}, revision = revision + 1, decided_by = ${by.who},
      decided_on = ${(by.clock ?? realClock).today()}, decided_note = ${storableText(decision.note)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${decision.doubt}`.execute(transaction)
}

/** An action that no open doubt rests on any more has been looked at by a person: its reading is no longer a guess. */
async function makeCertain(transaction: ChangeTransaction, by: PlanChange, subjects: string[]) {
  await sql`update action set confidence = 1, revision = revision + 1
    where authority = ${by.authority} and plan = ${by.plan} and confidence < 1
      and id in (select jsonb_array_elements_text(${JSON.stringify(subjects)}::jsonb))
      and not exists (select from doubt where doubt.authority = action.authority and doubt.plan = action.plan
        and doubt.state = 'open' and doubt.subjects ? action.id)`.execute(transaction)
}
