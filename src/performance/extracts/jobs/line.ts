/**
 * The line in which extracts wait, in the memory of this process and nowhere else: the files are never on the disk. One is
 * read at a time, so that the machine is left to the pages.
 */
import type { Clock } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import type { Database } from '../../../platform/database.ts'
import type { ExtractJobId } from '../../../platform/ids.ts'
import type { Log } from '../../../platform/log.ts'
import type { ChangeBy } from '../../figures/extract-store.ts'
import type { Question } from '../mapping/question.ts'
import type { ExtractProgress } from '../progress.ts'
import type { RunningExtract } from '../run-extract.ts'

export type JobContext = {
  db: Database
  config: Pick<Config, 'importMinutes' | 'importMemoryMb' | 'extractMb' | 'caseKey' | 'dataFolder'>
  clock: Clock
  log: Log
  /** Milliseconds that a question may wait, for tests; else a day. */
  patience?: number
}

export type HandedIn = {
  files: readonly { name: string; blob: Blob }[]
  cut: string
  from: string | null
  children: number | null
}

/** One job with its files. */
export type Held = HandedIn & {
  id: ExtractJobId
  by: ChangeBy
  bytes: number
  progress: ExtractProgress | null
  running: RunningExtract | null
  /** What a person must say before it can be read on. Here only: a file's headings are no business of the database. */
  questions: readonly Question[]
  /** Those that it asked last, answered or not. */
  asked: readonly Question[]
}

type Line = {
  waiting: Held[]
  reading: Held | null
  held: Map<ExtractJobId, Held>
  /** Other work that takes its turn between extracts, with its files. */
  beside: Map<string, { bytes: number; stop: () => void }>
  pump: Promise<void>
  stopped: boolean
}

const lines = new WeakMap<Database, Line>()

export function lineOf(db: Database): Line {
  const line: Line = lines.get(db) ?? {
    waiting: [],
    reading: null,
    held: new Map(),
    beside: new Map(),
    pump: Promise.resolve(),
    stopped: false,
  }
  lines.set(db, line)
  return line
}

/** Of all files that are held, in bytes. */
export const bytesHeld = (db: Database): number =>
  [...lineOf(db).held.values(), ...lineOf(db).beside.values()].reduce((sum, { bytes }) => sum + bytes, 0)

const megabyte = 1024 * 1024

/** How much more may be handed in now, in bytes. */
export const roomFor = (db: Database, { extractMb }: Pick<Config, 'extractMb'>): number =>
  Math.max(0, extractMb * megabyte - bytesHeld(db))

/** How many are before it, the one that is being read among them; null where it does not wait. */
export function placeInLine(db: Database, id: ExtractJobId): number | null {
  const { waiting, reading } = lineOf(db)
  const at = waiting.findIndex((one) => one.id === id)
  return at < 0 ? null : at + (reading === null ? 0 : 1)
}

/** The files go, whatever has become of the job. */
export function letGo(db: Database, id: ExtractJobId): void {
  const line = lineOf(db)
  const held = line.held.get(id)
  line.held.delete(id)
  line.waiting = line.waiting.filter((one) => one.id !== id)
  held?.running?.cancel()
}
