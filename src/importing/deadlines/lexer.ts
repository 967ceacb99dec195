/** Plain text into words, numbers and marks. One pass; every pattern is anchored, so junk costs no more than sense. */
import type { Plain } from './text.ts'
import { monthOf } from './vocabulary.ts'

export type Token = {
  kind: 'word' | 'number' | 'mark' | 'other'
  text: string
  /** Offsets in the plain text. */
  from: number
  to: number
  /** White space stands before it. */
  spaced: boolean
  /** A line ends before it. */
  newLine: boolean
  /** 3rd, 19 th. */
  ordinal: boolean
  /** ’11 */
  tick: boolean
  /** Printed with a capital. */
  capital: boolean
}

const space = /\s+/y
const initials = /[a-z](?:\. ?[a-z](?![a-z]))+\.?/y
const slashed = /(?:w\/?c|w\/?e|w\/b|w\/comm|n\/a|y\/e|f\/y|a\/y|c\/f)(?![a-z])/y
const clock =
  /t?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?z?(?:\s?[ap]m)?|\d{1,2}(?:\.\d{2})?\s?(?:am|pm|noon|hrs)(?![a-z])/y
const amount = /£\s?\d[\d.,]*(?:[kmb]n?(?![a-z]))?|\d{1,9}(?:\.\d{1,9})?\s?%|\d{1,3}(?:,\d{3})+(?!\d)/y
const number = /'?(\d+)/y
const ending = /(st|nd|rd|th)([a-z]*)/y
const apartEnding = /\s{1,3}(?:st|nd|rd|th)(?=\s+(?:of\s+)?([a-z]+))/y
const word = /[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/uy
const mark = /-+>|=+>|-+|\.{2,}|[\s\S]/uy

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The length of "st", "nd", "rd", "th" after a number, also set apart by the scanner or stuck to the month. */
function ordinalLength(text: string, at: number): number {
  const close = match(ending, text, at)
  if (close && (close[2] === '' || monthOf(close[2] ?? '') !== undefined)) return close[1]?.length ?? 0
  const apart = match(apartEnding, text, at)
  return apart && monthOf(apart[1] ?? '') !== undefined ? apart[0].length : 0
}

const isLetter = (letter: string | undefined) => letter !== undefined && /\p{L}/u.test(letter)
const isDigit = (letter: string | undefined) => letter !== undefined && letter >= '0' && letter <= '9'

type Piece = Pick<Token, 'kind' | 'text' | 'to' | 'ordinal' | 'tick'>

function numberPiece(text: string, at: number): Piece | undefined {
  const found = match(number, text, at)
  const digits = found?.[1]
  if (!found || digits === undefined) return undefined
  const tick = found[0].startsWith("'")
  if (tick && digits.length !== 2 && digits.length !== 4) return undefined
  const end = at + found[0].length
  const ordinal = digits.length <= 2 ? ordinalLength(text, end) : 0
  return { kind: 'number', text: digits, to: end + ordinal, ordinal: ordinal > 0, tick }
}

/** An initial, a clock or an amount has a figure, a full stop, a stroke or a currency sign in its first two letters or its second. */
const mayBeShort = (text: string, at: number): boolean => {
  const [first, second] = [text[at], text[at + 1]]
  return isDigit(first) || first === '£' || second === '.' || second === '/' || (first === 't' && isDigit(second))
}

function pieceAt(text: string, at: number): Piece {
  const plain = (kind: Token['kind'], found: RegExpExecArray, said = found[0]): Piece => ({
    kind,
    text: said,
    to: at + found[0].length,
    ordinal: false,
    tick: false,
  })
  const before = text[at - 1]
  if (!isLetter(before) && !isDigit(before) && mayBeShort(text, at)) {
    const short = match(initials, text, at)
    if (short) return plain('word', short, short[0].replace(/[. ]/g, ''))
    const cut = match(slashed, text, at)
    if (cut) return plain('word', cut, cut[0].replace('/', ''))
    if (before !== '/' && before !== '.') {
      const other = match(clock, text, at) ?? match(amount, text, at)
      if (other) return plain('other', other)
    }
  }
  const digits = numberPiece(text, at)
  if (digits) return digits
  const letters = match(word, text, at)
  if (letters) return plain('word', letters, letters[0].replace(/'s$/, ''))
  const sign = match(mark, text, at)
  if (!sign) return { kind: 'mark', text: text[at] ?? '', to: at + 1, ordinal: false, tick: false }
  return plain('mark', sign, /^[-=]+>$/.test(sign[0]) ? '→' : /^-+$/.test(sign[0]) ? '-' : sign[0])
}

/** Scanners read 1 as l and 0 as o inside dates: l4/3/12, 3/1o/12. Lengths stay as they are. */
const mendFigures = (text: string) =>
  text.replace(/(?<![a-z0-9])l(?=\d?[/.]\d)/g, '1').replace(/(?<=\d[/.]\d?|\d[/.]\d)o(?=\d|[/.]\d)/g, '0')

/** The tokens of a plain text, in order. */
export function lex(plain: Plain): Token[] {
  const text = mendFigures(plain.text)
  const tokens: Token[] = []
  let at = 0
  let spaced = false
  let newLine = false
  while (at < text.length) {
    const gap = match(space, text, at)
    if (gap) {
      spaced = true
      newLine ||= gap[0].includes('\n')
      at += gap[0].length
      continue
    }
    const piece = pieceAt(text, at)
    const first = plain.printed[plain.at[at] ?? 0] ?? ''
    tokens.push({ ...piece, from: at, spaced, newLine, capital: first !== first.toLowerCase() })
    at = piece.to
    spaced = false
    newLine = false
  }
  return tokens
}
