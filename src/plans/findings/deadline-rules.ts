/** Findings on single deadlines: impossible, missing, to be confirmed, later than the recommendation. */
import type { Deadline } from '../deadline.ts'
import type { Action } from '../plan.ts'
import { dayInWords, daysBetween, latestDay } from '../rules/days.ts'
import { actionName, quoted, recommendationName } from '../rules/names.ts'
import { mainOf, recommendationOf } from '../rules/structure.ts'
import { counted, sentenceCase } from '../rules/words.ts'
import { type FindingFacts, type FindingRule, type Found, isDoneWith } from './finding-rule.ts'
import { isImpossible, printedDates, whyImpossible } from './impossible-dates.ts'

function impossibleIn(deadline: Deadline, text: string): string[] {
  const dates = [...printedDates(deadline.text), ...printedDates(text)].filter(isImpossible)
  const reasons = [...new Map(dates.map((date) => [date.words, whyImpossible(date)])).values()]
  if (reasons.length > 0 || deadline.kind !== 'invalid') return reasons
  const nearest = deadline.suggested ? `; the nearest is ${dayInWords(deadline.suggested)}` : ''
  return [`${quoted(deadline.text)} is not a date that any calendar has${nearest}.`]
}

export const deadlineImpossible: FindingRule = {
  code: 'deadline.impossible',
  severity: 'error',
  title: 'Dates that do not exist',
  meaning:
    'A date is printed that no calendar has. Nobody can be held to it, so it counts as no date until somebody says which day was meant.',
  example: 'Action 1d of 2.1.3: 31/09/10 is not a date: September has 30 days; the nearest is 30 September 2010.',
  board: 3,
  *find(facts) {
    for (const recommendation of facts.plan.recommendations) {
      for (const reason of impossibleIn(recommendation.by, '')) {
        const message = `${sentenceCase(recommendationName(recommendation))}: ${reason}`
        yield { message, at: recommendation.at, subject: recommendation.id }
      }
    }
    for (const action of facts.plan.actions) {
      for (const reason of impossibleIn(action.deadline, action.text)) {
        yield { message: `${sentenceCase(actionName(facts, action))}: ${reason}`, at: action.at, subject: action.id }
      }
    }
  },
}

export const deadlineAfterRecommendation: FindingRule = {
  code: 'deadline.after-recommendation',
  severity: 'warning',
  title: 'Actions due after their recommendation',
  meaning:
    'The action is due later than the day by which its recommendation is to be achieved. One of the two dates cannot hold.',
  example:
    'Action 1i of 2.1.1 is due 3 April 2010, 34 days after recommendation 2.1.1 is to be achieved (28 February 2010).',
  board: 2,
  *find(facts) {
    for (const action of facts.plan.actions) {
      const { due } = action.deadline
      const recommendation = recommendationOf(facts, action)
      const by = recommendation?.by.due ?? null
      if (due === null || by === null || !recommendation || due <= by) continue
      yield {
        message: `${sentenceCase(actionName(facts, action))} is due ${dayInWords(due)}, ${counted(daysBetween(by, due), 'day')} after ${recommendationName(recommendation)} is to be achieved (${dayInWords(by)}).`,
        at: action.at,
        subject: action.id,
      }
    }
  },
}

/** A main action whose sub-actions are dated, or a sub-action whose main action is, is a lesser matter: the other date helps. */
function withoutDeadline(facts: FindingFacts, action: Action): Found {
  const name = sentenceCase(actionName(facts, action))
  const subDays = (facts.subsOf.get(action.id) ?? []).map((sub) => sub.deadline.due).filter((due) => due !== null)
  const lastSub = latestDay(subDays)
  const mainDue = mainOf(facts, action)?.deadline.due ?? null
  const base = { at: action.at, subject: action.id }
  if (lastSub !== null) {
    const message = `${name} has no deadline of its own; the last of its sub-actions is due ${dayInWords(lastSub)}.`
    return { ...base, message, severity: 'note' }
  }
  if (mainDue !== null) {
    const message = `${name} has no deadline of its own; its main action is due ${dayInWords(mainDue)}.`
    return { ...base, message, severity: 'note' }
  }
  return { ...base, message: `${name} has no deadline.` }
}

export const deadlineNone: FindingRule = {
  code: 'deadline.none',
  severity: 'warning',
  title: 'No deadline',
  meaning:
    'Nothing says by when. An action without a date can never be late, so nobody will notice when it is not done.',
  example: 'None of the 4 actions of recommendation 3.3.1 has a deadline.',
  board: 2,
  *find(facts) {
    for (const recommendation of facts.plan.recommendations) {
      const actions = facts.actionsOf.get(recommendation.id) ?? []
      if (actions.length === 0 || actions.some((action) => action.deadline.kind !== 'none')) continue
      const which = actions.length === 1 ? 'The one action' : `None of the ${actions.length} actions`
      yield {
        message: `${which} of ${recommendationName(recommendation)} ${actions.length === 1 ? 'has no' : 'has a'} deadline.`,
        at: recommendation.at,
        subject: recommendation.id,
      }
    }
    for (const action of facts.plan.actions) {
      if (action.deadline.kind === 'none' && !isDoneWith(facts, action)) yield withoutDeadline(facts, action)
    }
  },
}

export const deadlineTbc: FindingRule = {
  code: 'deadline.tbc',
  severity: 'warning',
  title: 'Deadlines to be confirmed',
  meaning: 'The document says that the date will be settled later. Until it is, the action cannot be judged.',
  example: 'The deadline of action 2 of 2.3.1 is still to be confirmed: “TBC – as it is dependent on other actions”.',
  board: 1,
  *find(facts) {
    for (const recommendation of facts.plan.recommendations) {
      if (recommendation.by.kind !== 'tbc') continue
      const message = `The date of ${recommendationName(recommendation)} is still to be confirmed: ${quoted(recommendation.by.text)}.`
      yield { message, at: recommendation.at, subject: recommendation.id }
    }
    for (const action of facts.plan.actions) {
      if (action.deadline.kind !== 'tbc' || isDoneWith(facts, action)) continue
      const message = `The deadline of ${actionName(facts, action)} is still to be confirmed: ${quoted(action.deadline.text)}.`
      yield { message, at: action.at, subject: action.id }
    }
  },
}

export const orderSubAfterMain: FindingRule = {
  code: 'order.sub-after-main',
  severity: 'warning',
  title: 'Sub-actions due after their main action',
  meaning:
    'The main action is to be finished before one of its own steps is. Either the main action will be late or the step is misdated.',
  example: 'Action 1e of 2.1.3 is due 30 June 2010, after its main action (31 March 2010).',
  board: 1,
  *find(facts) {
    for (const action of facts.plan.actions) {
      const main = mainOf(facts, action)
      const [due, mainDue] = [action.deadline.due, main?.deadline.due ?? null]
      if (due === null || mainDue === null || due <= mainDue) continue
      const message = `${sentenceCase(actionName(facts, action))} is due ${dayInWords(due)}, after its main action (${dayInWords(mainDue)}).`
      yield { message, at: action.at, subject: action.id }
    }
  },
}
