/** The shape of a rule on a plan's quality, and what every rule may look at. */
import type { Place } from '../../documents/document.ts'
import type { Action, Finding, Plan, Severity } from '../plan.ts'
import type { Mismatch } from '../rules/felt.ts'
import { leadNames, leadsOf, type ResolvedLeads } from '../rules/leads.ts'
import { type Standing, standingsOf } from '../rules/standing.ts'
import { type PlanStructure, structureOf } from '../rules/structure.ts'
import { isClosed } from '../rules/timing.ts'

export type FindingFacts = PlanStructure & {
  standings: Map<string, Standing>
  leads: Map<string, ResolvedLeads>
  leadNames: Map<string, string>
  /** Where what is done and what is measured do not fit together; left out where only the words are looked at. */
  mismatches?: readonly Mismatch[]
}

/** What a rule found: a whole sentence, the place and the id of what it is about. */
export type Found = { message: string; at?: Place; subject?: string; severity?: Severity }

export type FindingRule = {
  code: string
  severity: Severity
  /** What it is called above a list of such findings: `Dates that do not exist`. */
  title: string
  /** What it means and why it matters, for somebody who has never seen the plan. */
  meaning: string
  /** An example message, printed in `docs/findings.md`. */
  example: string
  /** How much of a board's time it is worth: 0 none, 3 the most. */
  board: 0 | 1 | 2 | 3
  find: (facts: FindingFacts) => Iterable<Found>
}

/** After every update: a plan is checked as it stands unless a day is given. */
const endOfTime = '9999-12-31'

export function findingFacts(given: Plan, asAt: string = endOfTime): FindingFacts {
  const standings = standingsOf(given, structureOf(given).subsOf, asAt)
  const plan = withoutWithdrawn(given, standings)
  const structure = structureOf(plan)
  return {
    ...structure,
    standings,
    leads: new Map(plan.actions.map((action) => [action.id, leadsOf(structure, action)])),
    leadNames: leadNames(plan.actions.flatMap((action) => leadsOf(structure, action).leads)),
  }
}

/**
 * What is out of the plan has nothing to put right: a label that a new action has taken over is no duplicate, and a withdrawn
 * recommendation lacks no action. A main action stays while a sub-action of it is in use.
 */
function withoutWithdrawn(plan: Plan, standings: Map<string, Standing>): Plan {
  const inUse = (id: string) => standings.get(id)?.status !== 'withdrawn'
  const parents = new Set(plan.actions.flatMap(({ id, parent }) => (inUse(id) && parent !== null ? [parent] : [])))
  const live = <T extends { withdrawn?: unknown }>(list: T[]) => list.filter(({ withdrawn }) => withdrawn === undefined)
  return {
    ...plan,
    themes: live(plan.themes),
    outcomes: live(plan.outcomes),
    recommendations: live(plan.recommendations),
    actions: plan.actions.filter(({ id }) => inUse(id) || parents.has(id)),
  }
}

/** True when nothing more is to be done about an action, so that its date or lead no longer matters. */
export function isDoneWith(facts: FindingFacts, action: Action): boolean {
  const standing = facts.standings.get(action.id)
  return standing !== undefined && isClosed(standing)
}

export function toFinding(rule: FindingRule, found: Found): Finding {
  return {
    code: rule.code,
    severity: found.severity ?? rule.severity,
    message: found.message,
    ...(found.at ? { at: found.at } : {}),
    ...(found.subject ? { subject: found.subject } : {}),
  }
}
