/** What needs doing now, of the actions somebody leads: which group each is in, and the sentence that says what matters. */
import type { Action } from '../../plan.ts'
import {
  countsEach,
  daysBetween,
  isClosed,
  isDueWithin,
  isOverdue,
  numberInWords,
  occurrencesOf,
  type PlanIndex,
  planStart,
  runningSince,
  selectRag,
  selectStanding,
} from '../../rules/index.ts'

/** In the order in which they are shown: an action is in the first that fits. */
export const groups = ['overdue', 'due soon', 'off track', 'no word', 'coming up', 'waiting', 'done lately'] as const
export type Group = (typeof groups)[number]

/** The days in which "due soon" and "done lately" hold. */
export const soonDays = 14
export const latelyDays = 42

/** Word is asked for once a calendar month: the first day of the one that a day is in. */
export function periodStart(day: string): string {
  return `${day.slice(0, 7)}-01`
}

/** Somebody has spoken of the action itself in this period. */
export function heardThisPeriod(index: PlanIndex, action: Action): boolean {
  const { on, from } = selectStanding(index, action.id)
  return from === 'update' && on !== null && on >= periodStart(index.asAt)
}

/**
 * Word can be expected of it: it is open, and running, or should be, or falls due within the weeks in which not having
 * started is a risk. A main action that follows its sub-actions is spoken of by theirs.
 */
export function expectsWord(index: PlanIndex, action: Action): boolean {
  const standing = selectStanding(index, action.id)
  if (isClosed(standing)) return false
  if (standing.from !== 'update' && (index.subsOf.get(action.id) ?? []).length > 0) return false
  if (standing.status === 'in progress' || isOverdue(action, standing, index.asAt)) return true
  if (isDueWithin(action, standing, index.asAt, index.thresholds.notStartedNear)) return true
  const since = runningSince({ action, standing, planStarts: planStart(index.plan) })
  return since !== null && since <= index.asAt
}

/** Its lead should say something now. */
export function needsWord(index: PlanIndex, action: Action): boolean {
  return expectsWord(index, action) && !heardThisPeriod(index, action)
}

/** The next day on which a recurring action falls due and nobody has said that it is done; null for any other. */
export function nextOccurrence(index: PlanIndex, action: Action): string | null {
  if (!countsEach(action.deadline)) return null
  const all = occurrencesOf(action, index.plan.updates ?? [], planStart(index.plan), index.asAt)
  return all.find(({ state }) => state === 'due')?.due ?? null
}

function isDueSoon(index: PlanIndex, action: Action): boolean {
  const next = nextOccurrence(index, action)
  if (next !== null) return daysBetween(index.asAt, next) <= soonDays
  return isDueWithin(action, selectStanding(index, action.id), index.asAt, soonDays)
}

/** The group an action is in; null for what was over long ago. */
export function groupOf(index: PlanIndex, action: Action): Group | null {
  const standing = selectStanding(index, action.id)
  const rag = selectRag(index, action.id)
  if (isClosed(standing)) {
    if (standing.status === 'delivered' && rag.colour !== 'blue') return 'waiting'
    return standing.on !== null && daysBetween(standing.on, index.asAt) <= latelyDays ? 'done lately' : null
  }
  if (isOverdue(action, standing, index.asAt)) return 'overdue'
  // What was missed already comes before what falls due next.
  if (rag.rule !== 'missed' && isDueSoon(index, action)) return 'due soon'
  if (standing.blocker !== null || rag.colour === 'red' || rag.rule === 'missed' || rag.rule === 'forecast-late') {
    return 'off track'
  }
  return needsWord(index, action) ? 'no word' : 'coming up'
}

export type Tally = {
  /** Open ones. */
  open: number
  overdue: number
  /** Blocked, red, expected late or with an occurrence missed: not put right by a word alone. */
  offTrack: number
  /** Of those that are not overdue, how many wait for word. */
  silent: number
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function overdueInWords({ open, overdue }: Tally): string {
  if (open === 1) return overdue === 1 ? 'Your one open action is overdue' : 'Your one open action is not overdue'
  if (overdue === open) {
    return `${open === 2 ? 'Both' : `All ${numberInWords(open)}`} of your open actions are overdue`
  }
  if (overdue === 0) return `${open === 2 ? 'Neither' : 'None'} of your ${numberInWords(open)} open actions is overdue`
  const verb = overdue > 1 ? 'are' : 'is'
  return `${sentenceCase(numberInWords(overdue))} of your ${numberInWords(open)} open actions ${verb} overdue`
}

/** The rest, as the object of a sentence and as its subject with a verb. */
function restInWords({ open, overdue }: Tally): { them: string; areThey: string } {
  if (overdue === 0) return open === 1 ? { them: 'it', areThey: 'it is' } : { them: 'them', areThey: 'all of them are' }
  return open - overdue === 1
    ? { them: 'the other', areThey: 'the other is' }
    : { them: 'the rest', areThey: 'the rest are' }
}

const updatesInWords = (count: number) => (count === 1 ? 'one update' : `${numberInWords(count)} updates`)

/** `Two of your seven open actions are overdue; one update would put the rest in order.` */
export function attentionInWords(tally: Tally): string {
  const { open, overdue, offTrack, silent } = tally
  if (open === 0) return 'Nothing is open: you have no action that waits for you.'
  const first = overdueInWords(tally)
  if (overdue === open) return `${first}.`
  if (offTrack > 0) {
    const also = `${open === 1 ? 'it' : numberInWords(offTrack)} ${offTrack === 1 ? 'is' : 'are'} blocked or off track`
    const wait = silent === 0 ? '' : `; ${updatesInWords(silent)} ${silent === 1 ? 'is' : 'are'} due this month`
    return `${first}${overdue === 0 ? ', but' : ' and'} ${also}${wait}.`
  }
  const { them, areThey } = restInWords(tally)
  return silent > 0
    ? `${first}; ${updatesInWords(silent)} would put ${them} in order.`
    : `${first}, and ${areThey} in order.`
}
