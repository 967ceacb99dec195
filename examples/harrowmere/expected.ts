/** What a careful person reads in the plan, in the form of the hand-made labels, from the data and not from any importer. */
import type { Deadline } from '../../src/plans/deadline.ts'
import { actionKey } from './layout.ts'
import { themes } from './plan.ts'
import type { ActionData, RecommendationData, ThemeData } from './shape.ts'

const reading = (deadline: Deadline) => {
  const { text: _words, ...rest } = deadline
  return rest
}

const sourceCodes = (printed: string) => (printed === 'NA' ? [] : printed.split(' / '))

/** A week "commencing" a day may fairly be read as that day, and two neighbouring months with a stroke as one stretch. */
function otherReadings(action: ActionData) {
  const { text, start, due } = action.when
  if (/^w\/c/i.test(text) && start !== undefined) return { also_deadline: [{ kind: 'day', due: start }] }
  return /^[a-z]+\/[a-z]+ \d{4}$/i.test(text) ? { also_deadline: [{ kind: 'period', due }] } : {}
}

/** Packed leads are paired by position, which a careful reader would only guess at. */
const certainty = (recommendation: RecommendationData) =>
  recommendation.packed === true ? { uncertain_fields: ['leads'] } : {}

function labelledActions(recommendation: RecommendationData, lines: Map<string, number>) {
  let main: string | null = null
  return recommendation.actions.map((action, index) => {
    if (action.level === 'main') main = action.label
    return {
      recommendation: recommendation.ref,
      level: action.level,
      label: action.label,
      main: action.level === 'main' ? null : main,
      text: action.text,
      deadline_text: action.when.text === '' ? null : action.when.text,
      deadline: reading(action.when),
      leads: action.leads,
      line: lines.get(actionKey(recommendation, index)),
      ...otherReadings(action),
      ...certainty(recommendation),
    }
  })
}

function labelledRecommendations(theme: ThemeData, lines: Map<string, number>) {
  return theme.outcomes.flatMap((outcome) =>
    outcome.recommendations.map((recommendation) => ({
      ref: recommendation.ref,
      sources: sourceCodes(recommendation.source),
      text: recommendation.text,
      theme: theme.ref,
      outcome: outcome.ref,
      urgency: recommendation.priority,
      by_text: recommendation.by.text,
      by: reading(recommendation.by),
      criteria: recommendation.criteria,
      targets: recommendation.targets,
      related: recommendation.linked,
      capacity: recommendation.resources,
      line: lines.get(recommendation.ref),
      lead: null,
    })),
  )
}

const labelledOutcomes = (theme: ThemeData, lines: Map<string, number>) =>
  theme.outcomes.map(({ ref, title, lead }) => ({
    ref,
    theme: theme.ref,
    title,
    lead,
    line: lines.get(`outcome ${ref}`),
  }))

const allRecommendations = themes.flatMap((theme) => theme.outcomes.flatMap((outcome) => outcome.recommendations))

/** The expected reading; `lines` says on which line of the text twin each thing stands. */
export function expectedReading(document: string, lines: Map<string, number>) {
  return {
    document,
    themes: themes.map(({ ref, title, lead }) => ({ ref, title, lead, line: lines.get(`theme ${ref}`) })),
    outcomes: themes.flatMap((theme) => labelledOutcomes(theme, lines)),
    recommendations: themes.flatMap((theme) => labelledRecommendations(theme, lines)),
    actions: allRecommendations.flatMap((recommendation) => labelledActions(recommendation, lines)),
    notes: [
      'Written from plan.ts by build.ts; no importer had a part in it.',
      'A lead left blank under a main action is the main action’s (inherited), so it is not asked here.',
      '2.4.1 and 3.3.2 pack four actions into one cell: their leads are paired by position and marked uncertain.',
    ],
  }
}
