/**
 * Imports that are for a plan which is there already: what would change is worked out for a person to look at, and taken on
 * in one transaction, or not at all.
 */
import { createHash } from 'node:crypto'
import { draftForDocument } from '../../plans/control/store/version-steps.ts'
import { listVersions, type PlanVersion } from '../../plans/control/store/versions.ts'
import type { Plan } from '../../plans/plan.ts'
import { figures } from '../../plans/rules/words.ts'
import { type Conflict, conflict } from '../../plans/store/plan-change.ts'
import { type StoredPlan, selectPlan } from '../../plans/store/select-plan.ts'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import { canonicalJson } from '../../platform/change-chain.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, ImportJobId, PlanId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { closeImportJob, type ImportJob, lockImportJob, selectImportJob } from '../store.ts'
import { parseChoices } from './choices-schema.ts'
import { comparePlans, withdrawnIn } from './compare.ts'
import type { Choices, Comparison } from './comparison.ts'
import { comparisonInWords, countsOf, foundAgain, looksLikeAnotherPlan, restInWords } from './counts.ts'
import { insertPlanDocument, listPlanDocuments, selectReading } from './plan-documents.ts'
import { changesNothing, type Taken, takeVersion } from './take.ts'
import { versionName } from './version-name.ts'
import { leaveDecidedDoubts, writeTaken } from './write-taken.ts'

/** A version that came in beside the plan it is for. `seen` tells this state of the plan from any other. */
export type LookedAt = {
  stored: StoredPlan
  comparison: Comparison
  name: string
  seen: string
  /** Of the plan, oldest first. */
  versions: PlanVersion[]
}

export type ReadyJob = ImportJob & { draft: Plan; forPlan: PlanId }

export const isReady = (job: ImportJob): job is ReadyJob =>
  job.state === 'ready' && job.draft !== null && job.forPlan !== null

/** Comparing takes about half a millisecond of an action, and the pages wait for it: a minute would be too long. */
const mostActions = 10_000

/** Why the two cannot be compared, in a sentence; null where they can. */
export function tooLongInWords(old: Plan, fresh: Plan): string | null {
  const most = Math.max(old.actions.length, fresh.actions.length)
  if (most <= mostActions) return null
  return `With ${figures(most)} actions this is too long to be compared: Upturn compares plans of up to ${figures(mostActions)}. Nothing was changed.`
}

/**
 * Tells whether the plan is as it was when somebody looked: its parts, their deadlines, what is withdrawn; not what was
 * reported on them meanwhile, or nobody could take a version on while people work.
 */
export function seenOf(plan: Plan): string {
  const { title, themes, outcomes, recommendations, actions, context } = plan
  const said = { title, themes, outcomes, recommendations, actions, context, withdrawn: [...withdrawnIn(plan)].sort() }
  return createHash('sha256').update(canonicalJson(said)).digest('hex').slice(0, 16)
}

/**
 * @param choices those kept with the import where left out
 * @throws NotFound where the plan is not there
 */
export async function lookAt(
  db: Database,
  job: ReadyJob,
  choices: Choices = parseChoices(job.choices),
): Promise<LookedAt> {
  const of = { authority: job.authority, plan: job.forPlan }
  const stored = await selectPlan(db, of.authority, of.plan)
  const base = await selectReading(db, of)
  const comparison = comparePlans({ old: stored.plan, fresh: job.draft, base, choices })
  const versions = await listVersions(db, of.authority, of.plan)
  return { stored, comparison, versions, name: versionName(job.draft, job.documentName), seen: seenOf(stored.plan) }
}

/** The plan as it would be, were the version taken on today. */
export function asTaken({ stored, comparison, name }: LookedAt, by: { day: string; who: string }): Taken {
  const decidedDoubts = stored.decidedDoubts.map(({ id }) => id)
  return takeVersion(comparison, { ...by, name, formerDocument: stored.documentId, decidedDoubts })
}

export type TakeRefusal =
  | Conflict
  /** The plan was changed between the look and this: nothing was done, and it is to be looked at again. */
  | { changed: true }
  | { anotherPlan: { found: number; of: number } }
  | { nothing: true }

export type Take = {
  authority: AuthorityId
  who: string
  account?: string | null
  why: string
  /** What the form was shown. */
  seen: string
  choices: Choices
  /** On purpose, though it looks like another plan. */
  anyway?: boolean
}

export type TakenOn = { plan: PlanId; name: string }

