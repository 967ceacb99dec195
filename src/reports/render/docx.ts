import { writeDocx } from '../../documents/writers/docx.ts'
import type { MonthlyReport } from '../monthly.ts'
import { monthlyDocument } from './document.ts'

/** The report as a Word file. The same report gives the same bytes. */
export function renderMonthlyDocx(report: MonthlyReport): Promise<Uint8Array> {
  return writeDocx(monthlyDocument(report))
}
