/** What a new version is offered to say of itself. */
import type { Database } from '../../../platform/database.ts'
import { selectPlan } from '../../store/select-plan.ts'
import type { PlanAsked } from '../../views/held-plan.ts'
import { comparePlans } from '../rules/compare.ts'
import { summaryOfChanges } from '../rules/comparison-words.ts'
import type { PlanVersion } from '../store/versions.ts'

/** A line for each part that has changed since the last version whose words are here. */
export async function offeredSummary(
  db: Database,
  { held, plan, asAt }: PlanAsked,
  versions: readonly PlanVersion[],
): Promise<string> {
  const { authority, id } = held.stored
  const sequence = versions.findLast((version) => version.sequence !== null)?.sequence
  if (sequence == null) return 'The first version in Upturn.'
  const before = await selectPlan(db, authority, id, { asAt: sequence })
  return summaryOfChanges(comparePlans({ plan: before.plan, asAt }, { plan, asAt }))
}
