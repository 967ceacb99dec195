/** A series as CSV, for a spreadsheet. */
import type { Indicator } from '../indicators/indicator.ts'
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
  { points }: ShownSeries,
  figures: readonly Figure[],
  /** Periods whose small numbers the reader may not see. */
  hidden: readonly string[] = [],
): string {
  const source = new Map(figures.map((figure) => [figure.period, figure]))
  const rows = points.map(({ period, numerator, denominator, value }) => [
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
  ])
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
  ]
  return `\ufeff${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
