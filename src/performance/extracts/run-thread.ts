/** Runs a thread that reads files, with an end to its time and memory, whatever it reads them for. */
import { Worker } from 'node:worker_threads'
import type { ExtractProgress, OnProgress } from './progress.ts'

export type ThreadLimits = { minutes: number; memoryMb: number }

/** What goes wrong in a thread, told without a word of the files. */
export type Trouble =
  | { kind: 'unreadable'; message: string }
  | { kind: 'out of memory' }
  /** Where in our own code, and nothing else: an error of a database can quote what it was given. */
  | { kind: 'fault'; name: string; at: string }

export type ThreadAnswer<A> = { kind: 'progress'; progress: ExtractProgress } | Trouble | A

export type Unfinished =
  | { outcome: 'failed'; message: string /** For the log; absent where the files are at fault. */; fault?: string }
  | { outcome: 'cancelled' }

export type RunningThread<O> = { done: Promise<O | Unfinished>; cancel: () => void }

/** In milliseconds. Only what never lets go of the thread, such as a huge workbook, needs more, and runs no query then. */
const timeToStop = 10_000

/**
 * Reads in a thread of its own, and answers; it never throws for what the files hold.
 * @param outcomeOf what the thread's own answers come to
 */
export function runThread<A extends { kind: string }, O>(
  worker: URL,
  request: object,
  { minutes, memoryMb }: ThreadLimits,
  { onProgress, outcomeOf }: { onProgress: OnProgress; outcomeOf: (answer: A) => O },
): RunningThread<O> {
  const { promise: done, resolve } = Promise.withResolvers<O | Unfinished>()
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
  const end = (outcome: O | Unfinished) => {
    clearTimeout(timer)
    resolve(outcome)
    void thread.terminate()
  }
  // It is asked to stop and given time to: to end a thread in the middle of a query would end the whole process.
  let stopping: Unfinished | undefined
  const stop = (outcome: Unfinished) => {
    if (stopping !== undefined) return
    stopping = outcome
    clearTimeout(timer)
    thread.postMessage('stop')
    setTimeout(() => end(outcome), timeToStop).unref()
  }
  const tooLong = `The extract was still being read after ${minutes} minutes, so it was stopped and nothing was stored. Export fewer years.`
  const timer = setTimeout(() => stop({ outcome: 'failed', message: tooLong }), minutes * 60_000)
  thread.on('message', (answer: ThreadAnswer<A>) => {
    if (isProgress(answer)) onProgress(answer.progress)
    else end(stopping ?? (isTrouble(answer) ? troubleIn(answer, memoryMb) : outcomeOf(answer)))
  })
  thread.on('error', (error) =>
    end(stopping ?? (outOfMemory(error) ? failedOf(memoryMb) : faultOf('the thread failed'))),
  )
  thread.on('exit', () => end(stopping ?? faultOf('the thread ended')))
  return { done, cancel: () => stop({ outcome: 'cancelled' }) }
}

const isProgress = (answer: { kind: string }): answer is { kind: 'progress'; progress: ExtractProgress } =>
  answer.kind === 'progress'

const isTrouble = (answer: { kind: string }): answer is Trouble =>
  answer.kind === 'unreadable' || answer.kind === 'out of memory' || answer.kind === 'fault'

const outOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const failedOf = (memoryMb: number): Unfinished => ({
  outcome: 'failed',
  message: `The extract needs more than ${memoryMb} MB of memory, so nothing was stored. Export fewer years, or raise UPTURN_IMPORT_MEMORY_MB.`,
})

const faultOf = (fault: string): Unfinished => ({
  outcome: 'failed',
  message: 'Upturn could not read the extract. That is a fault in Upturn, not in your files, and nothing was stored.',
  fault,
})

function troubleIn(trouble: Trouble, memoryMb: number): Unfinished {
  if (trouble.kind === 'unreadable') return { outcome: 'failed', message: trouble.message }
  if (trouble.kind === 'out of memory') return failedOf(memoryMb)
  return faultOf(`${trouble.name}\n${trouble.at}`)
}
