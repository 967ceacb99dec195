/** The labels that documents give their actions: `Main Action 1:`, `1a,`, `1.a`, `2 b)`, `a) i)`, `6.1`. */
import { toLatinLookAlikes } from '../../documents/look-alikes.ts'
import { remember } from '../remember.ts'

export type Label = {
  /** As the document labels it, without the word "action" and without closing punctuation: `1`, `1a`, `6.1`, `a`. */
  label: string | null
  level: 'main' | 'sub'
  /** The number of the main action it is or belongs to, where the label says. */
  number: number | null
  /** Letters after the number, lower case: `a`, `ai`. Empty for a main action. */
  letters: string
  /** Where the action's own words begin in the text. */
  end: number
}

const mainWord = /^(?:(\d{1,2})\s+)?(?:main\s+)?actions?\s*(\d{1,2})?\s*([a-z])?(?=[\s.,:;)\-–]|$)\s*[.,:;)\-–\s]*/i
const numberLetter =
  /^\(?(\d{1,2})\s?[.,]?\s?([a-z])(?![a-z])\s*(?:[.,:;)]\s*|\s+)+(?:\(?((?:i{1,3}|iv|vi{0,3}|ix|x))\)\s*)?/i
const dotted = /^(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d/%])\.?\s*[:)]?\s+(?=\S)/
const plainNumber = /^\(?(\d{1,2})\s*[.):]\s*(?=[A-Z'"‘“•])/
const singleLetter = /^\(?([a-z])\s*[).]\s*(?=\S)/i
const roman = /^\(?((?:i{1,3}|iv|vi{0,3}|ix|x))\s*\)\s*(?=\S)/

/** No label is longer; the words after it are not looked at. */
const longestLabel = 48

const isMainWord = (text: string) =>
  /^(?:\d{1,2}\s+)?main\s+actions?(?=[\s\d:.,;)-]|$)/i.test(text) || /^action\s*\d{1,2}\s*[:.)-]/i.test(text)

/**
 * Reads the label at the start of an action's words, or null where there is none. Pure.
 *
 * `readLabel('1.a Identify all current capacity')` → `{ label: '1.a', level: 'sub', number: 1, letters: 'a', end: 4 }`
 */
export const readLabel: (printed: string) => Label | null = remember((printed) =>
  labelOf(printed.slice(0, longestLabel), /\sii\)/.test(printed)),
)

function labelOf(printed: string, counts: boolean): Label | null {
  const text = toLatinLookAlikes(printed)
  if (!/^\s*[(\d\p{L}]/u.test(text)) return null
  if (isMainWord(text)) return readMain(text)
  const pair = numberLetter.exec(text)
  if (pair) {
    // `1a, i) All teams … ii) Base lines …`: the numerals count inside the action, and are none of its label.
    const listed = pair[3] === 'i' && counts
    const end = listed ? pair[0].search(/\(?i\)\s*$/) : pair[0].length
    const letters = (pair[2] ?? '').toLowerCase() + (listed ? '' : (pair[3] ?? '').toLowerCase())
    const label = text
      .slice(0, end)
      .replace(/[\s.,:;)]+$/, '')
      .replace(/^\(/, '')
    return { label, level: 'sub', number: Number(pair[1]), letters, end }
  }
  const dots = dotted.exec(text)
  if (dots) return { label: dots[1] ?? null, level: 'main', number: null, letters: '', end: dots[0].length }
  const plain = plainNumber.exec(text)
  if (plain)
    return { label: plain[1] ?? null, level: 'sub', number: Number(plain[1]), letters: '', end: plain[0].length }
  const small = roman.exec(text) ?? singleLetter.exec(text)
  if (small) {
    const letters = (small[1] ?? '').toLowerCase()
    return { label: letters, level: 'sub', number: null, letters, end: small[0].length }
  }
  return null
}

/** The words after the label. */
export const withoutLabel = (text: string): string => text.slice(readLabel(text)?.end ?? 0).trim()

function readMain(text: string): Label {
  const match = mainWord.exec(text)
  const number = match?.[2] ?? match?.[1]
  return {
    label: number === undefined ? null : number + (match?.[3] ?? ''),
    level: 'main',
    number: number === undefined ? null : Number(number),
    letters: '',
    end: match?.[0].length ?? 0,
  }
}

/** A stretch of a cell that holds one action: its label and where its words begin and end. */
export type Labelled = { label: Label | null; from: number; to: number; words: string }

const inside =
  /(?<=^|[\s.;])(?:(?:\d{1,2}\s+)?main\s+actions?\b|\d{1,2}\s?[.,]?\s?[a-z]\s*[.,:;)]|\d{1,2}[a-z]\s+(?=[A-Z])|\(?[A-Z]\))/gi

