/** A file in, a plan out: a plan that Upturn exported, or any document that is read into one. Opens no database. */
import type { SourceDocument } from '../../documents/document.ts'
import type { Plan } from '../../plans/plan.ts'
import type { Conservation } from '../conservation.ts'

export type ReadPlan = {
  plan: Plan
  /** Null for a plan file, which is not a document but the plan itself. */
  document: SourceDocument | null
  /** Null for an export: it was counted when its document was imported. */
  conservation: Conservation | null
}

export type ReadPlanOptions = {
  title?: string
  authority?: string
  /** 0 to 1, with what is being done. */
  onProgress?: (progress: number, message: string) => void
  /** Whether to count the words kept. A command that prints only the plan need not wait for it. */
  count?: boolean
}

type File = { name: string; bytes: Uint8Array }

/**
 * @throws UnreadableFile with a sentence for the person who handed the file in
 */
export async function readPlan(file: File, options: ReadPlanOptions = {}): Promise<ReadPlan> {
  const given = askedFor(options)
  const json = planJson(file.bytes)
  if (json !== null) {
    // Loaded only here: checking a plan file needs zod, which reading a document does not.
    const { parsePlanFile } = await import('../../plans/plan-schema.ts')
    return exported({ ...parsePlanFile(json), ...given })
  }
  const { readDocument } = await import('../../documents/read-document.ts')
  options.onProgress?.(0, 'Reading the file')
  const document = await readDocument(file, {
    onProgress: (done, total) =>
      options.onProgress?.(total > 0 ? Math.min(0.5, done / total / 2) : 0, 'Reading the file'),
  })
  const back = await exportedPlan(document, file.bytes)
  if (back !== null) return exported({ ...back, ...given })
  options.onProgress?.(0.5, 'Making a plan of its tables')
  const { importDocument } = await import('../import-plan.ts')
  const plan = importDocument(document, given)
  if (options.count === false) return { plan, document, conservation: null }
  options.onProgress?.(0.9, 'Counting the words')
  const { conservationOf } = await import('../conservation.ts')
  return { plan, document, conservation: conservationOf(document, plan) }
}

const exported = (plan: Plan): ReadPlan => ({ plan, document: null, conservation: null })

function askedFor({ title, authority }: ReadPlanOptions): { title?: string; authority?: string } {
  return { ...(title === undefined ? {} : { title }), ...(authority === undefined ? {} : { authority }) }
}

/** The JSON of a file that holds an object, or null for any other text. */
function planJson(bytes: Uint8Array): unknown {
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 64)).trimStart()
  if (!start.startsWith('{')) return null
  try {
    return JSON.parse(new TextDecoder('utf-8').decode(bytes))
  } catch {
    // Text that begins with a brace: the reader of documents says what it makes of it.
    return null
  }
}

/** A workbook or CSV that Upturn wrote names its format in a cell, and gives the very plan that was exported. */
async function exportedPlan(document: SourceDocument, bytes: Uint8Array): Promise<Plan | null> {
  if (document.kind !== 'csv' && document.kind !== 'xlsx') return null
  if (!holdsCell(document, 'upturn-plan/1')) return null
  if (document.kind === 'csv') return (await import('../../plans/export/csv.ts')).planFromCsv(bytes)
  return (await import('../../plans/export/xlsx.ts')).planFromXlsx(bytes)
}

function holdsCell(document: SourceDocument, text: string): boolean {
  return document.blocks.some(
    (block) => block.kind === 'table' && block.rows.some((row) => row.cells.some((cell) => cell.text === text)),
  )
}
