/**
 * A printed cell as tokens with their places: words, brackets, dashes and what may part one name from the next. Offsets
 * are those of the cell itself, so that a name can be cut out as it was printed.
 */
import { closedPairs, personTitles } from './lexicon.ts'
import { blank, type Description, describeOnce, plain } from './words.ts'

/** What stands between two words: nothing, a word such as `and` or `with`, or a mark. `hard` always parts. */
export type Separator = 'none' | 'and' | 'with' | 'comma' | 'slash' | 'tight slash' | 'hard'

export type Token = Description & {
  kind: 'word' | 'bracket' | 'vacant' | 'dash'
  from: number
  to: number
  /** What parts it from the token before. */
  before: Separator
  /** Begins, with the token after it, a pair that is whole (`Chief Executive`). */
  closed: boolean
}

/** Words that say nobody has the post yet. */
const vacancy =
  /(?:\b(?:up)?on|\bonce|\bwhen|\bawaiting|\bpending|\bsubject to|\bfollowing)\s+(?:recruitment|appointment|appointed|recruited|in post)\b|\bto be (?:confirmed|appointed|recruited|identified|agreed|advised|decided|determined|nominated|assigned|allocated)\b|\bt\.?b\.?[acd]\b\.?|\bvacan(?:t|cy)\b(?: post)?|\bnew post\b|\bunder recruitment\b|\brecruitment (?:under ?way|in progress)\b|\bnot yet appointed\b|\bunfilled\b/giy

const anyVacancy = new RegExp(vacancy.source, 'i')

export const saysVacant = (text: string): boolean => anyVacancy.test(text)

/** The words of vacancy in a name, as printed: `upon appointment`. */
export const vacancyWords = (text: string): string[] => text.match(new RegExp(vacancy.source, 'gi')) ?? []

const bullet = /[•·▪●◦‣–—*-](?=\s|\S)\s*/y
const enumerator = /\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[).]\s+(?=\p{L})/iuy
const label =
  /(?:(?:lead|support(?:ing)?|owner|responsible|accountable|partners?|key partners?|sponsor|overall|operational|strategic)(?:\s+(?:lead|accountable|responsible|officers?|office|person|member|body|agency|professional)){0,3})\s*:\s*/iy
const linking =
  /(?:will\s+)?(?:work(?:ing)?\s+with|(?:be\s+)?supported\s+by|support\s+from|with\s+support\s+from|assisted\s+by|(?:in\s+)?(?:partnership|conjunction|consultation|collaboration|liaison)\s+with|together\s+with|along\s+with|jointly\s+with|as\s+well\s+as|plus)\b/iy
