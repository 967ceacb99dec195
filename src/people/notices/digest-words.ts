/** A digest as a person reads it: short lines, plain words, each entry with its own link. */
import { actionName } from '../../plans/views/action-name.ts'
import { shortLines } from '../../platform/mail/short-lines.ts'
import { addresses } from '../../ui/addresses.ts'
import { dateInWords, listInWords, plural, pluralInWords, sentenceCase, shorten } from '../../ui/words.ts'
import { type DigestGroup, type DigestLine, digestGroups } from './rules/digest.ts'
import { linkTo, plainWords } from './rules/mail-links.ts'
import type { Often } from './rules/settings.ts'

export type DigestFor = {
  name: string
  /** The authority's name. */
  authority: string
  often: Exclude<Often, 'off'>
  /** The person who is away, where this goes to their deputy. */
  insteadOf: { name: string; until: string } | null
}

/** So many entries of a group are written out; more would not be read. */
const most = 12

const headings: Record<DigestGroup, string> = {
  'passed on': 'Passed on to you',
  overdue: 'Overdue',
  decide: 'Waiting for your decision',
  returned: 'Proof returned to you',
  'due soon': 'Due soon',
  'no word': 'No word yet this month',
}

const kinds = { proof: 'proof', change: 'request for a change', version: 'version to approve' } as const
const many = { proof: 'proofs', change: 'requests for a change', version: 'versions to approve' } as const

