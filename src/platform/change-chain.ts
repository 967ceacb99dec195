/**
 * The change record as a chain: each entry's hash covers what it says and the hash of the entry before it, so that an entry
 * altered, taken out or put in later no longer fits. Pure: `change.ts` writes the entries, this checks them.
 */
import { createHash } from 'node:crypto'

export type ChangeEntry = {
  authority: string
  /** From 1, without gaps, for each authority. */
  sequence: number
  /** When, as ISO in UTC. */
  at: string
  who: string
  /** Left out where it was the command line; then the hash does not cover it either, as in entries from before accounts. */
  account?: string
  what: string
  why: string
  plan: string | null
  /** Id of what was changed, inside the plan where it is part of one. */
  subject: string | null
  before: unknown
  after: unknown
  /** By table, what this change made of the rows whose history is kept. Left out where it made none, and in older entries. */
  makes?: Record<string, Made>
  previousHash: string
  hash: string
}

/** How many states of rows began or ended with a change, and the SHA-256 of them all (`states_made` in the database). */
export type Made = { states: number; sha256: string }

/** The end of an authority's chain, kept beside it. */
export type ChainEnd = { sequence: number; hash: string }

/** What came of checking a chain: `broken` says where it stops fitting and in what way. */
export type ChainCheck = { state: 'whole'; entries: number } | { state: 'broken'; sequence: number; message: string }

/** SHA-256, in hexadecimal, of the entry's canonical JSON (which holds the previous hash). */
export function hashOf(entry: Omit<ChangeEntry, 'hash'>): string {
  const { authority, sequence, at, who, account, what, why, plan, subject, before, after, makes, previousHash } = entry
  const covered = {
    authority,
    sequence,
    at,
    who,
    account,
    what,
    why,
    plan,
    subject,
    before,
    after,
    makes,
    previousHash,
  }
  return createHash('sha256').update(canonicalJson(covered)).digest('hex')
}

/**
 * JSON with the keys of each object in order and no spaces: the same text for the same value, whatever order a database
 * gives the keys back in.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const pairs = Object.entries(value).filter(([, part]) => part !== undefined)
  pairs.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
}

/** Holds all entries of an authority, in order, against each other and against the end kept beside them. */
export function checkChain(entries: readonly ChangeEntry[], end: ChainEnd): ChainCheck {
  let previous: ChainEnd = { sequence: 0, hash: '' }
  for (const entry of entries) {
    const sequence = previous.sequence + 1
    if (entry.sequence !== sequence) return broken(sequence, `change ${sequence} is missing`)
    if (entry.previousHash !== previous.hash)
      return broken(sequence, `change ${sequence} does not follow the one before`)
    if (entry.hash !== hashOf(entry)) return broken(sequence, `change ${sequence} is not as it was written`)
    previous = { sequence, hash: entry.hash }
  }
  if (previous.sequence !== end.sequence || previous.hash !== end.hash) {
    return broken(previous.sequence + 1, `changes after number ${previous.sequence} are missing`)
  }
  return { state: 'whole', entries: entries.length }
}

const broken = (sequence: number, message: string): ChainCheck => ({ state: 'broken', sequence, message })
