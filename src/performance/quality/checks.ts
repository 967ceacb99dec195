/** Every check there is. */
import { type Check, checkKinds, type Subject } from './check.ts'
import { leftOutChecks } from './rules/left-out.ts'
import { assessments, conferences, enquiries } from './subjects/assessments.ts'
import { missingEpisodes, placements, plans, timesInCare, visits } from './subjects/plans-and-care.ts'
import { children, referrals } from './subjects/referrals.ts'

export const subjects: readonly Subject[] = [
  children,
  referrals,
  assessments,
  enquiries,
  conferences,
  plans,
  timesInCare,
  placements,
  visits,
  missingEpisodes,
]

/** By kind, in the order in which pages show them. */
export const checks: readonly Check[] = [...leftOutChecks, ...subjects.flatMap((subject) => subject.checks)].toSorted(
  (a, b) => checkKinds.indexOf(a.kind) - checkKinds.indexOf(b.kind),
)

const byCode = new Map(checks.map((check) => [check.code, check]))

/** Null for one that there is no more, of an old extract. */
export const checkCalled = (code: string): Check | null => byCode.get(code) ?? null
