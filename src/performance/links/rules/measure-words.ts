/** The words for measures and their bases inside a sentence. Pure. */
import type { Base } from '../../indicators/indicator.ts'

export const baseSaid: Record<Base, string> = {
  week: 'by week',
  month: 'by month',
  quarter: 'by quarter',
  'year to date': 'year to date',
  'rolling 12 months': 'last 12 months',
  'three-month average': 'last three months',
  year: 'by year',
  snapshot: 'at the end of the month',
}
