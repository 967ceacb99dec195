/** What each post leads in the authority's plans, and which printed leads mean no post yet. */
import type { Action, Lead } from '../../../plans/plan.ts'
import { leadKey } from '../../../plans/rules/leads.ts'
import { type PlanIndex, selectStanding } from '../../../plans/rules/plan-index.ts'
import { isClosed, isOverdue } from '../../../plans/rules/timing.ts'
import type { Post } from '../post.ts'
import { holderOn, vacancyOn } from './holders.ts'
import { postOfLead } from './meaning.ts'

/** A current plan with what its pages are called by. */
export type LedPlan = { id: string; title: string; index: PlanIndex }
export type LedAction = { plan: LedPlan; action: Action; open: boolean; overdue: boolean }

export type PostLoad = { post: Post; actions: LedAction[]; open: number; overdue: number }
/** A printed name that means no post yet. `count`: the actions it leads; `open`: those still to be delivered. */
export type UnmatchedLead = {
  name: string
  kind?: Lead['kind']
  vacant: boolean
  count: number
  open: number
  /** Ids of the plans that print it. */
  plans: string[]
}

export type Loads = { posts: PostLoad[]; unmatched: UnmatchedLead[] }

function ledAction(plan: LedPlan, action: Action): LedAction {
  const standing = selectStanding(plan.index, action.id)
  const open = !isClosed(standing)
  return { plan, action, open, overdue: open && isOverdue(action, standing, plan.index.asAt) }
}

function unmatchedFrom(lead: Lead, plan: LedPlan): UnmatchedLead {
  const name = plan.index.leadNames.get(leadKey(lead.name)) ?? lead.name
  return { name, ...(lead.kind ? { kind: lead.kind } : {}), vacant: lead.vacant === true, count: 0, open: 0, plans: [] }
}

/** Leads of themes, outcomes and recommendations too: who answers for a theme is a post, though it leads no action. */
function* printedLeads({ index }: LedPlan): Generator<Lead> {
  for (const list of [index.plan.recommendations, index.plan.outcomes, index.plan.themes])
    for (const { leads } of list) yield* leads
}

/** Posts in the order given, each with what it leads; printed names without a post, those with most open actions first. */
export function loadsOf(plans: readonly LedPlan[], posts: readonly Post[]): Loads {
  const loads = new Map(posts.map((post): [Post, PostLoad] => [post, { post, actions: [], open: 0, overdue: 0 }]))
  const unmatched = new Map<string, UnmatchedLead>()
  const free = (lead: Lead, plan: LedPlan): UnmatchedLead => {
    const key = leadKey(lead.name)
    const found = unmatched.get(key) ?? unmatchedFrom(lead, plan)
    unmatched.set(key, found)
    if (!found.plans.includes(plan.id)) found.plans.push(plan.id)
    return found
  }
  for (const plan of plans) {
    for (const action of plan.index.plan.actions) addAction(ledAction(plan, action))
    for (const lead of printedLeads(plan))
      if (leadKey(lead.name) !== '' && !postOfLead(posts, lead.name)) free(lead, plan)
  }
  return {
    posts: [...loads.values()],
    unmatched: [...unmatched.values()].sort(
      (a, b) => b.open - a.open || b.count - a.count || (a.name < b.name ? -1 : 1),
    ),
  }

  /** Once for each post or name, however often it stands among the action's leads. */
  function addAction(led: LedAction): void {
    const seen = new Set<unknown>()
    for (const lead of led.plan.index.leads.get(led.action.id)?.leads ?? []) {
      const post = postOfLead(posts, lead.name)
      const load = post && loads.get(post)
      const what = load ?? leadKey(lead.name)
      if (what === '' || seen.has(what)) continue
      seen.add(what)
      if (load) addTo(load, led)
      else {
        const found = free(lead, led.plan)
        found.count += 1
        if (led.open) found.open += 1
      }
    }
  }
}

function addTo(load: PostLoad, led: LedAction): void {
  load.actions.push(led)
  if (led.open) load.open += 1
  if (led.overdue) load.overdue += 1
}

const mostFirst = (a: PostLoad, b: PostLoad): number => b.open - a.open || (a.post.title < b.post.title ? -1 : 1)

/** Posts that are known to be vacant and lead open actions, those with most first. */
export function vacantAndLeading(loads: readonly PostLoad[], day: string): PostLoad[] {
  return loads.filter(({ post, open }) => open > 0 && vacancyOn(post, day) !== null).sort(mostFirst)
}

/** Posts that lead open actions and of which nobody has said who holds them. A body needs no holder. */
export function unknownAndLeading(loads: readonly PostLoad[], day: string): PostLoad[] {
  return loads
    .filter(({ post, open }) => post.kind !== 'body' && open > 0 && !holderOn(post, day) && !vacancyOn(post, day))
    .sort(mostFirst)
}
