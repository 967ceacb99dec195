/**
 * The colour of an action: a list of rules, first that holds wins. Each is data, so that `docs/rules.md` and its test
 * can name every one. A rule answers with its reason in a sentence, or null where it does not hold.
 */
import type { Action, Recommendation } from '../plan.ts'
import { dayInWords, daysBetween, latestDay } from './days.ts'
import { isProven, type Proven, provenOf } from './evidence.ts'
import type { Missed } from './occurrences.ts'
import { type Rag, type RagColour, ragWords } from './rag-key.ts'
import type { Standing } from './standing.ts'
import type { RagThresholds } from './thresholds.ts'
import { daysOverdue, hasNoUsableDate, isClosed, isDueWithin, isOverdue } from './timing.ts'
import { agree, counted, shortened } from './words.ts'

/** Everything a rule may look at. */
export type ActionFacts = {
  action: Action
  standing: Standing
  recommendation: Recommendation | undefined
  proven: Proven
  /** The document prints no criterion for it, and proof of the action itself is accepted. */
  provenAsAWhole: boolean
  /** First day of the plan, where it is known: an open-ended action should be running from then. */
  planStarts: string | null
  /** Occurrences of a recurring action missed since it was last heard of. */
  missed: Missed
  asAt: string
  thresholds: RagThresholds
}

export type RagRule = {
  code: string
  colour: RagColour
  /** The tag's word where it is not the colour's usual one. */
  word?: string
  meaning: string
  holds: (facts: ActionFacts) => string | null
}

/** The day from which word of progress can be expected: its start where printed, else when it was last heard of or the plan began. */
export function runningSince({
  action,
  standing,
  planStarts,
}: Pick<ActionFacts, 'action' | 'standing' | 'planStarts'>): string | null {
  const { start, kind } = action.deadline
  if (standing.status === 'in progress') return standing.on
  if (start !== undefined) return start
  return kind === 'recurring' || kind === 'from' || kind === 'ongoing' || kind === 'immediate' ? planStarts : null
}

function quietReason(facts: ActionFacts): string | null {
  const since = runningSince(facts)
  if (since === null || isClosed(facts.standing)) return null
  const heard = latestDay([facts.standing.on ?? since, since]) ?? since
  if (daysBetween(heard, facts.asAt) <= facts.thresholds.quiet) return null
  return facts.standing.on === null
    ? `It should have been running since ${dayInWords(since)} and nothing has been reported.`
    : `Nothing has been reported since ${dayInWords(facts.standing.on)}.`
}

function forecastLateBy({ action, standing }: ActionFacts): number {
  const { due } = action.deadline
  return due === null || standing.forecast === null || isClosed(standing) ? 0 : daysBetween(due, standing.forecast)
}

function forecastReason(facts: ActionFacts): string {
  const late = forecastLateBy(facts)
  return `Expected ${dayInWords(facts.standing.forecast ?? '')}, ${counted(late, 'day')} after its deadline.`
}

function missedReason({ missed }: ActionFacts): string | null {
  if (missed.count === 0) return null
  return missed.since === null
    ? `${counted(missed.count, 'occurrence')} missed, and none reported so far.`
    : `${counted(missed.count, 'occurrence')} missed since ${dayInWords(missed.since)}.`
}

function unprovenReason({ action, recommendation, proven }: ActionFacts): string {
  const subject = action.criteria.length > 0 && !recommendation?.criteria.length ? action : recommendation
  if (!subject || subject.criteria.length === 0)
    return 'Delivered, but no success criterion is printed for it and no proof of the action itself is accepted.'
  const { count, of } = provenOf(proven, subject)
  return `Delivered, but ${count} of ${of} success ${agree(of, 'criterion', 'criteria')} ${agree(count, 'is', 'are')} evidenced so far.`
}

function onCourseReason({ action, standing }: ActionFacts): string {
  const { due, kind } = action.deadline
  const said = standing.on === null ? '' : ` Last reported ${dayInWords(standing.on)}.`
  if (due !== null) return `Due ${dayInWords(due)}, and nothing says it will be late.${said}`
  const nature = kind === 'recurring' ? 'Comes round regularly' : 'Runs without an end date'
  return `${nature} (“${action.deadline.text}”), and nothing says it has stopped.${said}`
}

function undatedReason({ deadline }: Action): string {
  if (deadline.kind === 'none') return 'It has no deadline, so it can be neither on time nor late.'
  if (deadline.kind === 'invalid') return `Its deadline, “${deadline.text}”, is not a real date.`
  return `Its deadline, “${deadline.text}”, fixes no day.`
}

