/** Cells and their place in the grid, the same for every reader. */
import type { Cell, CellLine, Place } from '../document.ts'

/** A cell of its lines. `column` counts from 0. */
export function makeCell(
  lines: CellLine[],
  column: number,
  at: Place,
  spans?: { columns: number; rows: number },
): Cell {
  const text = lines.length === 1 ? (lines[0]?.text ?? '') : lines.map((line) => line.text).join('\n')
  return { text, lines, column, colSpan: spans?.columns ?? 1, rowSpan: spans?.rows ?? 1, at }
}

/** Lines of a text that holds line feeds; empty ones are left out. */
export function linesOf(text: string): CellLine[] {
  if (text === '') return []
  if (!text.includes('\n')) {
    const line = text.trim()
    return line === '' ? [] : [{ text: line }]
  }
  return text
    .split('\n')
    .map((line) => ({ text: line.trim() }))
    .filter((line) => line.text !== '')
}

/** Which columns are still taken by cells that reach down from rows above. */
export class SpanGrid {
  /** For each column, how many more rows it is taken. */
  #left: number[] = []

  /** The first free column at or after `column`. */
  free(column: number): number {
    let at = column
    while ((this.#left[at] ?? 0) > 0) at += 1
    return at
  }

  /** Marks a cell's columns as taken for `rows` rows, this one included. */
  take(column: number, columns: number, rows: number): void {
    for (let at = column; at < column + columns; at += 1) this.#left[at] = Math.max(this.#left[at] ?? 0, rows)
  }

  /** Call after each row. */
  nextRow(): void {
    for (let at = 0; at < this.#left.length; at += 1) this.#left[at] = Math.max(0, (this.#left[at] ?? 0) - 1)
  }
}

/** The label of the `number`th item of a list: 3 is `3`, `c`, `C`, `iii` or `III`. */
export function listNumber(number: number, format: string): string {
  if (format === 'lowerLetter') return letters(number)
  if (format === 'upperLetter') return letters(number).toUpperCase()
  if (format === 'lowerRoman') return roman(number)
  if (format === 'upperRoman') return roman(number).toUpperCase()
  if (format === 'decimalZero') return String(number).padStart(2, '0')
  if (format === 'ordinal') return `${number}${ordinalEnding(number)}`
  return String(number)
}

/** Word goes on after `z` with `aa`, `bb`, `cc`. */
function letters(number: number): string {
  if (number < 1) return String(number)
  const letter = String.fromCharCode(97 + ((number - 1) % 26))
  return letter.repeat(Math.min(20, Math.ceil(number / 26)))
}

const romanParts: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(number: number): string {
  if (number < 1 || number > 4_999) return String(number)
  let rest = number
  let text = ''
  for (const [value, sign] of romanParts) {
    while (rest >= value) {
      text += sign
      rest -= value
    }
  }
  return text
}

function ordinalEnding(number: number): string {
  const tens = number % 100
  if (tens >= 11 && tens <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'
}
