/** How much of one file the database takes in: beyond it the pages would wait, and the embedded database runs out of memory. */
import { UnreadableFile } from '../../documents/document.ts'
import type { ReadPlan } from './read-plan.ts'

/** Characters of JSON, for the plan and for the document each. A plan of 450 actions has about one million. */
export const mostKept = 48 * 1024 * 1024

/**
 * @throws UnreadableFile with a sentence, where the plan or the document it was read from is more than can be kept
 */
export function refuseTooLarge(read: Pick<ReadPlan, 'plan' | 'document'>, name: string, most = mostKept): void {
  for (const part of [read.document, read.plan]) {
    if (part !== null && isLonger(part, most)) throw new UnreadableFile('plan.too-large', tooLargeToKeep(name, read))
  }
}

/** Counted piece by piece: the whole as one text could be longer than a text may be. */
function isLonger(part: object, most: number): boolean {
  let length = 0
  for (const value of Object.values(part)) {
    for (const one of Array.isArray(value) ? value.flatMap(pieces) : [value]) {
      length += JSON.stringify(one)?.length ?? 0
      if (length > most) return true
    }
  }
  return false
}

/** A table is one block however long it is, so its rows are taken one by one. */
function pieces(item: unknown): unknown[] {
  if (typeof item !== 'object' || item === null || !('rows' in item) || !Array.isArray(item.rows)) return [item]
  return item.rows
}

function tooLargeToKeep(name: string, { plan }: Pick<ReadPlan, 'plan'>): string {
  const actions = plan.actions.length.toLocaleString('en-GB')
  return `“${name}” is too large to keep as one plan: ${actions} actions were read in it. Nothing was stored as a plan. Hand in the part with the plan, or the plan in several files.`
}
