/** A comparison on its way, in the memory of this process. */
import type { ComparisonJobId } from '../../platform/ids.ts'
import type { ExtractProgress } from '../extracts/progress.ts'
import type { ChangeBy } from '../figures/extract-store.ts'
import type { About } from './comparison-store.ts'
import type { ReconcileRequest, VarianceRequest } from './request.ts'
import type { RunningComparison } from './run-comparison.ts'

export type ToCompare = VarianceRequest | ReconcileRequest

/** One job with its files. */
export type HeldComparison = {
  id: ComparisonJobId
  by: ChangeBy
  about: About
  request: ToCompare
  bytes: number
  progress: ExtractProgress | null
  running: RunningComparison | null
  /** Of the sheet, while a person is asked which columns are meant. Here only. */
  headings: readonly string[] | null
}
