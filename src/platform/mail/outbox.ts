/**
 * The outbox: what is to be said to whom, written in the same transaction as what causes it, and sent by a job later.
 *
 * Each message is sent at most once. A row is taken (`sending`) and that is kept before the mail server is spoken to, so
 * where a process dies in between nobody can know whether the words went out. Such a row is not tried again by itself: it
 * becomes `unknown` and a person decides. The other choice, trying again, would send some messages twice, and somebody
 * who is told twice that they are late stops reading. One that is missed comes again: the next digest says the same.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { afterQuiet, type QuietHours } from '../calendar/when.ts'
import type { ChangeTransaction } from '../change.ts'
import type { Database } from '../database.ts'
import { storableText } from '../database-values.ts'
import { type AuthorityId, asAuthorityId, asMessageId, type MessageId, newMessageId } from '../ids.ts'

/** Which state may follow which. `sent` and `dropped` are the end; from `unknown` and `failed` only a person leads on. */
export const messageSteps = {
  waiting: ['sending', 'dropped'],
  sending: ['sent', 'waiting', 'failed', 'unknown', 'dropped'],
  unknown: ['waiting', 'sent', 'dropped'],
  failed: ['waiting', 'dropped'],
  sent: [],
  dropped: [],
} as const satisfies Record<string, readonly string[]>
export type MessageState = keyof typeof messageSteps
// The keys of the table are its states.
export const messageStates = Object.keys(messageSteps) as MessageState[]

/** How long a message is worth sending: a reminder of three days ago is news no more. */
const daysOfUse = 3

export type NewMessage = {
  account: string
  kind: string
  /** With account and kind its name: the same is never written twice. */
  period: string
  subject: string
  text: string
  quiet: QuietHours | null
  now: string
}

/** Writes a message, to be sent when it is not quiet. @returns false where it was written before */
export async function writeMessage(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  message: NewMessage,
): Promise<boolean> {
  const { account, kind, period, quiet, now } = message
  const { rows } = await sql`insert into message (authority, id, account, kind, period, subject, text, state,
      next_try_at, not_after, quiet_from, quiet_until, created_at)
    values (${authority}, ${newMessageId()}, ${account}, ${kind}, ${period}, ${storableText(message.subject)},
      ${storableText(message.text)}, 'waiting', ${afterQuiet(now, quiet)}, ${lastUse(now)}, ${quiet?.from ?? null},
      ${quiet?.until ?? null}, ${now})
    on conflict (authority, account, kind, period) do nothing returning id`.execute(transaction)
  return rows.length > 0
}

const lastUse = (now: string) => new Date(Date.parse(now) + daysOfUse * 86_400_000).toISOString()

const waitingSchema = z
  .object({
    authority: z.string().transform(asAuthorityId),
    id: z.string().transform(asMessageId),
    account: z.string(),
    kind: z.string(),
    period: z.string(),
    subject: z.string(),
    text: z.string(),
    tries: z.number().int(),
    not_after: z.string(),
    quiet_from: z.number().int().nullable(),
    quiet_until: z.number().int().nullable(),
  })
  .transform(({ not_after, quiet_from, quiet_until, ...row }) => ({
    ...row,
    notAfter: not_after,
    quiet: quiet_from === null || quiet_until === null ? null : { from: quiet_from, until: quiet_until },
  }))

/** A message that this worker has taken: nobody else sends it. */
export type TakenMessage = z.infer<typeof waitingSchema>

/** The next message that is due, taken; null where none waits. */
export async function takeMessage(
  db: Database,
  authority: AuthorityId,
  { worker, now }: { worker: string; now: string },
): Promise<TakenMessage | null> {
  // Chosen first, by itself: inside the `where` of the update the choice may be made once for each row, and take many.
  const { rows } = await sql`with next as materialized (select id from message
      where authority = ${authority} and state = 'waiting' and next_try_at <= ${now}
      order by next_try_at, id limit 1 for update skip locked)
    update message set state = 'sending', claimed_by = ${worker}, claimed_at = ${now}, tries = tries + 1, failure = null
    from next where message.authority = ${authority} and message.id = next.id
    returning authority, message.id, account, kind, period, subject, text, tries, not_after, quiet_from,
      quiet_until`.execute(db)
  return rows[0] === undefined ? null : waitingSchema.parse(rows[0])
}

