/** What people and the authority have settled about reminders. Without a row the usual holds. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Conflict, conflict } from '../../../plans/store/plan-change.ts'
import { type ChangeTransaction, change } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import type { AuthorityId } from '../../../platform/ids.ts'
import { oftens, type ReminderRules, type Reminders, usualReminders, usualRules } from '../rules/settings.ts'

/** `revision` 0 and `changedAt` null: nothing was ever chosen, and the usual holds. */
export type Kept<T> = T & { revision: number; changedAt: string | null }

/** Who settles it, and why; recorded with the change. */
export type SettledBy = { authority: AuthorityId; who: string; account: string | null; why: string; clock: Clock }

const rulesSchema = z
  .object({
    revision: z.number().int(),
    on_duty: z.boolean(),
    often: z.enum(oftens),
    hour: z.number().int(),
    update_day: z.number().int(),
    escalate_after: z.number().int().nullable(),
    changed_at: z.string(),
  })
  .transform(
    (row): Kept<ReminderRules> => ({
      revision: row.revision,
      on: row.on_duty,
      often: row.often,
      hour: row.hour,
      updateDay: row.update_day,
      escalateAfter: row.escalate_after,
      changedAt: row.changed_at,
    }),
  )

export async function selectRules(db: Database, authority: AuthorityId): Promise<Kept<ReminderRules>> {
  const { rows } = await sql`select * from reminder_rules where authority = ${authority}`.execute(db)
  return rows[0] === undefined ? { ...usualRules, revision: 0, changedAt: null } : rulesSchema.parse(rows[0])
}

const remindersSchema = z
  .object({
    account: z.string(),
    revision: z.number().int(),
    often: z.enum(oftens),
    weekday: z.number().int(),
    day: z.number().int(),
    hour: z.number().int(),
    quiet_from: z.number().int().nullable(),
    quiet_until: z.number().int().nullable(),
    away_from: z.string().nullable(),
    away_until: z.string().nullable(),
    deputy: z.string().nullable(),
    changed_at: z.string(),
  })
  .transform((row): Kept<Reminders> & { account: string } => ({
    account: row.account,
    revision: row.revision,
    often: row.often,
    weekday: row.weekday,
    day: row.day,
    hour: row.hour,
    quiet:
      row.quiet_from === null || row.quiet_until === null ? null : { from: row.quiet_from, until: row.quiet_until },
    away:
      row.away_from === null || row.away_until === null
        ? null
        : { from: row.away_from, until: row.away_until, deputy: row.deputy },
    changedAt: row.changed_at,
  }))

/** What one person has chosen, or the usual. */
export async function selectReminders(
  db: Database,
  authority: AuthorityId,
  account: string,
  rules: ReminderRules,
): Promise<Kept<Reminders>> {
  const { rows } = await sql`select * from reminder
    where authority = ${authority} and account = ${account}`.execute(db)
  return rows[0] === undefined ? usual(rules) : remindersSchema.parse(rows[0])
}

const usual = (rules: ReminderRules): Kept<Reminders> => ({ ...usualReminders(rules), revision: 0, changedAt: null })

/** Everybody's who has chosen; `of` gives one person's, chosen or usual. */
export async function listReminders(db: Database, authority: AuthorityId, rules: ReminderRules) {
  const { rows } = await sql`select * from reminder where authority = ${authority}`.execute(db)
  const chosen = new Map(rows.map((row) => remindersSchema.parse(row)).map((one) => [one.account, one]))
  return { of: (account: string): Kept<Reminders> => chosen.get(account) ?? usual(rules) }
}

const stale =
  'These settings were changed in another window while you were looking at them. Nothing was saved: below is what you entered.'

export async function saveRules(
  db: Database,
  by: SettledBy,
  revision: number,
  rules: ReminderRules,
): Promise<{ saved: true } | Conflict> {
  const intent = { ...by, what: 'reminder rules set', subject: null } as const
  return change<{ saved: true }, Conflict>(db, intent, async (transaction) => {
    const before = await selectRules(transaction, by.authority)
    if (before.revision !== revision) return { refused: conflict(stale) }
    await sql`insert into reminder_rules (authority, on_duty, often, hour, update_day, escalate_after, changed_at)
      values (${by.authority}, ${rules.on}, ${rules.often}, ${rules.hour}, ${rules.updateDay}, ${rules.escalateAfter},
        ${by.clock.now()})
      on conflict (authority) do update set revision = reminder_rules.revision + 1, on_duty = excluded.on_duty,
        often = excluded.often, hour = excluded.hour, update_day = excluded.update_day,
        escalate_after = excluded.escalate_after, changed_at = excluded.changed_at`.execute(transaction)
    return { result: { saved: true }, before: plainRules(before), after: plainRules(rules) }
  })
}

const plainRules = ({ on, often, hour, updateDay, escalateAfter }: ReminderRules): ReminderRules => ({
  on,
  often,
  hour,
  updateDay,
  escalateAfter,
})

/** @param account whose reminders they are; usually the one who saves them */
export async function saveReminders(
  db: Database,
  by: SettledBy,
  account: string,
  revision: number,
  reminders: Reminders,
): Promise<{ saved: true } | Conflict> {
  const intent = { ...by, what: 'reminders set', subject: account } as const
  return change<{ saved: true }, Conflict>(db, intent, async (transaction) => {
    const rules = await selectRules(transaction, by.authority)
    const before = await selectReminders(transaction, by.authority, account, rules)
    if (before.revision !== revision) return { refused: conflict(stale) }
    await writeReminders(transaction, by, account, reminders)
    return { result: { saved: true }, before: withoutDates(before), after: withoutDates(reminders) }
  })
}

/** Turns somebody's digest off, by the link in a message. Nothing happens where it is off. */
export async function stopReminders(db: Database, by: SettledBy, account: string): Promise<void> {
  await change(db, { ...by, what: 'reminders stopped', subject: account }, async (transaction) => {
    const rules = await selectRules(transaction, by.authority)
    const before = await selectReminders(transaction, by.authority, account, rules)
    if (before.often === 'off') return { refused: undefined }
    await writeReminders(transaction, by, account, { ...before, often: 'off' })
    return { result: undefined, before: withoutDates(before), after: withoutDates({ ...before, often: 'off' }) }
  })
}

async function writeReminders(transaction: ChangeTransaction, by: SettledBy, account: string, to: Reminders) {
  const { often, weekday, day, hour, quiet, away } = to
  await sql`insert into reminder (authority, account, often, weekday, day, hour, quiet_from, quiet_until, away_from,
      away_until, deputy, changed_at)
    values (${by.authority}, ${account}, ${often}, ${weekday}, ${day}, ${hour}, ${quiet?.from ?? null},
      ${quiet?.until ?? null}, ${away?.from ?? null}, ${away?.until ?? null}, ${away?.deputy ?? null}, ${by.clock.now()})
    on conflict (authority, account) do update set revision = reminder.revision + 1, often = excluded.often,
      weekday = excluded.weekday, day = excluded.day, hour = excluded.hour, quiet_from = excluded.quiet_from,
      quiet_until = excluded.quiet_until, away_from = excluded.away_from, away_until = excluded.away_until,
      deputy = excluded.deputy, changed_at = excluded.changed_at`.execute(transaction)
}

/** For the record: how often, and not when somebody is on holiday or by whom they are stood in for. */
const withoutDates = ({ often, weekday, day, hour, quiet }: Reminders) => ({ often, weekday, day, hour, quiet })