const ampersandAcronym = /\p{Lu}{1,2}\s?&\s?\p{Lu}{1,2}(?![\p{L}\d])/uy
const word = /[\p{L}\p{N}][\p{L}\p{N}'’‘`.\-–+@°]*/uy

const rank: Record<Separator, number> = { none: 0, 'tight slash': 1, with: 2, and: 3, comma: 4, slash: 5, hard: 6 }
const stronger = (a: Separator, b: Separator): Separator => (rank[a] >= rank[b] ? a : b)

/** Where the bracket that opens at `at` closes; the end of the text where it never does. */
function bracketEnd(text: string, at: number): number {
  let depth = 0
  for (let i = at; i < text.length; i++) {
    if (text[i] === '(' || text[i] === '[') depth++
    else if ((text[i] === ')' || text[i] === ']') && --depth === 0) return i + 1
  }
  return text.length
}

/** A line that only goes on with the line before: `of Fostering`, `(Primary Care Trust)`, or anything after `and` or `of`. */
function continues(text: string, at: number): boolean {
  const before = text.slice(0, at).trimEnd()
  const after = text.slice(at).trimStart()
  return /(?:\b(?:and|of|for|the|to)|[&(–-])$/i.test(before) || /^(?:[([]|(?:of|for|the|and|to|in)\b)/.test(after)
}

const sentenceEnd = (raw: string, rest: string): boolean =>
  /\p{L}{3,}\.$/u.test(raw) && !personTitles.has(plain(raw)) && /^\s+\p{Lu}/u.test(rest)

/** What has been read so far, and where. */
type Scan = { text: string; at: number; tokens: Token[]; before: Separator; lineStart: boolean; shouting: boolean }

function push(scan: Scan, kind: Token['kind'], length: number, description: Description = blank): void {
  const before = scan.tokens.length === 0 ? 'none' : scan.before
  scan.tokens.push({ kind, from: scan.at, to: scan.at + length, before, closed: false, ...description })
  scan.at += length
  scan.before = 'none'
  scan.lineStart = false
}

function part(scan: Scan, separator: Separator, length: number): void {
  scan.before = stronger(scan.before, separator)
  scan.at += length
}

function lineFeed(scan: Scan): void {
  if (!continues(scan.text, scan.at)) {
    scan.before = 'hard'
    scan.lineStart = true
  }
  scan.at++
}

function readWord(scan: Scan, raw: string): void {
  const joint = /^(?:and|or)$/i.test(raw) ? 'and' : /^with$/i.test(raw) ? 'with' : null
  if (joint) {
    part(scan, joint, raw.length)
    return
  }
  // In `Officer- CYPSC` the dash is a dash, not part of the word.
  const trailingDash = /[^\d][-–]+$/.test(raw)
  const length = trailingDash ? raw.replace(/[-–]+$/, '').length : raw.length
  push(scan, 'word', length, describeOnce(raw.slice(0, length), scan.shouting))
  if (!trailingDash && sentenceEnd(raw, scan.text.slice(scan.at, scan.at + 40))) scan.before = 'hard'
}

function slash(scan: Scan): void {
  const around = [scan.text[scan.at - 1] ?? ' ', scan.text[scan.at + 1] ?? ' ']
  part(scan, around.some((c) => /\s/.test(c)) ? 'slash' : 'tight slash', 1)
}

type Rule = { pattern: RegExp; where?: 'line start' | 'word start'; take: (scan: Scan, found: string) => void }

/** The first that matches where the scan stands is taken. */
const rules: Rule[] = [
  { pattern: /[\n\r]/y, take: lineFeed },
  { pattern: /\s/y, take: (scan) => void scan.at++ },
  { pattern: bullet, where: 'line start', take: (scan, found) => part(scan, 'hard', found.length) },
  { pattern: /[•▪●◦‣;|]/y, take: semicolon },
  { pattern: /[([]/y, take: (scan) => push(scan, 'bracket', bracketEnd(scan.text, scan.at) - scan.at) },
  { pattern: enumerator, where: 'word start', take: (scan, found) => part(scan, 'hard', found.length) },
  { pattern: label, where: 'word start', take: (scan, found) => part(scan, 'hard', found.length) },
  { pattern: vacancy, where: 'word start', take: (scan, found) => push(scan, 'vacant', found.length) },
  { pattern: linking, where: 'word start', take: (scan, found) => part(scan, 'with', found.length) },
  {
    pattern: ampersandAcronym,
    where: 'word start',
    take: (scan, found) =>
      push(scan, 'word', found.length, { ...describeOnce('XX', false), word: found.toLowerCase() }),
  },
  { pattern: word, take: readWord },
  { pattern: /,/y, take: (scan) => part(scan, 'comma', 1) },
  { pattern: /[&+]/y, take: (scan) => part(scan, 'and', 1) },
  { pattern: /[/\\]/y, take: slash },
  { pattern: /[-–—−:]/y, take: (scan) => push(scan, 'dash', 1) },
]

function semicolon(scan: Scan, found: string): void {
  part(scan, 'hard', 1)
  scan.lineStart = found !== ';'
}

/** The tokens of one cell, in printed order. Marks that part nothing are left out. */
export function tokenise(text: string): Token[] {
  const shouting = !/\p{Ll}/u.test(text) && /\p{Lu}{4,}\s+\p{Lu}{4,}/u.test(text)
  const scan: Scan = { text, at: 0, tokens: [], before: 'none', lineStart: true, shouting }
  while (scan.at < text.length) {
    const wordStart = scan.at === 0 || !/[\p{L}\p{N}]/u.test(text[scan.at - 1] ?? '')
    const taken = rules.some(({ pattern, where, take }) => {
      if ((where === 'line start' && !scan.lineStart) || (where === 'word start' && !wordStart)) return false
      pattern.lastIndex = scan.at
      const found = pattern.exec(text)?.[0]
      if (!found) return false
      // At the start of a line `A. Begum` is a person and `a. Begum` an item of a list.
      if (pattern === enumerator && /^\p{Lu}\./u.test(found)) return false
      take(scan, found)
      return true
    })
    if (!taken) scan.at++
  }
  scan.tokens.forEach((token, i) => {
    const next = scan.tokens[i + 1]
    token.closed = next !== undefined && closedPairs.has(`${token.word}_${next.word}`)
  })
  return scan.tokens
}
