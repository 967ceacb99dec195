/** Runs the thread that reads an extract, with an end to its time and memory. */
import { Worker } from 'node:worker_threads'
import type { ComputedExtract, ExtractRequest } from './compute-extract.ts'
import type { Question } from './mapping/question.ts'
import type { OnProgress } from './progress.ts'
import type { ExtractAnswer } from './worker.ts'

export type ExtractLimits = { minutes: number; memoryMb: number }

export type ExtractOutcome =
  | { outcome: 'computed'; extract: ComputedExtract }
  /** These files were handed in before, as this extract. */
  | { outcome: 'known'; extract: string }
  /** A person must say something first; then it is run again. */
  | { outcome: 'asks'; questions: readonly Question[] }
  | { outcome: 'failed'; message: string /** For the log; absent where the extract is at fault. */; fault?: string }
  | { outcome: 'cancelled' }

export type RunningExtract = { done: Promise<ExtractOutcome>; cancel: () => void }

type Asked = Omit<ExtractRequest, 'memoryMb'>

/** In milliseconds. Only what never lets go of the thread, such as a huge workbook, needs more, and runs no query then. */
const timeToStop = 10_000

const worker = new URL('./worker.ts', import.meta.url)

/** Reads in a thread of its own, and answers; it never throws for what the files hold. */
export function runExtract(request: Asked, limits: ExtractLimits, onProgress: OnProgress = () => {}): RunningExtract {
  const { minutes, memoryMb } = limits
  const { promise: done, resolve } = Promise.withResolvers<ExtractOutcome>()
  const thread = new Worker(worker, {
    workerData: { ...request, memoryMb },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    execArgv: ['--no-warnings'],
    // A pipe is opened as a file and closed as a socket (`fifo.ts`): Node would close its number again with the thread, and by
    // then it can be another file's.
    trackUnmanagedFds: false,
    // What a library prints about a file must not come into the log of the server.
    stdout: true,
    stderr: true,
  })
  const end = (outcome: ExtractOutcome) => {
    clearTimeout(timer)
    resolve(outcome)
    void thread.terminate()
  }
  // It is asked to stop and given time to: to end a thread in the middle of a query would end the whole process.
  let stopping: ExtractOutcome | undefined
  const stop = (outcome: ExtractOutcome) => {
    if (stopping !== undefined) return
    stopping = outcome
    clearTimeout(timer)
    thread.postMessage('stop')
    setTimeout(() => end(outcome), timeToStop).unref()
  }
  const tooLong = `The extract was still being read after ${minutes} minutes, so it was stopped and nothing was stored. Export fewer years.`
  const timer = setTimeout(() => stop({ outcome: 'failed', message: tooLong }), minutes * 60_000)
  thread.on('message', (answer: ExtractAnswer) =>
    answer.kind === 'progress' ? onProgress(answer.progress) : end(stopping ?? outcomeOf(answer, memoryMb)),
  )
  thread.on('error', (error) =>
    end(stopping ?? (outOfMemory(error) ? failedOf(memoryMb) : faultOf('the thread failed'))),
  )
  thread.on('exit', () => end(stopping ?? faultOf('the thread ended')))
  return { done, cancel: () => stop({ outcome: 'cancelled' }) }
}

const outOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const failedOf = (memoryMb: number): ExtractOutcome => ({
  outcome: 'failed',
  message: `The extract needs more than ${memoryMb} MB of memory, so nothing was stored. Export fewer years, or raise UPTURN_IMPORT_MEMORY_MB.`,
})

const faultOf = (fault: string): ExtractOutcome => ({
  outcome: 'failed',
  message: 'Upturn could not read the extract. That is a fault in Upturn, not in your files, and nothing was stored.',
  fault,
})

function outcomeOf(answer: Exclude<ExtractAnswer, { kind: 'progress' }>, memoryMb: number): ExtractOutcome {
  if (answer.kind === 'computed') return { outcome: 'computed', extract: answer.extract }
  if (answer.kind === 'known') return { outcome: 'known', extract: answer.extract }
  if (answer.kind === 'asks') return { outcome: 'asks', questions: answer.questions }
  if (answer.kind === 'unreadable') return { outcome: 'failed', message: answer.message }
  if (answer.kind === 'out of memory') return failedOf(memoryMb)
  return faultOf(`${answer.name}\n${answer.at}`)
}
