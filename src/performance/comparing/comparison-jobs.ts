/**
 * Comparisons as jobs: they wait in the same line as extracts, one read at a time, with their files in memory only. What they
 * become is kept in counts; what a stop of the server cuts short says so, and is handed in again.
 */
import { type AuthorityId, type ComparisonJobId, newComparisonJobId, type SheetId } from '../../platform/ids.ts'
import { noRoom } from '../extracts/jobs/extract-jobs.ts'
import { type JobContext, lineOf, roomFor } from '../extracts/jobs/line.ts'
import type { Mapping } from '../extracts/mapping/mapping.ts'
import { inForce, listMappings } from '../extracts/mapping/mapping-store.ts'
import type { ChangeBy } from '../figures/extract-store.ts'
import type { SheetColumns } from '../reconcile/read-sheet.ts'
import { chooseColumns } from '../reconcile/sheet-store.ts'
import { type About, insertComparison, interruptComparisons, moveComparison } from './comparison-store.ts'
import type { HeldComparison, ToCompare } from './held.ts'
import { keepAnswer } from './keep-answer.ts'
import { type RunningComparison, runComparison } from './run-comparison.ts'

type Held = { id: ComparisonJobId; bytes: number; stop: () => void; comparison: HeldComparison }

const heldIn = (db: JobContext['db']) => lineOf(db).beside as Map<string, Held> // only this file puts anything in

export const heldComparison = (db: JobContext['db'], authority: AuthorityId, id: ComparisonJobId) => {
  const held = heldIn(db).get(id)?.comparison
  return held?.by.authority === authority ? held : null
}

type HandedIn = { about: About; request: ToCompare; bytes: number; files: number }

/** Begins a job and comes back at once. `problem`: there is no room for its files beside those that wait. */
export async function startComparison(
  context: JobContext,
  by: ChangeBy,
  { about, request, bytes, files }: HandedIn,
): Promise<{ job: ComparisonJobId } | { problem: string }> {
  const { db, config, clock } = context
  if (bytes > roomFor(db, config)) return { problem: noRoom(config) }
  const id = newComparisonJobId()
  const comparison: HeldComparison = { id, by, about, request, bytes, progress: null, running: null, headings: null }
  // Before the row is written, so that two at once do not both find room.
  heldIn(db).set(id, { id, bytes, stop: () => comparison.running?.cancel(), comparison })
  const { cut } = request.kind === 'variance' ? request.earlier : request.extract
  try {
    await insertComparison(db, by.authority, about, { id, cut, files, who: by.who, now: clock.now() })
  } catch (error) {
    letGo(db, id)
    throw error
  }
  queue(context, comparison)
  return { job: id }
}

function letGo(db: JobContext['db'], id: ComparisonJobId): void {
  const held = heldIn(db).get(id)
  heldIn(db).delete(id)
  held?.stop()
}

/** Stops a job and lets its files go. False where it was over already. */
export async function cancelComparison(
  { db, clock }: Pick<JobContext, 'db' | 'clock'>,
  authority: AuthorityId,
  id: ComparisonJobId,
): Promise<boolean> {
  const cancelled = await moveComparison(db, authority, id, { state: 'cancelled', now: clock.now() })
  if (cancelled) letGo(db, id)
  return cancelled
}

/** For the start, before anything is handed in. */
export async function interruptedComparisons({ db, clock, log }: Pick<JobContext, 'db' | 'clock' | 'log'>) {
  const count = await interruptComparisons(db, clock.now())
  if (count > 0) log.info({ count }, 'comparisons were cut short by a stop')
}

/** Says which columns of a sheet are meant, and goes on. False where nothing is asked any more. */
export async function answerColumns(
  context: JobContext,
  by: ChangeBy,
  { id, sheet }: { id: ComparisonJobId; sheet: SheetId },
  columns: SheetColumns,
): Promise<boolean> {
  const held = heldComparison(context.db, by.authority, id)
  if (held === null || held.headings === null || held.request.kind !== 'reconcile') return false
  held.headings = null
  held.request = { ...held.request, columns }
  await chooseColumns(context.db, by, sheet, columns)
  if (await moveComparison(context.db, by.authority, id, { state: 'waiting', now: context.clock.now() }))
    queue(context, held)
  return true
}

function queue(context: JobContext, held: HeldComparison): void {
  const line = lineOf(context.db)
  line.pump = line.pump.then(() => takeTurn(context, held))
}

async function takeTurn(context: JobContext, held: HeldComparison): Promise<void> {
  const { db, clock, log } = context
  const { authority } = held.by
  const began = performance.now()
  try {
    if (!(await moveComparison(db, authority, held.id, { state: 'reading', now: clock.now() }))) return
    const outcome = await read(context, held)
    await settle(context, held, outcome)
    log.info({ job: held.id, outcome: outcome.outcome, ms: Math.round(performance.now() - began) }, 'comparison read')
  } catch (error) {
    if (lineOf(db).stopped) return
    log.error({ err: error, job: held.id }, 'a comparison could not be kept')
    await moveComparison(db, authority, held.id, { state: 'failed', message: ourFault, now: clock.now() }).catch(
      () => {},
    )
  } finally {
    held.running = null
    if (held.headings === null) letGo(db, held.id)
  }
}

const ourFault =
  'Upturn could not keep the result. That is a fault in Upturn, not in your files, and nothing was stored. Hand them in again.'

type Outcome = Awaited<RunningComparison['done']>

async function read({ db, config }: JobContext, held: HeldComparison): Promise<Outcome> {
  const told = inForce(await listMappings(db, held.by.authority)).map(
    ({ format, table, signature, headings, values }): Mapping => ({ format, table, signature, headings, values }),
  )
  // Cancelled or stopped meanwhile, when there was no thread yet to stop.
  if (!heldIn(db).has(held.id)) return { outcome: 'cancelled' }
  const limits = { minutes: config.importMinutes, memoryMb: config.importMemoryMb }
  held.running = runComparison({ ...held.request, told }, limits, (progress) => {
    held.progress = progress
  })
  return held.running.done
}

async function settle(context: JobContext, held: HeldComparison, outcome: Outcome): Promise<void> {
  const { db, clock, log } = context
  const { authority } = held.by
  const now = clock.now()
  if (outcome.outcome === 'cancelled') return
  if (outcome.outcome === 'failed') {
    if (outcome.fault) log.error({ fault: outcome.fault, job: held.id }, 'a comparison could not be read')
    await moveComparison(db, authority, held.id, { state: 'failed', message: outcome.message, now })
    return
  }
  const { answer } = outcome
  if (answer.kind !== 'headings') return keepAnswer(db, held, answer, now)
  if (!(await moveComparison(db, authority, held.id, { state: 'asks', now }))) return
  held.progress = null
  held.headings = answer.headings
  setTimeout(() => void forget(context, held), context.patience ?? day).unref()
}

const day = 24 * 60 * 60 * 1000

/** A question that nobody answers must not keep its files for ever. */
async function forget({ db, clock, log }: JobContext, held: HeldComparison): Promise<void> {
  if (held.headings === null || !heldIn(db).has(held.id) || lineOf(db).stopped) return
  const message = 'Nobody said for a day which columns are meant, so the files were let go.'
  letGo(db, held.id)
  await moveComparison(db, held.by.authority, held.id, { state: 'failed', message, now: clock.now() }).catch((error) =>
    log.error({ err: error, job: held.id }, 'a forgotten comparison could not be closed'),
  )
}