/**
 * Splits the words of one cell at the labels inside them: `Main Action 1 : Ensure … 1a, Review … 1b, Include …` is three.
 * A label counts only where it follows on from the one before (1 → 1a → 1b → 2), so that "paragraph 2a" in a sentence does not.
 */
export function splitAtLabels(text: string): Labelled[] {
  const plain = toLatinLookAlikes(text)
  const starts: { from: number; label: Label }[] = []
  for (const match of plain.matchAll(inside)) {
    const label = readLabel(plain.slice(match.index))
    const before = starts.at(-1)
    if (!label || label.end === 0 || (before && match.index < before.from + before.label.end)) continue
    const isFirst = starts.length === 0 && opensHere(plain, match.index)
    if (isFirst || follows(starts.at(-1)?.label, label)) starts.push({ from: match.index, label })
  }
  const first = starts[0]
  if (!first) {
    const label = readLabel(text)
    return [{ label, from: 0, to: text.length, words: text.slice(label?.end ?? 0).trim() }]
  }
  const lead = plain.slice(0, first.from).trim()
  const parts = starts.map(({ from, label }, index) => {
    const to = starts[index + 1]?.from ?? text.length
    return { label, from, to, words: text.slice(from + label.end, to).trim() }
  })
  const head = parts[0]
  if (lead && head) {
    // "For NI 59: 1a Design …": what stands before the first label goes with it.
    head.words = `${lead} ${head.words}`
    head.from = 0
  }
  return parts
}

/** A first label counts at the very start, or after a few words that end in a colon. */
const opensHere = (text: string, index: number) => index === 0 || /^[^.]{0,24}:\s*$/.test(text.slice(0, index))

/** Whether `next` can stand right after `previous` in a numbered list; a letter left out (1e → 1g) is allowed. */
function follows(previous: Label | undefined, next: Label): boolean {
  if (!previous) return false
  if (next.level === 'main') return next.number === null || next.number === (previous.number ?? 0) + 1
  if (next.letters === '') return false
  const rank = letterRank(next.letters)
  if (previous.level === 'main')
    return rank <= 1 && (next.number === null || previous.number === null || next.number === previous.number)
  if (next.number !== previous.number) return rank === 0 && next.number === (previous.number ?? 0) + 1
  const step = rank - letterRank(previous.letters)
  return next.number === null ? step >= 0 && step <= 1 : step >= 0 && step <= 2
}

const letterRank = (letters: string) => (letters.codePointAt(0) ?? 97) - 97

/** Whether a label opens a new block of actions: a main action numbered no higher than the last, or `1a` again after `1c`. */
export function restarts(previous: Label | null, next: Label): boolean {
  if (!previous) return false
  if (next.level === 'main') {
    const last = previous.number
    return next.number === null
      ? previous.number !== null || previous.letters !== ''
      : last !== null && next.number <= last
  }
  if (previous.level === 'main' || next.letters === '') return false
  return (
    next.number === previous.number &&
    letterRank(next.letters) < letterRank(previous.letters) &&
    letterRank(next.letters) === 0
  )
}
