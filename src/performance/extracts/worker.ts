/** The thread in which one extract is read and counted. */
import { workerData } from 'node:worker_threads'
import { type ComputedExtract, computeExtract, type ExtractRequest } from './compute-extract.ts'
import { answer, stopSignal, tell, troubleOf } from './in-thread.ts'
import { KnownExtract } from './known-extract.ts'
import { Asks, type Question } from './mapping/question.ts'

export type ExtractAnswer =
  | { kind: 'computed'; extract: ComputedExtract }
  | { kind: 'known'; extract: string }
  | { kind: 'asks'; questions: readonly Question[] }

function whatStopped(error: unknown): void {
  if (error instanceof Asks) answer<ExtractAnswer>({ kind: 'asks', questions: error.questions })
  else if (error instanceof KnownExtract) answer<ExtractAnswer>({ kind: 'known', extract: error.extract })
  else answer(troubleOf(error))
}

const stopped = stopSignal()

try {
  const request = workerData as ExtractRequest // only run-extract.ts starts this
  answer<ExtractAnswer>({ kind: 'computed', extract: await computeExtract(request, tell, stopped) })
} catch (error) {
  whatStopped(error)
}
