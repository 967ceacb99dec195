/** One side of a comparison as a person names it: a day, or now. */
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { dayInWords, isDay } from '../rules/days.ts'
import { selectPlan } from '../store/select-plan.ts'
import type { Side } from './rules/compare.ts'

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
  if (!isDay(words)) return { problem: `“${words}” is no day. Give a day as 2026-03-31, or “now”.` }
  const was = await selectPlan(db, authority, plan, { asAt: words })
  return { plan: was.plan, asAt: words, name: dayInWords(words) }
}
