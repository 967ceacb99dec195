/** What shows whether it is better: an indicator, on one base, linked to a recommendation or to a requirement of the instrument. */
import type { Base } from '../indicators/indicator.ts'

export const measuredKinds = ['recommendation', 'requirement'] as const

/** A recommendation by its id, or a requirement or measure by the code printed for it (`IN 2.1`). */
export type Measured = { kind: (typeof measuredKinds)[number]; id: string }

/** `withdrawn`: it was confirmed and counts no more, for the reason in `note`. */
export const measureStates = ['confirmed', 'declined', 'withdrawn'] as const
export type MeasureState = (typeof measureStates)[number]

export type MeasureLink = {
  id: string
  /** Code of the indicator. */
  indicator: string
  to: Measured
  base: Base
  /** Months for which the target must be held to be felt; left out, as many as the plan says. */
  sustainFor?: number
  state: MeasureState
  /** The words of the document that say so; '' where a person added it. */
  words: string
  /** Why it was added, declined or withdrawn. */
  note?: string
  /** Who decided it, and on which day. */
  by: string
  on: string
}

/** One word for what is measured, as a key: `requirement:IN 2.1`. */
export const measuredKey = ({ kind, id }: Measured): string => `${kind}:${id}`

/** What is behind a key; null for words that are none. */
export function measuredOfKey(key: string): Measured | null {
  const kind = measuredKinds.find((one) => key.startsWith(`${one}:`))
  return kind === undefined || key.length === kind.length + 1 ? null : { kind, id: key.slice(kind.length + 1) }
}

/** The same indicator on the same base for the same thing: one link is enough. */
export const measureKey = ({ to, indicator, base }: Pick<MeasureLink, 'to' | 'indicator' | 'base'>): string =>
  `${measuredKey(to)}~${indicator}~${base}`

/** Links that count. */
export const confirmedOf = (links: readonly MeasureLink[] | undefined): MeasureLink[] =>
  (links ?? []).filter(({ state }) => state === 'confirmed')
