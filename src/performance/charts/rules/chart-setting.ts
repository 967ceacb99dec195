/** How the limits of one indicator's chart are drawn, for one base and unit. */
import type { Base } from '../../indicators/indicator.ts'

export type Rebase = { period: string; reason: string }

export type ChartSetting = {
  /** Where a new process began: nothing is rebased by itself, and never without a reason. Oldest first. */
  rebase: readonly Rebase[]
  /** Limits from the first so many points of each process, kept for the rest; null: from all of them. */
  fixAfter: number | null
  /** Whether moving ranges that are themselves special are left out. */
  screen: boolean
  /** 0 where nobody has set anything. */
  revision: number
}

export type ChartOf = { indicator: string; base: Base; unit: string }

export const usualChart: ChartSetting = { rebase: [], fixAfter: null, screen: true, revision: 0 }
