/** Figures, and the units they are of. */
import type { Period } from '../rules/periods.ts'

export type FigureState = 'draft' | 'published' | 'replaced'

export type Figure = {
  /** Code of the indicator. */
  indicator: string
  period: Period
  /** `''` is the authority, else the id of a team or an area. */
  unit: string
  /** `''` is everybody; `age:1-4` a part of them, `limit:20` what it would be under another limit. */
  breakdown: string
  numerator: number
  denominator: number | null
  /** The limits it was held against, in words. */
  limit: string | null
  /** Null where it was typed in or uploaded. */
  extract: string | null
  /** The day up to which the extract knows. */
  cut: string
  state: FigureState
}

/** As it comes out of an extract, before it belongs to anything. */
export type ComputedFigure = Pick<
  Figure,
  'indicator' | 'period' | 'unit' | 'breakdown' | 'numerator' | 'denominator' | 'limit'
>

/** A team, or an area that holds others. */
export type Unit = { id: string; name: string; kind: 'team' | 'area' | 'authority'; parent: string | null }
