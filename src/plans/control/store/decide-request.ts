/** A request for a change is agreed, declined or withdrawn. Agreeing does the edit in the same transaction. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type ChangeKind, type ChangeTransaction, change, type Refused } from '../../../platform/change.ts'
import { canonicalJson } from '../../../platform/change-chain.ts'
import { realClock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { storableText } from '../../../platform/database-values.ts'
import { carryOut } from '../../store/carry-out-edit.ts'
import { recordOf } from '../../store/change-part.ts'
import { type Conflict, conflict, type PlanChange } from '../../store/plan-change.ts'
import { selectPart } from '../../store/select-part.ts'
import { type PlanEdit, touched } from '../rules/edit.ts'
import type { Part } from '../rules/part.ts'
import { type RequestStep, requestSteps, whyNotDecide } from '../rules/request-states.ts'
import { type ChangeRequest, selectRequest } from './requests.ts'

export type Decided = { decided: ChangeRequest['state'] }

export type Decision = {
  request: string
  step: RequestStep
  note: string
  /** The mark of what the decider was shown as it is now (`markOf`); left out, what it was when the change was asked for. */
  shown?: string | undefined
}

const whats: Record<RequestStep, ChangeKind> = {
  agree: 'change agreed',
  decline: 'change declined',
  withdraw: 'change request withdrawn',
}

/** Tells two states of what an edit is about apart; '' for one that adds a part, where there is nothing yet. */
export function markOf(edit: PlanEdit, part: Part | null): string {
  if (part === null) return ''
  return createHash('sha256')
    .update(canonicalJson(touched(edit, part)))
    .digest('hex')
    .slice(0, 16)
}

/**
 * Decides a request. `by.why` is not asked: the entry of an agreed change keeps the reason it was asked for with.
 *
 * @returns a conflict where it was decided already, by whoever may not, or where the part has changed since it was shown
 * @throws NotFound
 */
export async function decideRequest(
  db: Database,
  by: Omit<PlanChange, 'why'>,
  decision: Decision,
): Promise<Decided | Conflict> {
  const { step, note } = decision
  const intent = { ...by, what: whats[step], why: note, subject: decision.request }
  return change<Decided, Conflict>(db, intent, async (transaction) => {
    const request = await selectRequest(transaction, by.authority, by.plan, decision.request)
    const wrong = whyNotDecide(request, step, { name: by.who, account: by.account ?? null })
    if (wrong !== null) return { refused: conflict(`${wrong} Nothing was changed.`) }
    if (requestSteps[step].reason && note.trim() === '') return { refused: conflict('Say why it is declined.') }
    const done = step === 'agree' ? await agree(transaction, by, request, decision.shown) : declined(request)
    if ('refused' in done) return done
    await close(transaction, by, request, decision, done.subject ?? request.subject)
    return { result: { decided: requestSteps[step].to }, ...done }
  })
}

type Done = { subject?: string; before?: unknown; after?: unknown }

const aboutOf = ({ id, edit, reason, askedBy, askedOn }: ChangeRequest) => ({
  ...{ request: id, does: edit.do, reason, askedBy: askedBy.name, askedOn },
})

const declined = (request: ChangeRequest): Done => ({
  ...(request.subject === null ? {} : { subject: request.subject }),
  before: request.before,
  after: { ...aboutOf(request), edit: request.edit },
})

async function agree(
  transaction: ChangeTransaction,
  by: Omit<PlanChange, 'why'>,
  request: ChangeRequest,
  shown: string | undefined,
): Promise<Done | Refused<Conflict>> {
  const { edit, before, subject, reason } = request
  const now = subject === null ? null : await selectPart(transaction, by, edit.kind, subject)
  if (markOf(edit, now) !== (shown ?? markOf(edit, before))) return { refused: conflict(changedSince) }
  const carried = await carryOut(transaction, { ...by, why: reason }, edit)
  if ('refused' in carried) return carried
  const record = recordOf(carried)
  return { ...record, after: { ...record.after, asked: aboutOf(request) } }
}

const changedSince =
  'What this request is about has changed since you looked at it. Nothing was done: look at it as it is now, and decide again.'

async function close(
  transaction: ChangeTransaction,
  by: Omit<PlanChange, 'why'>,
  request: ChangeRequest,
  { step, note }: Decision,
  subject: string | null,
): Promise<void> {
  await sql`update change_request set state = ${requestSteps[step].to}, revision = revision + 1, subject = ${subject},
      decided_by = ${storableText(by.who)}, decided_account = ${by.account ?? null},
      decided_on = ${(by.clock ?? realClock).today()}, decided_note = ${storableText(note)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${request.id}`.execute(transaction)
}