export const ragRules: readonly RagRule[] = [
  {
    code: 'withdrawn',
    colour: 'grey',
    word: 'Withdrawn',
    meaning: 'Withdrawn from the plan.',
    holds: ({ standing }) =>
      standing.status !== 'withdrawn' ? null : `Withdrawn${standing.note ? `: ${shortened(standing.note, 160)}` : '.'}`,
  },
  {
    code: 'evidenced',
    colour: 'blue',
    meaning:
      'Delivered, and every success criterion of its recommendation (or of its own) is evidenced; where none is printed, the action itself is.',
    holds: ({ action, recommendation, proven, provenAsAWhole, standing }) => {
      if (standing.status !== 'delivered') return null
      if (recommendation && isProven(proven, recommendation))
        return 'Delivered, and every success criterion of its recommendation is evidenced.'
      if (isProven(proven, action)) return 'Delivered, and every success criterion of its own is evidenced.'
      return provenAsAWhole
        ? 'Delivered, and proof of the action itself is accepted: no success criterion is printed for it.'
        : null
    },
  },
  {
    code: 'not-evidenced',
    colour: 'amber',
    word: 'Delivered, not yet evidenced',
    meaning: 'Delivered, but the success criteria are not all evidenced.',
    holds: (facts) => (facts.standing.status === 'delivered' ? unprovenReason(facts) : null),
  },
  {
    code: 'overdue',
    colour: 'red',
    word: 'Overdue',
    meaning: 'Past its deadline and not delivered.',
    holds: ({ action, standing, asAt }) =>
      isOverdue(action, standing, asAt)
        ? `${counted(daysOverdue(action, standing, asAt), 'day')} overdue: due ${dayInWords(action.deadline.due ?? '')}.`
        : null,
  },
  {
    code: 'forecast-very-late',
    colour: 'red',
    meaning: 'Expected later than its deadline by more than the number of days allowed.',
    holds: (facts) => (forecastLateBy(facts) > facts.thresholds.forecastLate ? forecastReason(facts) : null),
  },
  {
    code: 'blocked-and-near',
    colour: 'red',
    meaning: 'Something stands in the way and the deadline is close.',
    holds: ({ action, standing, asAt, thresholds }) =>
      standing.blocker !== null && isDueWithin(action, standing, asAt, thresholds.blockedNear)
        ? `Blocked and due ${dayInWords(action.deadline.due ?? '')}: ${shortened(standing.blocker, 160)}`
        : null,
  },
  {
    code: 'forecast-late',
    colour: 'amber',
    meaning: 'Expected later than its deadline, though not by much.',
    holds: (facts) => (forecastLateBy(facts) > 0 ? forecastReason(facts) : null),
  },
  {
    code: 'blocked',
    colour: 'amber',
    meaning: 'Something stands in the way.',
    holds: ({ standing }) => (standing.blocker === null ? null : `Blocked: ${shortened(standing.blocker, 160)}`),
  },
  {
    code: 'missed',
    colour: 'amber',
    meaning: 'It recurs, and at least one occurrence since it was last heard of was missed.',
    holds: missedReason,
  },
  {
    code: 'not-started-and-near',
    colour: 'amber',
    meaning: 'The deadline is close and it is not started.',
    holds: ({ action, standing, asAt, thresholds }) =>
      standing.status === 'not started' && isDueWithin(action, standing, asAt, thresholds.notStartedNear)
        ? `Due ${dayInWords(action.deadline.due ?? '')} and not started.`
        : null,
  },
  {
    code: 'quiet',
    colour: 'amber',
    meaning: 'It should be running, and nothing has been reported for too long.',
    holds: quietReason,
  },
  {
    code: 'immediate-not-started',
    colour: 'amber',
    meaning: 'Printed as immediate, and not started.',
    holds: ({ action, standing, asAt, planStarts }) =>
      action.deadline.kind === 'immediate' && standing.status === 'not started' && (planStarts ?? asAt) <= asAt
        ? `Printed as “${action.deadline.text}” and not reported as started.`
        : null,
  },
  {
    code: 'undated',
    colour: 'grey',
    word: 'No date',
    meaning: 'No date to judge it by.',
    holds: ({ action }) => (hasNoUsableDate(action) ? undatedReason(action) : null),
  },
  {
    code: 'start-unknown',
    colour: 'grey',
    meaning: 'Open-ended, nothing reported, and no first day from which to expect word.',
    holds: (facts) =>
      facts.action.deadline.due === null && facts.standing.on === null && runningSince(facts) === null
        ? `It has no end date (“${facts.action.deadline.text}”) and nothing has been reported, so it cannot be judged.`
        : null,
  },
  {
    code: 'on-course',
    colour: 'green',
    meaning: 'None of the above.',
    holds: onCourseReason,
  },
]

/** The first rule that holds, and the colour it gives. */
export function judgeAction(facts: ActionFacts): Rag & { rule: string } {
  for (const rule of ragRules) {
    const reason = rule.holds(facts)
    if (reason === null) continue
    return {
      colour: rule.colour,
      word: rule.word ?? ragWords[rule.colour],
      reason,
      pathToGreen: facts.standing.pathToGreen,
      rule: rule.code,
    }
  }
  throw new Error('The last rule holds for every action')
}
