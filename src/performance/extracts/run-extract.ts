/** Runs the thread that reads an extract. */
import type { ComputedExtract, ExtractRequest } from './compute-extract.ts'
import type { Question } from './mapping/question.ts'
import type { OnProgress } from './progress.ts'
import { type RunningThread, runThread, type ThreadLimits, type Unfinished } from './run-thread.ts'
import type { ExtractAnswer } from './worker.ts'

type Read =
  | { outcome: 'computed'; extract: ComputedExtract }
  /** These files were handed in before, as this extract. */
  | { outcome: 'known'; extract: string }
  /** A person must say something first; then it is run again. */
  | { outcome: 'asks'; questions: readonly Question[] }

export type ExtractOutcome = Read | Unfinished

export type RunningExtract = RunningThread<Read>

type Asked = Omit<ExtractRequest, 'memoryMb'>

const worker = new URL('./worker.ts', import.meta.url)

/** Reads in a thread of its own, and answers; it never throws for what the files hold. */
export const runExtract = (request: Asked, limits: ThreadLimits, onProgress: OnProgress = () => {}): RunningExtract =>
  runThread<ExtractAnswer, Read>(worker, request, limits, { onProgress, outcomeOf })

function outcomeOf(answer: ExtractAnswer): Read {
  if (answer.kind === 'computed') return { outcome: 'computed', extract: answer.extract }
  if (answer.kind === 'known') return { outcome: 'known', extract: answer.extract }
  return { outcome: 'asks', questions: answer.questions }
}
