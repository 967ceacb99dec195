/** A comparison in sentences: what a board hears first, and the lines that a version's summary of changes is offered as. */
import { dayInWords } from '../../rules/days.ts'
import { agree, countedInWords, listed, numberInWords, sentenceCase, shortened } from '../../rules/words.ts'
import type { ComparedPart, PlanComparison } from './compare.ts'
import type { Field, FieldChange } from './compare-fields.ts'
import { partKinds } from './part.ts'

export type DeadlineChange = Extract<FieldChange, { kind: 'deadline' }>
type StandingChange = Extract<FieldChange, { kind: 'standing' }>

const isDeadline = (change: FieldChange): change is DeadlineChange => change.kind === 'deadline'
const isStanding = (change: FieldChange): change is StandingChange => change.kind === 'standing'

export const fieldNames: Record<Field, string> = {
  text: 'words',
  label: 'number',
  deadline: 'deadline',
  leads: 'leads',
  criteria: 'success criteria',
  targets: 'targets',
  milestones: 'milestones',
  partners: 'partners',
  resources: 'resources',
  related: 'related plans',
  sources: 'sources',
  standing: 'standing',
}

export type Counts = {
  added: ComparedPart[]
  gone: ComparedPart[]
  moved: ComparedPart[]
  /** Changed in words, criteria, targets or another printed field. */
  reworded: ComparedPart[]
  deadlines: { part: ComparedPart; change: DeadlineChange }[]
  leads: ComparedPart[]
  standings: { part: ComparedPart; change: StandingChange }[]
}

const apart = new Set<Field>(['deadline', 'leads', 'standing'])

/** The same differences by kind; a part that changed in two ways is in both. */
export function byKind({ parts }: PlanComparison): Counts {
  const changed = parts.filter(({ state }) => state === 'changed')
  return {
    added: parts.filter(({ state }) => state === 'new'),
    gone: parts.filter(({ state }) => state === 'gone'),
    moved: changed.filter(({ moved }) => moved !== null),
    reworded: changed.filter(({ fields }) => fields.some(({ field }) => !apart.has(field))),
    deadlines: changed.flatMap((part) => part.fields.filter(isDeadline).map((change) => ({ part, change }))),
    leads: changed.filter(({ fields }) => fields.some(({ field }) => field === 'leads')),
    standings: changed.flatMap((part) => part.fields.filter(isStanding).map((change) => ({ part, change }))),
  }
}

/** `two actions and one recommendation`; '' for none. */
function kindsInWords(parts: readonly ComparedPart[]): string {
  const each = [...partKinds].reverse().flatMap((kind) => {
    const count = parts.filter((part) => part.kind === kind).length
    return count === 0 ? [] : [countedInWords(count, kind)]
  })
  return listed(each)
}

function partsPhrase(parts: readonly ComparedPart[], one: string, many: string): string[] {
  return parts.length === 0 ? [] : [`${kindsInWords(parts)} ${agree(parts.length, one, many)}`]
}

/** `three deadlines moved, two of them later and one earlier`. */
function deadlinesPhrase(deadlines: Counts['deadlines']): string[] {
  const moved = deadlines.filter(({ change }) => change.days !== 0)
  if (moved.length === 0) return []
  const later = moved.filter(({ change }) => (change.days ?? 0) > 0).length
  const earlier = moved.filter(({ change }) => (change.days ?? 0) < 0).length
  const changed = countedInWords(moved.length, 'deadline')
  if (later === moved.length) return [`${changed} moved later`]
  if (earlier === moved.length) return [`${changed} moved earlier`]
  const ways = [
    ...(later > 0 ? [`${numberInWords(later)} later`] : []),
    ...(earlier > 0 ? [`${numberInWords(earlier)} earlier`] : []),
  ]
  return [`${changed} changed${ways.length > 0 ? ` (${listed(ways)})` : ''}`]
}

function standingsPhrase(standings: Counts['standings']): string[] {
  const delivered = standings.filter(({ change }) => change.after === 'delivered').length
  const others = standings.length - delivered
  return [
    ...(delivered > 0 ? [`${countedInWords(delivered, 'action')} ${agree(delivered, 'was', 'were')} delivered`] : []),
    ...(others > 0 ? [`the standing of ${countedInWords(others, 'action')} changed`] : []),
  ]
}

