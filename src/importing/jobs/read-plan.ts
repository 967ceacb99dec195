/** A file in, a plan out: a plan that Upturn exported, or any document that is read into one. Opens no database. */
import type { SourceDocument } from '../../documents/document.ts'
import type { ExportReading } from '../../plans/export/export-plan.ts'
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
  const { plan: exported, warnings } = await readOwnExport(file.bytes)
  if (exported !== null) return { plan: { ...exported, ...given }, document: null, conservation: null }
  const { readDocument } = await import('../../documents/read-document.ts')
  options.onProgress?.(0, 'Reading the file')
  const document = await readDocument(file, {
    onProgress: (done, total) =>
      options.onProgress?.(total > 0 ? Math.min(0.5, done / total / 2) : 0, 'Reading the file'),
  })
  document.warnings.unshift(...warnings)
  options.onProgress?.(0.5, 'Making a plan of its tables')
  const { importDocument } = await import('../import-plan.ts')
  const plan = importDocument(document, given)
  if (options.count === false) return { plan, document, conservation: null }
  options.onProgress?.(0.9, 'Counting the words')
  const { conservationOf } = await import('../conservation.ts')
  return { plan, document, conservation: conservationOf(document, plan) }
}

function askedFor({ title, authority }: ReadPlanOptions): { title?: string; authority?: string } {
  return { ...(title === undefined ? {} : { title }), ...(authority === undefined ? {} : { authority }) }
}

/**
 * The plan in a file that Upturn wrote. What could be one is told by its first bytes, so that a plain document does not
 * wait for the readers of exports to be loaded.
 */
async function readOwnExport(bytes: Uint8Array): Promise<ExportReading> {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart()
  if (!/^(PK|\{|"?record"?[,;\t])/.test(start)) return { plan: null, warnings: [] }
  const { readExport } = await import('../../plans/export/export-plan.ts')
  return readExport(bytes)
}
