/** A deadline as printed and as understood; never one without the other. Dates are `YYYY-MM-DD`. */

export const deadlineKinds = [
  'day',
  'month',
  'period',
  'multiple',
  'recurring',
  'from',
  'ongoing',
  'relative',
  'tbc',
  'immediate',
  'done',
  'invalid',
  'none',
] as const

export type DeadlineKind = (typeof deadlineKinds)[number]

export type Deadline = {
  /** The words as printed, whole; '' where nothing was printed. */
  text: string
  kind: DeadlineKind
  /** The last day on which it is on time, or null where the words fix none. */
  due: string | null
  start?: string
  /** All the dates of a `multiple`, in calendar order. */
  dates?: string[]
  /** How often a `recurring` one comes round: `week`, `month`, `quarter`, `term`, `year`, `6 months`, … */
  every?: string
  /** For a `recurring` one that stops. */
  until?: string
  /** The nearest real day to an impossible one. */
  suggested?: string
}

export const noDeadline: Deadline = { text: '', kind: 'none', due: null }
