/** Whether every review was held when it was due, child by child. Pure. */

import { isWorkingDay } from '../../platform/calendar/working-days.ts'
import type { CaseFile } from '../generator/case-file.ts'
import { asNumber, type Counted, goingOn, lastDay, later } from './counted.ts'

type Going = { id: string; child: string; started: string; ended: string | null; team: string }

/** When the next is due, by how many were held before and what it is counted from. */
type Terms = (held: number, from: string, started: string) => string

/** The first review conference of a plan within three months, each other within six of the one before. */
const planTerms: Terms = (held, from) => later(from, held === 0 ? 3 : 6)

/** The first review of care within 20 working days, the second within three months of it, each other within six. */
const careTerms: Terms = (held, from, started) => {
  if (held === 0) return workingDaysOn(started, 20)
  return later(from, held === 1 && from <= later(started, 4) ? 3 : 6)
}

const known = new Map<string, string>()

/** The day that is so many working days after the last working day up to a day. */
function workingDaysOn(day: string, count: number): string {
  const held = known.get(day)
  if (held !== undefined) return held
  let at = Temporal.PlainDate.from(day)
  for (let left = count; left > 0; ) {
    at = at.add({ days: 1 })
    if (isWorkingDay(at.toString())) left -= 1
  }
  known.set(day, at.toString())
  return at.toString()
}

export function countReviews(file: CaseFile, months: readonly string[]): Record<string, Counted[]> {
  const ends = months.map(lastDay)
  const inTime = (rows: readonly Going[], reviews: readonly { child: string; held: string | null }[], terms: Terms) => {
    const days = Map.groupBy(reviews, ({ child }) => child)
    const steps = new Map(rows.map((row) => [row.id, stepsOf(row, days.get(row.child) ?? [], terms)]))
    return ends.flatMap((day) =>
      goingOn(rows, day)
        .filter(({ started }) => terms(0, started, started) <= day)
        .map((row) => ({ day, team: row.team, of: 1, hit: asNumber(!wasLate(steps.get(row.id) ?? [], day)) })),
    )
  }
  return {
    'NI 66': inTime(file.care, file.care_review, careTerms),
    'NI 67': inTime(file.protection, file.protection_review, planTerms),
  }
}

type Step = { due: string; held: string | null }

/** Every review with the day it was due, and the one that is still to come. */
function stepsOf({ started, ended }: Going, reviews: readonly { held: string | null }[], terms: Terms): Step[] {
  const held = [...new Set(reviews.flatMap((row) => row.held ?? []))]
    .filter((day) => day >= started && (ended === null || day <= ended))
    .sort()
  const due = (index: number) => terms(index, held[index - 1] ?? started, started)
  return [...held.map((day, index) => ({ due: due(index), held: day })), { due: due(held.length), held: null }]
}

/** Of the year before: held after it was due, or due and not held by that day. */
const wasLate = (steps: readonly Step[], day: string): boolean =>
  steps.some(({ due, held }) => {
    const until = held === null || held > day ? day : held
    return due > later(day, -12) && due < until
  })
