/** What a thread is asked that holds an extract against something else, and what it answers. */
import type { GivenFile } from '../extracts/files.ts'
import type { Mapping } from '../extracts/mapping/mapping.ts'
import type { SheetColumns } from '../reconcile/read-sheet.ts'
import type { ReconcileCounts } from '../reconcile/rules/reconcile.ts'
import type { SystemDay } from '../reconcile/tables.ts'
import type { ComputedVariance } from '../variance/variance.ts'

export type GivenExtract = { files: readonly GivenFile[]; cut: string }

export type VarianceRequest = {
  kind: 'variance'
  earlier: GivenExtract
  later: GivenExtract & { from: string; children: number | null }
  /** Of the extract that the later files must be; left out, they may be any. */
  sha256?: string
}

export type ReconcileRequest = {
  kind: 'reconcile'
  sheet: GivenFile
  /** Null where nobody has said yet which columns they are. */
  columns: SheetColumns | null
  extract: GivenExtract
  of: SystemDay
}

export type ComparisonRequest = (VarianceRequest | ReconcileRequest) & {
  /** What people said of headings, the newest last. */
  told?: readonly Mapping[]
}

/** `cases`: a CSV under the case system's own reference, for one download from memory. */
export type ComparisonAnswer =
  | { kind: 'variance'; variance: ComputedVariance; earlierSha256: string; cases: string }
  | { kind: 'reconciled'; counts: ReconcileCounts; columns: SheetColumns; cases: string }
  /** Which of its columns are meant must be said first. */
  | { kind: 'headings'; headings: readonly string[] }
