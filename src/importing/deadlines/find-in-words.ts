/** The date inside or at the end of an action's own prose. Cautious: names, measures and history are no deadlines. */
import type { Deadline } from '../../plans/deadline.ts'
import type { Cue } from './cues.ts'
import type { Item, UnitItem } from './items.ts'
import { type Phrase, parsePhrase, printedSpan, readDeadline } from './phrase.ts'
import type { DeadlineContext } from './settle-years.ts'

export type FoundDeadline = { deadline: Deadline; from: number; to: number }

const isCue = (item: Item | undefined, ...cues: Cue[]) => item?.type === 'cue' && cues.includes(item.cue)
const isMark = (item: Item | undefined, ...marks: string[]) => item?.type === 'mark' && marks.includes(item.mark)
const breaks = ['.', ';', '•', '-', ':', '(', ')', '"', '|', '▪', '●']

/** What a dated thing is called: "the report of March 2010" is no deadline. */
const datedThings =
  /^(inspections?|reports?|reviews?|letters?|notices?|acts?|surveys?|assessments?|judgements?|guidance|papers?|published|issued|held|undertaken|conducted|identified|completed|agreed|made|received|dated|highlighted|recommended|raised|audits?)$/

type Segment = { first: number; last: number; opened: Item | undefined }

/** Whether a mark stands between sentences or clauses, and not inside a name ("ICS-based", "3.2"). */
function isBreak(phrase: Phrase, items: Item[], at: number): boolean {
  const item = items[at]
  if (!isMark(item, ...breaks)) return phrase.tokens[item?.first ?? -1]?.newLine ?? false
  const after = items[at + 1]
  const spaced = phrase.tokens[item?.first ?? -1]?.spaced || (after && phrase.tokens[after.first]?.spaced)
  return isMark(item, '(', ')', ';', '•', '▪', '●') || Boolean(spaced) || after === undefined
}

function lastSegment(phrase: Phrase, items: Item[]): Segment | undefined {
  let last = items.length - 1
  while (last >= 0 && items[last]?.type === 'mark') last--
  if (last < 0) return undefined
  let first = last
  while (
    first > 0 &&
    !isMark(items[first - 1], ...breaks) &&
    !(phrase.tokens[items[first]?.first ?? -1]?.newLine ?? false)
  )
    first--
  if (first > 0 && isMark(items[first - 1], ...breaks) && !isBreak(phrase, items, first - 1)) return undefined
  return { first, last, opened: items[first - 1] }
}

const settled: Cue[] = ['done', 'ongoing', 'immediate', 'tbc']
const inside: Cue[] = [
  'by',
  'from',
  'until',
  'before',
  'onwards',
  'filler',
  'start',
  'and',
  'then',
  'to',
  'now',
  'between',
  ...settled,
]

const saysWhen = (item: Item) =>
  item.type === 'unit' || item.type === 'every' || item.type === 'mark' || isCue(item, ...inside)

/** A date printed alone is a deadline where its year is printed, or a cue stands with it; "2010/11" needs the cue. */
function isDated(part: Item[], isWhole: boolean): boolean {
  const cued = part.some((item) => isCue(item, 'by', 'before', 'until', 'from'))
  return part.some(
    (item) => item.type === 'unit' && (!item.unit.weak || cued) && (item.unit.year !== undefined || cued || isWhole),
  )
}

/** A last sentence or clause that says when and nothing else: "November 2009", "– Completed", "By November 2009 and ongoing". */
function standsAlone(items: Item[], segment: Segment): boolean {
  const part = items.slice(segment.first, segment.last + 1)
  const within = part.some((item) => isCue(item, 'within'))
  const isLength = (item: Item) => within && (item.type === 'amount' || isCue(item, 'within'))
  if (part.length === 0 || part.length > 14 || !part.every((item) => saysWhen(item) || isLength(item))) return false
  const named = items[segment.first - 2]
  if (isMark(segment.opened, '(') && named?.type === 'word' && datedThings.test(named.word)) return false
  if (part.some((item) => item.type === 'unit')) return isDated(part, segment.first === 0)
  if (part.some((item) => isCue(item, ...settled)) || within) return true
  return part.some((item) => item.type === 'every') && segment.opened !== undefined && !isMark(segment.opened, '(')
}

/** "Nov 09 – ongoing": a clause cut in two by its own dash. */
function widen(phrase: Phrase, items: Item[], segment: Segment): Segment {
  if (!isMark(segment.opened, '-', ':', '(')) return segment
  const wider = lastSegment(phrase, items.slice(0, segment.first - 1))
  if (!wider || !standsAlone(items, { ...wider, last: segment.last })) return segment
  return { ...wider, last: segment.last }
}

type Candidate = { first: number; last: number; explicit: boolean; terminal: boolean; due: string }

