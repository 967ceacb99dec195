/** Tables that print no headings: what their columns hold is told from what stands in them. */
import { isDeadlineLike, isLeadLike } from '../readings.ts'
import type { GridRow, Piece } from './grid.ts'
import type { Layout } from './header.ts'
import type { Role } from './roles.ts'

const fewestRows = 3
const mostLooked = 40

/**
 * The layout of rows without a heading row, or null unless one column is plainly dates, another names and a third words.
 * The first row must be like the others, for else it is a heading in words that nobody has taught us. Pure.
 */
export function guessLayout(rows: readonly GridRow[]): Layout | null {
  const looked = rows.slice(0, mostLooked)
  const first = looked[0]
  if (!first || looked.length < fewestRows) return null
  const width = Math.max(...looked.map((row) => row.width))
  const columns = Array.from({ length: width }, (_, column) =>
    looked.flatMap((row) => row.pieces.filter((piece) => piece.column === column)),
  )
  const dates = best(columns, (piece) => isDeadlineLike(piece.text), 0.7)
  const names = best(columns, (piece) => piece.text.length < 80 && isLeadLike(piece.text), 0.6, [dates])
  const words = longest(columns, [dates, names])
  if (dates < 0 || names < 0 || words < 0) return null
  const inFirst = (column: number) => first.pieces.find((piece) => piece.column === column)?.text ?? ''
  if (!isDeadlineLike(inFirst(dates)) || !isLeadLike(inFirst(names))) return null
  const numbers = best(columns, (piece) => /^\(?[\dA-Z][\d.a-z]{0,5}[.)]?$/.test(piece.text), 0.8, [
    dates,
    names,
    words,
  ])
  const roles: Role[][] = columns.map((_, column) => roleAt(column, { dates, names, words, numbers }))
  return { columns: roles, headings: columns.map(() => ''), hasRecommendations: false, guessed: true }
}

const roleAt = (column: number, at: Record<'dates' | 'names' | 'words' | 'numbers', number>): Role[] => {
  if (column === at.dates) return ['deadline']
  if (column === at.names) return ['lead']
  if (column === at.words) return ['action']
  return column === at.numbers ? ['ref'] : []
}

/** The column most of whose pieces pass, if enough do; -1 for none. */
function best(columns: Piece[][], passes: (piece: Piece) => boolean, floor: number, taken: number[] = []): number {
  const shares = columns.map((pieces, column) =>
    pieces.length < fewestRows || taken.includes(column) ? 0 : pieces.filter(passes).length / pieces.length,
  )
  const most = Math.max(...shares)
  return most >= floor ? shares.indexOf(most) : -1
}

/** The column with the most words in a piece, if they are more than a name's. */
function longest(columns: Piece[][], taken: number[]): number {
  const lengths = columns.map((pieces, column) =>
    pieces.length < fewestRows || taken.includes(column)
      ? 0
      : pieces.reduce((sum, piece) => sum + piece.text.split(' ').length, 0) / pieces.length,
  )
  const most = Math.max(...lengths)
  return most >= 3 ? lengths.indexOf(most) : -1
}
