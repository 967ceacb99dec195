/** A figure as people type it or as a row of a sheet has it. Pure. */
import type { Indicator } from '../../indicators/indicator.ts'
import type { Period } from '../../rules/periods.ts'
import { lastDayOfPeriod, periodsLater } from '../../targets/rules/places.ts'
import { readPeriod } from '../../targets/rules/typed-period.ts'

export type EntryForm = { period: string; unit: string; numerator: string; denominator: string }
export type EntryField = keyof EntryForm | 'why' | 'file'
export type EntryProblem = { field: EntryField; text: string }

export type Entry = {
  indicator: string
  period: Period
  /** `''` is the authority. */
  unit: string
  numerator: number
  denominator: number | null
}

/** `1,204`, `71.5`, `-2`; null where it is no number. */
export function readNumber(typed: string): number | null {
  const text = typed.trim().replace(/(\d)[ ,](?=\d{3}\b)/g, '$1')
  return /^-?\d{1,12}(\.\d+)?$/.test(text) ? Number(text) : null
}

/** A unit by its id or its name, whatever its case; null where there is none. */
export function findUnit(typed: string, units: readonly { id: string; name: string }[]): string | null {
  const text = typed.trim().toLowerCase()
  if (text === '' || text === 'whole authority' || text === 'authority') return ''
  return units.find(({ id, name }) => id.toLowerCase() === text || name.toLowerCase() === text)?.id ?? null
}

/** What figures are read against: the units there are, and the day, after which no period can begin. */
export type EntryContext = { units: readonly { id: string; name: string }[]; today: string }

const hasBegun = (period: Period, today: string): boolean => lastDayOfPeriod(periodsLater(period, -1)) < today

/** The figure, or what is wrong with each field. */
export function readEntry(
  indicator: Indicator,
  form: EntryForm,
  { units, today }: EntryContext,
): { entry: Entry } | { problems: EntryProblem[] } {
  const problems: EntryProblem[] = []
  const period = readPeriod(form.period)
  if (period === null)
    problems.push({
      field: 'period',
      text: 'Give a month, quarter or year, such as March 2026, Q4 2025/26 or 2025/26.',
    })
  else if (!hasBegun(period, today))
    problems.push({ field: 'period', text: 'This period has not begun: give one that there can be a figure of.' })
  const unit = findUnit(form.unit, units)
  if (unit === null)
    problems.push({
      field: 'unit',
      text: 'There is no such team or area. Choose another, or leave it empty for the whole authority.',
    })
  const numerator = readNumber(form.numerator)
  const divided = indicator.denominator !== null
  if (numerator === null) problems.push({ field: 'numerator', text: 'Give a number such as 12.' })
  else if (numerator < 0 && indicator.unit !== 'score' && indicator.unit !== 'percentage')
    problems.push({ field: 'numerator', text: 'Give nought or a number above it.' })
  const denominator = divided ? readNumber(form.denominator) : null
  if (divided && (denominator === null || denominator <= 0))
    problems.push({ field: 'denominator', text: 'Give a number above nought: what it is counted out of.' })
  else if (
    indicator.unit === 'percentage' &&
    numerator !== null &&
    denominator !== null &&
    (numerator < 0 || numerator > denominator)
  )
    problems.push({
      field: 'numerator',
      text: `Give a number from 0 to ${denominator}: a part cannot be more than the whole.`,
    })
  if (problems.length > 0 || period === null || unit === null || numerator === null) return { problems }
  return { entry: { indicator: indicator.code, period, unit, numerator, denominator } }
}
