/** Small plans for tests, from the few words a test is about. Everything left out is empty, as in a bare document. */
import { type Deadline, noDeadline } from '../deadline.ts'
import type { Action, Evidence, Lead, Outcome, Plan, ProgressUpdate, Recommendation, Theme } from '../plan.ts'

export const someday = '2010-06-01'

/** A deadline on a day, printed as that day. */
export function dueOn(day: string): Deadline {
  return { text: day, kind: 'day', due: day }
}

export function leads(...names: string[]): Lead[] {
  return names.map((name) => ({ name }))
}

let line = 0
const at = () => {
  line += 1
  return { line }
}

export function aTheme(id: string, more: Partial<Theme> = {}): Theme {
  return { id, ref: null, title: `Theme ${id}`, leads: leads('Director'), at: at(), ...more }
}

export function anOutcome(id: string, more: Partial<Outcome> = {}): Outcome {
  return { id, theme: null, ref: null, title: `Outcome ${id}`, leads: [], at: at(), ...more }
}

export function aRecommendation(id: string, more: Partial<Recommendation> = {}): Recommendation {
  return {
    id,
    ref: null,
    theme: null,
    outcome: null,
    sources: [],
    text: `Recommendation ${id}`,
    urgency: null,
    by: noDeadline,
    leads: [],
    criteria: [],
    targets: [],
    related: null,
    resources: null,
    dependencies: [],
    impacts: [],
    at: at(),
    ...more,
  }
}

/** A main action, or a sub-action where `parent` is given. */
export function anAction(id: string, more: Partial<Action> = {}): Action {
  return {
    id,
    recommendation: null,
    parent: null,
    level: more.parent == null ? 'main' : 'sub',
    label: null,
    text: `Action ${id}`,
    deadline: noDeadline,
    leads: [],
    partners: [],
    criteria: [],
    milestones: [],
    resources: null,
    reportsTo: [],
    confidence: 1,
    at: at(),
    ...more,
  }
}

export function anUpdate(action: string, on: string, more: Partial<ProgressUpdate> = {}): ProgressUpdate {
  return { action, on, status: 'in progress', percent: null, note: '', by: 'A lead', ...more }
}

export function someEvidence(recommendation: string, criterion: number, more: Partial<Evidence> = {}): Evidence {
  return {
    recommendation,
    criterion,
    text: 'Audit of 20 cases',
    offeredOn: '2010-04-01',
    offeredBy: 'A lead',
    acceptedOn: '2010-05-01',
    acceptedBy: 'The chair',
    ...more,
  }
}

/** Proof of a criterion of an action or, with null, of the action as a whole. */
export function someActionProof(action: string, criterion: number | null, more: Partial<Evidence> = {}): Evidence {
  const { recommendation: _none, ...rest } = someEvidence('', 0, more)
  return { ...rest, action, criterion: criterion ?? undefined }
}

export function aPlan(more: Partial<Plan> = {}): Plan {
  return {
    format: 'upturn-plan/1',
    title: 'A small plan',
    sources: [],
    urgencies: [],
    themes: [],
    outcomes: [],
    recommendations: [],
    actions: [],
    context: [],
    unplaced: [],
    findings: [],
    doubts: [],
    ...more,
  }
}

/** A plan of many actions, for measuring: `size` actions under 5 themes and a recommendation for each 10 actions. */
export function aLargePlan(size: number): Plan {
  const themes = [1, 2, 3, 4, 5].map((n) => aTheme(`t${n}`, { ref: String(n) }))
  const recommendations = Array.from({ length: Math.ceil(size / 10) }, (_, n) =>
    aRecommendation(`r${n}`, {
      ref: `${1 + (n % 5)}.${n}`,
      theme: `t${1 + (n % 5)}`,
      sources: [`IN ${n % 12}`],
      criteria: ['90% of visits on time', 'Audit shows 8 of 10 good'],
      leads: leads(`Lead ${n % 15}`),
    }),
  )
  const actions = Array.from({ length: size }, (_, n) =>
    anAction(`a${n}`, {
      recommendation: `r${Math.floor(n / 10)}`,
      parent: n % 10 === 0 ? null : `a${Math.floor(n / 10) * 10}`,
      label: n % 10 === 0 ? '1' : `1${String.fromCharCode(96 + (n % 10))}`,
      text: `Train the staff of team ${n} in the new framework and report to the board`,
      deadline: n % 13 === 0 ? noDeadline : dueOn(`2010-${String(1 + (n % 12)).padStart(2, '0')}-28`),
    }),
  )
  const updates = actions
    .filter((_, n) => n % 3 === 0)
    .flatMap((action) => [anUpdate(action.id, '2010-03-01'), anUpdate(action.id, '2010-05-15')])
  return aPlan({ themes, recommendations, actions, updates, starts: '2010-01-01' })
}
