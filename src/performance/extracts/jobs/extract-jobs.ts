/**
 * Handing in an extract as a job: it waits in line, is read in a thread of its own, and becomes a draft of figures, all or
 * nothing. Its files live in memory only: a job that a stop of the server cut short says so, and is handed in again.
 */

import { type AuthorityId, asExtractId, type ExtractJobId, newExtractJobId } from '../../../platform/ids.ts'
import { type ChangeBy, saveExtract } from '../../figures/extract-store.ts'
import { fillOpenCases, keepOpenCases, selectKeeping, wantsOpenCases } from '../../open-cases/open-case-store.ts'
import type { ComputedExtract } from '../compute-extract.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { inForce, listMappings, type SavedMapping } from '../mapping/mapping-store.ts'
import type { Question } from '../mapping/question.ts'
import { type ExtractOutcome, runExtract } from '../run-extract.ts'
import { completeJob, insertJob, interruptJobs, listAskedAlike, moveJob } from './job-store.ts'
import { type HandedIn, type Held, type JobContext, letGo, lineOf, roomFor } from './line.ts'

/** Begins a job and comes back at once. `problem`: there is no room for its files beside those that wait. */
export async function startExtract(
  context: JobContext,
  by: ChangeBy,
  handedIn: HandedIn,
): Promise<{ job: ExtractJobId } | { problem: string }> {
  const { db, config, clock } = context
  const bytes = handedIn.files.reduce((sum, { blob }) => sum + blob.size, 0)
  if (bytes > roomFor(db, config)) return { problem: noRoom(config) }
  const id = newExtractJobId()
  const held: Held = { ...handedIn, id, by, bytes, progress: null, running: null, questions: [], asked: [] }
  // Before the row is written, so that two at once do not both find room.
  lineOf(db).held.set(id, held)
  const { cut, from, children, files } = handedIn
  try {
    await insertJob(db, by.authority, { id, cut, from, children, files: files.length, who: by.who, now: clock.now() })
  } catch (error) {
    letGo(db, id)
    throw error
  }
  queue(context, held)
  return { job: id }
}

/** What to do where there is no room. */
export const noRoom = ({ extractMb }: JobContext['config']): string =>
  `Upturn holds up to ${extractMb} MB of extracts in memory, those that wait among them. Wait until the others are read, or use npx upturn figures on the machine itself, which reads larger ones.`

/** Stops a job and lets its files go. False where it was over already. */
export async function cancelExtract(
  { db, clock }: Pick<JobContext, 'db' | 'clock'>,
  authority: AuthorityId,
  id: ExtractJobId,
): Promise<boolean> {
  const cancelled = await moveJob(db, authority, id, { state: 'cancelled', now: clock.now() })
  if (cancelled) letGo(db, id)
  return cancelled
}

/** For the start, before anything is handed in: whatever a stop cut short has lost its files. */
export async function interruptExtracts({ db, clock, log }: Pick<JobContext, 'db' | 'clock' | 'log'>): Promise<void> {
  const count = await interruptJobs(db, clock.now())
  if (count > 0) log.info({ count }, 'extracts were cut short by a stop')
}

/** Ends when no extract waits or is being read any more in this process. For commands and tests. */
export async function extractsSettled(db: JobContext['db']): Promise<void> {
  let pump: Promise<void> | null = null
  while (pump !== lineOf(db).pump) {
    pump = lineOf(db).pump
    await pump
  }
}

/** For the end of the process: what was on its way says at the next start that it was cut short. */
export async function stopExtracts(db: JobContext['db']): Promise<void> {
  const line = lineOf(db)
  line.stopped = true
  line.waiting = []
  for (const id of [...line.held.keys()]) letGo(db, id)
  for (const { stop } of line.beside.values()) stop()
  line.beside.clear()
  await line.pump
}

/** A person has said all that was asked: it goes on before those that have only begun to wait. */
export async function goOn(context: JobContext, held: Held): Promise<void> {
  const { db, clock } = context
  held.progress = null
  if (await moveJob(db, held.by.authority, held.id, { state: 'waiting', now: clock.now() })) queue(context, held, true)
}

function queue(context: JobContext, held: Held, first = false): void {
  const line = lineOf(context.db)
  if (first) line.waiting.unshift(held)
  else line.waiting.push(held)
  line.pump = line.pump.then(() => readNext(context))
}

