/** What the pages of performance call things. */
import type { FormatName } from '../extracts/format.ts'
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

/** What is handed in of each format. */
export const formatFiles: Record<FormatName, string> = {
  'Standard Safeguarding Dataset': 'its CSV tables, such as ssd_cin_assessments.csv: all history, with teams',
  'Annex A': 'the workbook of lists, or each list as a CSV: the six months before an inspection',
  'Children in need census': 'the XML of a year, or of several',
  'Children looked-after return': 'the CSVs of a year’s SSDA903, such as Episodes and Header',
  'Own columns': 'any other CSV or workbook: you are asked once which heading is which',
}
