/** Findings on who is to do it: nobody, a post still empty, or one post with too much. */
import type { Place } from '../../documents/document.ts'
import type { Action, Lead } from '../plan.ts'
import { monthInWords, monthOf } from '../rules/days.ts'
import { leadKey } from '../rules/leads.ts'
import { actionName, quoted, recommendationName } from '../rules/names.ts'
import { counted, sentenceCase } from '../rules/words.ts'
import { type FindingFacts, type FindingRule, type Found, isDoneWith } from './finding-rule.ts'

/** One post should not lead more than this share of a plan's actions, nor more than this number of them. */
const mostShare = 0.15
const mostActions = 20
const mostInMonth = 8

export const leadNone: FindingRule = {
  code: 'lead.none',
  severity: 'warning',
  title: 'No lead',
  meaning:
    'Nobody is named for the action, nor for its main action, its recommendation or its outcome. There is nobody to ask how it is going.',
  example: 'Action 1c of 1.2.2 has no lead, and none is named above it.',
  board: 2,
  *find(facts) {
    for (const action of facts.plan.actions) {
      if (facts.leads.get(action.id)?.origin !== 'nowhere' || isDoneWith(facts, action)) continue
      const message = `${sentenceCase(actionName(facts, action))} has no lead, and none is named above it.`
      yield { message, at: action.at, subject: action.id }
    }
  },
}

function vacantMessage(name: string, lead: Lead): string {
  return `${sentenceCase(name)} waits for a lead who is not there yet: ${quoted(lead.name)}.`
}

function* vacantIn(things: Iterable<{ id: string; name: string; leads: Lead[]; at: Place }>): Generator<Found> {
  for (const { id, name, leads, at } of things) {
    const vacant = leads.find((lead) => lead.vacant === true && lead.inherited !== true)
    if (vacant) yield { message: vacantMessage(name, vacant), at, subject: id }
  }
}

export const leadVacant: FindingRule = {
  code: 'lead.vacant',
  severity: 'warning',
  title: 'Leads not in post',
  meaning:
    'The lead is a post that nobody holds yet, or is still to be named. Until then the action waits, or somebody does it without being asked to.',
  example: 'Action 1 of 3.1.2 waits for a lead who is not there yet: “Head of LAC Services (upon appointment)”.',
  board: 2,
  *find(facts) {
    const { themes, outcomes, recommendations, actions } = facts.plan
    yield* vacantIn(themes.map((theme) => ({ ...theme, name: `theme ${theme.ref ?? quoted(theme.title, 60)}` })))
    yield* vacantIn(outcomes.map((one) => ({ ...one, name: `outcome ${one.ref ?? quoted(one.title, 60)}` })))
    yield* vacantIn(recommendations.map((one) => ({ ...one, name: recommendationName(one) })))
    const open = actions.filter((action) => !isDoneWith(facts, action))
    yield* vacantIn(open.map((action) => ({ ...action, name: actionName(facts, action) })))
  },
}

/** Actions by lead, names that differ only in case and punctuation taken as one. Vacant leads are another finding. */
function groupByLead(facts: FindingFacts): Map<string, Action[]> {
  const byLead = new Map<string, Action[]>()
  for (const action of facts.plan.actions) {
    const named = (facts.leads.get(action.id)?.leads ?? []).filter((lead) => lead.vacant !== true)
    for (const key of new Set(named.map((lead) => leadKey(lead.name)))) {
      const held = byLead.get(key)
      if (held) held.push(action)
      else byLead.set(key, [action])
    }
  }
  return byLead
}

/** Two rules ask for them; they are grouped once for each plan looked at. */
const grouped = new WeakMap<FindingFacts, Map<string, Action[]>>()

function actionsByLead(facts: FindingFacts): Map<string, Action[]> {
  const held = grouped.get(facts) ?? groupByLead(facts)
  grouped.set(facts, held)
  return held
}

export const leadOverloaded: FindingRule = {
  code: 'lead.overloaded',
  severity: 'warning',
  title: 'One lead for too much',
  meaning:
    'One post leads more than 15% of the actions, and more than 20 of them. If that person leaves or falls behind, so does the plan.',
  example: 'Chief Officer - CYPSC leads 92 of the 435 actions (21%).',
  board: 2,
  *find(facts) {
    const total = facts.plan.actions.length
    for (const [key, actions] of actionsByLead(facts)) {
      if (actions.length <= mostActions || actions.length <= total * mostShare) continue
      const share = Math.round((actions.length / total) * 100)
      const name = facts.leadNames.get(key) ?? key
      const message = `${name} leads ${actions.length} of the ${total} actions (${share}%).`
      yield { message, at: actions[0]?.at, subject: actions[0]?.id }
    }
  },
}

export const leadBusyMonth: FindingRule = {
  code: 'lead.busy-month',
  severity: 'warning',
  title: 'Too much due of one lead in one month',
  meaning: 'More than eight open actions of one lead fall due in the same month. Some will slip.',
  example: 'Chief Officer - CYPSC has 14 actions due in March 2010.',
  board: 1,
  *find(facts) {
    for (const [key, actions] of actionsByLead(facts)) {
      const dated = actions.filter((action) => action.deadline.due !== null && !isDoneWith(facts, action))
      const byMonth = Map.groupBy(dated, (action) => monthOf(action.deadline.due ?? ''))
      for (const [month, due] of [...byMonth].sort(([a], [b]) => a.localeCompare(b))) {
        if (due.length <= mostInMonth) continue
        const name = facts.leadNames.get(key) ?? key
        const message = `${name} has ${counted(due.length, 'action')} due in ${monthInWords(month)}.`
        yield { message, at: due[0]?.at, subject: due[0]?.id }
      }
    }
  },
}

export const themeNoLead: FindingRule = {
  code: 'theme.no-lead',
  severity: 'warning',
  title: 'Themes without an accountable lead',
  meaning: 'Neither the theme nor all of its outcomes name who answers for it as a whole.',
  example: 'Theme 4 has no accountable lead, nor do all of its outcomes.',
  board: 1,
  *find(facts) {
    for (const theme of facts.plan.themes) {
      const outcomes = facts.plan.outcomes.filter((outcome) => outcome.theme === theme.id)
      const byOutcome = outcomes.length > 0 && outcomes.every((outcome) => outcome.leads.length > 0)
      if (theme.leads.length > 0 || byOutcome) continue
      const below = outcomes.length === 0 ? '' : ', nor do all of its outcomes'
      const name = theme.ref ? `Theme ${theme.ref}` : `The theme ${quoted(theme.title, 60)}`
      yield { message: `${name} has no accountable lead${below}.`, at: theme.at, subject: theme.id }
    }
  },
}
