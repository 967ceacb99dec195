/** A file in, a plan out: a plan that Upturn exported, or any document that is read into one. Opens no database. */
import { type SourceDocument, UnreadableFile } from '../../documents/document.ts'
import type { ExportReading } from '../../plans/export/export-plan.ts'
import type { ContextItem, Plan } from '../../plans/plan.ts'
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
  if (plan.actions.length === 0) answerNoActions(plan, document)
  if (options.count === false) return { plan, document, conservation: null }
  options.onProgress?.(0.9, 'Counting the words')
  const { conservationOf } = await import('../conservation.ts')
  return { plan, document, conservation: conservationOf(document, plan) }
}

const planContext = new Set<ContextItem['kind']>(['measure', 'member', 'reporting', 'requirement'])

/**
 * A plan may have no action yet, and a notice is no table of actions; but a letter or the minutes of a meeting is no plan.
 * @throws UnreadableFile where nothing in the document belongs to a plan
 */
function answerNoActions(plan: Plan, document: SourceDocument): void {
  const found = plan.recommendations.length > 0 || plan.context.some(({ kind }) => planContext.has(kind))
  if (!found && !document.blocks.some(({ kind }) => kind === 'table')) {
    throw new UnreadableFile(
      'plan.none',
      `“${document.name}” holds no plan: there is no table in it, and none of its words set out actions or recommendations. Hand in the document with the plan's table.`,
    )
  }
  document.warnings.push({
    code: 'plan.no-actions',
    message:
      'No action was found. What the document says is kept as context; if it holds a table of actions, see that each column has a heading such as “Action”, “By when” or “Lead”.',
  })
}

function askedFor({ title, authority }: ReadPlanOptions): { title?: string; authority?: string } {
  return { ...(title === undefined ? {} : { title }), ...(authority === undefined ? {} : { authority }) }
}

/**
 * The plan in a file that Upturn wrote. What could be one is told by its first bytes, so that a plain document does not
 * wait for the readers of exports to be loaded.
 */
async function readOwnExport(bytes: Uint8Array): Promise<ExportReading> {
  const wide = wideEncodingOf(bytes)
  const start = new TextDecoder(wide).decode(bytes.subarray(0, 128)).trimStart()
  if (!/^(PK|\{|"?record"?[,;\t])/.test(start)) return { plan: null, warnings: [] }
  const { readExport } = await import('../../plans/export/export-plan.ts')
  return readExport(wide === undefined ? bytes : new TextEncoder().encode(new TextDecoder(wide).decode(bytes)))
}

/** `export > plan.json` in Windows PowerShell, and "Unicode text" in Excel, write UTF-16 with its mark. */
function wideEncodingOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}
