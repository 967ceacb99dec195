import { htmlFragment, htmlPage } from '../../documents/writers/html.ts'
import type { MonthlyReport } from '../monthly.ts'
import { monthlyDocument } from './document.ts'

export { reportCss } from '../../documents/writers/html.ts'

/** The report as an HTML file of its own: nothing fetched, no script. */
export function renderMonthlyHtml(report: MonthlyReport): string {
  return htmlPage(monthlyDocument(report))
}

/** The report for a page of ours, which has the title as its `h1` and `reportCss` in its style. */
export function renderMonthlyFragment(report: MonthlyReport): string {
  return htmlFragment(monthlyDocument(report))
}
