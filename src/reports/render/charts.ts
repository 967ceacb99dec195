/** The one page of charts: each drawn once, used in every format. */
import type { ShownSeries } from '../../performance/figures/series.ts'
import { seriesChart } from '../../performance/figures/series-chart.ts'
import { baseSaid } from '../../performance/links/rules/measure-words.ts'
import type { Spc } from '../../performance/rules/spc.ts'
import { type Chart, dueByMonthChart, marksChart, ragByThemeChart } from '../../ui/charts/index.ts'
import type { StateColour } from '../../ui/palette.ts'
import type { MismatchRow, MonthlyReport } from '../monthly.ts'

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
        felt: marks.felt.of === 0 ? null : { count: marks.felt.count, of: marks.felt.of },
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

/** A chart for each measure that shows that all is done and nothing better. */
export function mismatchCharts({ facts }: MismatchRow['measures'][number]): Chart[] {
  return facts === null ? [] : [seriesChart(facts.indicator, baseSaid[facts.base], newest(facts.series))]
}

/** The board looks at the last two years. */
const drawn = 24

function newest(series: ShownSeries): ShownSeries {
  const points = series.points.slice(-drawn)
  const [first] = points
  if (series.spc === null || first === undefined || points.length === series.points.length) return { ...series, points }
  // Limits are those of all that is known; only what is drawn is less.
  const kept = series.spc.points.findIndex(({ period }) => period >= first.period)
  return { ...series, points, spc: cutSpc(series.spc, Math.max(0, kept)) }
}

function cutSpc(spc: Spc, from: number): Spc {
  const segments = spc.segments
    .filter(({ to }) => to >= from)
    .map((segment) => ({ ...segment, from: Math.max(0, segment.from - from), to: segment.to - from }))
  return { ...spc, points: spc.points.slice(from), segments }
}

function wordsOf(report: MonthlyReport): Record<StateColour, string> {
  const words: Record<StateColour, string> = { red: 'Red', amber: 'Amber', green: 'Green', blue: 'Blue', grey: 'Grey' }
  for (const { colour, word } of report.key) words[colour] = word
  return words
}
