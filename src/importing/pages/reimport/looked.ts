/** A version that came in as its page shows it: worked out once for each state of the plan and each set of choices. */

import { type PlanStructure, structureOf } from '../../../plans/rules/structure.ts'
import { selectPlanRevision } from '../../../plans/store/plan-revision.ts'
import type { Database } from '../../../platform/database.ts'
import { type LookedAt, lookAt, type ReadyJob } from '../../reimport/reimport-jobs.ts'

export type Looked = LookedAt & { job: ReadyJob; old: PlanStructure; fresh: PlanStructure }

const kept = new WeakMap<Database, Map<string, Looked>>()
const most = 4

/** A person goes back and forth between this page and the pairs: a plan of 450 actions takes a quarter of a second. */
export async function lookOnce(db: Database, job: ReadyJob): Promise<Looked> {
  const revision = await selectPlanRevision(db, job.authority, job.forPlan)
  const key = JSON.stringify([job.authority, job.id, revision, job.choices])
  const held = kept.get(db) ?? new Map<string, Looked>()
  kept.set(db, held)
  const found = held.get(key)
  if (found !== undefined) return found
  const looked = await lookAt(db, job)
  const made = { ...looked, job, old: structureOf(looked.comparison.old), fresh: structureOf(looked.comparison.fresh) }
  held.set(key, made)
  for (const oldest of held.keys()) {
    if (held.size <= most) break
    held.delete(oldest)
  }
  return made
}
