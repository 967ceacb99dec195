/** The inner side of a thread that reads files: what it tells, and that it may be asked to stop. For workers only. */
import { parentPort } from 'node:worker_threads'
import { UnreadableFile } from '../../documents/document.ts'
import type { ExtractProgress } from './progress.ts'
import type { ThreadAnswer, Trouble } from './run-thread.ts'

export function answer<A>(message: ThreadAnswer<A>): void {
  parentPort?.postMessage(message)
}

/** Without a word of the files. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof UnreadableFile) return { kind: 'unreadable', message: error.message }
  if (!(error instanceof Error)) return { kind: 'fault', name: 'unknown', at: '' }
  if (/^Out of Memory/i.test(error.message)) return { kind: 'out of memory' }
  const at = (error.stack ?? '').match(/^ {4}at .*$/gm) ?? []
  return { kind: 'fault', name: error.name, at: at.slice(0, 5).join('\n') }
}

/** So that a table of millions of rows does not keep the other thread busy with news. */
const progressEvery = 200
let told = { at: 0, words: '' }

export function tell(progress: ExtractProgress): void {
  const now = performance.now()
  if (progress.words === told.words && now - told.at < progressEvery) return
  told = { at: now, words: progress.words }
  answer({ kind: 'progress', progress })
}

/** Aborted once the other side asks for it. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  parentPort?.once('message', () => stop.abort())
  return stop.signal
}
