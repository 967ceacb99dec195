/** The continued line in the chart. */
import type { BesideLine } from '../../ui/charts/index.ts'
import type { Unit as Measure } from '../indicators/indicator.ts'
import type { Period } from '../rules/periods.ts'
import { valueInWords } from '../rules/value-words.ts'
import type { Forecast } from './rules/forecast.ts'

/** @param periods of the whole chart; the line stands at those that are ahead */
export function forecastLine(measure: Measure, periods: readonly Period[], { ahead }: Forecast): BesideLine {
  const values = new Map(ahead.map(({ period, value }) => [period, value]))
  const last = ahead.at(-1)
  return {
    name: 'If nothing changes',
    endsWith: `if nothing changes${last === undefined ? '' : ` ${valueInWords(measure, last.value)}`}`,
    look: 'others',
    places: periods.map((period) => {
      const value = values.get(period)
      return value === undefined ? null : { value, words: valueInWords(measure, value), slopes: true }
    }),
  }
}
