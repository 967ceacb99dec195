/** What a file may cost before it is refused. A plan of 500 actions takes well under a hundredth of any of these. */
import { UnreadableFile } from '../document.ts'

const megabyte = 1024 * 1024

export type Limits = {
  /** Bytes of a file as handed in, when it is a compressed one (Word, Excel). */
  compressedBytes: number
  /** Bytes of all parts of a compressed file together, once unpacked. */
  unpackedBytes: number
  /** Bytes of one part, once unpacked. */
  partBytes: number
  /** How many times its packed size a part over 20 MB may grow to. Word's own parts stay under 100. */
  ratio: number
  /** Parts inside a compressed file. */
  parts: number
  /** How deep XML or HTML elements may nest. */
  depth: number
  /** Rows of all tables together. */
  rows: number
  /** Cells of all tables together: each costs about 300 bytes of memory. */
  cells: number
  /** Bytes of a text, CSV or HTML file. */
  textBytes: number
}

export const defaultLimits: Limits = {
  compressedBytes: 50 * megabyte,
  unpackedBytes: 300 * megabyte,
  partBytes: 200 * megabyte,
  ratio: 500,
  parts: 5_000,
  depth: 256,
  rows: 250_000,
  cells: 5_000_000,
  textBytes: 64 * megabyte,
}

/** What every reader is handed beside the bytes. */
export type ReadContext = {
  name: string
  limits: Limits
  /** Rows or bytes done of the total; 0 where the total is not known yet. */
  onProgress?: ((done: number, total: number) => void) | undefined
}

/** `64 MB`, `1.5 MB`, `12 kB`: a size as a person says it. */
export function sizeInWords(bytes: number): string {
  if (bytes >= megabyte) return `${Number((bytes / megabyte).toFixed(bytes < 10 * megabyte ? 1 : 0))} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} kB`
}

/** Counts rows and cells as they are read, and refuses the file when it goes over. */
export class TableBudget {
  rows = 0
  cells = 0
  readonly #context: ReadContext

  constructor(context: ReadContext) {
    this.#context = context
  }

  /** Call once for each row, with its number of cells, before it is kept. */
  take(cells: number, total = 0): void {
    this.rows += 1
    this.cells += cells
    const { limits, name, onProgress } = this.#context
    if (this.rows > limits.rows) throw tooLarge(name, 'rows', limits.rows)
    if (this.cells > limits.cells) throw tooLarge(name, 'cells', limits.cells)
    if (this.rows % 1_000 === 0) onProgress?.(this.rows, Math.max(total, this.rows))
  }
}

function tooLarge(name: string, what: string, most: number): UnreadableFile {
  const count = most.toLocaleString('en-GB')
  return new UnreadableFile(
    `too-many.${what}`,
    `“${name}” has more than ${count} table ${what}, the most that is read at once. Hand in the plan alone, or split the file into parts of fewer than ${count} ${what}.`,
  )
}
