/** A check of data quality as data: what is looked at, what is wrong with it, and what to do about that. */

import type { CaseTable } from '../extracts/case-tables.ts'

export const checkKinds = [
  'Left out or missing',
  'Impossible',
  'Open for ever',
  'Twice',
  'Does not fit together',
  'Unlikely',
] as const
export type CheckKind = (typeof checkKinds)[number]

export type Check = {
  /** Never changes: counts of years ago are kept under it. */
  code: string
  title: string
  kind: CheckKind
  /** What was looked at: `assessments`. */
  of: string
  /** What it does to the figures, in a sentence. */
  why: string
  /** Who does what about it, in a sentence. */
  remedy: string
  /** The check of the census that says the same, where there is one. */
  census?: string
}

/** A check that a query finds, over the columns of its subject's rows. */
export type QueryCheck = Check & {
  /** True where the row is wrong. */
  wrong: string
  /** True where the row is looked at; left out, always. */
  among?: string
  /** Case tables without which it would find fault with what is right: where an extract has no row of one, it is not made. */
  needs?: readonly CaseTable[]
  /** Where every row lacks it, the extract has no such column: that is no fault of anybody who keys things in. */
  column?: true
}

/** One table of cases with all that is checked of it, so that it is read once. */
export type Subject = {
  /** One row for each case, with its `team`. `cut` is a day written as DuckDB takes it. */
  rows: (cut: string) => string
  checks: readonly QueryCheck[]
}

/** How many are wrong, of how many that were looked at. */
export type QualityCount = {
  /** Code of the check. */
  check: string
  /** `''` is the authority, else the id of a team or an area. */
  unit: string
  count: number
  of: number
}
