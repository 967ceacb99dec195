import { writePdf } from '../../documents/writers/pdf.ts'
import type { MonthlyReport } from '../monthly.ts'
import { monthlyDocument } from './document.ts'

/** The report as a tagged PDF (PDF/UA-1). The same report gives the same bytes. */
export async function renderMonthlyPdf(report: MonthlyReport): Promise<Uint8Array> {
  return writePdf(monthlyDocument(report))
}
