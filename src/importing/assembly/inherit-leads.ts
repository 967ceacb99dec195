/** Leads that are printed for a block of actions, and not for each. */
import type { Action, Lead } from '../../plans/plan.ts'
import type { Builder } from './builder.ts'

/** An action without a lead of its own takes its main action's, else its recommendation's, marked as inherited. */
export function inheritLeads({ actions, recommendations }: Builder): void {
  const actionsById = new Map(actions.map((action) => [action.id, action]))
  const recommendationsById = new Map(recommendations.map((each) => [each.id, each]))
  const above = ({ parent, recommendation }: Action): Lead[] => {
    const main = actionsById.get(parent ?? '')?.leads ?? []
    return main.length > 0 ? main : (recommendationsById.get(recommendation ?? '')?.leads ?? [])
  }
  for (const action of actions)
    if (action.leads.length === 0) action.leads = above(action).map((lead) => ({ ...lead, inherited: true }))
}