/** Each turn of the line takes the first that still waits: one that was cancelled is there no more. */
async function readNext(context: JobContext): Promise<void> {
  const { db, clock, log } = context
  const line = lineOf(db)
  const held = line.waiting.shift()
  if (held === undefined) return
  line.reading = held
  const { authority } = held.by
  const began = performance.now()
  try {
    if (!(await moveJob(db, authority, held.id, { state: 'reading', now: clock.now() }))) return
    const outcome = await read(context, held)
    await keep(context, held, outcome)
    log.info({ job: held.id, outcome: outcome.outcome, ms: Math.round(performance.now() - began) }, 'extract read')
  } catch (error) {
    if (line.stopped) return
    log.error({ err: error, job: held.id }, 'an extract could not be kept')
    await moveJob(db, authority, held.id, { state: 'failed', message: ourFault, now: clock.now() }).catch(() => {})
  } finally {
    line.reading = null
    held.running = null
    // One that asks keeps its files until it is answered or stopped.
    if (held.questions.length === 0) letGo(db, held.id)
  }
}

const ourFault =
  'Upturn could not keep the figures. That is a fault in Upturn, not in your files, and nothing was stored. Hand them in again.'

async function read({ db, config }: JobContext, held: Held): Promise<ExtractOutcome> {
  const { files, cut, from, children, by } = held
  // Where its list of open cases is wanted, an extract that is known is read all the same.
  const wanted = await wantsOpenCases(db, by.authority, cut)
  const [earlier, mappings] = await Promise.all([
    wanted ? [] : listAskedAlike(db, by.authority, { cut, from, children }),
    listMappings(db, by.authority),
  ])
  // Cancelled or stopped meanwhile, when there was no thread yet to stop.
  if (!lineOf(db).held.has(held.id)) return { outcome: 'cancelled' }
  const limits = { minutes: config.importMinutes, memoryMb: config.importMemoryMb }
  const { keeps: openCases } = await selectKeeping(db, by.authority)
  const request = { files, cut, children, earlier, openCases, told: told(mappings), ...(from === null ? {} : { from }) }
  held.running = runExtract(request, limits, (progress) => {
    held.progress = progress
  })
  return held.running.done
}

/** Without who and when: a thread need not know. */
const told = (mappings: readonly SavedMapping[]): Mapping[] =>
  inForce(mappings).map(({ format, table, signature, headings, values }) => ({
    ...{ format, table, signature, headings, values },
  }))

async function keep(context: JobContext, held: Held, outcome: ExtractOutcome): Promise<void> {
  const { db, clock, log } = context
  const { authority } = held.by
  const now = clock.now()
  if (outcome.outcome === 'cancelled') return
  if (outcome.outcome === 'computed') return keepComputed(context, held, outcome.extract)
  if (outcome.outcome === 'asks') {
    held.questions = outcome.questions
    held.asked = outcome.questions
    if (!(await moveJob(db, authority, held.id, { state: 'asks', now }))) held.questions = []
    setTimeout(() => void forget(context, held, outcome.questions), context.patience ?? day).unref()
    return
  }
  if (outcome.outcome === 'known') {
    await completeJob(db, authority, held.id, { extract: asExtractId(outcome.extract), same: true, now })
    return
  }
  if (outcome.fault) log.error({ fault: outcome.fault, job: held.id }, 'an extract could not be read')
  await moveJob(db, authority, held.id, { state: 'failed', message: outcome.message, now })
}

const day = 24 * 60 * 60 * 1000

/** A question that nobody answers must not keep its files, and others out, for ever. */
async function forget({ db, clock, log }: JobContext, held: Held, asked: readonly Question[]): Promise<void> {
  const waits = held.asked === asked && held.questions.length > 0 && lineOf(db).held.has(held.id)
  if (!waits || lineOf(db).stopped) return
  const message = 'Nobody answered what it asked for a day, so its files were let go.'
  letGo(db, held.id)
  await moveJob(db, held.by.authority, held.id, { state: 'failed', message, now: clock.now() }).catch((error) =>
    log.error({ err: error, job: held.id }, 'a forgotten extract could not be closed'),
  )
}

/** The job is over already: what it would have become is undone with it. */
class JobOver extends Error {}

async function keepComputed(
  { db, clock, config }: JobContext,
  { id, by }: Held,
  computed: ComputedExtract,
): Promise<void> {
  const { authority } = by
  const now = clock.now()
  try {
    const answer = await saveExtract(db, by, computed, async (transaction, extract) => {
      if (!(await completeJob(transaction, authority, id, { extract, same: false, now }))) throw new JobOver()
      await keepOpenCases(transaction, config, { authority, extract, cut: computed.cut }, computed.open)
    })
    if (!('same' in answer)) return
    await fillOpenCases(db, by, config, { extract: answer.same, cut: computed.cut }, computed.open)
    await completeJob(db, authority, id, { extract: answer.same, same: true, now })
  } catch (error) {
    if (!(error instanceof JobOver)) throw error
  }
}
