/** A plan out of Upturn and in again without loss: as the plan file, Excel, CSV or Word. */
import { unzipSync } from 'fflate'
import { UnreadableFile, type Warning } from '../../documents/document.ts'
import type { Plan } from '../plan.ts'
import { parsePlanFile } from '../plan-schema.ts'
import { planFromCsv, planToCsv } from './csv.ts'
import { planFromDocx, planToDocx } from './docx.ts'
import type { ExportFormat } from './formats.ts'
import { planFromXlsx, planToXlsx } from './xlsx.ts'

/**
 * The plan as a file of a format; `readExportedPlan` gives the same plan back.
 * @param options.date the day a Word file says it was made on; the plan's own date where left out, so that the same plan
 *   gives the same bytes
 */
export async function exportPlan(
  plan: Plan,
  format: ExportFormat,
  options: { date?: string } = {},
): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(plan, null, 2)}\n`)
    case 'xlsx':
      return planToXlsx(plan)
    case 'csv':
      return planToCsv(plan)
    case 'docx':
      return planToDocx(plan, options.date ?? plan.version?.date ?? '2000-01-01')
  }
}

/** What came of looking for a plan in a file: `plan` is null where it is not an export of ours, or one to be read by its words. */
export type ExportReading = { plan: Plan | null; warnings: Warning[] }

/**
 * The plan in a file that `exportPlan` made, with what a person has changed in Excel or CSV since. The content decides,
 * not the name. A file of any other making gives null, quickly, and is for the readers of documents.
 * @throws UnreadableFile where it is an export, but broken or changed into what is no plan
 */
export function readExport(bytes: Uint8Array): ExportReading {
  if (startsWithZip(bytes)) return readZip(bytes)
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart()
  if (start.startsWith('{')) return { plan: readJson(bytes), warnings: [] }
  return { plan: planFromCsv(bytes), warnings: [] }
}

/** `readExport` without the warnings. */
export function readExportedPlan(bytes: Uint8Array): Plan | null {
  return readExport(bytes).plan
}

function startsWithZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** More than this unpacked is no export of ours; the readers say what they think of it. */
const mostUnpacked = 300_000_000

function readZip(bytes: Uint8Array): ExportReading {
  const names = namesIn(bytes)
  try {
    if (names.has('xl/workbook.xml')) return { plan: planFromXlsx(bytes), warnings: [] }
    if (!names.has('word/document.xml')) return { plan: null, warnings: [] }
    const plan = planFromDocx(bytes)
    return plan === 'edited' ? { plan: null, warnings: [editedInWord] } : { plan, warnings: [] }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    // A package that cannot be opened: the reader of its kind says what is wrong with it.
    return { plan: null, warnings: [] }
  }
}

const editedInWord: Warning = {
  code: 'export.edited',
  message:
    'This Word file came from Upturn and its words have been edited since, so the plan is read from the words, as from any other document. What the words do not hold (progress, evidence, what had been settled in review) is not in it.',
}

/** The names of a zip's files, from its directory alone; none where it is broken or too large to be an export. */
function namesIn(bytes: Uint8Array): Set<string> {
  const names = new Set<string>()
  let unpacked = 0
  const note = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    names.add(name)
    unpacked += originalSize
    return false
  }
  try {
    unzipSync(bytes, { filter: note })
  } catch {
    return new Set()
  }
  return unpacked > mostUnpacked ? new Set() : names
}

function readJson(bytes: Uint8Array): Plan | null {
  const text = new TextDecoder().decode(bytes)
  const isPlan = /"format"\s*:\s*"upturn-plan\//.test(text)
  if (!isPlan) return null
  return parsePlanFile(parsed(text))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it breaks off'
    throw new UnreadableFile(
      'plan.json',
      `This plan file is not whole JSON (${why}). Export the plan again, or mend the file at that place.`,
    )
  }
}
