/** Of which figures some words speak: for the month, cumulative, a rolling year. Pure. */
import type { Base } from '../indicators/indicator.ts'

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'

const cues: readonly [Base, RegExp][] = [
  ['three-month average', /\bthree[- ]month(?:ly)? averages?|\b3[- ]month averages?/i],
  // `within 12 months` is part of what many indicators count, not of which figures.
  ['rolling 12 months', /\brolling\b|\b(?:last|previous) (?:12|twelve) months\b/i],
  ['year to date', /\bcumulative|\byear to date\b|\bannual (?:figure|target|average)|\bover the year\b/i],
  [
    'month',
    new RegExp(
      `\\b(?:for|in) (?:the )?month\\b|\\bmonth of\\b|\\b(?:per|each|every|single) month\\b|\\bfor (?:${months})\\b`,
      'i',
    ),
  ],
  ['quarter', /\bfor (?:the )?quarter\b|\bquarterly figure|\(quarter\)/i],
]

/** In a fixed order; empty where they name none. */
export const basesSaidIn = (words: string): Base[] => cues.filter(([, cue]) => cue.test(words)).map(([base]) => base)

/** A whole year without a word on how it is put together: `in 2026/27`, `for 2009/10`. */
export const speaksOfAYear = (words: string): boolean =>
  /\b(?:in|for|during|over) (?:the year )?20\d\d\/\d\d\b/i.test(words)
