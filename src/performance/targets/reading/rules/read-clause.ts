/** Targets in one clause of a plan: a level, the period that goes with it, and the indicator that is meant. Pure. */

import type { Base, Indicator } from '../../../indicators/indicator.ts'
import { indicators, selectOptionalIndicator } from '../../../indicators/library.ts'
import { cues } from '../../../links/rules/cues.ts'
import { codesIn } from '../../../links/rules/propose.ts'
import type { Period } from '../../../rules/periods.ts'
import { readPeriod } from '../../rules/typed-period.ts'
import { levelsIn, type SaidLevel, sequencesIn } from './said-levels.ts'
import { baselineIn, baseSaid, periodsIn, type SaidPeriod } from './said-periods.ts'

export type ReadLevel = {
  indicator: Indicator
  value: number | null
  /** Null where the words name none. */
  period: SaidPeriod | null
  /** For a baseline that is still to be set: the month with which it is to be there. */
  baselineBy: Period | null
  /** As said; null where it was not. */
  base: Base | null
  /** The words that say so. */
  words: string
  /** The indicator is named in the words beside it, and not in these. */
  namedBeside: boolean
}

/**
 * What one target or criterion says by itself. A full stop ends a clause only before a capital letter, so that `i.e. the
 * annual figure` stays with its number; so does the number of a list (`4, ensuring …`).
 */
