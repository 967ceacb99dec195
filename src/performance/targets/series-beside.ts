/** What is asked for and what others reach, as lines beside a series in its chart. */
import type { BesideLine } from '../../ui/charts/index.ts'
import type { Unit as Measure } from '../indicators/indicator.ts'
import type { SeriesPoint } from '../rules/bases.ts'
import type { Period } from '../rules/periods.ts'
import { inOrder, levelOn } from './rules/level.ts'
import { holds, inOrderOfTime, monthNumber, periodsLater } from './rules/places.ts'
import type { Comparator, Target } from './target.ts'
import { levelInWords } from './target-words.ts'

/** Periods drawn ahead of the newest value, at most. */
const mostAhead = 18

/** The periods from the newest point to the last target, so that the chart shows where it is to go. */
export function periodsAhead(points: readonly SeriesPoint[], targets: readonly Target[]): Period[] {
  const newest = points.at(-1)?.period
  const last = inOrder(targets).at(-1)?.period
  if (newest === undefined || last === undefined) return []
  const ahead: Period[] = []
  while (ahead.length < mostAhead && monthNumber(ahead.at(-1) ?? newest) < monthNumber(last))
    ahead.push(periodsLater(ahead.at(-1) ?? newest, 1))
  return ahead
}

/** A line for what is asked for, where anything is, and one for each of the others. */
export function besideLines(
  measure: Measure,
  periods: readonly Period[],
  targets: readonly Target[],
  comparators: readonly Comparator[],
): BesideLine[] {
  const asked = askedLine(measure, periods, targets)
  const whos = [...new Set(comparators.map(({ who }) => who))]
  const others = whos.map((who) =>
    othersLine(
      measure,
      periods,
      who,
      comparators.filter((one) => one.who === who),
    ),
  )
  return [...(asked === null ? [] : [asked]), ...others.filter(({ places }) => places.some((place) => place !== null))]
}

function askedLine(measure: Measure, periods: readonly Period[], targets: readonly Target[]): BesideLine | null {
  const due = new Set(inOrder(targets).map(({ period }) => monthNumber(period)))
  const levels = periods.map((period) => levelOn(targets, period))
  const last = levels.findLast((level) => level !== null)
  if (last == null) return null
  const [first] = inOrder(targets)
  // Of the weeks of a month only the last.
  const isDue = (at: number) => {
    const [own, next] = [periods[at] ?? '', periods[at + 1]]
    return due.has(monthNumber(own)) && (next === undefined || monthNumber(next) !== monthNumber(own))
  }
  return {
    name: 'Asked for',
    endsWith: `${first?.way ?? 'at least'} ${levelInWords(measure, last.value)} asked for`,
    look: 'asked',
    places: levels.map((level, at) =>
      level === null
        ? null
        : {
            value: level.value,
            words: levelInWords(measure, level.value),
            slopes: levels[at - 1]?.kind === 'line',
            due: isDue(at),
          },
    ),
  }
}

/** A year that others publish stands beside each of its months. */
function othersLine(
  measure: Measure,
  periods: readonly Period[],
  who: string,
  comparators: readonly Comparator[],
): BesideLine {
  const newest = comparators.toSorted((a, b) => inOrderOfTime(a.period, b.period)).at(-1)
  return {
    name: who,
    endsWith: `${who} ${newest === undefined ? '' : levelInWords(measure, newest.value)}`,
    look: 'others',
    places: periods.map((period) => {
      const found = comparators.find((one) => holds(one.period, period))
      return found === undefined ? null : { value: found.value, words: levelInWords(measure, found.value) }
    }),
  }
}