/** `3 actions overdue, 1 decision`: says in the list of mails what waits, and holds no word of a plan. */
export function digestSubject(lines: readonly DigestLine[], insteadOf: DigestFor['insteadOf']): string {
  const of = (group: DigestGroup) => lines.filter((line) => line.group === group)
  const decisions = of('decide').reduce((sum, line) => sum + ('decisions' in line ? line.decisions.count : 0), 0)
  const parts = [
    [of('passed on').length, 'passed on to you'],
    [of('overdue').length, 'overdue'],
    [decisions, decisions === 1 ? 'decision waits' : 'decisions wait'],
    [of('returned').length, 'returned'],
    [of('due soon').length, 'due soon'],
    [of('no word').length, 'without word'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  const subject = `Upturn: ${listInWords(said.slice(0, 3))}`
  return insteadOf === null ? subject : `${subject} (for ${plainWords(insteadOf.name)})`
}

/** The whole message. The one unsubscribe link is added when it is sent. */
export function digestText(lines: readonly DigestLine[], to: DigestFor): string {
  const severalPlans = new Set(lines.map(({ plan }) => plan.id)).size > 1
  const blocks = digestGroups.flatMap((group) => {
    const own = lines.filter((line) => line.group === group)
    return own.length === 0 ? [] : [block(group, own, severalPlans)]
  })
  const plan = severalPlans ? [] : [`Plan: ${plainWords(lines[0]?.plan.title ?? '')}`]
  return shortLines([greeting(to), ...plan, ...blocks, ending(to)].join('\n\n'))
}

function greeting({ name, insteadOf }: DigestFor): string {
  const hello = `Hello ${plainWords(name)},`
  if (insteadOf === null) return `${hello}\n\nThis is what needs you now.`
  const { name: other, until } = insteadOf
  return `${hello}\n\n${plainWords(other)} is away until ${dateInWords(until)} and has named you as deputy. This is what waits for them.`
}

function ending({ authority, often }: DigestFor): string {
  const when = { daily: 'every working day', weekly: 'once a week', monthly: 'once a month' }[often]
  return [
    `You get this ${when} from the improvement plans of ${plainWords(authority)}, and only when there is something to say.`,
    `How often, and when not: ${linkTo(addresses.reminders())}`,
  ].join('\n')
}

function block(group: DigestGroup, lines: readonly DigestLine[], severalPlans: boolean): string {
  const heading = `${headings[group].toUpperCase()} (${lines.length})`
  const written = lines
    .slice(0, most)
    .map((line) => entry(line, severalPlans ? ` (${shorten(plainWords(line.plan.title), 60)})` : ''))
  const left = lines.length - written.length
  const rest = left > 0 ? [`- And ${left} more: ${linkTo(addresses.mine())}`] : []
  return [heading, ...written, ...rest].join('\n\n')
}

/** @param inPlan which plan it is of, where the message is about several */
function entry(line: DigestLine, inPlan: string): string {
  switch (line.group) {
    case 'decide':
      return decisionEntry(line, inPlan)
    case 'returned':
      return `- ${plainWords(line.returned.about)}: returned on ${dateInWords(line.returned.on)}${inPlan}. ${shorten(plainWords(line.returned.why), 200)}\n  ${linkTo(line.returned.path)}`
    case 'passed on':
      return `- ${actionWords(line)}${inPlan}\n  ${lateWords(line)} ${plainWords(line.lead)} leads it.\n  ${linkTo(addresses.action(line.plan.id, line.action.id))}`
    case 'overdue':
      return `- ${actionWords(line)}${inPlan}\n  ${lateWords(line)}\n  Update it: ${updateLink(line)}`
    case 'due soon':
      return `- ${actionWords(line)}${inPlan}\n  Due ${dueWords(line)}.\n  Update it: ${updateLink(line)}`
    case 'no word':
      return `- ${actionWords(line)}${inPlan}\n  ${lastWordWords(line.lastWord)}\n  Update it: ${updateLink(line)}`
  }
}

type OfAction = Extract<DigestLine, { action: unknown }>

function actionWords({ action }: OfAction): string {
  const words = shorten(plainWords(action.text), 120)
  const name = plainWords(actionName(action))
  return action.label === null ? words : `${name}: ${words}`
}

const updateLink = ({ action, plan }: OfAction) => linkTo(addresses.update(plan.id, action.id))

function lateWords({ action, days, lastWord }: OfAction): string {
  const due = action.deadline.due === null ? '' : dateInWords(action.deadline.due)
  return `It was due on ${due}, ${plural(days, 'day')} ago. ${lastWordWords(lastWord)}`
}

const dueWords = ({ action, days }: OfAction) =>
  days === 0 ? 'today' : `on ${dateInWords(action.deadline.due ?? '')}, in ${pluralInWords(days, 'day')}`

const lastWordWords = (on: string | null) =>
  on === null ? 'Nothing has been said of it yet.' : `Last word on ${dateInWords(on)}.`

function decisionEntry({ decisions }: Extract<DigestLine, { group: 'decide' }>, inPlan: string): string {
  const { kind, count, since, path } = decisions
  const what = sentenceCase(count === 1 ? `one ${kinds[kind]}` : `${pluralInWords(count, many[kind], many[kind])}`)
  const age = count === 1 ? `since ${dateInWords(since)}` : `the oldest since ${dateInWords(since)}`
  return `- ${what}, ${age}${inPlan}\n  ${linkTo(path)}`
}

export type PassedOnFor = {
  name: string
  /** The person who is away, where this goes to their deputy. */
  insteadOf: string | null
  plan: { id: string; title: string }
  officers: string
  leads: string
  /** True for the lead whose action it is, false for whoever answers for it. */
  mine: boolean
  /** Working days. */
  after: number
}

export function passedOnSubject(count: number, mine: boolean): string {
  const what = plural(count, 'overdue action')
  return mine ? `Upturn: ${what} passed on` : `Upturn: ${what} passed on to you`
}

/** Told to the lead whose actions are passed on, and to whoever answers for them. */
export function passedOnText(
  actions: readonly { id: string; name: string; text: string; due: string }[],
  to: PassedOnFor,
): string {
  const [it, are] = actions.length === 1 ? ['it', 'This action is'] : ['them', 'These actions are']
  const why = `${are} overdue, and nothing has been said of ${it} for ${plural(to.after, 'working day')} or more.`
  const leads =
    to.leads === '' ? `Nobody holds the post that leads ${it}.` : `Led by ${plainWords(to.leads)}, who knows.`
  const both = to.mine
    ? `${plainWords(to.officers)} has been told too.`
    : `${leads} You are told because you answer for this part of the plan.`
  const instead = to.insteadOf === null ? [] : [`You get this for ${plainWords(to.insteadOf)}, who is away.`]
  const entries = actions.map((action) => passedOnEntry(action, to))
  const words = [`Hello ${plainWords(to.name)},`, ...instead, `${why} ${both}`, `Plan: ${plainWords(to.plan.title)}`]
  return shortLines(
    [...words, ...entries, `How often you are told, and when not: ${linkTo(addresses.reminders())}`].join('\n\n'),
  )
}

function passedOnEntry(
  { id, name, text, due }: { id: string; name: string; text: string; due: string },
  { mine, plan }: PassedOnFor,
): string {
  const words = `${plainWords(name)}: ${shorten(plainWords(text), 120)}`
  const link = mine ? `Update it: ${linkTo(addresses.update(plan.id, id))}` : linkTo(addresses.action(plan.id, id))
  return `- ${words}\n  It was due on ${dateInWords(due)}.\n  ${link}`
}
