/** What the pages of performance call things. */
import type { Base, Better, Origin, Unit } from '../indicators/indicator.ts'

export const origins: Record<Origin, string> = {
  computed: 'Computed from an extract',
  entered: 'Typed in',
  uploaded: 'Published by others, uploaded',
}

export const units: Record<Unit, string> = {
  percentage: 'Percentage',
  count: 'Number',
  rate: 'Rate per 10,000 children',
  average: 'Average',
  score: 'Score',
}

export const ways: Record<Better, string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neither: 'Neither way by itself',
}

export const baseNames: Record<Base, string> = {
  week: 'By week',
  month: 'By month',
  quarter: 'By quarter',
  'year to date': 'Year to date',
  'rolling 12 months': 'Last 12 months',
  'three-month average': 'Last three months',
  year: 'By year',
  snapshot: 'At the end of the month',
}

export const baseSlug = (base: Base): string => base.replaceAll(' ', '-')