const explicitWords = /end date|deadline|due date|completion date|target date|timescale|timeframe|by when/
/** Cues that promise a day wherever they stand; the rest of `by` ("likely", "aim") is too common in prose. */
const promises =
  /\bby\b|^before|prior to|no later than|not later than|^due|end date|deadline|completion date|target date|timescale|timeframe|to be completed|in place by|on or before|^end$/

function cueBefore(items: Item[], at: number): number | undefined {
  for (let i = at - 1; i >= 0 && i > at - 6; i--) {
    const item = items[i]
    if (isCue(item, 'by', 'before')) return i
    if (!isCue(item, 'filler', 'start') && !isMark(item, ':', '-')) break
    if (item?.type === 'cue' && /\bby\b/.test(item.words)) return i
  }
  return undefined
}

/** "was agreed by March 2009", "had been set up by": told, not asked for. */
const isTold = (items: Item[], at: number, after = at) =>
  items.slice(after + 1, after + 3).some((item) => item.type === 'word' && /^(was|were|had)$/.test(item.word)) ||
  items.slice(Math.max(0, at - 5), at).some((item) => item.type === 'word' && /^(was|were|had)$/.test(item.word)) ||
  items.slice(Math.max(0, at - 5), at).some((item) => item.type === 'cue' && item.cue === 'was')

function promised(items: Item[], at: number, unit: UnitItem, last: number): Candidate | undefined {
  const cue = cueBefore(items, at)
  const item = cue === undefined ? undefined : items[cue]
  if (cue === undefined || item?.type !== 'cue' || !promises.test(item.words) || isTold(items, cue, at))
    return undefined
  const explicit = explicitWords.test(item.words)
  return { first: cue, last: at, explicit, terminal: at >= last, due: unit.window?.last ?? '' }
}

/** A date that ends the prose without a stop: "… from September 2010", "training in January 2010", "… 28/02/12". */
function closing(items: Item[], at: number, unit: UnitItem): Candidate | undefined {
  if (unit.unit.weak || unit.unit.year === undefined) return undefined
  let first = at
  while (
    first > 0 &&
    isCue(items[first - 1], 'filler', 'start', 'from', 'until', 'to') &&
    !/^(for|with|as|of|and)$/.test(wordsOf(items[first - 1]))
  )
    first--
  const before = items[first - 1]
  if (before?.type === 'mark' && !isMark(before, ',')) return undefined
  if (before?.type === 'word' && (datedThings.test(before.word) || before.figure)) return undefined
  if (first === at && (unit.unit.grain !== 'day' || before?.type !== 'word')) return undefined
  if (isTold(items, first) || /^(the|a|this|that|on)$/.test(wordsOf(items[first]))) return undefined
  return { first, last: at, explicit: false, terminal: true, due: unit.window?.last ?? '' }
}

const wordsOf = (item: Item | undefined) => (item?.type === 'cue' ? item.words : '')

function candidates(items: Item[]): Candidate[] {
  let last = items.length - 1
  while (last >= 0 && (items[last]?.type === 'mark' || isCue(items[last], 'onwards'))) last--
  const found: Candidate[] = []
  items.forEach((item, at) => {
    if (item.type !== 'unit') return
    const candidate = promised(items, at, item, last) ?? (at === last ? closing(items, at, item) : undefined)
    if (!candidate) return
    const onwards = isCue(items[at + 1], 'onwards') ? 1 : 0
    found.push({ ...candidate, last: at + onwards })
  })
  return found
}

/** The one that counts: at the end of the prose, else called a deadline, else the latest. */
function best(found: Candidate[]): Candidate | undefined {
  const terminal = found.find((candidate) => candidate.terminal)
  const explicit = found.filter((candidate) => candidate.explicit).at(-1)
  if (terminal ?? explicit) return terminal ?? explicit
  return found.reduce<Candidate | undefined>(
    (latest, next) => (!latest || next.due >= latest.due ? next : latest),
    undefined,
  )
}

const namesTime =
  /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|easter|christmas|xmas|term|year|quarter|within)/i

/** Prose that names no time can still end in "Done": then only its last words need to be read. */
const lastWords = (text: string) => (namesTime.test(text) ? 0 : Math.max(0, text.length - 160))

/** The deadline that an action's own words hold, with where it is printed, or null. */
export function findDeadlineInWords(text: string, context: DeadlineContext = {}): FoundDeadline | null {
  const skipped = lastWords(text)
  const phrase = parsePhrase(text.slice(skipped), context)
  const { items } = phrase
  const segment = lastSegment(phrase, items)
  const chosen = segment && standsAlone(items, segment) ? widen(phrase, items, segment) : best(candidates(items))
  if (!chosen) return null
  const span = printedSpan(phrase.plain, items.slice(chosen.first, chosen.last + 1))
  const { from, to } = { from: span.from + skipped, to: span.to + skipped }
  const deadline = readDeadline(text.slice(from, to), context)
  return deadline.kind === 'none' ? null : { deadline, from, to }
}
