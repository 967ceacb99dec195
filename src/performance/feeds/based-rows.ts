/** Rows of the feed put together on another base, by the same rules as on the pages. Pure. */
import type { Base } from '../indicators/indicator.ts'
import { selectIndicator } from '../indicators/library.ts'
import { isWeekly, seriesOn } from '../rules/bases.ts'
import type { FigureRow } from './figure-rows.ts'

export type PrintedFigure = Pick<
  FigureRow,
  | 'Indicator'
  | 'Title'
  | 'Unit'
  | 'UnitName'
  | 'Breakdown'
  | 'Base'
  | 'Period'
  | 'Numerator'
  | 'Denominator'
  | 'Value'
  | 'Measure'
>

const seriesKey = ({ Indicator, Unit, Breakdown }: FigureRow) => JSON.stringify([Indicator, Unit, Breakdown])

/**
 * @param rows of every month that the base may need: a year before the first one wanted
 * @returns those periods that have a value; an indicator that is not put together on this base has none
 */
export function rowsOnBase(rows: readonly FigureRow[], base: Base): PrintedFigure[] {
  return [...Map.groupBy(rows, seriesKey).values()].flatMap((own) => {
    const [first] = own
    const indicator = first === undefined ? null : selectIndicator(first.Indicator)
    if (first === undefined || indicator === null) return []
    if (base === 'week' ? !isWeekly(indicator) : !indicator.bases.includes(base)) return []
    const { Indicator, Title, Unit, UnitName, Breakdown, Measure } = first
    const counts = own.map(({ Period, Numerator, Denominator }) => ({
      period: Period,
      numerator: Numerator ?? 0,
      denominator: Denominator,
    }))
    return seriesOn(base, indicator.unit, counts).flatMap(({ period, numerator, denominator, value }) =>
      value === null
        ? []
        : [
            {
              ...{ Indicator, Title, Unit, UnitName, Breakdown, Measure, Base: base, Period: period },
              ...{ Numerator: numerator, Denominator: denominator, Value: value },
            },
          ],
    )
  })
}
