/** The form of a target, as typed. Pure. */
import { readTypedDay } from '../../../plans/updates/rules/typed-day.ts'
import type { Base, Indicator } from '../../indicators/indicator.ts'
import { type Period, quarterOfMonth, yearOfMonth } from '../../rules/periods.ts'
import { type Target, type Way, ways } from '../target.ts'
import { kindOf, lastMonthOf, monthNumber } from './places.ts'
import { readPeriod } from './typed-period.ts'

export const targetFields = [
  'base',
  'unit',
  'period',
  'way',
  'value',
  'baselineBy',
  'startPeriod',
  'startValue',
  'words',
  'plan',
  'requirement',
  'why',
] as const
export type TargetField = (typeof targetFields)[number]
/** As typed; what a form does not have is empty. */
export type TargetForm = Record<TargetField, string>
export type TargetProblem = { field: TargetField; text: string }

export type ReadTarget =
  | { target: Omit<Target, 'id' | 'state'>; why: string; problems: [] }
  | { target: null; problems: TargetProblem[] }

const longest = 500

/** The side that is good where the indicator has one; otherwise it must be said. */
export const usualWay = ({ better }: Pick<Indicator, 'better'>): Way | null =>
  better === 'neither' ? null : better === 'higher' ? 'at least' : 'at most'

/** @param today tells the year of a day that is typed without one */
export function readTargetForm(indicator: Indicator, form: TargetForm, today: string): ReadTarget {
  const problems: TargetProblem[] = []
  const say = (field: TargetField, text: string | undefined) => {
    if (text !== undefined) problems.push({ field, text })
  }
  const base = indicator.bases.find((one) => one === form.base)
  if (base === undefined) say('base', 'Choose how the months are put together.')
  const period = readOwnPeriod(base, form.period)
  if ('problem' in period) say('period', period.problem)
  const way = usualWay(indicator) ?? ways.find((one) => one === form.way)
  if (way === undefined) say('way', 'Choose which side of the level is asked for.')
  const level = readLevels(indicator, form, today, say)
  const start = readStart(indicator, form, period, say)
  if (form.words.length > longest)
    say('words', `Keep the words under ${longest} characters; there are ${form.words.length}.`)
  if (form.requirement.length > 40) say('requirement', 'Give the code only, such as IN T1.1.')
  if (form.why.trim() === '') say('why', 'Say why: it is kept in the record.')
  else if (form.why.length > longest) say('why', `Keep the reason under ${longest} characters.`)
  if (problems.length > 0 || base === undefined || way === undefined || 'problem' in period)
    return { target: null, problems }
  const named = { indicator: indicator.code, base, unit: form.unit, period: period.period, way }
  const said = { words: form.words.trim(), plan: form.plan || null, requirement: form.requirement.trim() || null }
  return { target: { ...named, ...level, start, ...said }, why: form.why.trim(), problems: [] }
}

type Say = (field: TargetField, text: string | undefined) => void

/** A level as typed: `80`, `80%`, `1,204`; null where it is none that the indicator can have. */
export function readLevel({ unit }: Pick<Indicator, 'unit'>, typed: string): number | null {
  const words = typed.trim().replace(/\s*%$/, '').replaceAll(',', '')
  if (!/^\d{1,9}(\.\d{1,4})?$/.test(words)) return null
  const value = Number(words)
  return unit === 'percentage' && value > 100 ? null : value
}

const levelExample = ({ unit }: Indicator) =>
  unit === 'percentage' ? 'a percentage from 0 to 100, such as 80' : 'a number such as 24'

function readLevels(indicator: Indicator, form: TargetForm, today: string, say: Say) {
  const day = readTypedDay(form.baselineBy, today)
  if ('problem' in day) say('baselineBy', day.problem)
  const baselineBy = 'problem' in day ? null : day.day
  const value = readLevel(indicator, form.value)
  if (form.value.trim() !== '' && value === null) say('value', `Give ${levelExample(indicator)}.`)
  if (form.value.trim() === '' && form.baselineBy.trim() === '')
    say('value', `Give ${levelExample(indicator)}, or the day by which the baseline will be set.`)
  return { value, baselineBy }
}

/** A period that the base can have: a month by month, a quarter by quarter. */
export function fitPeriod(base: Base, period: Period): { period: Period } | { problem: string } {
  const kind = kindOf(period)
  const month = lastMonthOf(period)
  if (base === 'year')
    return monthNumber(yearOfMonth(month)) === monthNumber(period)
      ? { period: yearOfMonth(month) }
      : { problem: 'A target by year is for one year, such as 2026/27.' }
  if (base === 'quarter')
    return kind !== 'year' && monthNumber(quarterOfMonth(month)) === monthNumber(period)
      ? { period: quarterOfMonth(month) }
      : { problem: 'A target by quarter is for one quarter, such as Q1 2026/27.' }
  if ((base === 'month' || base === 'week') && kind !== 'month')
    return { problem: `A target by ${base} is for one month, such as October 2026.` }
  return { period: base === 'snapshot' ? month : period }
}

function readOwnPeriod(base: Base | undefined, typed: string): { period: Period } | { problem: string } {
  const period = readPeriod(typed)
  if (period === null)
    return {
      problem:
        typed.trim() === ''
          ? 'Say when it is to be reached, such as October 2026 or 2026/27.'
          : `“${typed.trim().slice(0, 40)}” is not a period. Give a month such as October 2026, a quarter such as Q1 2026/27 or a year such as 2026/27.`,
    }
  return base === undefined ? { period } : fitPeriod(base, period)
}

function readStart(
  indicator: Indicator,
  form: TargetForm,
  end: { period: Period } | { problem: string },
  say: Say,
): Target['start'] {
  const [typed, level] = [form.startPeriod.trim(), form.startValue.trim()]
  if (typed === '' && level === '') return null
  const period = readPeriod(typed)
  const value = readLevel(indicator, level)
  if (period === null)
    say('startPeriod', 'Give the month in which the line begins, such as April 2026, or leave both empty.')
  else if ('period' in end && monthNumber(period) >= monthNumber(end.period))
    say('startPeriod', 'The line must begin before the target.')
  if (value === null) say('startValue', `Give the level at the beginning, ${levelExample(indicator)}.`)
  return period === null || value === null ? null : { period, value }
}
