/** What a careful person reads in a short plan, in the form of the hand-made labels; no importer has a part in it. */
import type { SmallAction, SmallPlan, SmallRecommendation } from './shape.ts'

function deadlineFields({ when }: SmallAction) {
  const { text, ...deadline } = when
  const week = /^w\/c/i.test(text) && when.start !== undefined
  const also = week ? { also_deadline: [{ kind: 'day', due: when.start }] } : {}
  return { deadline_text: text === '' ? null : text, deadline, ...also }
}

const nestedRows = (recommendation: SmallRecommendation) => (recommendation.nested ?? []).map((row) => row.join(' '))

/** The reading of a plan; `places` gives the line of `r0`, `r0a0`, … in the text twin. */
export function readingOf(document: string, plan: SmallPlan, places: Map<string, number>) {
  return {
    document,
    recommendations: plan.recommendations.map((recommendation, index) => ({
      ref: recommendation.ref,
      sources: [],
      text: recommendation.text,
      theme: null,
      outcome: null,
      urgency: null,
      by_text: null,
      by: { kind: 'none', due: null },
      criteria: [...recommendation.criteria, ...nestedRows(recommendation)],
      targets: [],
      related: null,
      capacity: null,
      line: places.get(`r${index}`),
      lead: recommendation.lead ?? null,
    })),
    actions: plan.recommendations.flatMap((recommendation, index) =>
      recommendation.actions.map((action, place) => ({
        // Where the document gives no reference, the recommendation is named by its words.
        recommendation: recommendation.ref ?? recommendation.text,
        level: 'main',
        label: action.label,
        main: null,
        text: action.text,
        ...deadlineFields(action),
        leads: action.leads,
        criteria: action.criteria ?? [],
        line: places.get(`r${index}a${place}`),
        ...(action.uncertain === undefined ? {} : { uncertain_fields: action.uncertain }),
      })),
    ),
  }
}
