/**
 * Nine months of progress and evidence on the plan, each update under its recommendation and the action's own words, so
 * that a loader can match it to the imported plan. `build.ts` writes the file.
 */

import type { Deadline } from '../../src/plans/deadline.ts'
import { countsEach, dueDays } from '../../src/plans/rules/occurrences.ts'
import { tidyJson } from '../writing/json.ts'
import { authority, themes } from './plan.ts'
import { post } from './posts.ts'
import { links, risks } from './register.ts'
import type { RecommendationData } from './shape.ts'
import { evidence } from './updates/evidence.ts'
import type { Progress, Said } from './updates/shape.ts'
import { progress1 } from './updates/theme-1.ts'
import { progress2 } from './updates/theme-2.ts'
import { progress3 } from './updates/theme-3.ts'
import { progress4, progress5 } from './updates/theme-4-5.ts'

const all: Progress = { ...progress1, ...progress2, ...progress3, ...progress4, ...progress5 }
const recommendations = themes.flatMap((theme) => theme.outcomes.flatMap((outcome) => outcome.recommendations))

function status(percent: number | null, withdrawn: boolean) {
  if (withdrawn) return 'withdrawn'
  if (percent === 100) return 'delivered'
  return percent === 0 ? 'not started' : 'in progress'
}

/** Who reports on an action: its first lead, or its main action's; a vacant post is covered by the assistant director. */
function reporter(recommendation: RecommendationData, index: number): string {
  for (let i = index; i >= 0; i--) {
    const action = recommendation.actions[i]
    const lead = action?.leads[0]
    if (lead !== undefined) return /vacant|upon appointment|TBC/i.test(lead) ? post.care : lead
    if (i < index && action?.level === 'main') break
  }
  return post.programme
}

/** The plan's own first day: where no day is printed, occurrences are counted from here. */
const planStarts = '2026-01-01'

/** What is said of a recurring action says it of the last time that it was due. */
function occurrence(when: Deadline, on: string): { occurrence?: string } {
  const last = countsEach(when) ? dueDays(when, planStarts, on).at(-1) : undefined
  return last === undefined ? {} : { occurrence: last }
}

function update(recommendation: RecommendationData, index: number, [day, percent, note, more = {}]: Said) {
  const action = recommendation.actions[index]
  if (!action) throw new Error(`${recommendation.ref} has no action ${index}`)
  const { by, status: said, ...rest } = more
  return {
    recommendation: recommendation.ref,
    action: action.label,
    text: action.text,
    on: `2026-${day}`,
    status: status(percent, said === 'withdrawn'),
    percent,
    note,
    ...occurrence(action.when, `2026-${day}`),
    ...rest,
    by: by ?? reporter(recommendation, index),
  }
}

function updatesOf(recommendation: RecommendationData) {
  return Object.entries(all[recommendation.ref] ?? {}).flatMap(([index, said]) =>
    said.map((entry) => update(recommendation, Number(index), entry)),
  )
}

function proof([ref, criterion, text, offered, offeredBy, accepted, acceptedBy]: (typeof evidence)[number]) {
  const criteria = recommendations.find((recommendation) => recommendation.ref === ref)?.criteria
  if (criteria?.[criterion] === undefined) throw new Error(`${ref} has no criterion ${criterion}`)
  const taken = accepted === undefined ? {} : { acceptedOn: `2026-${accepted}`, acceptedBy }
  return { recommendation: ref, criterion, text, offeredOn: `2026-${offered}`, offeredBy, ...taken }
}

/** The progress file: in order of day, and within a day in the order of the plan (the sort is stable). */
export function progressFile(): string {
  const updates = recommendations.flatMap(updatesOf).sort((a, b) => a.on.localeCompare(b.on))
  const proofs = evidence.map(proof).sort((a, b) => a.offeredOn.localeCompare(b.offeredOn))
  return tidyJson({ authority, updates, evidence: proofs, risks, links })
}
