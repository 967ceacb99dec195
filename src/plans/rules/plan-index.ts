/** Everything a page or a report asks of a plan on a day, worked out once: 450 actions in a millisecond or two. */
import { feltOfLinks, type LinkFelt, type MeasuredPlan, nothingMeasured } from '../../performance/links/rules/felt.ts'
import type { Action, Lead, Plan, ProgressUpdate } from '../plan.ts'
import { earliestDay } from './days.ts'
import { type Proven, provenOn } from './evidence.ts'
import { leadNames, leadsOf, type ResolvedLeads } from './leads.ts'
import { type Missed, missedLately } from './occurrences.ts'
import { judgeAction } from './rag-action.ts'
import { type Rag, ragWords } from './rag-key.ts'
import { type Standing, standingsOf } from './standing.ts'
import { type PlanStructure, recommendationOf, structureOf, themeIdOfAction } from './structure.ts'
import { type RagThresholds, thresholdsOn } from './thresholds.ts'
import { isProvenAsAWhole, isWholeProven } from './to-prove.ts'

export type ActionRag = Rag & { rule: string }

export type PlanIndex = PlanStructure & {
  asAt: string
  thresholds: RagThresholds
  standings: Map<string, Standing>
  rags: Map<string, ActionRag>
  proven: Proven
  /** Resolved leads by action id: its own or those of what stands above. */
  leads: Map<string, ResolvedLeads>
  /** One spelling of each lead's name, by `leadKey`. */
  leadNames: Map<string, string>
  /** Action ids by theme id; null for those under none. */
  actionIdsOfTheme: Map<string | null, string[]>
  /** What was published and asked for by that day. */
  measured: MeasuredPlan
  /** By `measuredKey`: what each recommendation and requirement is measured by, and how it stands. */
  felt: Map<string, LinkFelt[]>
}

/** A plan, or the index of one: give the index where more than one thing is asked. */
export type PlanLike = Plan | PlanIndex

function isIndex(plan: PlanLike): plan is PlanIndex {
  return 'standings' in plan
}

/** First day of the plan: as inferred on import, else the earliest day any deadline names. Null for a plan without dates. */
export function planStart(plan: Plan): string | null {
  if (plan.starts !== undefined) return plan.starts
  const days = plan.actions.flatMap(({ deadline }) => [deadline.start, deadline.due]).filter((day) => day != null)
  return earliestDay(days)
}

/** A main action with no date and no word of its own is judged by its sub-actions: the gravest of those that can be judged. */
function followSubActions(index: PlanIndex, action: Action, own: ActionRag): ActionRag {
  if (own.rule !== 'undated' && own.rule !== 'start-unknown') return own
  const subs = (index.subsOf.get(action.id) ?? [])
    .map((sub) => index.rags.get(sub.id))
    .filter((rag) => rag !== undefined)
  const judged = subs.filter((rag) => rag.colour !== 'grey')
  const colour = (['red', 'amber', 'green', 'blue'] as const).find((one) => judged.some((rag) => rag.colour === one))
  if (colour === undefined) return own
  const same = judged.filter((rag) => rag.colour === colour)
  const word = ragWords[colour]
  const reason = `Judged by its sub-actions: ${same.length} of ${subs.length} ${word.toLowerCase()}. ${same[0]?.reason ?? ''}`
  return { colour, word, reason: reason.trim(), pathToGreen: own.pathToGreen, rule: 'sub-actions' }
}

const noneMissed: Missed = { count: 0, since: null }

/** What was said of recurring actions, by action: looked through once, not once for each. */
function updatesOfRecurring({ plan, actions }: PlanStructure): Map<string, ProgressUpdate[]> {
  const found = new Map<string, ProgressUpdate[]>()
  for (const update of plan.updates ?? []) {
    if (actions.get(update.action)?.deadline.kind !== 'recurring') continue
    const held = found.get(update.action)
    if (held) held.push(update)
    else found.set(update.action, [update])
  }
  return found
}

