/**
 * The plan a page is about. A plan is parsed and indexed once for each revision and day and then held in memory, so that
 * a page of 450 actions costs only its own HTML.
 */
import type { SourceDocument } from '../../documents/document.ts'
import { selectDocument } from '../../documents/store.ts'
import type { Asked } from '../../people/route.ts'
import { type HeldMeasures, holdMeasured } from '../../performance/links/hold-measured.ts'
import type { MeasuredPlan } from '../../performance/links/rules/felt.ts'
import { listChangesAfter } from '../../platform/change-record.ts'
import type { Database } from '../../platform/database.ts'
import { type AuthorityId, asAuthorityId, asPlanId, type PlanId } from '../../platform/ids.ts'
import type { RenderedPages } from '../../ui/rendered.ts'
import { isPlanUnderControl } from '../control/store/versions.ts'
import { findingsOf, withFeltFindings } from '../findings/findings.ts'
import type { Finding, Plan } from '../plan.ts'
import { indexPlan, isDay, type PlanIndex, thresholdsOn } from '../rules/index.ts'
import { selectPlanRevision } from '../store/plan-revision.ts'
import { updatesIn } from '../store/progress.ts'
import { type StoredPlan, selectDayOfChange, selectPlan, selectSequenceOn } from '../store/select-plan.ts'

export type HeldPlan = {
  stored: StoredPlan
  plan: Plan
  /** Of its words; as a page is asked for, those of its measures first. */
  findings: Finding[]
  /** Whether what it says is changed by request only: a version is put forward or in force. */
  controlled: boolean
  /** Indexes by the day they are as at and what was measured by it; a reader seldom asks for more than a few days. */
  indexes: Map<string, PlanIndex>
  /** What is measured, by day. */
  measures: HeldMeasures
  /** Fetched when first asked for. */
  document?: Promise<SourceDocument | null> | undefined
  /** Pages already written for this revision, by day and address. */
  pages: RenderedPages
}

type Kept = { revision: number; held: Promise<HeldPlan> }

/** By database first, so that two servers in one test process never see each other's plans. */
const kept = new WeakMap<Database, Map<string, Kept>>()

/** Enough for every plan of a council and some of their past days; beyond it the one not asked for longest goes. */
const mostPlans = 24
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

/**
 * The plan with that id, as it stands.
 * @throws NotFound where the authority has none
 */
export async function holdPlan(db: Database, authority: string, id: string): Promise<HeldPlan> {
  const [ofAuthority, plan] = [asAuthorityId(authority), asPlanId(id)]
  const key = `${authority} ${id}`
  const revision = await selectPlanRevision(db, ofAuthority, plan)
  const found = keptPlans(db).get(key)
  if (found !== undefined && found.revision >= revision) return keep(db, key, found)
  const held = found === undefined ? read(db, ofAuthority, plan) : catchUp(db, found)
  return keep(db, key, { revision, held })
}

/**
 * The plan as it was at the end of a past day. What is over changes no more, so it is read once.
 * @throws NotFound where the authority has none
 */
export async function holdPlanOn(db: Database, authority: string, id: string, day: string): Promise<HeldPlan> {
  const [ofAuthority, plan] = [asAuthorityId(authority), asPlanId(id)]
  const now = await holdPlan(db, authority, id)
  const sequence = await selectSequenceOn(db, ofAuthority, plan, day)
  if (sequence >= (await selectPlanRevision(db, ofAuthority, plan))) return now
  return holdPlanAfter(db, ofAuthority, plan, sequence)
}

/**
 * The plan as it was right after a change.
 * @throws NotFound where the authority has none
 */
export async function holdPlanAfter(db: Database, authority: AuthorityId, plan: PlanId, sequence: number) {
  const key = `${authority} ${plan} ${sequence}`
  const found = keptPlans(db).get(key)
  return keep(db, key, found ?? { revision: sequence, held: read(db, authority, plan, sequence) })
}

/** Kept as a promise, so that many who ask at once wait for one reading. One that failed is not kept. */
function keep(db: Database, key: string, entry: Kept): Promise<HeldPlan> {
  const plans = keptPlans(db)
  plans.delete(key)
  plans.set(key, entry)
  trim(plans, mostPlans)
  entry.held.catch(() => {
    if (plans.get(key) === entry) plans.delete(key)
  })
  return entry.held
}

