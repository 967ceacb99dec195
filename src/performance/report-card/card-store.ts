/** What is written on report cards. Nobody overwrites what they have not seen, and every former state stays. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb, storableText } from '../../platform/database-values.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { ChangeBy } from '../figures/extract-store.ts'
import { type CardPart, cardParts } from './rules/parts.ts'

const actionSchema = z.object({ plan: z.string(), action: z.string() })
export type CardAction = z.infer<typeof actionSchema>

const textSchema = z
  .object({
    part: z.enum(cardParts),
    revision: z.number().int(),
    text: z.string(),
    actions: z.array(actionSchema),
    written_by: z.string(),
    written_at: z.string(),
  })
  .transform(({ written_by, written_at, ...rest }) => ({ ...rest, writtenBy: written_by, writtenAt: written_at }))
export type CardText = z.infer<typeof textSchema>

/** Whose card: `unit` `''` is the authority's. */
export type CardOf = { indicator: string; unit: string }

/** Every state of every part, the newest first. */
export async function listCardTexts(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  { indicator, unit }: CardOf,
): Promise<CardText[]> {
  const { rows } = await sql<object>`select part, revision, text, actions, written_by, written_at from report_card_text
    where authority = ${authority} and indicator = ${indicator} and unit = ${unit}
    order by part, revision desc`.execute(db)
  return rows.map((row) => textSchema.parse(row))
}

/** What holds of a part; undefined where nobody has written it. */
export const newestOf = (texts: readonly CardText[], part: CardPart): CardText | undefined =>
  texts.find((text) => text.part === part)

/** Somebody else was first; `now` is the part as they left it. Nothing was done. */
export type SavedText = { saved: number } | { conflict: CardText }

/**
 * @param revision as the form was shown it; 0 where nothing was written
 * @throws NotFound for an action that is in no plan
 */
export async function saveCardText(
  db: Database,
  by: ChangeBy,
  of: CardOf & { part: CardPart },
  said: { text: string; actions: readonly CardAction[] },
  revision: number,
): Promise<SavedText> {
  const { indicator, unit, part } = of
  const subject = [indicator, unit, part].filter(Boolean).join(' / ')
  const intent = { ...by, what: 'report card written', why: 'Written on the report card', subject } as const
  return change<SavedText, SavedText>(db, intent, async (transaction) => {
    const before = newestOf(await listCardTexts(transaction, by.authority, of), part)
    if ((before?.revision ?? 0) !== revision && before !== undefined) return { refused: { conflict: before } }
    for (const action of said.actions) await checkAction(transaction, by.authority, action)
    const text = storableText(said.text)
    await sql`insert into report_card_text (authority, indicator, unit, part, revision, text, actions, written_by, written_at)
      values (${by.authority}, ${indicator}, ${unit}, ${part}, ${(before?.revision ?? 0) + 1}, ${text},
        ${jsonb(said.actions)}, ${by.who}, ${by.clock.now()})`.execute(transaction)
    const former = before === undefined ? null : { text: before.text, actions: before.actions }
    return { result: { saved: (before?.revision ?? 0) + 1 }, before: former, after: { text, actions: said.actions } }
  })
}

async function checkAction(transaction: ChangeTransaction, authority: AuthorityId, { plan, action }: CardAction) {
  const { rows } = await sql`select 1 from action
    where authority = ${authority} and plan = ${plan} and id = ${action}`.execute(transaction)
  if (rows.length === 0) throw new NotFound('There is no such action in that plan.')
}
