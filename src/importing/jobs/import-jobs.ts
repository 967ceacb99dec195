/**
 * Imports as jobs. The file is stored first, then read in a thread of its own; what was read waits as a draft until a
 * person makes it the plan, all or nothing, or puts it aside. A job that a crash cut short is read again at the next start.
 */
import { insertDocument, saveForm, selectDocumentBytes } from '../../documents/store.ts'
import { insertPlanRows, planCounts } from '../../plans/store/insert-plan.ts'
import { type Conflict, conflict } from '../../plans/store/plan-change.ts'
import { change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, ImportJobId, PlanId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import {
  type ClaimedJob,
  claimImportJob,
  closeImportJob,
  insertImportJob,
  lockImportJob,
  requeueReading,
  saveReading,
  selectImportJob,
} from '../store.ts'
import { type Outcome, ourFault, type RunningWorker, runWorker } from './run-worker.ts'

export type ImportContext = {
  db: Database
  config: Pick<Config, 'importMinutes' | 'importMemoryMb'>
  clock: Clock
  log: Log
  /** Another thread to read in, for tests. */
  worker?: URL
}

export type HandedIn = {
  authority: AuthorityId
  who: string
  account?: string | null
  name: string
  bytes: Uint8Array
  title?: string
  /** The authority's name as it should stand in the plan. */
  authorityName?: string
  /** The plan that this file is a new version of. */
  forPlan?: PlanId
}

/** A file that stopped the whole process this often is not read again by itself. */
const mostAttempts = 3
/** No file system takes a longer name; a form can send one. */
const longestName = 255
/** Milliseconds between two notes of progress in the database. */
const progressEvery = 500

/** What this process reads now, by database: one file at a time, so that the machine is left to the pages. */
const queues = new WeakMap<Database, Queue>()
type Queue = {
  pump: Promise<void> | null
  running: Map<ImportJobId, RunningWorker>
  /** Put aside between being taken up and being started, when there is no thread yet to stop. */
  putAside: Set<ImportJobId>
}

/** Stores the file and begins to read it. Comes back as soon as the file is safe. */
export async function startImport(context: ImportContext, file: HandedIn): Promise<ImportJobId> {
  const { authority, who, account, bytes } = file
  // Its end: that tells two files apart, and what kind they are.
  const name = file.name.slice(-longestName)
  const { db, clock } = context
  const what = { what: 'document received', why: 'Handed in to be imported', subject: null } as const
  const id = await change(db, { authority, who, account, clock, ...what }, async (transaction) => {
    const now = clock.now()
    const document = await insertDocument(transaction, authority, { name, bytes, now })
    const asked = {
      title: file.title ?? null,
      authorityName: file.authorityName ?? null,
      forPlan: file.forPlan ?? null,
    }
    const job = await insertImportJob(transaction, authority, { document: document.id, ...asked, who, now })
    const after = { name, size: bytes.length, sha256: document.sha256, import: job }
    return { result: job, subject: document.id, after, ...(file.forPlan ? { plan: file.forPlan } : {}) }
  })
  void readWaiting(context)
  return id
}

/** For the start: reads again what a crash or a stop cut short. */
export async function resumeImports(context: ImportContext): Promise<void> {
  await requeueReading(context.db)
  void readWaiting(context)
}

/** Ends when no import waits or is being read any more in this process. For commands and tests. */
export async function importsSettled(db: Database): Promise<void> {
  await queueOf(db).pump
}

/** Stops reading, for the end of the process; what was being read is read again at the next start. */
export async function stopImports(db: Database): Promise<void> {
  const queue = queueOf(db)
  stopped.add(db)
  for (const worker of queue.running.values()) worker.cancel()
  await queue.pump
}

/**
 * Makes the draft the plan, in one transaction and once only: asked again, it answers with the plan that was made.
 * @throws NotFound
 */
export async function applyImport(
  context: Pick<ImportContext, 'db' | 'clock'>,
  by: { authority: AuthorityId; who: string; account?: string | null; why?: string },
  id: ImportJobId,
): Promise<{ plan: PlanId } | Conflict> {
  const { authority, who, account, why = 'Made the plan of an imported document' } = by
  const { clock } = context
  const intent = { authority, who, account, why, clock, what: 'plan imported', subject: null } as const
  return change<{ plan: PlanId }, { plan: PlanId } | Conflict>(context.db, intent, async (transaction) => {
    const job = await lockImportJob(transaction, authority, id)
    if (job.plan !== null) return { refused: { plan: job.plan } }
    if (job.state !== 'ready' || job.draft === null) return { refused: conflict(whyNotReady(job.state)) }
    const plan = await insertPlanRows(transaction, authority, job.draft, { document: job.document, who, why, clock })
    await closeImportJob(transaction, job, { state: 'applied', plan, now: clock.now() })
    return { result: { plan }, plan, subject: plan, after: planCounts(job.draft) }
  })
}

function whyNotReady(state: string): string {
  if (state === 'discarded') return 'This import was put aside. Hand the file in again to import it.'
  if (state === 'failed') return 'This file could not be read, so there is nothing to make a plan of.'
  return 'This file is still being read. Wait until it is done.'
}

/** Puts an import aside, stopping it if it is being read. The file stays. @throws NotFound */
export async function discardImport(
  context: Pick<ImportContext, 'db' | 'clock'>,
  by: { authority: AuthorityId; who: string; account?: string | null; why?: string },
  id: ImportJobId,
): Promise<{ discarded: true } | Conflict> {
  const { authority, who, account, why = 'Put aside' } = by
  const { db, clock } = context
  const intent = { authority, who, account, why, clock, what: 'import discarded', subject: id } as const
  const discarded = await change<{ discarded: true }, Conflict>(db, intent, async (transaction) => {
    const job = await lockImportJob(transaction, authority, id)
    if (job.plan !== null)
      return { refused: conflict('This import has become a plan already. Withdraw the plan instead.') }
    if (job.state === 'discarded') return { refused: conflict('This import was put aside already.') }
    await closeImportJob(transaction, job, { state: 'discarded', plan: null, now: clock.now() })
    return { result: { discarded: true }, before: { state: job.state }, after: { state: 'discarded' } }
  })
  if ('discarded' in discarded) {
    queueOf(db).putAside.add(id)
    queueOf(db).running.get(id)?.cancel()
  }
  return discarded
}

const stopped = new WeakSet<Database>()

function queueOf(db: Database): Queue {
  const queue: Queue = queues.get(db) ?? { pump: null, running: new Map(), putAside: new Set() }
  queues.set(db, queue)
  return queue
}

/** Reads all that wait, one after another. A second call while that goes on only lets it go on to what was added. */
function readWaiting(context: ImportContext): Promise<void> {
  const queue = queueOf(context.db)
  queue.pump = (queue.pump ?? Promise.resolve()).then(async () => {
    try {
      for (let job = await next(context); job !== null; job = await next(context)) await readJob(context, job)
    } catch (error) {
      if (!stopped.has(context.db)) context.log.error({ err: error }, 'imports stopped')
    }
  })
  return queue.pump
}

async function next({ db, clock }: ImportContext): Promise<ClaimedJob | null> {
  return stopped.has(db) ? null : claimImportJob(db, clock.now())
}

async function readJob(context: ImportContext, claimed: ClaimedJob): Promise<void> {
  const { db, clock, log } = context
  const began = performance.now()
  if (claimed.attempts > mostAttempts) {
    const message = `Upturn stopped ${mostAttempts} times while it read this file, so it does not try again by itself. Hand in the part with the plan.`
    await saveReading(db, claimed, { state: 'failed', progress: 0, message, now: clock.now() })
    return
  }
  const outcome = await read(context, claimed)
  const saved = await saveOutcome(context, claimed, outcome)
  if (outcome.outcome === 'failed' && outcome.error)
    log.error({ err: outcome.error, job: claimed.id }, 'an import failed')
  log.info({ job: claimed.id, outcome: outcome.outcome, saved, ms: Math.round(performance.now() - began) }, 'file read')
}

async function read(context: ImportContext, claimed: ClaimedJob): Promise<Outcome> {
  const { db, config, clock } = context
  const job = await selectImportJob(db, claimed.authority, claimed.id)
  const bytes = await selectDocumentBytes(db, claimed.authority, job.document)
  let noted = 0
  const onProgress = (progress: number, message: string) => {
    if (performance.now() - noted < progressEvery) return
    noted = performance.now()
    // Only a note: if it cannot be written, the end of the reading will say so.
    saveReading(db, claimed, { progress, message, now: clock.now() }).catch(() => {})
  }
  const request = {
    name: job.documentName,
    bytes,
    title: job.title ?? undefined,
    authority: job.authorityName ?? undefined,
  }
  const limits = { minutes: config.importMinutes, memoryMb: config.importMemoryMb }
  const { running, putAside } = queueOf(db)
  if (stopped.has(db) || putAside.has(claimed.id)) return { outcome: 'cancelled' }
  const worker = runWorker(request, limits, onProgress, context.worker)
  running.set(claimed.id, worker)
  try {
    return await worker.done
  } finally {
    running.delete(claimed.id)
  }
}

async function saveOutcome({ db, clock, log }: ImportContext, claimed: ClaimedJob, outcome: Outcome): Promise<boolean> {
  if (outcome.outcome === 'cancelled') return false
  const now = clock.now()
  if (outcome.outcome === 'failed') {
    return saveReading(db, claimed, { state: 'failed', progress: 0, message: outcome.message, now })
  }
  const { plan: draft, document, conservation } = outcome.read
  const job = await selectImportJob(db, claimed.authority, claimed.id)
  try {
    if (document !== null) await saveForm(db, claimed.authority, job.document, document)
    // Enough of the missing words to find them; there are none unless Upturn is at fault.
    const counted = conservation && { ...conservation, missing: conservation.missing.slice(0, 200) }
    return await saveReading(db, claimed, {
      state: 'ready',
      progress: 1,
      message: 'Ready',
      draft,
      conservation: counted ?? undefined,
      now,
    })
  } catch (error) {
    log.error({ err: error, job: claimed.id }, 'a draft could not be stored')
    return saveReading(db, claimed, { state: 'failed', progress: 0, message: ourFault(job.documentName), now })
  }
}
