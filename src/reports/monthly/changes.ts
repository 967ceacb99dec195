/**
 * Changes to the plan since the last report: what a board is answerable for, each with old and new, why, and who decided;
 * versions approved; what waits for a decision. That work went on is counted, not listed.
 */
import { fieldInWords } from '../../plans/control/rules/comparison-words.ts'
import { findPart } from '../../plans/control/rules/part.ts'
import { nameOf } from '../../plans/control/rules/part-names.ts'
import { groupOf, type RecordGroup } from '../../plans/control/rules/record-groups.ts'
import { recordedEdit, requestBehind } from '../../plans/control/rules/recorded-edit.ts'
import { dayInWords } from '../../plans/rules/days.ts'
import type { PlanStructure } from '../../plans/rules/structure.ts'
import { agree, counted, countedInWords, listed, sentenceCase } from '../../plans/rules/words.ts'
import { section } from './rows.ts'
import type { ChangeRow, ChangesSection, MonthlyOptions, ReportChange } from './types.ts'

/** Whether a change is listed: the plan itself, what was agreed to, and a version that came into force or was taken on. */
function isListed({ what }: ReportChange): boolean {
  const group = groupOf(what)
  return group === 'plan' || what === 'change agreed' || what === 'version approved' || what === 'version taken on'
}

function sentenceOf(count: number, { asAt, since }: MonthlyOptions): string {
  const when = since ? `since ${dayInWords(since)}` : `up to ${dayInWords(asAt)}`
  if (count === 0) return `The plan has not been changed ${when}.`
  return `${sentenceCase(countedInWords(count, 'change'))} ${agree(count, 'was', 'were')} made to the plan ${when}.`
}

const others: [RecordGroup, singular: string, plural: string][] = [
  ['progress', 'report of progress', 'reports of progress'],
  ['proof', 'step with proof', 'steps with proof'],
  ['doubts', 'doubt about the reading decided', 'doubts about the reading decided'],
  ['requests', 'other step with a request', 'other steps with requests'],
  ['versions', 'other step with a version', 'other steps with versions'],
  ['other', 'other change', 'other changes'],
]

/** `Besides, 41 reports of progress and 3 steps with proof were recorded.`; null for nothing. */
function alsoOf(changes: readonly ReportChange[]): string | null {
  const parts = others.flatMap(([group, singular, plural]) => {
    const count = changes.filter(({ what }) => groupOf(what) === group).length
    return count === 0 ? [] : [counted(count, singular, plural)]
  })
  if (parts.length === 0) return null
  return `Besides, ${listed(parts)} ${agree(changes.length, 'was', 'were')} recorded.`
}

/** What became of it, with the part's name as the plan has it now: `Action 1a of 2.1: deadline “May” → “June”, 30 days later`. */
function whatOf(change: ReportChange, structure: PlanStructure): string {
  const { what, before = null, after = null } = change
  if (what === 'version approved') return `Version ${labelIn(after)} approved`
  const edit = recordedEdit({ what, before, after })
  if (edit === null) return sentenceCase(what)
  const name = sentenceCase(nameOf(structure, findPart(structure.plan, edit.kind, edit.id) ?? edit.after))
  if (edit.before === null) return `${name} added`
  if (isWithdrawal(change)) return `${name} withdrawn`
  return edit.fields.length === 0 ? `${name} moved` : `${name}: ${edit.fields.map(fieldInWords).join('; ')}`
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const labelIn = (after: unknown) => String(objectOf(after).label ?? '')

/** By its own name, or (agreed to) by the request it came from. */
function isWithdrawal({ what, after }: ReportChange): boolean {
  return what.endsWith('withdrawn') || objectOf(objectOf(after).asked).does === 'withdraw'
}

function whoOf({ who, what, after }: ReportChange): string {
  const request = requestBehind(after)
  if (request !== null) return `${request.askedBy} asked, ${who} agreed`
  const capacity = objectOf(after).capacity
  return what === 'version approved' && typeof capacity === 'string' && capacity !== '' ? `${who} (${capacity})` : who
}

const rowOf = (change: ReportChange, structure: PlanStructure): ChangeRow => ({
  on: change.on,
  onInWords: dayInWords(change.on),
  who: whoOf(change),
  what: whatOf(change, structure),
  why: requestBehind(change.after)?.reason ?? change.why,
  subject: change.subject ?? null,
})

/** Those after the last report and not after this one's day, newest first. */
export function changesSection(options: MonthlyOptions, structure: PlanStructure): ChangesSection {
  const heading = 'Changes to the plan'
  const waiting = (options.waiting ?? []).map((one) => ({ ...one, onInWords: dayInWords(one.on) }))
  if (options.changes === undefined) {
    const sentence = 'This report was made without the record of changes, so it cannot say what changed.'
    return { ...section<ChangeRow>(heading, sentence, []), also: null, waiting }
  }
  const since = options.changes
    .filter(({ on }) => on.slice(0, 10) <= options.asAt && (!options.since || on.slice(0, 10) > options.since))
    .sort((a, b) => b.on.localeCompare(a.on))
  const rows = since.filter(isListed).map((change) => rowOf(change, structure))
  const also = alsoOf(since.filter((change) => !isListed(change)))
  return { ...section(heading, sentenceOf(rows.length, options), rows), also, waiting }
}
