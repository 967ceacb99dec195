/**
 * The plan a page is about. A plan is parsed and indexed once for each revision and day and then held in memory, so that
 * a page of 450 actions costs only its own HTML.
 */
import type { SourceDocument } from '../../documents/document.ts'
import { selectDocument } from '../../documents/store.ts'
import type { Asked } from '../../people/route.ts'
import type { Database } from '../../platform/database.ts'
import { asAuthorityId, asPlanId } from '../../platform/ids.ts'
import type { RenderedPages } from '../../ui/rendered.ts'
import { findingsOf } from '../findings/findings.ts'
import type { Finding, Plan } from '../plan.ts'
import { indexPlan, isDay, type PlanIndex } from '../rules/index.ts'
import { selectPlanRevision } from '../store/plan-revision.ts'
import { type StoredPlan, selectPlan } from '../store/select-plan.ts'

export type HeldPlan = {
  stored: StoredPlan
  plan: Plan
  findings: Finding[]
  /** Indexes by the day they are as at; a reader seldom asks for more than a few days. */
  indexes: Map<string, PlanIndex>
  /** Fetched when first asked for. */
  document?: Promise<SourceDocument | null> | undefined
  /** Pages already written for this revision, by day and address. */
  pages: RenderedPages
}

type Kept = { revision: number; held: HeldPlan }

/** By database first, so that two servers in one test process never see each other's plans. */
const kept = new WeakMap<Database, Map<string, Kept>>()

/** Enough for every plan of a council; beyond it the one not asked for longest goes. */
const mostPlans = 12
const mostDays = 8

function keptPlans(db: Database): Map<string, Kept> {
  const plans = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, plans)
  return plans
}

/** Drops what was put in first where there is more than `most`. */
function trim<K, V>(map: Map<K, V>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}

/** The plan with that id. Throws NotFound where the authority has none. */
export async function holdPlan(db: Database, authority: string, id: string): Promise<HeldPlan> {
  const plans = keptPlans(db)
  const key = `${authority} ${id}`
  const revision = await selectPlanRevision(db, asAuthorityId(authority), asPlanId(id))
  const found = plans.get(key)
  plans.delete(key)
  if (found !== undefined && found.revision === revision) {
    plans.set(key, found)
    return found.held
  }
  const stored = await selectPlan(db, asAuthorityId(authority), asPlanId(id))
  const held = { stored, plan: stored.plan, findings: findingsOf(stored.plan), indexes: new Map(), pages: new Map() }
  plans.set(key, { revision, held })
  trim(plans, mostPlans)
  return held
}

/** The plan as it stood on a day. */
export function indexOn(held: HeldPlan, asAt: string): PlanIndex {
  const found = held.indexes.get(asAt)
  if (found) return found
  const index = indexPlan(held.plan, asAt)
  held.indexes.set(asAt, index)
  trim(held.indexes, mostDays)
  return index
}

/** The document that a plan was read from, or null. A document never changes, so it is held with the plan. */
export async function holdDocument(db: Database, held: HeldPlan): Promise<SourceDocument | null> {
  const { documentId, authority } = held.stored
  if (documentId === null) return null
  held.document ??= selectDocument(db, authority, documentId)
    .then((stored) => stored.form)
    .catch((error) => {
      held.document = undefined
      throw error
    })
  return held.document
}

/** The day a page is as at: `?as-at=2010-03-31`, else today. A day that is none is today too: an old link still opens. */
export function asAtOf({ c, services }: Asked): string {
  const given = c.req.query('as-at') ?? ''
  return isDay(given) ? given : services.clock.today()
}

export type PlanAsked = { held: HeldPlan; plan: Plan; index: PlanIndex; asAt: string; today: string }

/** What nearly every page of a plan begins with. */
export async function planAsked(asked: Asked): Promise<PlanAsked> {
  const { c, services, who } = asked
  const held = await holdPlan(services.db, who.authority, c.req.param('plan') ?? '')
  const asAt = asAtOf(asked)
  return { held, plan: held.plan, index: indexOn(held, asAt), asAt, today: services.clock.today() }
}
