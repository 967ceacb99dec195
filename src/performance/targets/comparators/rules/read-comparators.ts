/**
 * Rows of comparators as people send them: indicator, base, period, who and value under headings in any order. What is not
 * understood is told by its row and column, never by its words: a wrong file may hold anything. Pure.
 */
import type { Base, Indicator } from '../../../indicators/indicator.ts'
import { selectOptionalIndicator } from '../../../indicators/library.ts'
import { fitPeriod, readLevel } from '../../rules/read-target-form.ts'
import { readPeriod } from '../../rules/typed-period.ts'
import type { Comparator } from '../../target.ts'

export type RowProblem = {
  /** As a spreadsheet counts: the headings are row 1. */
  row: number
  text: string
}
export type ReadComparators = { comparators: Comparator[]; problems: RowProblem[] }

const columns = {
  indicator: ['indicator', 'code', 'measure', 'indicator code'],
  base: ['base', 'basis'],
  period: ['period', 'year', 'month', 'time period'],
  who: ['who', 'comparator', 'area', 'authority', 'geography', 'name'],
  value: ['value', 'figure', 'percentage', 'rate', 'result'],
} as const
type ColumnName = keyof typeof columns
type Places = Record<ColumnName, number>

/** More rows than any list of comparators has. */
export const mostRows = 5000
const longestWho = 80

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

/** @returns the missing headings, where any but the base is */
function placesOf(headings: readonly string[]): { places: Places } | { missing: string[] } {
  const found = headings.map(plain)
  const place = (name: ColumnName) => {
    const known = new Set<string>(columns[name])
    return found.findIndex((heading) => known.has(heading))
  }
  const places = {
    indicator: place('indicator'),
    base: place('base'),
    period: place('period'),
    who: place('who'),
    value: place('value'),
  }
  const missing = (['indicator', 'period', 'who', 'value'] as const).filter((name) => places[name] < 0)
  return missing.length > 0 ? { missing } : { places }
}

/** @param rows the first one has the headings */
export function readComparators(rows: readonly (readonly string[])[]): ReadComparators {
  const [headings, ...body] = rows
  const found = placesOf(headings ?? [])
  if ('missing' in found)
    return {
      comparators: [],
      problems: [
        {
          row: 1,
          text: `There is no column called ${found.missing.join(', ')}. The first row must have the headings indicator, period, who and value.`,
        },
      ],
    }
  if (body.length > mostRows)
    return {
      comparators: [],
      problems: [{ row: mostRows + 2, text: `There are more than ${mostRows} rows. Hand them in in parts.` }],
    }
  const read = body.map((cells, at) => readRow(cells, found.places, at + 2))
  return {
    comparators: read.flatMap((one) => ('comparator' in one ? [one.comparator] : [])),
    problems: read.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  }
}

type Row = { comparator: Comparator } | { problem: RowProblem }

function readRow(cells: readonly string[], places: Places, row: number): Row {
  const of = (name: ColumnName) => (cells[places[name]] ?? '').trim()
  const read = readComparator({
    indicator: of('indicator'),
    base: of('base'),
    period: of('period'),
    who: of('who'),
    value: of('value'),
  })
  return 'comparator' in read ? read : { problem: { row, text: read.problems[0]?.text ?? '' } }
}

export type ComparatorForm = Record<ColumnName, string>
export type ComparatorProblem = { field: ColumnName; text: string }

/** One comparator as typed; without a base, on the first that its period fits. */
export function readComparator(form: ComparatorForm): { comparator: Comparator } | { problems: ComparatorProblem[] } {
  const problems: ComparatorProblem[] = []
  const say = (field: ColumnName, text: string) => problems.push({ field, text })
  const indicator = selectOptionalIndicator(form.indicator)
  if (indicator === null) say('indicator', 'The indicator is not one that Upturn knows. Give its code, such as NI 59.')
  const period = readPeriod(form.period)
  if (period === null)
    say('period', 'The period is not understood. Give a month, a quarter or a year, such as 2026/27.')
  const base = indicator === null || period === null ? null : baseOf(indicator, form.base, period)
  if (base !== null && 'problem' in base) say('base', base.problem)
  const who = form.who.trim().replace(/\s+/g, ' ')
  if (who === '' || who.length > longestWho) say('who', `Say whose value it is, in ${longestWho} characters at most.`)
  const value = indicator === null ? null : readLevel(indicator, form.value)
  if (indicator !== null && value === null)
    say(
      'value',
      indicator.unit === 'percentage' ? 'The value is not a percentage from 0 to 100.' : 'The value is not a number.',
    )
  if (
    problems.length > 0 ||
    indicator === null ||
    period === null ||
    base === null ||
    'problem' in base ||
    value === null
  )
    return { problems }
  return { comparator: { indicator: indicator.code, base: base.base, period, who, value } }
}

function baseOf({ bases }: Indicator, typed: string, period: string): { base: Base } | { problem: string } {
  const named = typed.trim() === '' ? null : bases.find((base) => plain(base) === plain(typed))
  if (named === undefined) return { problem: `The indicator has no such base. It has ${bases.join(', ')}.` }
  const base = named ?? bases.find((one) => 'period' in fitPeriod(one, period)) ?? bases[0]
  return base === undefined ? { problem: 'The indicator has no base.' } : { base }
}
