/** Proof: offered, accepted or returned, taken back. Each step is added to its row with day and person; nothing is deleted. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeKind, type ChangeTransaction, change, type Refused } from '../../platform/change.ts'
import { realClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb, storable } from '../../platform/database-values.ts'
import { keepFile } from '../../platform/files/file-store.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { Evidence, ProofFigure, ProofFile, ProofKind } from '../plan.ts'
import { planSchema } from '../plan-schema.ts'
import { type Person, type ProofState, proofStateNow } from '../rules/index.ts'
import { insertRows } from '../store/insert-plan.ts'
import { type Conflict, conflict, type PlanChange } from '../store/plan-change.ts'
import { evidenceOfRow, evidenceRow } from '../store/plan-rows.ts'
import { nextPosition } from '../store/progress.ts'
import { whyNotDecide, whyNotTakeBack } from './deciding.ts'
import type { SubjectIds } from './subject.ts'

export const evidenceSchema = planSchema.shape.evidence.unwrap().element

/** What is offered. A file comes with its bytes; they are kept in the same change. */
export type ProofOffer = SubjectIds & {
  kind: ProofKind
  text: string
  about: string
  file?: { name: string; bytes: Uint8Array }
  link?: string
  figure?: ProofFigure
  /** Place of the proof that came back and that this one answers. */
  answers?: number
}

/** A proof in the plan's list: `place` counts from 0 and never changes. */
export type PlacedProof = { place: number; evidence: Evidence }

/** It had been decided, or taken back, before: what was asked is not done, and this is what it is now. */
export type AlreadyDecided = { already: ProofState; evidence: Evidence }
/** This person may not: the sentence says why. */
export type MayNot = { mayNot: string }

const today = (by: PlanChange) => (by.clock ?? realClock).today()
const personOf = (by: PlanChange): Person => ({ account: by.account ?? null, name: by.who })

/**
 * Offers proof.
 * @returns its place, or why it cannot answer the proof it names
 * @throws NotFound where the plan has no such recommendation, action or criterion
 */
export async function offerProof(db: Database, by: PlanChange, offer: ProofOffer): Promise<PlacedProof | Conflict> {
  const subject = offer.action ?? offer.recommendation ?? ''
  return change<PlacedProof, Conflict>(db, { ...by, what: 'evidence offered', subject }, async (transaction) => {
    await requireSubject(transaction, by, offer)
    const refusal = await whyNoAnswer(transaction, by, offer)
    if (refusal !== null) return { refused: conflict(refusal) }
    const evidence = offered(by, offer, await keepBytes(transaction, by, offer))
    const place = await nextPosition(transaction, by, 'evidence')
    await insertRows(transaction, by, 'evidence', [evidenceRow(evidence, place)])
    return { result: { place, evidence }, after: evidence }
  })
}

async function keepBytes(transaction: ChangeTransaction, by: PlanChange, { file }: ProofOffer) {
  if (file === undefined) return undefined
  const kept = await keepFile(transaction, by.authority, file.bytes, (by.clock ?? realClock).now())
  return { ...kept, name: file.name }
}

function offered(by: PlanChange, offer: ProofOffer, file: ProofFile | undefined): Evidence {
  const person = { offeredOn: today(by), offeredBy: by.who, offeredByAccount: by.account ?? undefined }
  return evidenceSchema.parse(storable({ ...offer, file, ...person }))
}

/** The criteria are in `rest`: the plan's own row says whether there is one of that number. */
async function requireSubject(transaction: ChangeTransaction, by: PlanChange, offer: ProofOffer): Promise<void> {
  const table = offer.action === undefined ? 'recommendation' : 'action'
  const id = offer.action ?? offer.recommendation ?? ''
  const { rows } = await sql`select jsonb_array_length(coalesce(rest -> 'criteria', '[]')) as criteria
    from ${sql.table(table)} where authority = ${by.authority} and plan = ${by.plan} and id = ${id} for share`.execute(
    transaction,
  )
  if (rows[0] === undefined) throw new NotFound(`There is no ${table} ${id} in this plan.`)
  const { criteria } = z.object({ criteria: z.number().int() }).parse(rows[0])
  if (offer.criterion === undefined ? offer.action === undefined : offer.criterion >= criteria)
    throw new NotFound(`This ${table} has no such success criterion any more.`)
}

