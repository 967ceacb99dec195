/** What passes between the process and the thread in which a file is read. */
import type { ReadPlan } from './read-plan.ts'

export type ReadRequest = { name: string; bytes: Uint8Array; title?: string; authority?: string }

export type ReadAnswer =
  | { kind: 'progress'; progress: number; message: string }
  | { kind: 'read'; read: ReadPlan }
  /** The file is at fault, in a sentence for the person who handed it in. */
  | { kind: 'unreadable'; code: string; message: string }