/** Everything that differs as one sentence, with its names for the two sides: `version 1.3`, `1 March 2010`. */
export function comparisonSentence(comparison: PlanComparison, from: string, to: string): string {
  const { added, gone, moved, reworded, deadlines, leads, standings } = byKind(comparison)
  const phrases = [
    ...partsPhrase(added, 'is new', 'are new'),
    ...partsPhrase(gone, 'is gone', 'are gone'),
    ...partsPhrase(moved, 'hangs elsewhere', 'hang elsewhere'),
    ...deadlinesPhrase(deadlines),
    ...partsPhrase(leads, 'has another lead', 'have other leads'),
    ...partsPhrase(reworded, 'is worded differently', 'are worded differently'),
    ...standingsPhrase(standings),
    ...(comparison.title.length > 0 ? ['the plan has another title'] : []),
  ]
  if (phrases.length === 0) return sentenceCase(`Nothing differs between ${from} and ${to}.`)
  return `Between ${from} and ${to} ${phrases.join('; ')}.`
}

/** `28 days later`, `one day earlier`, `31 May 2026 instead of none`. */
export function deadlineMoved({ before, after, days }: DeadlineChange): string {
  if (days !== null && days !== 0) return `${countedInWords(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
  if (days === 0) return 'the same day in other words'
  if (before.due === null && after.due !== null) return `now has a day, ${dayInWords(after.due)}`
  if (before.due !== null) return `no longer fixes a day; it was ${dayInWords(before.due)}`
  return 'fixes no day, before or now'
}

const said = (deadline: DeadlineChange['before']) => (deadline.text === '' ? 'no deadline' : `“${deadline.text}”`)

/** One change as a line of a summary: `deadline “May 2026” → “June 2026”, 30 days later`. */
export function fieldInWords(change: FieldChange): string {
  switch (change.kind) {
    case 'deadline':
      return `deadline ${said(change.before)} → ${said(change.after)}, ${deadlineMoved(change)}`
    case 'standing':
      return `${change.before} → ${change.after}`
    case 'words':
      return wordsInWords(change)
    case 'list':
      return listInWords(change)
  }
}

function wordsInWords({ field, before, after }: Extract<FieldChange, { kind: 'words' }>): string {
  const name = fieldNames[field]
  if (before === '') return `${name} added: “${shortened(after, 120)}”`
  if (after === '') return `${name} taken out: “${shortened(before, 120)}”`
  return `${name} changed`
}

function listInWords({ field, gone, added, reworded }: Extract<FieldChange, { kind: 'list' }>): string {
  const name = fieldNames[field]
  const quotedList = (list: readonly string[]) => list.map((entry) => `“${shortened(entry, 60)}”`)
  if (field === 'leads' && gone.length > 0 && added.length > 0 && reworded.length === 0)
    return `${name} ${listed(quotedList(gone))} → ${listed(quotedList(added))}`
  const ways = [
    ...(added.length > 0 ? [`${listed(quotedList(added), 3)} added`] : []),
    ...(gone.length > 0 ? [`${listed(quotedList(gone), 3)} taken out`] : []),
    ...reworded.map((one) => `“${shortened(one.before, 60)}” → “${shortened(one.after, 60)}”`),
  ]
  return `${name}: ${ways.join('; ')}`
}

/**
 * The summary of changes that a new version is offered: a line for each part that changed, a sentence to begin with.
 * Standings are left out: that work went on is no change to the plan.
 *
 * @param most lines of parts; the rest are counted
 */
export function summaryOfChanges(comparison: PlanComparison, most = 40): string {
  const lines = comparison.parts.flatMap((part) => {
    const line = partInWords(part)
    return line === null ? [] : [line]
  })
  if (comparison.title.length > 0) lines.unshift('The plan has another title.')
  if (lines.length === 0) return 'No change to the plan’s words, deadlines, leads, criteria or targets.'
  const rest = lines.length - most
  return [...lines.slice(0, most), ...(rest > 0 ? [`And ${countedInWords(rest, 'more change')}.`] : [])].join('\n')
}

function partInWords(part: ComparedPart): string | null {
  const name = sentenceCase(part.name)
  if (part.state === 'new') return `${name} is new: “${shortened(part.text, 120)}”.`
  if (part.state === 'gone') return `${name} is withdrawn${part.reason ? `: ${endless(part.reason)}` : ''}.`
  const ways = [
    ...(part.moved ? [`moved from ${part.moved.from} to ${part.moved.to}`] : []),
    ...part.fields.filter(({ kind }) => kind !== 'standing').map(fieldInWords),
  ]
  return ways.length === 0 ? null : `${name}: ${ways.join('; ')}.`
}

const endless = (text: string) => text.replace(/[.\s]+$/, '')
