/** Runs the reading thread, with an end to the time and memory that it may take. */
import { Worker } from 'node:worker_threads'
import type { ReadAnswer, ReadRequest } from './messages.ts'
import type { ReadPlan } from './read-plan.ts'

export type WorkerLimits = { minutes: number; memoryMb: number }

export type Outcome =
  | { outcome: 'read'; read: ReadPlan }
  | { outcome: 'failed'; message: string /** For the log; absent where the file is at fault. */; error?: Error }
  | { outcome: 'cancelled' }

export type RunningWorker = { done: Promise<Outcome>; cancel: () => void }

const readingWorker = new URL('./worker.ts', import.meta.url)

/** @param worker another thread than the usual one, for tests */
export function runWorker(
  request: ReadRequest,
  limits: WorkerLimits,
  onProgress: (progress: number, message: string) => void,
  worker: URL = readingWorker,
): RunningWorker {
  const thread = new Worker(worker, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    // Its warnings are not for whoever reads this process's output.
    execArgv: ['--no-warnings'],
  })
  const { promise: done, resolve } = Promise.withResolvers<Outcome>()
  const end = (outcome: Outcome) => {
    clearTimeout(timer)
    resolve(outcome)
    void thread.terminate()
  }
  const timer = setTimeout(
    () => end({ outcome: 'failed', message: tooLong(request.name, limits.minutes) }),
    limits.minutes * 60_000,
  )
  thread.on('message', (answer: ReadAnswer) => {
    if (answer.kind === 'progress') onProgress(answer.progress, answer.message)
    else if (answer.kind === 'read') end({ outcome: 'read', read: answer.read })
    else end({ outcome: 'failed', message: answer.message })
  })
  thread.on('error', (error) => end({ outcome: 'failed', ...failureOf(error, request.name, limits) }))
  thread.on('exit', () =>
    end({ outcome: 'failed', message: ourFault(request.name), error: new Error('the thread ended') }),
  )
  return { done, cancel: () => end({ outcome: 'cancelled' }) }
}

function failureOf(error: unknown, name: string, limits: WorkerLimits): { message: string; error?: Error } {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const message = `“${name}” needs more than ${limits.memoryMb} MB of memory to read. Hand in the part with the plan, or raise UPTURN_IMPORT_MEMORY_MB.`
    return { message }
  }
  return { message: ourFault(name), error: error instanceof Error ? error : new Error(String(error)) }
}

const tooLong = (name: string, minutes: number) =>
  `“${name}” was still being read after ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, so it was stopped. Hand in the part with the plan, or raise UPTURN_IMPORT_MINUTES.`

export const ourFault = (name: string) =>
  `Upturn could not make a plan of “${name}”. That is a fault in Upturn, not in your file: the file is kept, and no plan was stored.`
