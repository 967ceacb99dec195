/** Whether a plan still holds every word of its document. */
import type { SourceDocument } from '../documents/document.ts'
import { wordsOf } from '../documents/words.ts'
import type { Plan } from '../plans/plan.ts'
import { wordsHeld } from './account.ts'
import { toGrid } from './layout/grid.ts'
import { outlineOf, type Unit } from './outline.ts'

export type Conservation = {
  /** Share of the document's words that are in the plan, 0 to 1. */
  share: number
  /** Words in the document, without page headings printed again. */
  total: number
  /** The words that are missing, each as often as it is. */
  missing: string[]
}

/** Every piece of text of a document, in its order, as the outline holds them. */
export function unitsOf(document: SourceDocument): Unit[] {
  return document.blocks.flatMap((block): Unit[] =>
    block.kind === 'table' ? toGrid(block).flatMap((row) => row.pieces) : [{ text: block.text, at: block.at }],
  )
}

/**
 * Counts the words of a document, without repeated page headings, that are in some field of the plan or in `unplaced`.
 * An independent count: it knows nothing of how the plan was made. Pure.
 */
export function conservationOf(document: SourceDocument, plan: Plan): Conservation {
  const counts = new Map<string, number>()
  for (const word of wordsHeld({ ...plan, findings: [], doubts: [], updates: [], evidence: [] }))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const unit of outlineOf(document).furniture)
    for (const word of wordsOf(unit.text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = unitsOf(document).flatMap((unit) => wordsOf(unit.text))
  const missing = words.filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left <= 0
  })
  return { share: words.length === 0 ? 1 : 1 - missing.length / words.length, total: words.length, missing }
}
