/** One cell's run of deadlines, taken apart in printed order so that each can be paired with its action. */
import type { Deadline } from '../../plans/deadline.ts'
import type { Cue } from './cues.ts'
import type { Item } from './items.ts'
import { readKind } from './kinds.ts'
import { type Phrase, parsePhrase, printedSpan } from './phrase.ts'
import type { DeadlineContext } from './settle-years.ts'
import { dropRestated } from './times.ts'

export type SplitDeadline = {
  deadline: Deadline
  /** Offsets in the text: `text.slice(from, to)` is `words`, the label left out. */
  from: number
  to: number
  /** a, b, 1, ii: in small letters, without its bracket. */
  label?: string
  words: string
}

const isCue = (item: Item | undefined, ...cues: Cue[]) => item?.type === 'cue' && cues.includes(item.cue)
const isMark = (item: Item | undefined, ...marks: string[]) => item?.type === 'mark' && marks.includes(item.mark)

/** What alone is a deadline: a time, how often, a length of time, or a word such as "ongoing". */
export const isCore = (item: Item | undefined): boolean =>
  item?.type === 'unit' ||
  item?.type === 'every' ||
  item?.type === 'amount' ||
  isCue(item, 'ongoing', 'tbc', 'done', 'immediate', 'relative', 'nothing')

const leads: Cue[] = [
  'by',
  'from',
  'until',
  'before',
  'after',
  'between',
  'start',
  'within',
  'label',
  'filler',
  'was',
  'now',
]

/** Words that tie what follows to a core of this sort: "monthly from", "6 weeks after", "ongoing until". */
function ties(core: Item, between: Item[]): boolean {
  const has = (...cues: Cue[]) => between.some((item) => isCue(item, ...cues))
  if (core.type === 'every') return between.length > 0
  if (core.type === 'amount' || isCue(core, 'relative')) return has('after', 'before', 'from', 'filler')
  if (isCue(core, 'ongoing', 'immediate')) return has('from', 'until', 'to')
  if (isCue(core, 'done'))
    return between.length > 0 && between.every((item) => isCue(item, 'filler') || isMark(item, ':'))
  if (isCue(core, 'tbc')) return has('after', 'before')
  return has('until', 'to')
}

function bindsWord(core: Item, next: Item, between: Item[], capital: boolean): boolean {
  if (isCue(next, 'relative')) return !capital
  if (next.type === 'every') return isCue(core, 'ongoing') && (between.length > 0 || !capital)
  if (next.type === 'amount') return false
  return !capital && !isCue(next, 'ongoing')
}

/** True where `next` still belongs to the deadline whose last core is `core`. */
function belongs(core: Item, next: Item, between: Item[], piece: Item[], capital: boolean): boolean {
  // 12 & 13 June is printed as one.
  if (next.type === 'unit' && next.joined) return true
  // "Each March": how often and when are said together.
  if (core.type === 'every' && !core.adverb && next.type === 'unit' && between.length === 0) return true
  if (between.some((item) => isMark(item, '/', '&', '→', '+') || isCue(item, 'and', 'then'))) return true
  if (between.some((item) => isMark(item, '-'))) return !(core.type === 'unit' && next.type === 'unit')
  if (isCue(next, 'ongoing') && piece.some((item) => isCue(item, 'then', 'from'))) return true
  if (between.some((item) => item.type === 'word' && item.capital)) return false
  if (next.type === 'unit' || next.type === 'amount') {
    return (
      !between.some((item) => item.type === 'word') &&
      (between.length > 0 || isCue(core, 'done')) &&
      ties(core, between)
    )
  }
  return ties(core, between) || bindsWord(core, next, between, capital)
}

/** Where the words before a new core begin to be its own: after the last core, from its lead words or a capital on. */
function ownWordsFrom(items: Item[], core: number, next: number): number {
  let at = next
  const leadsOn = (i: number) =>
    leads.some((cue) => isCue(items[i], cue)) || isMark(items[i], ':') || (isMark(items[i], '-') && i - 1 > core)
  while (at - 1 > core && leadsOn(at - 1)) at--
  let capital = at
  for (let i = at - 1; i > core && items[i]?.type !== 'mark'; i--) {
    const item = items[i]
    if ((item?.type === 'word' && item.capital) || isCue(item, 'label')) capital = i
    if (item?.type !== 'word' && item?.type !== 'cue') break
  }
  return capital
}

