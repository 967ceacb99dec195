/** The thread in which one file is read: whatever a file does to it, the pages stay quick and the process lives. */
import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableFile } from '../../documents/document.ts'
import { refuseTooLarge } from './kept-size.ts'
import type { ReadAnswer, ReadRequest } from './messages.ts'
import { readPlan } from './read-plan.ts'

const request = workerData as ReadRequest // only run-worker.ts starts this thread
const answer = (message: ReadAnswer) => parentPort?.postMessage(message)

try {
  const onProgress = (progress: number, message: string) => answer({ kind: 'progress', progress, message })
  const { name, bytes, title, authority } = request
  const read = await readPlan({ name, bytes }, { title, authority, onProgress })
  // Asked here, since to count takes seconds where it matters, and what is refused need not be handed over.
  refuseTooLarge(read, name)
  answer({ kind: 'read', read })
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error
  answer({ kind: 'unreadable', code: error.code, message: error.message })
}
