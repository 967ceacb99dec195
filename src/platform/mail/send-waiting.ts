/** Sends what waits in the outbox of an authority. Any number of workers may do so at once. */
import { afterQuiet } from '../calendar/when.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { type AuthorityId, newToken } from '../ids.ts'
import type { Log } from '../log.ts'
import { type Mailer, MailFailed, type Message } from './mail.ts'
import { dropUndecided, giveUpTaken, type Settled, settleMessage, type TakenMessage, takeMessage } from './outbox.ts'

export type Outgoing = { db: Database; clock: Clock; log: Log; mail: Mailer }

/**
 * The message as it goes out: to which address, with the links that are made only now. Null where it must not go any
 * more: the account was closed, or reminders were turned off.
 */
export type Prepare = (message: TakenMessage) => Promise<Message | null>

/** Longer than every time limit of sending together, so that a worker this late is dead and not slow. */
const claimMinutes = 10

/** What a person has not decided about by then is let go. */
const undecidedDays = 30

const retryMinutes = [5, 15, 60, 240, 720]

/** @returns how many came to which end */
export async function sendWaiting(
  { db, clock, log, mail }: Outgoing,
  authority: AuthorityId,
  prepare: Prepare,
  stop: AbortSignal = new AbortController().signal,
): Promise<Partial<Record<Settled['state'], number>>> {
  const ends: Partial<Record<Settled['state'], number>> = {}
  if (mail.kind === 'none') return ends
  const worker = newToken()
  const now = clock.now()
  const ago = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString()
  await dropUndecided(db, authority, { before: ago(undecidedDays * 24 * 60), now })
  const lost = await giveUpTaken(db, authority, { before: ago(claimMinutes), now })
  if (lost > 0) log.warn({ authority, count: lost }, 'messages were being sent when a program ended')
  while (!stop.aborted) {
    const taken = await takeMessage(db, authority, { worker, now: clock.now() })
    if (taken === null) break
    const to = await outcome({ mail, log }, prepare, taken, clock.now())
    await settleMessage(db, taken, { worker, now: clock.now(), to })
    ends[to.state] = (ends[to.state] ?? 0) + 1
    if (to.failure !== undefined) log.warn({ authority, message: taken.id, state: to.state }, 'a message was not sent')
  }
  return ends
}

async function outcome(
  { mail, log }: Pick<Outgoing, 'mail' | 'log'>,
  prepare: Prepare,
  taken: TakenMessage,
  now: string,
): Promise<Settled> {
  if (now > taken.notAfter) return { state: 'dropped', failure: 'It waited until it was of no use.' }
  // It fell due in the night because a server was away, or because it is tried again.
  const allowed = afterQuiet(now, taken.quiet)
  if (allowed > now) return { state: 'waiting', nextTryAt: allowed }
  try {
    const message = await prepare(taken)
    if (message === null) return { state: 'dropped', failure: 'The person gets no such messages any more.' }
    await mail.send({ ...message, reference: taken.id })
    return { state: 'sent' }
  } catch (error) {
    if (!(error instanceof MailFailed))
      log.error({ err: error, message: taken.id }, 'a message could not be put together')
    return afterFailure(error, taken, now)
  }
}

function afterFailure(error: unknown, { tries, quiet }: TakenMessage, now: string): Settled {
  // Anything else than the mailer's own word comes from before it: nothing was handed over.
  const [kind, failure] =
    error instanceof MailFailed ? [error.kind, error.message] : ['temporary', 'Upturn could not put it together.']
  if (kind === 'unknown') return { state: 'unknown', failure }
  const minutes = retryMinutes[tries - 1]
  if (kind === 'permanent' || minutes === undefined) return { state: 'failed', failure }
  const next = new Date(Date.parse(now) + minutes * 60_000).toISOString()
  return { state: 'waiting', failure, nextTryAt: afterQuiet(next, quiet) }
}
