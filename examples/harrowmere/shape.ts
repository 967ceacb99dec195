/**
 * The shape in which the example plan is written by hand, and the few builders that keep the writing short. Each
 * deadline states its words and its reading side by side, so that the expected file owes nothing to the importer.
 */
import type { Deadline } from '../../src/plans/deadline.ts'

export type ActionData = {
  level: 'main' | 'sub'
  /** `1`, `1a`: the label as it is meant. */
  label: string
  /** The label as the document prints it, where that differs from `Main action 1:` or `1a.`. */
  printed?: string
  text: string
  when: Deadline
  leads: string[]
}

export type RecommendationData = {
  ref: string
  /** The cell as printed: codes parted by ` / `, `NA` for none. */
  source: string
  text: string
  priority: number | null
  by: Deadline
  criteria: string[]
  targets: string[]
  linked: string
  resources: string
  /** Several actions stand in one cell, with their dates and leads packed beside them. */
  packed?: boolean
  actions: ActionData[]
}

export type OutcomeData = { ref: string; title: string; lead: string; recommendations: RecommendationData[] }
export type ThemeData = { ref: string; title: string; lead: string; outcomes: OutcomeData[] }

const months = 'January February March April May June July August September October November December'.split(' ')

/** A deadline with its reading given in full, for words that are neither a plain day nor a plain month. */
export function words(
  text: string,
  kind: Deadline['kind'],
  due: string | null = null,
  more: Partial<Deadline> = {},
): Deadline {
  return { text, kind, due, ...more }
}

/** `31/03/2026` is that day, `June 2026` the month's last day, '' no deadline. Anything else must go through `words`. */
export function plain(text: string): Deadline {
  if (text === '') return words('', 'none')
  const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text)
  if (day) return words(text, 'day', Temporal.PlainDate.from(`${day[3]}-${day[2]}-${day[1]}`).toString())
  const [name = '', year] = text.split(' ')
  const month = months.indexOf(name) + 1
  if (month === 0 || !/^20\d\d$/.test(year ?? '')) throw new Error(`Not a plain day or month: ${text}`)
  const last = Temporal.PlainYearMonth.from({ year: Number(year), month })
  return words(text, 'month', last.toPlainDate({ day: last.daysInMonth }).toString())
}

const deadline = (when: string | Deadline) => (typeof when === 'string' ? plain(when) : when)

/** A main action and its sub-actions, in the order of the document. */
export function main(
  number: number,
  text: string,
  when: string | Deadline,
  leads: string[] = [],
  subs: ActionData[] = [],
): ActionData[] {
  return [{ level: 'main', label: String(number), text, when: deadline(when), leads }, ...subs]
}

export function sub(label: string, text: string, when: string | Deadline, leads: string[] = [], printed?: string) {
  const action: ActionData = { level: 'sub', label, text, when: deadline(when), leads }
  return printed === undefined ? action : { ...action, printed }
}

/** The deadlines that come round: `Monthly from March 2026`. */
export const recurring = (text: string, every: string, more: Partial<Deadline> = {}) =>
  words(text, 'recurring', null, { every, ...more })

export const ongoing = words('Ongoing', 'ongoing')
export const immediate = words('Immediate', 'immediate')
export const tbc = words('TBC', 'tbc')
