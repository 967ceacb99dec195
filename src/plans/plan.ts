/**
 * The plan: the one shape that an import gives, the store keeps, an export prints and every page and report is made of.
 * Its JSON form is the plan file, `upturn-plan/1`; `plan-schema.ts` checks it on the way in.
 */
import type { Place } from '../documents/document.ts'
import type { Deadline } from './deadline.ts'

export type Lead = {
  /** As printed. */
  name: string
  kind?: 'post' | 'person' | 'body'
  /** Printed for a block of actions, or for what stands above, and not for this one. */
  inherited?: boolean
  /** Nobody yet: `TBC`, `upon appointment`, `vacant`. */
  vacant?: boolean
}

export type Source = { code: string; title: string; at?: Place }
export type Urgency = { code: number; title: string; at?: Place }

/**
 * `printed`, here and below: the words that stood at its place and are in no other field (the label's "Main Action",
 * a marker, a stray letter), so that the plan holds every word of the document.
 */
export type Theme = { id: string; ref: string | null; title: string; leads: Lead[]; printed?: string; at: Place }

export type Outcome = {
  id: string
  theme: string | null
  ref: string | null
  title: string
  leads: Lead[]
  printed?: string
  at: Place
}

export type Impact = { text: string; timescale: string }

export type Recommendation = {
  id: string
  ref: string | null
  theme: string | null
  outcome: string | null
  sources: string[]
  text: string
  urgency: number | null
  by: Deadline
  leads: Lead[]
  criteria: string[]
  targets: string[]
  related: string | null
  resources: string | null
  dependencies: string[]
  impacts: Impact[]
  /** Anything else the document printed for it, under the document's own column heading. */
  notes?: { heading: string; text: string }[]
  printed?: string
  at: Place
}

export type Action = {
  id: string
  /** Null where the document hangs the action on no recommendation. */
  recommendation: string | null
  /** A sub-action's main action. */
  parent: string | null
  level: 'main' | 'sub'
  label: string | null
  text: string
  deadline: Deadline
  leads: Lead[]
  partners: string[]
  criteria: string[]
  milestones: string[]
  resources: string | null
  reportsTo: string[]
  notes?: { heading: string; text: string }[]
  printed?: string
  /** 0 to 1: how sure the reading is. Below 0.8 there is a doubt that says why. */
  confidence: number
  at: Place
}

/** A guess that waits for a person: the words as they stood beside what was made of them. */
export type Doubt = {
  id: string
  code: string
  /** Why it is a guess, in a sentence. */
  reason: string
  /** Ids of the actions or recommendations that rest on it. */
  subjects: string[]
  /** The printed words, one entry for each cell they came from. */
  original: { heading: string; text: string }[]
  confidence: number
  at: Place
}

export type Severity = 'error' | 'warning' | 'note'

export type Finding = {
  code: string
  severity: Severity
  message: string
  at?: Place
  /** Id of what it is about. */
  subject?: string
}

/** Something else of worth that the document says, kept with the plan: a measure, a board member, a reporting line, document control. */
export type ContextItem = {
  kind: 'measure' | 'member' | 'reporting' | 'control' | 'requirement' | 'summary' | 'text'
  ref: string | null
  title: string | null
  text: string
  /** The cells of a row under their headings, where it was a table. */
  fields?: { heading: string; text: string }[]
  at: Place
}

export type Unplaced = { text: string; at: Place }

export type ActionStatus = 'not started' | 'in progress' | 'delivered' | 'withdrawn'

/** What a lead may call an action. Blue needs proof, so nobody can declare it. */
export type DeclaredColour = 'red' | 'amber' | 'green'

/** What was said of an action on a day. The newest on or before a date says where it stood. */
export type ProgressUpdate = {
  action: string
  on: string
  status: ActionStatus
  /** 0 to 100, or null where nobody said. */
  percent: number | null
  note: string
  /** When the lead now expects it, if not the deadline. */
  forecast?: string
  /** What stands in the way, and what would bring it back. */
  blocker?: string
  pathToGreen?: string
  /** The lead's own colour, kept beside the computed one; why, where the two differ. */
  declared?: DeclaredColour
  declaredWhy?: string
  /** Of a recurring action: the day on which the round was due that this says is done. */
  occurrence?: string
  by: string
}

/** Proof that a criterion is met, counted only once somebody other than the lead has accepted it. */
export type Evidence = {
  recommendation: string
  /** Index in the recommendation's `criteria`. */
  criterion: number
  text: string
  offeredOn: string
  offeredBy: string
  acceptedOn?: string
  acceptedBy?: string
}

export type Plan = {
  format: 'upturn-plan/1'
  title: string
  authority?: string
  /** The document's own date or version where it prints one. */
  version?: { label: string; date?: string; status?: string }
  /** First day of the time the plan covers, as inferred from its dates: bare months are read from here on. */
  starts?: string
  sources: Source[]
  urgencies: Urgency[]
  themes: Theme[]
  outcomes: Outcome[]
  recommendations: Recommendation[]
  actions: Action[]
  context: ContextItem[]
  unplaced: Unplaced[]
  findings: Finding[]
  doubts: Doubt[]
  updates?: ProgressUpdate[]
  evidence?: Evidence[]
}
