/** What others reach, beside one's own, in a sentence. */
import type { Unit as Measure } from '../../indicators/indicator.ts'
import type { SeriesPoint } from '../../rules/bases.ts'
import { periodInWords } from '../../rules/periods.ts'
import { valueInWords } from '../../rules/value-words.ts'
import { holds } from '../rules/places.ts'
import type { Comparator } from '../target.ts'
import { levelInWords } from '../target-words.ts'

/** `England: 71% in 2024/25. Here it was 68.4% in March 2025.`: the newest own value within that time, else the newest. */
export function besideInWords(measure: Measure, other: Comparator, points: readonly SeriesPoint[]): string {
  const theirs = `${other.who}: ${levelInWords(measure, other.value)} in ${periodInWords(other.period)}.`
  const known = points.filter(({ value }) => value !== null)
  const own = known.findLast(({ period }) => holds(other.period, period)) ?? known.at(-1)
  if (own === undefined) return theirs
  return `${theirs} Here it was ${valueInWords(measure, own.value)} in ${periodInWords(own.period)}.`
}
