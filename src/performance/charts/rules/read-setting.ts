/** The form of a chart's setting, as typed. Pure. */
import { fewestForFixed } from '../../rules/spc.ts'
import type { ChartSetting, Rebase } from './chart-setting.ts'

export type SettingField = 'period' | 'reason' | 'fixAfter' | 'why'
export type SettingForm = {
  /** Periods of the rebases that stay. */
  keep: readonly string[]
  period: string
  reason: string
  fixAfter: string
  screen: boolean
  why: string
}
export type SettingProblem = { field: SettingField; text: string }

/** Longest reason: it stands beside a chart. */
const longest = 300

/**
 * @param held what holds now
 * @param periods those of the series, oldest first
 */
export function readSetting(
  form: SettingForm,
  held: ChartSetting,
  periods: readonly string[],
): { setting: Omit<ChartSetting, 'revision'>; problems: SettingProblem[] } {
  const problems = [...rebaseProblems(form, held, periods), ...fixProblems(form)]
  if (form.why.trim() === '') problems.push({ field: 'why', text: 'Say why the limits change: it is kept with them.' })
  const kept = held.rebase.filter(({ period }) => form.keep.includes(period))
  const added: Rebase[] = form.period === '' ? [] : [{ period: form.period, reason: form.reason.trim() }]
  const rebase = [...kept, ...added].toSorted((a, b) => (a.period < b.period ? -1 : 1))
  const fixAfter = form.fixAfter.trim() === '' ? null : Number(form.fixAfter)
  return { setting: { rebase, fixAfter, screen: form.screen }, problems }
}

function rebaseProblems({ keep, period, reason }: SettingForm, { rebase }: ChartSetting, periods: readonly string[]) {
  const problems: SettingProblem[] = []
  if (period === '' && reason.trim() !== '')
    problems.push({ field: 'period', text: 'Choose the period that the reason is for.' })
  if (period === '') return problems
  if (!periods.slice(1).includes(period))
    problems.push({ field: 'period', text: 'Choose a period after the first one of the chart.' })
  if (keep.includes(period) && rebase.some((one) => one.period === period))
    problems.push({ field: 'period', text: 'New limits begin with this period already.' })
  if (reason.trim() === '')
    problems.push({ field: 'reason', text: 'Say what changed then: limits are never begun anew without a reason.' })
  if (reason.length > longest)
    problems.push({ field: 'reason', text: `The reason is longer than ${longest} characters. Shorten it.` })
  return problems
}

function fixProblems({ fixAfter }: SettingForm): SettingProblem[] {
  const typed = fixAfter.trim()
  if (typed === '' || (/^\d{1,3}$/.test(typed) && Number(typed) >= fewestForFixed)) return []
  return [{ field: 'fixAfter', text: `Give a whole number from ${fewestForFixed} up, or leave it empty.` }]
}
