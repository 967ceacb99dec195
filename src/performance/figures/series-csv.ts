/** A series as CSV, for a spreadsheet. */
import type { Indicator } from '../indicators/indicator.ts'
import { distanceTo, levelOn } from '../targets/rules/level.ts'
import { holds } from '../targets/rules/places.ts'
import type { Figure } from './figure.ts'
import type { ShownSeries } from './series.ts'

/** A spreadsheet program would run what begins like this; an apostrophe before it makes it text. */
const formula = /^[=+\-@\t\r]/

export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = value ?? ''
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** With the mark that tells Excel it is UTF-8. */
export function seriesCsv(
  indicator: Indicator,
  of: { base: string; unit: string; unitName: string },
  { points, targets, comparators }: ShownSeries,
  figures: readonly Figure[],
  /** Periods whose small numbers the reader may not see. */
  hidden: readonly string[] = [],
): string {
  const source = new Map(figures.map((figure) => [figure.period, figure]))
  const others = [...new Set(comparators.map(({ who }) => who))]
  const reached = (who: string, period: string) =>
    comparators.find((one) => one.who === who && holds(one.period, period))?.value ?? null
  const way = targets[0]?.way ?? null
  const rows = points.map(({ period, numerator, denominator, value }) => {
    const asked = levelOn(targets, period)?.value ?? null
    const distance = asked === null || way === null || value === null ? null : distanceTo(way, value, asked)
    return [
      indicator.code,
      indicator.title,
      of.unit,
      of.unitName,
      of.base,
      period,
      value === null ? null : numerator,
      value === null ? null : denominator,
      hidden.includes(period) ? 'hidden' : value,
      source.get(period)?.limit ?? null,
      source.get(period)?.cut ?? null,
      asked === null ? null : way,
      asked,
      distance,
      ...others.map((who) => reached(who, period)),
    ]
  })
  const head = [
    'Code',
    'Indicator',
    'Unit',
    'Unit name',
    'Base',
    'Period',
    'Numerator',
    'Denominator',
    'Value',
    'Limit',
    'Extract up to',
    'Asked for',
    'Target',
    'Better than the target by',
    ...others,
  ]
  return `\ufeff${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
