/** The chart of a series. */
import { type Chart, type RunKind, type RunPoint, runChart } from '../../ui/charts/index.ts'
import { monthInShort } from '../../ui/words.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { forecastLine } from '../report-card/forecast-line.ts'
import type { Forecast } from '../report-card/rules/forecast.ts'
import { isMonth } from '../rules/periods.ts'
import type { SpcRule } from '../rules/spc.ts'
import { countedInWords, valueInWords } from '../rules/value-words.ts'
import { besideLines, periodsAhead } from '../targets/series-beside.ts'
import { type ShownSeries, variationInWords } from './series.ts'

const ruleWords: Record<SpcRule, string> = {
  'outside the limits': 'outside the limits',
  trend: 'seven in a row up or down',
  'two of three': 'two of three close to a limit',
  shift: 'seven in a row on one side of the mean',
}

const labelOf = (period: string) => (isMonth(period) ? monthInShort(period) : period)

/** @param forecast where the line leads if nothing changes, to be drawn on */
export function seriesChart(
  indicator: Indicator,
  of: string,
  series: ShownSeries,
  forecast: Forecast | null = null,
): Chart {
  const { points, measure, spc, targets, comparators } = series
  const judged = new Map(spc?.points.map((point) => [point.period, point]))
  const drawn = points.map(({ period, value, numerator, denominator }) => {
    const point = judged.get(period)
    const kind: RunKind = point?.kind ?? 'common'
    const why = point?.rules.map(({ rule }) => ruleWords[rule]).join(', ') ?? ''
    const counted =
      value === null || denominator === null ? {} : { counted: countedInWords(measure, numerator, denominator) }
    return { label: labelOf(period), value, words: valueInWords(measure, value), kind, why, ...counted }
  })
  const asked = periodsAhead(points, targets)
  const newest = points.at(-1)?.period ?? ''
  const continued = (forecast?.ahead ?? []).map(({ period }) => period).filter((period) => period > newest)
  const ahead = continued.length > asked.length ? continued : asked
  const periods = [...points.map(({ period }) => period), ...ahead]
  const toCome: RunPoint[] = ahead.map((period) => ({
    ...{ label: labelOf(period), value: null, words: '', kind: 'common', why: 'still to come' },
  }))
  const at = new Map(points.map(({ period }, place) => [period, place]))
  const limits = (spc?.segments ?? []).map((segment) => ({
    ...segment,
    from: at.get(spc?.points[segment.from]?.period ?? '') ?? 0,
    to: at.get(spc?.points[segment.to]?.period ?? '') ?? 0,
  }))
  return runChart(
    [...drawn, ...toCome],
    {
      least: 0,
      ...(measure === 'percentage' ? { most: 100 } : {}),
      limits: (spc?.points.length ?? 0) > 1 ? limits : [],
      breaks: series.setting.rebase.flatMap(({ period, reason }) => {
        const place = at.get(period)
        return spc === null || place === undefined ? [] : [{ at: place, why: reason }]
      }),
      beside: [
        ...besideLines(measure, periods, targets, comparators),
        ...(forecast === null ? [] : [forecastLine(measure, periods, forecast)]),
      ],
      tick: (value) => (measure === 'percentage' ? `${value}%` : value.toLocaleString('en-GB')),
    },
    { title: `${indicator.title}: ${of}`, says: variationInWords(series) },
  )
}