async function whyNoAnswer(transaction: ChangeTransaction, by: PlanChange, offer: ProofOffer): Promise<string | null> {
  if (offer.answers === undefined) return null
  const earlier = await selectEvidence(transaction, by, offer.answers)
  const same = (['action', 'recommendation', 'criterion'] as const).every((key) => earlier[key] === offer[key])
  if (!same) return 'It answers a proof of something else. Open the proof that came back and offer again from there.'
  const state = proofStateNow(earlier)
  return state === 'offered' || state === 'accepted'
    ? `What it answers is ${state}, so there is nothing to answer.`
    : null
}

export type Decision = { decision: 'accepted' | 'returned'; why: string }

/**
 * Accepts or returns a proof.
 *
 * @param leads everybody whose own work it is proof of: they may not decide it
 * @throws NotFound
 */
export async function decideProof(
  db: Database,
  by: PlanChange,
  place: number,
  { decision, why }: Decision,
  leads: readonly Person[],
): Promise<PlacedProof | AlreadyDecided | MayNot> {
  const words = { On: today(by), By: by.who, ByAccount: by.account ?? undefined }
  const added: Partial<Evidence> =
    decision === 'accepted'
      ? {
          acceptedOn: words.On,
          acceptedBy: words.By,
          acceptedByAccount: words.ByAccount,
          acceptedNote: why || undefined,
        }
      : { returnedOn: words.On, returnedBy: words.By, returnedByAccount: words.ByAccount, returnedWhy: why }
  return step(db, by, place, `evidence ${decision}`, added, (evidence, state) => {
    if (state !== 'offered' || evidence.acceptedOn !== undefined) return { already: state, evidence }
    const mayNot = whyNotDecide(evidence, personOf(by), leads)
    return mayNot === null ? null : { mayNot }
  })
}

/**
 * Takes an acceptance back, or an offer that nobody has decided.
 * @param mayDecide whether this person may decide proof here
 * @throws NotFound
 */
export async function takeBackProof(
  db: Database,
  by: PlanChange,
  place: number,
  { why, mayDecide }: { why: string; mayDecide: boolean },
): Promise<PlacedProof | AlreadyDecided | MayNot> {
  const added: Partial<Evidence> = {
    ...{ withdrawnOn: today(by), withdrawnBy: by.who, withdrawnByAccount: by.account ?? undefined },
    withdrawnWhy: why,
  }
  return step(db, by, place, 'evidence taken back', added, (evidence, state) => {
    if (state === 'returned' || state === 'withdrawn') return { already: state, evidence }
    const mayNot = whyNotTakeBack(evidence, state, personOf(by), mayDecide)
    return mayNot === null ? null : { mayNot }
  })
}

/** One step of a proof's life: the row is locked, looked at, and what has happened is added to it. */
async function step<R extends AlreadyDecided | MayNot>(
  db: Database,
  by: PlanChange,
  place: number,
  what: ChangeKind,
  added: Partial<Evidence>,
  refusal: (evidence: Evidence, state: ProofState) => R | null,
): Promise<PlacedProof | R> {
  return change<PlacedProof, R>(db, { ...by, what, subject: null }, async (transaction) => {
    const before = await selectEvidence(transaction, by, place)
    const refused = refusal(before, proofStateNow(before))
    if (refused !== null) return { refused } satisfies Refused<R>
    const evidence = evidenceSchema.parse(storable({ ...before, ...added }))
    await writeEvidence(transaction, by, place, evidence)
    const subject = evidence.action ?? evidence.recommendation ?? ''
    return { result: { place, evidence }, subject, before: { evidence: place }, after: { evidence: place, ...added } }
  })
}

/** For update: the second of two waits here, and then sees what the first did. */
async function selectEvidence(transaction: ChangeTransaction, by: PlanChange, place: number): Promise<Evidence> {
  const { rows } = await sql<Record<string, unknown>>`select * from evidence
    where authority = ${by.authority} and plan = ${by.plan} and position = ${place} for update`.execute(transaction)
  if (rows[0] === undefined) throw new NotFound('There is no such proof in this plan.')
  return evidenceSchema.parse(evidenceOfRow(rows[0]))
}

async function writeEvidence(transaction: ChangeTransaction, by: PlanChange, place: number, evidence: Evidence) {
  const row = evidenceRow(evidence, place)
  await sql`update evidence set revision = revision + 1, rest = ${jsonb(row.rest)},
      accepted_on = ${row.accepted_on}::date, accepted_by = ${row.accepted_by}::text,
      returned_on = ${row.returned_on}::date, withdrawn_on = ${row.withdrawn_on}::date
    where authority = ${by.authority} and plan = ${by.plan} and position = ${place}`.execute(transaction)
}
