/** One side of a comparison as a person names it: a version, a day, or now. */
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { dayInWords, isDay } from '../rules/days.ts'
import { selectDayOfChange, selectPlan } from '../store/select-plan.ts'
import type { Side } from './rules/compare.ts'
import { listVersions } from './store/versions.ts'

export type NamedSide = Side & {
  /** As it is called in a sentence: `version 1.3`, `1 March 2026`, `now`. */
  name: string
}

/** @returns the plan as it was there, or a sentence that says what is wrong with what was asked for */
export async function selectSide(
  db: Database,
  authority: AuthorityId,
  plan: PlanId,
  asked: string,
  today: string,
): Promise<NamedSide | { problem: string }> {
  const words = asked.trim()
  if (words === '' || words.toLowerCase() === 'now') {
    return { plan: (await selectPlan(db, authority, plan)).plan, asAt: today, name: 'now' }
  }
  if (isDay(words)) {
    const was = await selectPlan(db, authority, plan, { asAt: words })
    return { plan: was.plan, asAt: words, name: dayInWords(words) }
  }
  return versionSide(db, authority, plan, words.replace(/^version\s+/i, ''), today)
}

async function versionSide(db: Database, authority: AuthorityId, plan: PlanId, label: string, today: string) {
  const versions = await listVersions(db, authority, plan)
  const version = versions.find((one) => one.label.toLowerCase() === label.toLowerCase())
  if (version === undefined) {
    const known = versions.filter(({ sequence }) => sequence !== null).map((one) => one.label)
    const which = known.length === 0 ? 'It has none yet' : `It has ${known.join(', ')}`
    return { problem: `The plan has no version “${label}”. ${which}. Give a version, a day as 2026-03-31, or “now”.` }
  }
  const { sequence } = version
  if (sequence === null)
    return {
      problem: `Version ${version.label} cannot be compared: its words were never in Upturn, or it is still a draft.`,
    }
  const was = await selectPlan(db, authority, plan, { asAt: sequence })
  return {
    plan: was.plan,
    asAt: (await selectDayOfChange(db, authority, plan, sequence)) ?? today,
    name: `version ${version.label}`,
  }
}
