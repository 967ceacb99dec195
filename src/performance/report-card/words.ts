/** The sentences of a report card: the headline, and where it leads if nothing changes. */
import { numberInWords, sentenceCase } from '../../ui/words.ts'
import { type ShownSeries, variationInWords } from '../figures/series.ts'
import type { Base, Unit as Measure } from '../indicators/indicator.ts'
import { type Period, periodInWords } from '../rules/periods.ts'
import { countedInWords, valueInWords } from '../rules/value-words.ts'
import { fewestForPace } from '../targets/rules/pace.ts'
import { kindOf } from '../targets/rules/places.ts'
import { gapInWords, timeInWords } from '../targets/target-words.ts'
import type { Forecast } from './rules/forecast.ts'

/** `In March 2026, the whole authority: 78.4% (120 of 153). It varies as it always does …` */
export function headlineInWords(base: Base, unit: string, series: ShownSeries): string {
  const { latest, measure, spc } = series
  if (latest === null) return 'There are no published figures yet. What lies behind it can be written all the same.'
  const counted =
    measure === 'percentage' && latest.denominator !== null
      ? ` (${countedInWords(measure, latest.numerator, latest.denominator)})`
      : ''
  const rate = measure === 'rate' ? ' per 10,000 children' : ''
  const value = `${sentenceCase(timeInWords(base, latest.period))}, ${unit}: ${valueInWords(measure, latest.value)}${rate}${counted}.`
  return spc?.variation == null ? value : `${value} ${variationInWords(series)}`
}

const each = (period: Period) => kindOf(period)

/** What the continued line says, what it rests on, and what it is not. */
export function forecastInWords(measure: Measure, base: Base, forecast: Forecast | null): string {
  const last = forecast?.ahead.at(-1)
  if (forecast === null || last === undefined)
    return base === 'year to date'
      ? 'A year to date begins anew each April, so no line is continued.'
      : `With fewer than ${numberInWords(fewestForPace)} values, nothing is said of where it leads.`
  const { perPeriod, points, from, to } = forecast
  const way = perPeriod > 0 ? 'up' : 'down'
  const moves = Math.abs(perPeriod) < 1e-9 ? 'no change' : `${way} ${gapInWords(measure, perPeriod)} a ${each(to)}`
  const rests = `a straight line through the newest ${numberInWords(points)} values, ${periodInWords(from)} to ${periodInWords(to)}: ${moves}`
  return `If nothing changes, it is ${valueInWords(measure, last.value)} ${timeInWords(base, last.period)} (${rests}). That is where the line leads, not a promise.`
}
