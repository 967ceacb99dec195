/** Writes the digests that are due into the outbox, each in the transaction that marks its time as done. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { AuthorityId } from '../../platform/ids.ts'
import { writeMessage } from '../../platform/mail/outbox.ts'
import type { Account } from '../accounts/account.ts'
import { may } from '../permissions.ts'
import type { Services } from '../route.ts'
import { type DigestFor, digestSubject, digestText } from './digest-words.ts'
import { gatherFor, whoIs } from './gather.ts'
import { type People, peopleOf } from './receiving.ts'
import { digestOf } from './rules/digest.ts'
import { type DigestDue, digestDue } from './rules/due.ts'
import { daysAhead, type ReminderRules } from './rules/settings.ts'
import { listDone, markDone } from './store/done.ts'
import { selectRules } from './store/reminders.ts'

export type Writing = Pick<Services, 'db' | 'clock' | 'mail'>

type Due = { account: Account; due: DigestDue }

/** @returns how many were written. Without a way to send mail none is: a pile of old news would go out on the day it is set up */
export async function writeDigests(services: Writing, authority: AuthorityId, stop?: AbortSignal): Promise<number> {
  const { db, clock, mail } = services
  const rules = await selectRules(db, authority)
  if (mail.kind === 'none' || !rules.on) return 0
  const people = await peopleOf(db, authority, rules)
  const due = await whoIsDue(services, authority, people, rules)
  if (due.length === 0) return 0
  const gather = await gatherFor(services, authority)
  const name = await nameOf(services, authority)
  let written = 0
  for (const one of due) {
    if (stop?.aborted) break
    const message = await messageFor(
      { authority, people, rules, gather, authorityName: name, today: clock.today() },
      one,
    )
    const wrote = await db.transaction().execute(async (transaction) => {
      if (!(await markDone(transaction, authority, one.account.id, one.due.period)) || message === null) return false
      return writeMessage(transaction, authority, { ...message, now: clock.now() })
    })
    if (wrote) written += 1
  }
  return written
}

async function whoIsDue({ db, clock }: Writing, authority: AuthorityId, people: People, rules: ReminderRules) {
  const done = await listDone(db, authority)
  return people.all.flatMap((account): Due[] => {
    const { changedAt, ...reminders } = people.remindersOf(account.id)
    const last = done.get(account.id) ?? null
    const due = digestDue(account.id, { reminders, rules, changedAt, last, now: clock.now() })
    return due === null ? [] : [{ account, due }]
  })
}

async function nameOf({ db }: Writing, authority: AuthorityId): Promise<string> {
  const { rows } = await sql`select name from authority where authority = ${authority}`.execute(db)
  return z.object({ name: z.string() }).parse(rows[0]).name
}

type Telling = {
  authority: AuthorityId
  people: People
  rules: ReminderRules
  gather: Awaited<ReturnType<typeof gatherFor>>
  authorityName: string
  today: string
}

/** Null where there is nothing to say, or nobody to say it to. */
async function messageFor({ authority, people, rules, gather, authorityName, today }: Telling, { account, due }: Due) {
  if (due.what === 'skip') return null
  const receiver = people.byId.get(due.to)
  const { often, away } = people.remindersOf(account.id)
  if (receiver === undefined || often === 'off' || people.remindersOf(receiver.id).often === 'off') return null
  const when = { today, ahead: daysAhead[often], updateDay: rules.updateDay }
  // Whoever stands in for somebody is shown no plan that they may not read themselves.
  const theirs = whoIs(authority, receiver)
  const plans = (await gather(account)).filter(({ id }) => may(theirs, 'read plans', { plan: id }))
  const lines = digestOf(plans, when)
  if (lines.length === 0) return null
  const insteadOf = receiver.id === account.id ? null : { name: account.name, until: away?.until ?? today }
  const to: DigestFor = { name: receiver.name, authority: authorityName, often, insteadOf }
  return {
    account: receiver.id,
    kind: insteadOf === null ? 'digest' : 'digest for another',
    period: insteadOf === null ? due.period : `${due.period} ${account.id}`,
    subject: digestSubject(lines, insteadOf),
    text: digestText(lines, to),
    quiet: people.remindersOf(receiver.id).quiet,
  }
}
