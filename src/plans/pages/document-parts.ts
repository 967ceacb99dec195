/** A long document in parts that a browser can show at once. Pure. */
import { type Block, placeAnchor, type Row } from '../../documents/document.ts'

export type DocumentPart = readonly Block[]

/** Rows and paragraphs to a part: a 60-page plan is one part, a table of 100,000 rows is 67. */
export const largestPart = 1500

/** Cuts at blocks, and a table that is longer than a part at its rows. Never empty. */
export function partsOf(blocks: readonly Block[], largest: number = largestPart): DocumentPart[] {
  const parts: Block[][] = [[]]
  let size = 0
  const add = (block: Block, weight: number) => {
    if (size > 0 && size + weight > largest) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(block)
    size += weight
  }
  for (const block of blocks) {
    if (block.kind !== 'table') add(block, 1)
    else for (const rows of slices(block.rows, largest)) add({ ...block, rows }, rows.length)
  }
  return parts
}

function slices(rows: readonly Row[], size: number): Row[][] {
  const made: Row[][] = []
  for (let at = 0; at < rows.length; at += size) made.push(rows.slice(at, at + size))
  return made
}

function holds(block: Block, anchor: string): boolean {
  if (placeAnchor(block.at) === anchor) return true
  if (block.kind !== 'table') return false
  return block.rows.some(
    (row) => placeAnchor(row.at) === anchor || row.cells.some((cell) => placeAnchor(cell.at) === anchor),
  )
}

/** The number of the part, from 1, in which a place is; null where no part has it. */
export function partAt(parts: readonly DocumentPart[], anchor: string | undefined): number | null {
  if (anchor === undefined) return null
  // A table stands at its first row's place too, so the part with the row itself is looked for before its first part.
  const at = parts.findIndex((part) => part.some((block) => holds(block, anchor)))
  return at === -1 ? null : at + 1
}
