/** Periods inside a sentence, and the base that its words name. Pure. */
import type { Base } from '../../../indicators/indicator.ts'
import { monthsLater, type Period } from '../../../rules/periods.ts'
import { basesSaidIn } from '../../../rules/said-bases.ts'
import { lastMonthOf } from '../../rules/places.ts'
import { readPeriod } from '../../rules/typed-period.ts'

export type SaidPeriod = {
  period: Period
  /** Three months were named: `Nov-Jan 2008`. */
  threeMonths?: boolean
  /** As it stands in the text, and where it begins there. */
  words: string
  at: number
  /** The words name no year: taken as the first such month from the plan's beginning on. */
  yearGuessed: boolean
}

const monthName = String.raw`(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?`
const twoYears = String.raw`(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d`

/** Longest first, so that `31/03/11` is not read as `03/11`. */
const anyPeriod = new RegExp(
  [
    String.raw`\b${monthName}\s?[-–]\s?${monthName}\s+20\d\d\b`,
    String.raw`(?<![\d/.])\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d(?![\d/])`,
    String.raw`\bq(?:uarter)?\s?[1-4]\s*(?:of|in|,)?\s*${twoYears}\b`,
    String.raw`\b${twoYears}\s*q(?:uarter)?\s?[1-4]\b`,
    String.raw`\b${monthName}\s+(?:20\d\d|'?\d\d(?![\d/%]))`,
    String.raw`(?<![\d/.])${twoYears}(?![\d/%])`,
    String.raw`\b(?:end of|by|in)\s+20\d\d\b(?!\s?[/–-]\s?\d)`,
    String.raw`\b${monthName}(?![a-z])`,
  ].join('|'),
  'gi',
)

/**
 * Every period that the words name, in their order.
 * @param starts first day of the plan's time, for a month without a year; null where nobody knows
 */
export function periodsIn(text: string, starts: string | null): SaidPeriod[] {
  return [...text.matchAll(anyPeriod)].flatMap((match): SaidPeriod[] => {
    const words = match[0].trim()
    const span = threeMonths(words)
    if (span !== null) return [{ words, at: match.index, period: span, threeMonths: true, yearGuessed: false }]
    const said = { words, at: match.index }
    const period = readPeriod(words.replace(/\s?([/–-])\s?/g, '$1')) ?? endOfYear(words)
    if (period !== null) return [{ ...said, period, yearGuessed: false }]
    const guessed = starts === null ? null : monthFrom(words, starts)
    return guessed === null ? [] : [{ ...said, period: guessed, yearGuessed: true }]
  })
}

/** `Nov-Jan 2008`: three months by the last of them; the year is that of the first. */
function threeMonths(words: string): Period | null {
  const [, first, last, year] = /^([a-z]+)\.?\s?[-–]\s?([a-z]+)\.?\s+(20\d\d)$/i.exec(words) ?? []
  const from = first === undefined ? null : readPeriod(`${first} ${year}`)
  return from !== null &&
    last !== undefined &&
    readPeriod(`${last} ${monthsLater(from, 2).slice(0, 4)}`) === monthsLater(from, 2)
    ? monthsLater(from, 2)
    : null
}

/** `by 2011`, `end of 2011`: December. */
function endOfYear(words: string): Period | null {
  const [, year] = /^(?:end of|by|in)\s+(20\d\d)$/i.exec(words) ?? []
  return year === undefined ? null : `${year}-12`
}

/** A month by its name alone; `may` with a small letter is the verb. */
function monthFrom(words: string, starts: string): Period | null {
  if (words === 'may' || words === 'march') return null
  const first = starts.slice(0, 7)
  const inYear = readPeriod(`${words} ${first.slice(0, 4)}`)
  if (inYear === null) return null
  return inYear >= first ? inYear : readPeriod(`${words} ${Number(first.slice(0, 4)) + 1}`)
}

/** The base that the words name; null where they name none. */
export const baseSaid = (words: string): Base | null => basesSaidIn(words)[0] ?? null

/** `Q1 in 10/11 establishes baseline`, `baseline to be set by June 2026`: the month with which it is to be there. */
export function baselineIn(clause: string, starts: string | null): { by: Period; words: string } | null {
  if (!/\bbaselines?\b/i.test(clause)) return null
  const before = /^(.{0,60}?)\b(?:establish(?:es|ed)?|sets?|gives?|provides?)\b.{0,20}\bbaselines?\b/i.exec(clause)
  const after = /\bbaselines?\b.{0,30}\b(?:set|established|agreed|known)\b.{0,60}/i.exec(clause)
  const words = before?.[0] ?? after?.[0]
  const said = words === undefined ? undefined : periodsIn(words, starts)[0]
  return said === undefined || words === undefined ? null : { by: lastMonthOf(said.period), words }
}