export function clausesOf(text: string): string[] {
  return text
    .replace(/<[^>]{1,200}>/g, '\n')
    .split(/(?<=[.;])\s+(?=[A-Z(“‘"'])|\s*\|\|\s*|\n+|\s·\s|\s+(?=\d{1,2}[,)]\s+[A-Za-z])/)
    .map((clause) => clause.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
}

type Mention = { indicator: Indicator; at: number }

/** Codes and what documents call indicators, in the order in which they stand. A code is surer than a cue beside it. */
function mentionsIn(clause: string): Mention[] {
  const codes = [...clause.matchAll(/\bN\.?I\.?s?\s*\d{1,3}/g)].flatMap((match) =>
    codesIn(match[0]).flatMap((code) => {
      const indicator = selectOptionalIndicator(code)
      return indicator === null ? [] : [{ indicator, at: match.index }]
    }),
  )
  const plain = clause.toLowerCase()
  const called = indicators.flatMap((indicator) =>
    (cues[indicator.code] ?? []).flatMap((cue) => {
      const found = cue.exec(plain)
      return found === null ? [] : [{ indicator, at: found.index }]
    }),
  )
  return [...codes, ...called].toSorted((a, b) => a.at - b.at)
}

/**
 * Which indicator a level is of: the last code before it; else what is named after it and before the next level; else what
 * was named last before it.
 */
function meantBy(clause: string, mentions: readonly Mention[], level: SaidLevel, next: number): Indicator | null {
  const isCode = ({ at }: Mention) => /^N\.?I/.test(clause.slice(at))
  const code = mentions.findLast((mention) => mention.at < level.at && isCode(mention))
  const cued = mentions.filter((mention) => !isCode(mention))
  const before = cued.findLast(({ at }) => at < level.at)
  // A cue that stands between the code and the level says more only where it is of another indicator without a code.
  if (code !== undefined) return code.indicator
  const after = cued.find(({ at }) => at >= level.end && at < next)
  return (before ?? after)?.indicator ?? null
}

/** Where the words of a level end: at the next level, the next code, or the end. */
function tailEnd(clause: string, level: SaidLevel, next: number): number {
  const code = clause.slice(level.end, next).search(/\bN\.?I\.?s?\s*\d/)
  return code < 0 ? next : level.end + code
}

/**
 * @param starts first day of the plan's time, for months without a year; null where nobody knows
 * @param beside words that name the indicator where the clause does not: those of the action that it is a criterion of
 */
export function readClause(clause: string, starts: string | null, beside = ''): ReadLevel[] {
  const mentions = mentionsIn(clause)
  const known = mentions.length === 0 && saysLittle(clause) ? onlyOne(mentionsIn(beside)) : null
  const first = known ?? mentions[0]?.indicator
  if (first === undefined) return []
  const said = { words: clause, namedBeside: known !== null }
  const baseline = baselineIn(clause, starts)
  if (baseline !== null)
    return [{ ...said, indicator: first, value: null, period: null, baselineBy: baseline.by, base: null }]
  const average = baseSaid(clause) === 'three-month average' ? ('three-month average' as const) : null
  let taken = 0
  return pairs(clause, starts).flatMap(({ level, period, next }) => {
    const meant = known ?? meantBy(clause, mentions, level, next)
    const from = taken
    taken = tailEnd(clause, level, next)
    if (meant === null || !fits(meant, level)) return []
    const span = period?.threeMonths ? ('three-month average' as const) : null
    const base = average ?? span ?? baseSaid(clause.slice(level.end, taken)) ?? baseSaid(clause.slice(from, level.at))
    return [{ ...said, indicator: meant, value: level.value, period, baselineBy: null, base }]
  })
}

/** Words that are neither a number nor a month, such as `by the end of`. */
const fewWords = 6

/** Levels and periods alone: what they are of stands beside them. A clause with words of its own is about something else. */
function saysLittle(clause: string): boolean {
  const words = clause.toLowerCase().match(/[a-z]{2,}/g) ?? []
  return words.filter((word) => readPeriod(`${word} 2010`) === null).length <= fewWords
}

/** Two would leave open which of them is meant. */
function onlyOne(mentions: readonly Mention[]): Indicator | null {
  const named = new Set(mentions.map(({ indicator }) => indicator))
  return named.size === 1 ? ([...named][0] ?? null) : null
}

/** A share is a target of a share, and a plain number of anything else. */
function fits({ unit }: Indicator, { percent }: SaidLevel): boolean {
  return percent === (unit === 'percentage')
}

type Pair = { level: SaidLevel; period: SaidPeriod | null; next: number }

/** Each level with its period: the first after it; where there is none, the last before it that no other level has. */
function pairs(clause: string, starts: string | null): Pair[] {
  const [levels, periods] = [levelsIn(clause), periodsIn(clause, starts)]
  const inTurn = periodsFirst(levels, periods)
  const bySequence = sequencePairs(clause, periods)
  const used = new Set([...bySequence.values()].filter((period) => period !== null && period !== 'today'))
  let lead = 0
  return levels.flatMap((level, at) => {
    const next = levels[at + 1]?.at ?? clause.length
    const given = bySequence.get(level.at) ?? inTurn?.[at]
    if (given === 'today') return []
    if (given !== undefined || bySequence.has(level.at)) return [{ level, period: given ?? null, next }]
    const end = tailEnd(clause, level, next)
    const after = periods.find((one) => !used.has(one) && one.at >= level.end && one.at < end)
    const before = periods.findLast((one) => !used.has(one) && one.at >= lead && one.at < level.at)
    const period = after ?? before ?? null
    if (period !== null) used.add(period)
    lead = level.end
    return [{ level, period, next }]
  })
}

/** `Nov-Jan 2008 8.4% Nov-Jan 2009 8.1%`: where each level has one period just before it, and none follows the last. */
function periodsFirst(levels: readonly SaidLevel[], periods: readonly SaidPeriod[]): readonly SaidPeriod[] | null {
  if (levels.length < 2 || levels.length !== periods.length) return null
  const each = levels.every((level, at) => {
    const period = periods[at]
    return period !== undefined && period.at < level.at && (at === 0 || period.at > (levels[at - 1]?.at ?? 0))
  })
  return each ? periods : null
}

/**
 * Numbers one after another take the periods that follow them one by one. With one period fewer the first number is where
 * it stands today, and no target.
 */
function sequencePairs(clause: string, periods: readonly SaidPeriod[]): Map<number, SaidPeriod | null | 'today'> {
  const found = new Map<number, SaidPeriod | null | 'today'>()
  for (const { levels, to } of sequencesIn(clause)) {
    const after = periods.filter(({ at }) => at >= to).slice(0, levels.length)
    const skip = after.length === levels.length - 1 ? 1 : 0
    levels.forEach((level, at) => {
      found.set(level.at, at < skip ? 'today' : (after[at - skip] ?? null))
    })
  }
  return found
}
