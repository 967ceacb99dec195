/**
 * One row of many: what a table or a sheet says of an action, judged against where it stood when the row was made and
 * where it stands now. A row that nobody touched says nothing. Pure.
 */
import type { ProgressUpdate } from '../../plan.ts'
import { judgeSaid, type Said, type SaidField, type SaidOf, type SaidProblem, saidFields, standsAs } from './said.ts'
import { readTypedDay } from './typed-day.ts'

export type Row = {
  plan: string
  action: string
  /** How many updates of the action there were when the row was made. */
  seen: number
  said: Said
}

/** What is known of a row's action. */
export type RowNow = {
  /** As it stood when the row was made: after the first `seen` updates. */
  stood: SaidOf
  now: SaidOf
  /** What was said since, oldest first. */
  since: readonly ProgressUpdate[]
  /** Whether the reader may say something of it. */
  allowed: boolean
}

export type FieldChange = { field: SaidField; before: string; after: string }

export type Refusal =
  /** The plan has no such action, or the reader may not read it. */
  | { why: 'unknown' }
  | { why: 'not allowed' }
  /** Somebody has spoken of it since the row was made. */
  | { why: 'late'; theirs: readonly ProgressUpdate[] }
  | { why: 'problems'; problems: readonly SaidProblem[] }

export type Verdict =
  | { kind: 'no change' }
  | { kind: 'change'; update: ProgressUpdate; changes: readonly FieldChange[] }
  | { kind: 'refused'; refusal: Refusal }

/** Sheets trim lines and drop empty ones; to a reader the words are the same. */
const plain = (text: string) =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')

/** Whether a field says what already stands: days however they are typed, words whatever their spaces, a status in any case. */
export function saysTheSame(field: SaidField, said: string, stands: string, near: string): boolean {
  if (field === 'forecast' || field === 'occurrence') {
    const [a, b] = [readTypedDay(said, near), readTypedDay(stands, near)]
    if ('day' in a && 'day' in b) return a.day === b.day
  }
  if (field === 'percent') return said.replace(/\s*%$/, '').trim() === stands
  if (field === 'status') return plain(said).toLowerCase() === stands
  return plain(said) === plain(stands)
}

/** Only the fields that say something else than what stood: an untouched one never takes back what somebody said since. */
export function touchedFields(said: Said, then: SaidOf): Said {
  const stood = standsAs(then.standing)
  const touched = saidFields.filter((field) => {
    const value = said[field]
    return value !== undefined && !saysTheSame(field, value, stood[field], then.on)
  })
  return Object.fromEntries(touched.map((field) => [field, said[field]]))
}

function changesOf(update: ProgressUpdate, fields: readonly SaidField[], of: SaidOf): FieldChange[] {
  const percentOf = ({ percent }: { percent: number | null }) => (percent === null ? '' : String(percent))
  const before = { ...standsAs(of.standing), percent: percentOf(of.standing) }
  const stands = standsAs({ ...of.standing, ...blank, ...update })
  const after = { ...stands, percent: percentOf(update), note: update.note, occurrence: update.occurrence ?? '' }
  return fields.map((field) => ({ field, before: before[field], after: after[field] }))
}

/** What an update does not name is gone, so nothing of the standing before shows through. */
const blank = { forecast: null, blocker: null, pathToGreen: null, declared: null, declaredWhy: null }

const refused = (refusal: Refusal): Verdict => ({ kind: 'refused', refusal })

/** @param known undefined where the plan has no such action, or the reader may not read it */
export function judgeRow(row: Row, known: RowNow | undefined): Verdict {
  if (known === undefined) return refused({ why: 'unknown' })
  const said = touchedFields(row.said, known.stood)
  if (Object.keys(said).length === 0) return { kind: 'no change' }
  if (!known.allowed) return refused({ why: 'not allowed' })
  if (known.since.length > 0) return refused({ why: 'late', theirs: known.since })
  const judged = judgeSaid(said, known.now)
  if (judged.kind === 'problems') return refused({ why: 'problems', problems: judged.problems })
  if (judged.kind === 'nothing new') return { kind: 'no change' }
  return { kind: 'change', update: judged.update, changes: changesOf(judged.update, judged.changed, known.now) }
}

/** A refusal in a sentence. */
export function refusalInWords(refusal: Refusal): string {
  if (refusal.why === 'unknown') return 'There is no such action in a plan that you may read.'
  if (refusal.why === 'not allowed') return 'It is not yours: you may update the actions of posts that you hold.'
  if (refusal.why === 'problems') return refusal.problems.map(({ text }) => `${text}.`).join(' ')
  const newest = refusal.theirs.at(-1)
  const words = newest === undefined || newest.note === '' ? '' : `: “${newest.note}”`
  return `${newest?.by ?? 'Somebody'} has said something of it since${words}.`
}
