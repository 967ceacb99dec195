/**
 * Actions in cells without a column of dates beside them, where the words themselves say by when: each stretch that ends
 * in its own date (`– Completed`, `By January 2010.`, `End date: March 2010`) is an action.
 */
import type { CellLine } from '../../documents/document.ts'
import type { Deadline } from '../../plans/deadline.ts'
import { type DeadlineContext, findDeadlineInWords, readDeadline } from '../readings.ts'
import { blank, type Item, isIntroduction } from './item.ts'
import { sentencesOf } from './sentences.ts'

/** A stretch of words, with the date that closes it, if any. */
type Stretch = { words: string; deadline: Deadline | null; listed: boolean }

/** The actions of a cell's lines; fewer than two where its words hold no date that parts them. Pure. */
export function itemsByInnerDates(lines: CellLine[], context: DeadlineContext): Item[] {
  const stretches = lines.flatMap((line) => stretchesOf(line, context))
  if (!stretches.some(({ deadline }) => deadline)) return []
  return itemsOf(withoutPreamble(joinUndated(dropEmpty(stretches))))
}

/** Prose before the line that announces a list tells how things stand, and is announced with it. */
function withoutPreamble(stretches: Stretch[]): Stretch[] {
  const announced = stretches.findIndex(({ words, listed }) => !listed && isIntroduction(words))
  if (announced < 1 || stretches.slice(0, announced).some(({ deadline }) => deadline)) return stretches
  const words = stretches.slice(0, announced + 1).map((each) => each.words.trim())
  return [{ words: words.join(' '), deadline: null, listed: false }, ...stretches.slice(announced + 1)]
}

/** A list may date each of its sentences; plain prose is parted only by dates that stand as sentences of their own. */
function stretchesOf({ text, item = false }: CellLine, context: DeadlineContext): Stretch[] {
  const stretches: Stretch[] = []
  let words = ''
  for (const sentence of sentencesOf(text)) {
    const found = findDeadlineInWords(sentence, context) ?? (item ? closingFigures(sentence, context) : null)
    const alone = found !== null && sentence.slice(0, found.from).trim() === ''
    words += sentence
    if (found === null || !(alone || item)) continue
    stretches.push({ words, deadline: found.deadline, listed: item })
    words = ''
  }
  if (words.trim() === '') return stretches
  const inner = item ? null : findDeadlineInWords(words, context)
  stretches.push({ words, deadline: inner?.deadline ?? null, listed: item })
  return stretches
}

/** A day in figures at the end of an entry of a list, whatever stands before it: `Board 15.12.09`. */
function closingFigures(sentence: string, context: DeadlineContext): { deadline: Deadline; from: number } | null {
  const match = /\s((?:\d{1,2}[./]\d{1,2}[./]\d{2,4}\s?[-–]\s?)?\d{1,2}[./]\d{1,2}[./](?:20)?\d\d)\s*$/.exec(sentence)
  return match?.[1] ? { deadline: readDeadline(match[1], context), from: match.index } : null
}

const isOnlyDate = ({ words, deadline }: Stretch) =>
  deadline !== null && words.trim().length <= deadline.text.length + longestMark

/** Room for the marks round a date: `– `, `(…).`. */
const longestMark = 4

/** A date by itself holds for what stands above it, back to the last dated stretch; its words stay with the nearest. */
function dropEmpty(stretches: Stretch[]): Stretch[] {
  const kept: Stretch[] = []
  for (const stretch of stretches) {
    const last = kept.at(-1)
    if (!last || !isOnlyDate(stretch)) {
      kept.push(stretch)
      continue
    }
    last.words = `${last.words} ${stretch.words}`
    // `… from October 2009. End date: May 2010`: the day it ends is the deadline, not the day it starts.
    if (last.deadline?.kind === 'from') last.deadline = stretch.deadline
    for (const above of kept.toReversed()) {
      if (above.deadline || isIntroduction(above.words)) break
      above.deadline = stretch.deadline
    }
  }
  return kept
}

/** Prose without a date goes on into the dated prose after it; a small rest goes with what it follows. */
function joinUndated(stretches: Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    const opens = last && !last.deadline && !last.listed && !stretch.listed && !isIntroduction(last.words)
    const rest = last && /^\p{Ll}/u.test(stretch.words) && stretch.words.split(' ').length < 5
    const remark =
      last?.deadline && /^(?:this|these|the results?|it) (?:will|is|are|to)\b/i.test(stretch.words) && !stretch.deadline
    const cut = last && !last.deadline && /\p{Ll}$/u.test(last.words.trim()) && /^\p{Ll}/u.test(stretch.words)
    if (last && (opens || rest || remark || cut)) {
      last.words = `${last.words} ${stretch.words}`
      last.deadline ??= stretch.deadline
    } else joined.push({ ...stretch })
  }
  return joined
}

const itemsOf = (stretches: Stretch[]): Item[] =>
  stretches.map(({ words, deadline }) => {
    const text = words.replace(/\s+/g, ' ').trim()
    return { ...blank(null, text), ...(deadline ? { deadline } : {}), title: !deadline && isIntroduction(text) }
  })
