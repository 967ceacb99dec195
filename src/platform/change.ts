/**
 * The one door through which anything is changed. It opens the transaction, lets the work be done, and writes who, when,
 * what and why in the same transaction: there is no change without its entry, and no entry without its change.
 */
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { type ChainEnd, type ChangeEntry, hashOf } from './change-chain.ts'
import { type Clock, realClock } from './clock.ts'
import type { Database } from './database.ts'
import { jsonb, storable } from './database-values.ts'
import type { AuthorityId, PlanId } from './ids.ts'
import { NotFound } from './not-found.ts'

export const changeKinds = [
  'document received',
  'import discarded',
  'plan imported',
  'version taken on',
  'plan withdrawn',
  'progress recorded',
  'evidence offered',
  'evidence accepted',
  'evidence returned',
  'evidence taken back',
  'thresholds set',
  'doubt accepted',
  'doubt corrected',
  'doubt split',
  'action corrected',
  'recommendation corrected',
  'post made',
  'post changed',
  'posts merged',
  'post closed',
  'lead matched to post',
  'lead taken from post',
  'leads told apart',
  'holder added',
  'holder changed',
  'holding ended',
  'link proposed',
  'link confirmed',
  'link declined',
  'measure linked',
  'measure declined',
  'measure withdrawn',
  'risk opened',
  'risk corrected',
  'risk reviewed',
  'risk came true',
  'risk closed',
  'risk reopened',
  'person invited',
  'invitation taken up',
  'person renamed',
  'role given',
  'role taken away',
  'account closed',
  'account reopened',
  'one-time link made',
  'roles taken on from single sign-on',
  'action changed',
  'recommendation changed',
  'theme changed',
  'outcome changed',
  'action added',
  'recommendation added',
  'action withdrawn',
  'recommendation withdrawn',
  'change asked for',
  'change agreed',
  'change declined',
  'change request withdrawn',
  'version prepared',
  'version edited',
  'version put forward',
  'version taken back',
  'version approved',
  'version sent back',
  'version issued',
  'earlier versions kept',
  'reminders set',
  'reminders stopped',
  'reminder rules set',
  'action passed on',
  'message sent again',
  'calendar address made',
  'extract handed in',
  'figures published',
  'variance explained',
  'sheet taken on',
  'sheet columns chosen',
  'sheet reconciled',
  'sheet retired',
  'open cases kept',
  'open cases let go',
  'figures entered',
  'population entered',
  'chart set',
  'indicator owner set',
  'target set',
  'target changed',
  'target withdrawn',
  'target proposal declined',
  'comparators entered',
  'comparator withdrawn',
  'headings confirmed',
  'mapping withdrawn',
  'clinic note written',
  'clinic note withdrawn',
  'report card written',
  'read token made',
  'read token ended',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export type Intent = {
  authority: AuthorityId
  who: string
  /** The account of who does it, so that two people of one name stay two; null for the command line. */
  account?: string | null
  what: ChangeKind
  why: string
  plan?: PlanId | null
  /** Id of what is changed; null where it is the plan itself, or not known before the work is done. */
  subject: string | null
  clock?: Clock
}

/**
 * What the work gives back: its result, with what the record should keep of before and after. `what`, where only the work
 * itself shows what kind of change it is.
 */
export type Worked<T> = {
  result: T
  before?: unknown
  after?: unknown
  subject?: string
  plan?: PlanId
  what?: ChangeKind
}

/** The work found that it must not be done (a newer revision is there): all is undone, and this is the answer. */
export type Refused<R> = { refused: R }

/** Only in here is a change made; anything asked of the outer database meanwhile waits until this is over. */
export type ChangeTransaction = Transaction<unknown>

/**
 * Makes one change. Changes of one authority go one after another.
 *
 * @param work does its SQL on the transaction handed to it, never on the outer database
 * @returns what the work gave as its result, or what it was refused with
 * @throws NotFound for an unknown authority, and whatever the work throws; then nothing has happened
 */
export async function change<T, R = never>(
  db: Database,
  intent: Intent,
  work: (transaction: ChangeTransaction) => Promise<Worked<T> | Refused<R>>,
): Promise<T | R> {
  return changeTogether<T, R>(db, intent.authority, async (make, transaction) => {
    const worked = await work(transaction)
    if ('refused' in worked) return worked
    await make(intent, worked)
    return { result: worked.result }
  })
}

/** Writes the entry of one change whose work is done; the next one comes after it. */
export type MakeChange = (intent: Omit<Intent, 'authority'>, worked: Worked<unknown>) => Promise<void>

/**
 * Makes several changes at once: each has its own entry in the record, and all are there or none is.
 *
 * @param work does its SQL on the transaction, and calls `make` after the work of each change, before that of the next
 * @returns and throws as `change` does
 */
export async function changeTogether<T, R = never>(
  db: Database,
  authority: AuthorityId,
  work: (make: MakeChange, transaction: ChangeTransaction) => Promise<{ result: T } | Refused<R>>,
): Promise<T | R> {
  try {
    return await db.transaction().execute(async (transaction) => {
      let end = await lockChain(transaction, authority)
      const make: MakeChange = async (intent, worked) => {
        end = await writeEntry(transaction, { ...intent, authority }, worked, end)
      }
      const worked = await work(make, transaction)
      if ('refused' in worked) throw new Undo(worked.refused)
      return worked.result
    })
  } catch (error) {
    // The cast gives the refusal its type back: only the `throw` above makes one.
    if (error instanceof Undo) return error.refusal as R
    throw error
  }
}

/** Leaves the transaction so that it is rolled back, carrying the answer out. */
class Undo extends Error {
  readonly refusal: unknown
  constructor(refusal: unknown) {
    super('refused')
    this.refusal = refusal
  }
}

const endSchema = z.object({ change_sequence: z.number().int(), change_hash: z.string() })

/** A row lock rather than an advisory one: it is the row that is about to change, and it goes with the transaction. */
async function lockChain(transaction: ChangeTransaction, authority: AuthorityId): Promise<ChainEnd> {
  const { rows } = await sql`select change_sequence, change_hash from authority
    where authority = ${authority} for update`.execute(transaction)
  if (rows.length === 0) throw new NotFound(`There is no authority ${authority}.`)
  const { change_sequence: sequence, change_hash: hash } = endSchema.parse(rows[0])
  return { sequence, hash }
}

/** What the change has made of the rows whose history is kept: in its entry, so that the rows can be held against it. */
async function madeBy(transaction: ChangeTransaction, authority: AuthorityId, sequence: number) {
  const { rows } = await sql`select change_makes(${authority}, ${sequence}) as makes`.execute(transaction)
  const { makes } = z.object({ makes: madeSchema.nullable() }).parse(rows[0])
  return makes === null ? {} : { makes }
}

export const madeSchema = z.record(z.string(), z.object({ states: z.number().int(), sha256: z.string() }))

async function writeEntry(
  transaction: ChangeTransaction,
  intent: Intent,
  worked: Worked<unknown>,
  end: ChainEnd,
): Promise<ChainEnd> {
  const said: Omit<ChangeEntry, 'hash'> = storable({
    authority: intent.authority,
    sequence: end.sequence + 1,
    at: (intent.clock ?? realClock).now(),
    who: intent.who,
    ...(intent.account ? { account: intent.account } : {}),
    what: worked.what ?? intent.what,
    why: intent.why,
    plan: worked.plan ?? intent.plan ?? null,
    subject: worked.subject ?? intent.subject,
    before: worked.before ?? null,
    after: worked.after ?? null,
    ...(await madeBy(transaction, intent.authority, end.sequence + 1)),
    previousHash: end.hash,
  })
  const hash = hashOf(said)
  await sql`insert into change
      (authority, sequence, at, who, account, what, why, plan, subject, before, after, makes, previous_hash, hash)
    values (${said.authority}, ${said.sequence}, ${said.at}, ${said.who}, ${said.account ?? null}, ${said.what},
      ${said.why}, ${said.plan}, ${said.subject}, ${jsonb(said.before)}, ${jsonb(said.after)},
      ${said.makes === undefined ? null : jsonb(said.makes)}, ${said.previousHash}, ${hash})`.execute(transaction)
  await sql`update authority set change_sequence = ${said.sequence}, change_hash = ${hash}
    where authority = ${said.authority}`.execute(transaction)
  return { sequence: said.sequence, hash }
}
