/** The monthly report as data: plain sentences and rows, with no mark-up. Pages, Word and PDF all draw this. */
import type { Place } from '../../documents/document.ts'
import type { FeltState, MeasuredPlan, MeasureFacts } from '../../performance/links/rules/felt.ts'
import type { DeclaredColour, Severity } from '../../plans/plan.ts'
import type { MismatchKind } from '../../plans/rules/felt.ts'
import type { Marks } from '../../plans/rules/marks.ts'
import type { RagCounts } from '../../plans/rules/rag-group.ts'
import type { Rag, RagKeyEntry } from '../../plans/rules/rag-key.ts'

/** A change to the plan itself, from the change record. */
export type ReportChange = {
  on: string
  who: string
  /** As the record names it: `action changed`, `change agreed`. */
  what: string
  why: string
  subject?: string | null
  /** What the record keeps of it, so that old and new can be told. */
  before?: unknown
  after?: unknown
}

/** A request for a change that nobody has decided. */
export type WaitingChange = { on: string; who: string; what: string; why: string }

export type MonthlyOptions = {
  /** The day the report speaks of, `YYYY-MM-DD`: nothing after it is counted. */
  asAt: string
  /** The day of the last report: changes after it are listed. */
  since?: string
  /** The change record. Left out, the report says that it was made without one. */
  changes?: readonly ReportChange[]
  /** Requests for changes that wait for a decision on the report's day. */
  waiting?: readonly WaitingChange[]
  authority?: string
  /** Figures and targets of what the plan links, as they were on the report's day; left out, nothing is measured. */
  measured?: MeasuredPlan
}

/** Rows of a section, the first of them where there are many. */
export type Section<Row> = {
  heading: string
  /** What the section says, in one sentence; also when it has no rows. */
  sentence: string
  rows: Row[]
  /** How many there are in all. */
  total: number
  /** `and 12 more in the plan`; null when every row is shown. */
  more: string | null
}

export type ActionRow = {
  action: string
  /** The recommendation's number as printed. */
  ref: string | null
  label: string | null
  text: string
  /** The deadline as printed, and as understood. */
  deadlinePrinted: string
  due: string | null
  dueInWords: string
  daysLate: number
  lead: string
  rag: Rag
  /** Why it is where it is: the rule's reason. */
  reason: string
  /** The last thing said of it, and when; '' and null where nothing was. */
  note: string
  reportedOn: string | null
  pathToGreen: string | null
}

/** An action with no date or nobody to lead it. */
export type GapRow = ActionRow & { missing: string }

/** An action that its lead gives another colour than the facts do. */
export type DisagreementRow = ActionRow & {
  declared: DeclaredColour
  declaredWord: string
  /** The lead's own reason; null where none was given. */
  declaredWhy: string | null
  declaredBy: string
  /** Whether the lead sees it better or worse than the facts do. */
  leadSees: 'better' | 'worse'
}

export type RiskRow = {
  risk: string
  title: string
  kind: 'Risk' | 'Issue'
  category: string
  owner: string
  score: number
  colour: 'red' | 'amber' | 'green'
  /** The band and the score: `High 16`. */
  word: string
  /** `12 → 16` since the last report; null where it did not move. */
  moved: string | null
  lateMitigations: number
}

/** `changed` and `late`: whole sentences, on what happened since the last report and on overdue mitigations. */
export type RisksSection = Section<RiskRow> & { changed: string[]; late: string[] }

/** One measure: an indicator on one base, from figures published by the report's day. */
export type BetterRow = {
  indicator: string
  title: string
  /** How the months are put together, in words. */
  base: string
  /** Whether it measures a requirement of the instrument. */
  ofNotice: boolean
  /** What it measures: `IN 2.1, 2.2.1 and 3.1.1`. */
  measures: string
  numerator: number | null
  denominator: number | null
  value: number | null
  valueInWords: string
  time: string
  target: number | null
  /** '' where none is set. */
  targetInWords: string
  /** How far from the target: `17 percentage points short`. */
  distance: string
  /** More than chance, or not. */
  direction: string
  state: FeltState
  stateInWords: string
  /** `held for 2 of 3`; '' where it is not at target. */
  held: string
}

/** Where what is done and what is measured do not fit together. */
export type MismatchRow = {
  kind: MismatchKind
  recommendation: string
  ref: string | null
  text: string
  delivered: number
  actions: number
  measures: { sentence: string; state: FeltState /** For its chart. */; facts: MeasureFacts | null }[]
}

/** `betterNotDone`: whole sentences, where it is better though actions are open. */
export type BetterSection = Section<BetterRow> & { nothingBetter: Section<MismatchRow>; betterNotDone: string[] }

export type ThemeRow = {
  /** Null for the row of what stands under no theme, and for the row of the whole plan. */
  theme: string | null
  title: string
  recommendations: number
  actions: number
  marks: Marks
  rag: Rag
}

export type ChangeRow = {
  on: string
  onInWords: string
  who: string
  what: string
  why: string
  subject: string | null
}

export type ChangesSection = Section<ChangeRow> & {
  /** What else was recorded, counted in a sentence; null for nothing. */
  also: string | null
  waiting: (WaitingChange & { onInWords: string })[]
}

export type FindingRow = {
  code: string
  severity: Severity
  title: string
  count: number
  /** The first of them, whole sentences. */
  examples: { message: string; at: Place | null; subject: string | null }[]
  /** `and 4 more`; null when all are shown. */
  more: string | null
}

export type CountKey = 'recommendations' | 'actions' | 'delivered' | 'overdue' | 'due-soon' | 'no-date' | 'no-lead'

export type HeadlineCount = {
  key: CountKey
  count: number
  /** What is counted, in words that agree with the count: `action overdue`, `actions overdue`. */
  label: string
}

export type DueMonth = { month: string; due: number; delivered: number; overdue: number }

export type Charts = {
  dueByMonth: {
    title: string
    /** What the chart shows, in a sentence: its text alternative. */
    description: string
    months: DueMonth[]
    /** Actions due before the first and after the last month shown. */
    earlier: number
    later: number
  }
  ragByTheme: { title: string; description: string; themes: { theme: string; counts: RagCounts; total: number }[] }
}

export type MonthlyReport = {
  format: 'upturn-monthly/1'
  title: string
  plan: string
  authority: string | null
  asAt: string
  asAtInWords: string
  since: string | null
  /** The most important fact, as a sentence. Printed first. */
  headline: string
  /** What else the board should know before the tables: whole sentences. */
  summary: string[]
  counts: HeadlineCount[]
  /** Whether it is better for children, from the figures: what is done and nothing better first. */
  better: BetterSection
  marks: { heading: string; sentence: string; themes: ThemeRow[]; plan: ThemeRow }
  overdue: Section<ActionRow>
  atRisk: Section<ActionRow>
  dueSoon: Section<ActionRow>
  gaps: Section<GapRow>
  disagreements: Section<DisagreementRow>
  risks: RisksSection
  changes: ChangesSection
  findings: Section<FindingRow>
  key: readonly RagKeyEntry[]
  /** Beside the key: when a theme or the plan is off track, and whose figures these are. */
  keyNotes: string[]
  charts: Charts
}
