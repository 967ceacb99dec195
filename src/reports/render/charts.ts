/** The one page of charts: each drawn once, used in every format. */
import { type Chart, dueByMonthChart, marksChart, ragByThemeChart } from '../../ui/charts/index.ts'
import type { StateColour } from '../../ui/palette.ts'
import type { MonthlyReport, ThemeRow } from '../monthly.ts'

export function monthlyCharts(report: MonthlyReport): Chart[] {
  const { ragByTheme, dueByMonth } = report.charts
  return [
    ragByThemeChart(
      ragByTheme.themes.map(({ theme, counts }) => ({ label: theme, counts })),
      wordsOf(report),
      { title: ragByTheme.title, says: ragByTheme.description },
    ),
    marksChart(
      report.marks.themes.map(({ title, marks }) => ({
        label: title,
        done: marks.done,
        evidenced: marks.evidenced,
        felt: feltOf(marks),
      })),
      { title: report.marks.heading, says: report.marks.sentence },
    ),
    dueByMonthChart(
      dueByMonth.months.map(({ month, due, delivered, overdue }) => ({
        month,
        delivered,
        overdue,
        toCome: Math.max(0, due - delivered - overdue),
      })),
      report.asAt,
      { title: dueByMonth.title, says: dueByMonth.description },
    ),
  ]
}

/** Until indicators are held, nobody can say whether it is felt. */
function feltOf(_: ThemeRow['marks']): null {
  return null
}

function wordsOf(report: MonthlyReport): Record<StateColour, string> {
  const words: Record<StateColour, string> = { red: 'Red', amber: 'Amber', green: 'Green', blue: 'Blue', grey: 'Grey' }
  for (const { colour, word } of report.key) words[colour] = word
  return words
}