async function read(db: Database, authority: AuthorityId, id: PlanId, asAt?: number): Promise<HeldPlan> {
  const stored = await selectPlan(db, authority, id, { asAt })
  const { plan } = stored
  const controlled = await isPlanUnderControl(db, authority, id)
  return {
    stored,
    plan,
    findings: findingsOf(plan),
    controlled,
    indexes: new Map(),
    measures: new Map(),
    pages: new Map(),
  }
}

/**
 * Fifty people report at once, and each report would have the whole plan read again. Where nothing but reports came since,
 * they are put at the end of the plan in memory; anything else reads it anew.
 */
async function catchUp(db: Database, { held }: Kept): Promise<HeldPlan> {
  const before = await held
  const { authority, id, sequence } = before.stored
  const missed = await listChangesAfter(db, authority, id, sequence)
  const added = updatesIn(missed)
  if (added === null) return read(db, authority, id)
  const plan = { ...before.plan, updates: [...(before.plan.updates ?? []), ...added] }
  const stored = { ...before.stored, plan, sequence: missed.at(-1)?.sequence ?? sequence }
  return { ...before, stored, plan, indexes: new Map(), pages: new Map() }
}

/** The plan as it stood on a day, without what is measured: for whoever looks at its actions alone. */
export function indexOn(held: HeldPlan, asAt: string, measured?: MeasuredPlan): PlanIndex {
  const key = measured === undefined ? asAt : `${asAt} ${measured.revision}`
  const found = held.indexes.get(key)
  if (found) return found
  const index = indexPlan(held.plan, asAt, thresholdsOn(held.plan, asAt), measured)
  held.indexes.set(key, index)
  trim(held.indexes, mostDays)
  return index
}

/** The plan as it stood on a day, with what was measured by then. */
export async function measuredIndexOn(db: Database, held: HeldPlan, asAt: string): Promise<PlanIndex> {
  const { authority, id: planId } = held.stored
  return indexOn(held, asAt, await holdMeasured(db, { authority, planId, plan: held.plan }, asAt, held.measures))
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

/** `?as-at=change-12`: the moment right after a change, which is what a version names. Null for a day, or anything else. */
export function sequenceIn(asAt: string): number | null {
  const [, sequence] = /^change-([1-9]\d{0,8})$/.exec(asAt) ?? []
  return sequence === undefined ? null : Number(sequence)
}

/** Null where the address names no moment of this plan: then it is as today, so that an old link still opens. */
async function planAtMoment({ c, services, who }: Asked): Promise<PlanAsked | null> {
  const sequence = sequenceIn(c.req.query('as-at') ?? '')
  const plan = asPlanId(c.req.param('plan') ?? '')
  if (sequence === null) return null
  const asAt = await selectDayOfChange(services.db, asAuthorityId(who.authority), plan, sequence)
  if (asAt === null) return null
  const held = await holdPlanAfter(services.db, asAuthorityId(who.authority), plan, sequence)
  return { ...(await seenOn(services.db, held, asAt)), asAt, today: services.clock.today(), past: true }
}

export type PlanAsked = {
  /** As it was on the day asked for. */
  held: HeldPlan
  plan: Plan
  index: PlanIndex
  asAt: string
  today: string
  /** The day asked for is over: the page shows, and offers no change. */
  past: boolean
}

/** What nearly every page of a plan begins with. */
export async function planAsked(asked: Asked): Promise<PlanAsked> {
  const { c, services, who } = asked
  const moment = await planAtMoment(asked)
  if (moment !== null) return moment
  const [id, asAt, today] = [c.req.param('plan') ?? '', asAtOf(asked), services.clock.today()]
  const past = asAt < today
  const held = past
    ? await holdPlanOn(services.db, who.authority, id, asAt)
    : await holdPlan(services.db, who.authority, id)
  return { ...(await seenOn(services.db, held, asAt)), asAt, today, past }
}

/** The plan with its measures, and all that was found of both. */
async function seenOn(db: Database, held: HeldPlan, asAt: string): Promise<Pick<PlanAsked, 'held' | 'plan' | 'index'>> {
  const index = await measuredIndexOn(db, held, asAt)
  return { held: withFindings(held, index), plan: held.plan, index }
}

const seen = new WeakMap<PlanIndex, HeldPlan>()

/** Made once for each index, so that what is kept beside the plan is kept once. */
function withFindings(held: HeldPlan, index: PlanIndex): HeldPlan {
  if (index.felt.size === 0) return held
  const known = seen.get(index) ?? { ...held, findings: withFeltFindings(held.findings, index) }
  seen.set(index, known)
  return known
}
