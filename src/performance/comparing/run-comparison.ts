/** Runs the thread that holds an extract against another one, or against a spreadsheet. */
import type { OnProgress } from '../extracts/progress.ts'
import { type RunningThread, runThread, type ThreadLimits } from '../extracts/run-thread.ts'
import type { ComparisonAnswer, ComparisonRequest } from './request.ts'

type Compared = { outcome: 'compared'; answer: ComparisonAnswer }
export type ComparisonOutcome = Awaited<RunningComparison['done']>
export type RunningComparison = RunningThread<Compared>

const worker = new URL('./worker.ts', import.meta.url)

/** Reads in a thread of its own, and answers; it never throws for what the files hold. */
export const runComparison = (
  request: ComparisonRequest,
  limits: ThreadLimits,
  onProgress: OnProgress = () => {},
): RunningComparison =>
  runThread<ComparisonAnswer, Compared>(worker, request, limits, {
    onProgress,
    outcomeOf: (answer) => ({ outcome: 'compared', answer }),
  })
