/** The thread in which one extract is read and counted. What goes wrong in it is told without a word of the files. */
import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableFile } from '../../documents/document.ts'
import { type ComputedExtract, computeExtract, type ExtractRequest } from './compute-extract.ts'
import { KnownExtract } from './known-extract.ts'
import { Asks, type Question } from './mapping/question.ts'
import type { ExtractProgress } from './progress.ts'

export type ExtractAnswer =
  | { kind: 'progress'; progress: ExtractProgress }
  | { kind: 'computed'; extract: ComputedExtract }
  | { kind: 'known'; extract: string }
  | { kind: 'asks'; questions: readonly Question[] }
  | { kind: 'unreadable'; message: string }
  | { kind: 'out of memory' }
  /** Where in our own code, and nothing else: an error of a database can quote what it was given. */
  | { kind: 'fault'; name: string; at: string }

const answer = (message: ExtractAnswer) => parentPort?.postMessage(message)

function whatFailed(error: unknown): ExtractAnswer {
  if (error instanceof Asks) return { kind: 'asks', questions: error.questions }
  if (error instanceof KnownExtract) return { kind: 'known', extract: error.extract }
  if (error instanceof UnreadableFile) return { kind: 'unreadable', message: error.message }
  if (!(error instanceof Error)) return { kind: 'fault', name: 'unknown', at: '' }
  if (/^Out of Memory/i.test(error.message)) return { kind: 'out of memory' }
  const at = (error.stack ?? '').match(/^ {4}at .*$/gm) ?? []
  return { kind: 'fault', name: error.name, at: at.slice(0, 5).join('\n') }
}

/** So that a table of millions of rows does not keep the other thread busy with news. */
const progressEvery = 200
let told = { at: 0, words: '' }

function tell(progress: ExtractProgress): void {
  const now = performance.now()
  if (progress.words === told.words && now - told.at < progressEvery) return
  told = { at: now, words: progress.words }
  answer({ kind: 'progress', progress })
}

const stop = new AbortController()
parentPort?.once('message', () => stop.abort())

try {
  const request = workerData as ExtractRequest // only run-extract.ts starts this
  answer({ kind: 'computed', extract: await computeExtract(request, tell, stop.signal) })
} catch (error) {
  answer(whatFailed(error))
}
