/**
 * The plan: the one shape that an import gives, the store keeps, an export prints and every page and report is made of.
 * Its JSON form is the plan file, `upturn-plan/1`; `plan-schema.ts` checks it on the way in.
 */
import type { Place } from '../documents/document.ts'
import type { MeasureLink } from '../performance/links/measure-link.ts'
import type { Deadline } from './deadline.ts'
import type { Link } from './links/link.ts'
import type { Risk } from './risks/risk.ts'

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
export type Theme = {
  id: string
  ref: string | null
  title: string
  leads: Lead[]
  withdrawn?: Withdrawal
  printed?: string
  at: Place
}

/** Taken out of the plan, with why: it stays readable and counts no more. What hangs on it is withdrawn or moved with it. */
export type Withdrawal = { on: string; by: string; why: string }

export type Outcome = {
  id: string
  theme: string | null
  ref: string | null
  title: string
  leads: Lead[]
  withdrawn?: Withdrawal
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
  withdrawn?: Withdrawal
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

/** What a proof is: words alone, a file, a link to where it is kept, or a figure. */
export type ProofKind = 'words' | 'file' | 'link' | 'figure'

/** A file by its content: the bytes are kept apart, under their SHA-256, and not in the plan. */
export type ProofFile = { sha256: string; name: string /** In bytes. */; size: number }

/** A figure with all that is needed to check it. A percentage keeps what it was worked out from. */
export type ProofFigure = {
  value: number
  unit: string
  numerator?: number
  denominator?: number
  /** What time it is of, as the source says it: `April to June 2026`. */
  period: string
  source: string
}

/**
 * Proof, counted only once somebody other than who offered it, and other than the lead, has accepted it. What happens to
 * it is added with its day and never rewritten, so that any past day can be told: offered, then accepted or returned;
 * `withdrawnOn` takes an acceptance back, or the offer itself where nobody had decided.
 */
export type Evidence = {
  /** Id of what it is proof of: a recommendation by one of its criteria, or an action. Exactly one of the two. */
  recommendation?: string
  action?: string
  /** Index in its `criteria`. Left out, it is proof of the action as a whole. */
  criterion?: number
  /** The words of the criterion or action when it was offered: they may be changed since. */
  about?: string
  /** `words` where left out. */
  kind?: ProofKind
  /** What it shows, in words, whatever the kind. */
  text: string
  file?: ProofFile
  /** http or https. */
  link?: string
  figure?: ProofFigure
  /** Place in the plan's `evidence` of the returned proof that this one answers. */
  answers?: number
  offeredOn: string
  offeredBy: string
  /** Accounts, here and below, where it was done by somebody signed in: a name may be shared, an account is one person's. */
  offeredByAccount?: string
  acceptedOn?: string
  acceptedBy?: string
  acceptedByAccount?: string
  acceptedNote?: string
  returnedOn?: string
  returnedBy?: string
  returnedByAccount?: string
  returnedWhy?: string
  withdrawnOn?: string
  withdrawnBy?: string
  withdrawnByAccount?: string
  withdrawnWhy?: string
}

/** From when in days, and how many red actions, the colours of a plan change. Each change of them is an entry with its reason. */
export type PlanThresholds = {
  /** First day they hold. */
  from: string
  by: string
  why: string
  /** Days. A forecast later than the deadline by more than this is red, by less amber. */
  forecastLate: number
  /** Days. Blocked and due within this is red. */
  blockedNear: number
  /** Days. Not started and due within this is amber. */
  notStartedNear: number
  /** Days. Nothing heard for longer than this, though it should be running, is amber. */
  quiet: number
  /** Per cent of the actions that can be judged: from this share of red ones a theme or the plan is red. */
  redShare: number
  /** From this many red actions a theme or the plan is red whatever the share; null where only the share counts. */
  redCount: number | null
  /** Months for which a measure must hold its target to be felt, where its link says no other number. */
  sustained: number
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
  /** Oldest first. Without any, the usual ones hold. */
  thresholds?: PlanThresholds[]
  /** What a person has decided of links between its parts; those that the words make are read anew each time. */
  links?: Link[]
  risks?: Risk[]
  /** What a person has decided of indicators that show whether it is better; proposals are read anew each time. */
  measures?: MeasureLink[]
}
