/** What the lists of Annex A share: what each says of a child first, and the days that all look at. Pure. */
import { letteredEthnicity, letteredYes } from './codes.ts'
import { type Lookups, latest } from './lookups.ts'
import { ageOn } from './spans.ts'
import type { Columns } from './table.ts'

/** The days that every list looks at. */
export type Span = { since: string; cut: string; look: Lookups }

type About = { child: string }

/** What every list says of a child first. */
export const aboutChild = <Row extends About>({ look, cut }: Span): Columns<Row> => [
  ['Child Unique ID', ({ child }) => child],
  ['Gender', ({ child }) => (look.child(child).sex === 'M' ? 'a) Male' : 'b) Female')],
  ['Ethnicity', ({ child }) => letteredEthnicity(look.child(child).ethnicity)],
  ['Date of Birth', ({ child }) => look.child(child).born],
  ['Age of Child (Years)', ({ child }) => ageOn(look.child(child), cut)],
]

export const disability = <Row extends About>({ look }: Span) =>
  ['Does the Child have a Disability', ({ child }: Row) => letteredYes(look.child(child).disabled)] as const

export const allocated = <Row extends { team: string; worker: string }>(): Columns<Row> => [
  ['Allocated Team', ({ team }) => team],
  ['Allocated Worker', ({ worker }) => worker],
]

/** Still open, or ended within the look-back. */
export const lasts = (ended: string | null, { since }: Span): boolean => ended === null || ended >= since

/** The last visit since a day, null before the first. */
export function lastVisit({ look, cut }: Span, about: 'protection' | 'care', child: string, since: string) {
  const visit = latest(look.visitsTo.get(`${about} ${child}`), ({ held }) => held, cut)
  return visit !== undefined && visit.held >= since ? visit : undefined
}