type Label = { label: string; next: number }

/** A) · (b) · 1. · ii) before a deadline. */
function labelAt(phrase: Phrase, i: number, labelled: boolean): Label | undefined {
  const { items, plain } = phrase
  const at = isMark(items[i], '(') ? i + 1 : i
  const head = items[at]
  const close = items[at + 1]
  if (!head || head.type === 'mark' || !isMark(close, ')', '.', ':')) return undefined
  const label = plain.text.slice(head.from, head.to).replace(/\s/g, '')
  const short = /^(?:[a-z]|\d{1,2}|[ivx]{1,4})$/.test(label)
  const next = items[at + 2]
  const leadsOn = isCore(next) || leads.some((cue) => isCue(next, cue)) || next === undefined || next.type === 'word'
  const certain = isMark(close, ')') || i === 0 || labelled
  return short && leadsOn && certain ? { label, next: at + 2 } : undefined
}

type Piece = { items: Item[]; label?: string }

/** True where the line ends here: the next one has a deadline of its own and neither half is left hanging. */
function endsLine(phrase: Phrase, items: Item[], i: number): boolean {
  const item = items[i]
  if (!item || !phrase.tokens[item.first]?.newLine) return false
  const before = items[i - 1]
  if (before?.type === 'cue' && (leads.includes(before.cue) || before.cue === 'to' || before.cue === 'and'))
    return false
  if (isMark(before, '-', '/', ':', '&') || isMark(item, '/', '&', ')') || isCue(item, 'and', 'to', 'then'))
    return false
  for (let at = i; at < items.length && (at === i || !phrase.tokens[items[at]?.first ?? 0]?.newLine); at++) {
    if (isCore(items[at])) return true
  }
  return false
}

/** True where the whole cell is one list by letters or numbers. */
const startsLabelled = (phrase: Phrase) => labelAt(phrase, 0, true) !== undefined

function cut(phrase: Phrase): Piece[] {
  const { items, tokens } = phrase
  const labelled = startsLabelled(phrase)
  const pieces: Piece[] = [{ items: [] }]
  let core = -1
  let depth = 0
  const begin = (from: number, label?: string) => {
    const last = pieces.at(-1)
    const moved =
      last && from < Number.POSITIVE_INFINITY ? last.items.splice(Math.max(0, last.items.length - from)) : []
    if (last && last.items.length === 0 && last.label === undefined) pieces.pop()
    pieces.push({ items: moved, label })
    core = -1
  }
  for (let i = 0; i < items.length; i++) {
    const label = depth === 0 || isMark(items[i], '(') ? labelAt(phrase, i, labelled) : undefined
    if (label && (labelled || core >= 0 || i === 0)) {
      begin(0, label.label)
      i = label.next - 1
      continue
    }
    const item = items[i]
    const last = pieces.at(-1)
    if (!item || !last) break
    if (core >= 0 && depth === 0 && endsLine(phrase, items, i)) begin(0)
    depth = Math.max(0, depth + (isMark(item, '(') ? 1 : isMark(item, ')') ? -1 : 0))
    const before = items[core]
    if (isCore(item)) {
      const capital = tokens[item.first]?.capital ?? false
      if (core >= 0 && before && depth === 0 && !belongs(before, item, items.slice(core + 1, i), last.items, capital)) {
        begin(i - ownWordsFrom(items, core, i))
      }
      core = i
    }
    pieces.at(-1)?.items.push(item)
    if (core >= 0 && depth === 0 && isMark(item, ';', '•', '|')) begin(0)
  }
  return pieces.filter((piece) => piece.items.length > 0)
}

/** Each deadline of a packed cell. Years that one entry leaves out are taken from its neighbours, then from the context. */
export function splitDeadlines(text: string, context: DeadlineContext = {}): SplitDeadline[] {
  const phrase = parsePhrase(text, context)
  return cut(phrase).map(({ items, label }) => {
    const { from, to } = printedSpan(phrase.plain, items)
    const words = text.slice(from, to)
    const deadline: Deadline = { text: words, ...readKind(dropRestated(items)) }
    return { deadline, from, to, ...(label === undefined ? {} : { label }), words }
  })
}