/**
 * Takes the version on: all of it in one transaction, once. Asked again it answers with the same plan.
 * @throws NotFound
 */
export async function takeReimport(
  { db, clock }: { db: Database; clock: Clock },
  by: Take,
  id: ImportJobId,
): Promise<TakenOn | TakeRefusal> {
  const { authority, who, account, why } = by
  const { forPlan: plan } = await selectImportJob(db, authority, id)
  if (plan === null) throw new NotFound('This import is for no plan.')
  const intent = { authority, plan, who, account, why, clock, what: 'version taken on', subject: plan } as const
  return change<TakenOn, TakenOn | TakeRefusal>(db, intent, async (transaction) => {
    const job = await lockImportJob(transaction, authority, id)
    if (job.plan !== null) return { refused: { plan: job.plan, name: '' } }
    if (!isReady(job))
      return { refused: conflict('This file is not ready to be taken on: it was put aside, or could not be read.') }
    const { plan: old } = await selectPlan(transaction, authority, plan)
    const tooLong = tooLongInWords(old, job.draft)
    if (tooLong !== null) return { refused: conflict(tooLong) }
    const looked = await lookAt(transaction, job, by.choices)
    const refused = refusalOf(looked, by)
    if (refused !== null) return { refused }
    const taken = asTaken(looked, { day: clock.today(), who })
    if (changesNothing(looked.stored.plan, taken)) return { refused: { nothing: true } }
    await write(transaction, { job, looked, taken, by, clock })
    const entry = {
      before: headOf(looked.stored.plan, looked.stored.documentId),
      after: { ...headOf(taken.plan, job.document), ...said(looked, job) },
    }
    return { result: { plan, name: looked.name }, ...entry }
  })
}

/** What the board has before it must stay what it was shown; null where no version is put forward. */
export function waitsForApproval(versions: readonly PlanVersion[]): string | null {
  const before = versions.find(({ state }) => state === 'put forward')
  if (before === undefined) return null
  return `Version ${before.label} is put forward for approval. Take it back, or wait until it is decided, before another version is taken on.`
}

function refusalOf({ stored, comparison, seen, versions }: LookedAt, by: Take): TakeRefusal | null {
  if (stored.status === 'withdrawn') return conflict('This plan is withdrawn. A version cannot be taken on for it.')
  const waits = waitsForApproval(versions)
  if (waits !== null) return conflict(waits)
  if (seen !== by.seen) return { changed: true }
  return !by.anyway && looksLikeAnotherPlan(comparison) ? { anotherPlan: foundAgain(comparison) } : null
}

type Written = { job: ReadyJob; looked: LookedAt; taken: Taken; by: Take; clock: Clock }

async function write(transaction: ChangeTransaction, { job, looked, taken, by, clock }: Written): Promise<void> {
  const { stored, name } = looked
  const of = { authority: by.authority, plan: stored.id, document: job.document, day: clock.today(), who: by.who, name }
  // Before the plan has its new document: the list still begins with the old one.
  const label = job.draft.version?.label ?? null
  await insertPlanDocument(transaction, of, {
    document: job.document,
    label,
    reading: taken.reading,
    now: clock.now(),
    who: by.who,
    why: by.why,
  })
  if (stored.documentId !== null) await leaveDecidedDoubts(transaction, of, stored.documentId)
  await writeTaken(transaction, of, stored.plan, taken)
  const summary = [comparisonInWords(looked.comparison, name), ...restInWords(looked.comparison)].join(' ')
  await draftForDocument(transaction, { ...by, plan: stored.id, clock }, { label, summary })
  await closeImportJob(transaction, job, { state: 'applied', plan: stored.id, now: clock.now() })
}

const headOf = (plan: Plan, document: string | null) => ({ version: plan.version ?? null, document })

/** What the record says of it: the counts; the parts themselves have their history. */
function said({ comparison, name }: LookedAt, job: ReadyJob) {
  const { added, changed, moved, gone, back, stays } = countsOf(comparison, 'action')
  return { name, file: job.documentName, import: job.id, actions: { added, changed, moved, gone, back, stays } }
}

/** The document of this plan with the very same bytes, if it has had one. */
export async function findSameFile(db: Database, of: { authority: AuthorityId; plan: PlanId }, bytes: Uint8Array) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return (await listPlanDocuments(db, of)).find((document) => document.sha256 === sha256) ?? null
}
