/**
 * Which overdue actions are passed on, and to whom: to the holder of the post that leads the action's outcome, or else its
 * theme, where that is not the lead themselves; where neither is anybody, to those who manage the plan. Told to both.
 */
import type { Action, Lead } from '../../../plans/plan.ts'
import { isOverdue, type PlanIndex, recommendationOf, selectStanding, themeIdOf } from '../../../plans/rules/index.ts'
import { expectsWord } from '../../../plans/updates/rules/attention.ts'
import { workingDaysBetween } from '../../../platform/calendar/working-days.ts'
import type { Post } from '../../posts/post.ts'
import { holdersOn } from '../../posts/rules/holders.ts'
import { holdersOfAction, postOfLead } from '../../posts/rules/meaning.ts'

/** A person with an account, who can be told. */
export type Told = { account: string; name: string }

export type Escalation = {
  action: string
  /** The month in which it is passed on: once in each. */
  period: string
  leads: Told[]
  officers: Told[]
  /** Working days since it fell due, or since the last word of it. */
  silent: number
}

export type EscalationFacts = {
  index: PlanIndex
  posts: readonly Post[]
  today: string
  /** Working days. */
  after: number
  /** Whoever manages this plan. */
  managers: readonly Told[]
  /** Ids of the actions that have been passed on in this month. */
  done: ReadonlySet<string>
  /** The day the plan came in: nobody was silent before there was anything to say it in. */
  known: string
}

export function escalationsOf(facts: EscalationFacts): Escalation[] {
  return facts.index.plan.actions.flatMap((action) => {
    const silent = silentFor(facts, action)
    if (silent === null || silent < facts.after || facts.done.has(action.id)) return []
    const leads = tellable(holdersOfAction(facts.index, facts.posts, action.id, facts.today))
    const officers = officersOf(facts, action, leads)
    return officers.length === 0
      ? []
      : [{ action: action.id, period: facts.today.slice(0, 7), leads, officers, silent }]
  })
}

/** Working days since it fell due, was last spoken of or came in, whichever is latest; null where nothing is late. */
function silentFor({ index, today, known }: EscalationFacts, action: Action): number | null {
  const standing = selectStanding(index, action.id)
  const { due } = action.deadline
  if (due === null || !isOverdue(action, standing, today) || !expectsWord(index, action)) return null
  const word = standing.from === 'update' ? (standing.on ?? due) : due
  const since = [due, word, known].reduce((a, b) => (b > a ? b : a))
  return since > today ? 0 : workingDaysBetween(since, today)
}

type Held = { account: string | null; name: string }

const tellable = (holders: readonly Held[]): Told[] =>
  holders.flatMap(({ account, name }) => (account === null ? [] : [{ account, name }]))

function officersOf(facts: EscalationFacts, action: Action, leads: readonly Told[]): Told[] {
  const above = [...leadsAbove(facts, action), null]
  for (const level of above) {
    const people = level === null ? [...facts.managers] : holdersOfLeads(facts, level)
    const others = people.filter(({ account }) => !leads.some((lead) => lead.account === account))
    if (others.length > 0) return [...new Map(others.map((one) => [one.account, one])).values()]
  }
  return []
}

/** The leads of the action's outcome, then those of its theme. */
function leadsAbove({ index }: EscalationFacts, action: Action): Lead[][] {
  const recommendation = recommendationOf(index, action)
  if (recommendation === undefined) return []
  const outcome = recommendation.outcome === null ? undefined : index.outcomes.get(recommendation.outcome)
  const theme = index.themes.get(themeIdOf(index, recommendation) ?? '')
  return [outcome?.leads ?? [], theme?.leads ?? []]
}

function holdersOfLeads({ posts, today }: EscalationFacts, leads: readonly Lead[]): Told[] {
  return tellable(leads.flatMap(({ name }) => holdersOn(postOfLead(posts, name) ?? { holders: [] }, today)))
}