function judgeActions(index: PlanIndex): void {
  const planStarts = planStart(index.plan)
  const recurring = updatesOfRecurring(index)
  for (const action of index.plan.actions) {
    const standing = index.standings.get(action.id)
    if (standing === undefined) continue
    const recommendation = recommendationOf(index, action)
    const { proven, asAt, thresholds } = index
    const missed =
      action.deadline.kind === 'recurring'
        ? missedLately(action, recurring.get(action.id) ?? [], planStarts, asAt)
        : noneMissed
    const provenAsAWhole = isProvenAsAWhole(index, action) && isWholeProven(index, action)
    const facts = { action, standing, recommendation, proven, provenAsAWhole, planStarts, missed, asAt, thresholds }
    index.rags.set(action.id, judgeAction(facts))
  }
  for (const [id] of index.subsOf) {
    const action = index.actions.get(id)
    const own = index.rags.get(id)
    if (action && own) index.rags.set(id, followSubActions(index, action, own))
  }
}

function* allLeads(plan: Plan): Generator<Lead> {
  for (const list of [plan.actions, plan.recommendations, plan.outcomes, plan.themes]) {
    for (const thing of list) yield* thing.leads
  }
}

/**
 * Works out standing, colour and leads of every action of a plan on a day. O(n).
 * @param thresholds left out, those of the plan on that day; others show what they would change
 * @param measured figures and targets of what the plan links; without them nothing is felt, and nothing held back by it
 */
export function indexPlan(
  plan: Plan,
  asAt: string,
  thresholds: RagThresholds = thresholdsOn(plan, asAt),
  measured: MeasuredPlan = nothingMeasured,
): PlanIndex {
  const structure = structureOf(plan)
  const index: PlanIndex = {
    ...structure,
    asAt,
    thresholds,
    standings: standingsOf(plan, structure.subsOf, asAt),
    rags: new Map(),
    proven: provenOn(plan, asAt),
    leads: new Map(plan.actions.map((action) => [action.id, leadsOf(structure, action)])),
    leadNames: leadNames(allLeads(plan)),
    actionIdsOfTheme: new Map(),
    measured,
    felt: feltOfLinks(plan.measures, measured, thresholds.sustained, asAt),
  }
  for (const action of plan.actions) {
    const theme = themeIdOfAction(structure, action)
    const held = index.actionIdsOfTheme.get(theme)
    if (held) held.push(action.id)
    else index.actionIdsOfTheme.set(theme, [action.id])
  }
  judgeActions(index)
  return index
}

/** The index itself where it is one for that day, else a new one. */
export function asIndex(plan: PlanLike, asAt: string, thresholds?: RagThresholds): PlanIndex {
  if (!isIndex(plan)) return indexPlan(plan, asAt, thresholds)
  return plan.asAt === asAt && (thresholds === undefined || thresholds === plan.thresholds)
    ? plan
    : indexPlan(plan.plan, asAt, thresholds ?? plan.thresholds, plan.measured)
}

/** Where an action stood. Throws for an action that is not in the plan: that is a mistake of the caller's. */
export function selectStanding(index: PlanIndex, actionId: string): Standing {
  const standing = index.standings.get(actionId)
  if (standing === undefined) throw new Error(`No action ${actionId} in the plan “${index.plan.title}”`)
  return standing
}

/** The colour of an action. Throws for an action that is not in the plan. */
export function selectRag(index: PlanIndex, actionId: string): ActionRag {
  const rag = index.rags.get(actionId)
  if (rag === undefined) throw new Error(`No action ${actionId} in the plan “${index.plan.title}”`)
  return rag
}

/** The colour of an action on a day. */
export function ragOfAction(plan: PlanLike, action: Action, asAt: string, thresholds?: RagThresholds): ActionRag {
  return selectRag(asIndex(plan, asAt, thresholds), action.id)
}
