import type { Part } from './links/link.ts'
import { hasPart } from './links/parts.ts'
import { circleInWords, dependenciesOf, firstCircle } from './links/wait-graph.ts'
import type { Evidence, Plan } from './plan.ts'
import { type PlanStructure, structureOf } from './rules/structure.ts'

/**
 * Ids of a plan that lead nowhere, or that two things share, each in a sentence. A plan with none can be stored: every
 * action has its recommendation, every sub-action its main action.
 */
export function brokenReferences(plan: Plan): string[] {
  const themes = new Set(plan.themes.map((theme) => theme.id))
  const outcomes = new Set(plan.outcomes.map((outcome) => outcome.id))
  const recommendations = new Set(plan.recommendations.map((recommendation) => recommendation.id))
  const actions = new Set(plan.actions.map((action) => action.id))
  return [
    ...repeated('themes', plan.themes),
    ...repeated('outcomes', plan.outcomes),
    ...repeated('recommendations', plan.recommendations),
    ...repeated('actions', plan.actions),
    ...repeated('doubts', plan.doubts),
    ...plan.outcomes.flatMap((it) => missing(`outcome ${it.id}`, 'theme', it.theme, themes)),
    ...plan.recommendations.flatMap((it) => [
      ...missing(`recommendation ${it.id}`, 'theme', it.theme, themes),
      ...missing(`recommendation ${it.id}`, 'outcome', it.outcome, outcomes),
    ]),
    ...plan.actions.flatMap((it) => [
      ...missing(`action ${it.id}`, 'recommendation', it.recommendation, recommendations),
      ...missing(`action ${it.id}`, 'main action', it.parent, actions),
    ]),
    ...(plan.updates ?? []).flatMap((it) => missing(`an update of ${it.on}`, 'action', it.action, actions)),
    ...(plan.evidence ?? []).flatMap((it) => brokenEvidence(it, recommendations, actions)),
    ...brokenLinks(plan),
    ...brokenRisks(plan),
    ...brokenMeasures(plan, recommendations),
  ]
}

function brokenEvidence(it: Evidence, recommendations: Set<string>, actions: Set<string>): string[] {
  const subject = `evidence of ${it.offeredOn}`
  if ((it.recommendation === undefined) === (it.action === undefined))
    return [`${subject} should name either a recommendation or an action`]
  if (it.recommendation !== undefined && it.criterion === undefined)
    return [`${subject} names a recommendation but not which of its criteria it is proof of`]
  return [
    ...missing(subject, 'recommendation', it.recommendation ?? null, recommendations),
    ...missing(subject, 'action', it.action ?? null, actions),
  ]
}

function brokenMeasures({ measures = [] }: Plan, recommendations: Set<string>): string[] {
  const lost = measures.flatMap(({ id, to }) =>
    to.kind === 'recommendation' ? missing(`measure ${id}`, 'recommendation', to.id, recommendations) : [],
  )
  return [...repeated('measures', measures), ...lost]
}

function brokenRisks(plan: Plan): string[] {
  const risks = plan.risks ?? []
  if (risks.length === 0) return []
  const structure = structureOf(plan)
  const lost = risks.flatMap(({ id, threatens }) => threatens.flatMap((part) => absent(structure, `risk ${id}`, part)))
  return [...repeated('risks', risks), ...lost]
}

/** Links that lead from or to nothing, and those that together make something wait for itself. */
function brokenLinks(plan: Plan): string[] {
  const links = plan.links ?? []
  if (links.length === 0) return []
  const structure = structureOf(plan)
  const lost = links.flatMap(({ id, from, to }) => [
    ...absent(structure, `link ${id}`, from),
    ...(to === null ? [] : absent(structure, `link ${id}`, to)),
  ])
  if (lost.length > 0) return [...repeated('links', links), ...lost]
  const circle = firstCircle(structure, dependenciesOf(structure, links))
  const round =
    circle === null
      ? []
      : [`the links make a circle, so that nothing in it could ever begin: ${circleInWords(structure, circle)}`]
  return [...repeated('links', links), ...round]
}

function absent(structure: PlanStructure, subject: string, part: Part): string[] {
  return hasPart(structure, part) ? [] : [`${subject} names the ${part.kind} ${part.id}, which is not in the file`]
}

function repeated(kind: string, items: { id: string }[]): string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { id } of items) (seen.has(id) ? twice : seen).add(id)
  return [...twice].map((id) => `two ${kind} have the id ${id}: give one of them another`)
}

function missing(subject: string, kind: string, id: string | null, known: Set<string>): string[] {
  if (id === null || known.has(id)) return []
  return [`${subject} names the ${kind} ${id}, which is not in the file`]
}