/** What became of a taken message. `sent` and `dropped` let its words go. */
export type Settled =
  | { state: 'sent' | 'dropped'; failure?: string }
  | { state: 'failed' | 'unknown'; failure: string }
  | { state: 'waiting'; failure: string; nextTryAt: string }
  /** It was not tried: it is quiet. */
  | { state: 'waiting'; failure?: never; nextTryAt: string }

/**
 * Says what became of it. A worker that was slower than its claim still says so: it was there, and knows.
 * @returns false where somebody has decided meanwhile
 */
export async function settleMessage(
  db: Database,
  message: Pick<TakenMessage, 'authority' | 'id'>,
  { worker, now, to }: { worker: string; now: string; to: Settled },
): Promise<boolean> {
  const over = to.state === 'sent' || to.state === 'dropped'
  const untried = to.state === 'waiting' && to.failure === undefined ? 1 : 0
  const { rows } = await sql`update message set state = ${to.state}, failure = ${to.failure ?? null},
      tries = tries - ${untried}::int, next_try_at = ${to.state === 'waiting' ? to.nextTryAt : sql`next_try_at`},
      settled_at = ${to.state === 'waiting' ? null : now},
      text = ${over ? '' : sql`text`}, subject = ${over ? '' : sql`subject`}
    where authority = ${message.authority} and id = ${message.id} and claimed_by = ${worker}
      and state in ('sending', 'unknown')
    returning id`.execute(db)
  return rows.length > 0
}

/** Messages taken before `before` and never settled: whoever took them is gone. @returns how many there were */
export async function giveUpTaken(
  db: Database,
  authority: AuthorityId,
  { before, now }: { before: string; now: string },
): Promise<number> {
  const { rows } = await sql`update message set state = 'unknown', settled_at = ${now},
      failure = 'The program ended while it was being sent.'
    where authority = ${authority} and state = 'sending' and claimed_at <= ${before} returning id`.execute(db)
  return rows.length
}

/** Messages that nobody has decided about since `before` are let go, with their words. */
export async function dropUndecided(
  db: Database,
  authority: AuthorityId,
  { before, now }: { before: string; now: string },
): Promise<void> {
  await sql`update message set state = 'dropped', text = '', subject = '', settled_at = ${now}
    where authority = ${authority} and state in ('unknown', 'failed') and settled_at <= ${before}`.execute(db)
}

/** Back to waiting, because a person says so. @returns false where it is neither unknown nor failed (any more) */
export async function sendAgain(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  id: MessageId,
  now: string,
): Promise<boolean> {
  const { rows } = await sql`update message set state = 'waiting', tries = 0, next_try_at = ${now},
      not_after = ${lastUse(now)}, settled_at = null, failure = null, claimed_by = null, claimed_at = null
    where authority = ${authority} and id = ${id} and state in ('unknown', 'failed') returning id`.execute(transaction)
  return rows.length > 0
}

const listedSchema = z
  .object({
    id: z.string().transform(asMessageId),
    account: z.string(),
    kind: z.string(),
    period: z.string(),
    state: z.enum(messageStates),
    tries: z.number().int(),
    failure: z.string().nullable(),
    next_try_at: z.string(),
    created_at: z.string(),
    settled_at: z.string().nullable(),
  })
  .transform(({ next_try_at, created_at, settled_at, ...row }) => ({
    ...row,
    nextTryAt: next_try_at,
    createdAt: created_at,
    settledAt: settled_at,
  }))

/** A message in a list: kind, state and when, and nothing of what it says. */
export type ListedMessage = z.infer<typeof listedSchema>

const listed = sql`select id, account, kind, period, state, tries, failure, next_try_at, created_at, settled_at from message`

/** The newest messages; those that wait for a person first. */
export async function listMessages(db: Database, authority: AuthorityId, most: number): Promise<ListedMessage[]> {
  const { rows } = await sql<object>`${listed} where authority = ${authority}
    order by state in ('unknown', 'failed') desc, created_at desc, id desc limit ${most}`.execute(db)
  return rows.map((row) => listedSchema.parse(row))
}

/** How many there are in each state. */
export async function countMessages(db: Database, authority: AuthorityId): Promise<Record<MessageState, number>> {
  const { rows } = await sql<object>`select state, count(*) as count from message
    where authority = ${authority} group by state`.execute(db)
  const schema = z.object({ state: z.enum(messageStates), count: z.number() })
  const counts = { waiting: 0, sending: 0, unknown: 0, failed: 0, sent: 0, dropped: 0 }
  for (const { state, count } of rows.map((row) => schema.parse(row))) counts[state] = count
  return counts
}
