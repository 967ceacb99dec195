/** One side of a comparison as a person names it: a version, a day, or now. */
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { dayInWords, isDay } from '../rules/days.ts'
import { selectDayOfChange, selectPlan } from '../store/select-plan.ts'
import { readTypedDay } from '../updates/rules/typed-day.ts'
import type { Side } from './rules/compare.ts'
import { listVersions, type PlanVersion } from './store/versions.ts'

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
  if (isDay(words)) return daySide(db, authority, plan, words)
  const versions = await listVersions(db, authority, plan)
  const label = words.replace(/^version\s+/i, '').toLowerCase()
  const version = versions.find((one) => one.label.toLowerCase() === label)
  if (version !== undefined) return versionSide(db, authority, plan, version, today)
  const typed = readTypedDay(words, today)
  // Words that are no version and one day are a day: day first, as everywhere. `1.3` alone may be a slip for a version.
  if (/[/ -]/.test(words) && 'day' in typed && typed.day !== null) return daySide(db, authority, plan, typed.day)
  return { problem: noSuchSide(words.replace(/^version\s+/i, ''), versions) }
}

async function daySide(db: Database, authority: AuthorityId, plan: PlanId, day: string): Promise<NamedSide> {
  return { plan: (await selectPlan(db, authority, plan, { asAt: day })).plan, asAt: day, name: dayInWords(day) }
}

function noSuchSide(label: string, versions: readonly PlanVersion[]): string {
  const known = versions.filter(({ sequence }) => sequence !== null).map((one) => one.label)
  const which = known.length === 0 ? 'It has none yet' : `It has ${known.join(', ')}`
  return `The plan has no version “${label}”. ${which}. Give a version, a day such as 31/3/2026, or “now”.`
}

async function versionSide(
  db: Database,
  authority: AuthorityId,
  plan: PlanId,
  version: PlanVersion,
  today: string,
): Promise<NamedSide | { problem: string }> {
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
