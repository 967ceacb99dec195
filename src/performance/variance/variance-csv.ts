/** The counts of a difference as CSV, for a spreadsheet. */
import { csvCell } from '../figures/series-csv.ts'
import { selectIndicator } from '../indicators/library.ts'
import { causes } from './rules/explain.ts'
import type { VarianceMonth } from './variance.ts'

const head = [
  ...['Indicator', 'Title', 'Month', 'Reported numerator', 'Reported denominator', 'Re-run numerator'],
  ...['Re-run denominator', 'Cause', 'What it means', 'Cases', 'Adds to numerator', 'Adds to denominator'],
]

/** One row for each indicator, month and cause. */
export function varianceCsv({ months }: { months: readonly VarianceMonth[] }): string {
  const rows = months.flatMap(({ indicator, month, was, now, causes: own }) =>
    own.map(({ cause, cases, numerator, denominator }) => [
      ...[indicator, selectIndicator(indicator).title, month, was?.numerator ?? null, was?.denominator ?? null],
      ...[now?.numerator ?? null, now?.denominator ?? null, cause, causes[cause], cases, numerator, denominator],
    ]),
  )
  return `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}
