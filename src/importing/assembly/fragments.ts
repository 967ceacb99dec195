/** What one row prints of a recommendation: its reference, its words, where it comes from, how urgent it is, by when. */
import type { Source } from '../../plans/plan.ts'
import type { Piece } from '../layout/grid.ts'
import { joinText } from '../layout/grid.ts'
import { type Ref, readRef } from '../refs.ts'
import { readSourceCodes } from '../sources/source-codes.ts'
import { isStray, loneRef, piecesOf, type RowView } from './row-view.ts'

export type Fragment = {
  ref: string | null
  text: string
  sources: string[]
  urgency: number | null
  by: string
  pieces: Piece[]
}

/** What the row says of a recommendation, or null where its columns for it are empty. Pure. */
export function readFragment(row: RowView, key: Source[]): Fragment | null {
  const pieces = piecesOf(row, 'source', 'ref', 'recommendation', 'urgency', 'by')
  if (pieces.length === 0) return null
  const sourced = piecesOf(row, 'source')
  const codes = sourced.length > 0 ? readSourceCodes(joinText(sourced.map(({ text }) => text)), key) : null
  const texts = piecesOf(row, 'recommendation')
  const lone = [...piecesOf(row, 'ref').filter((piece) => !sourced.includes(piece)), ...texts]
    .map((piece) => ({ piece, ref: piece.text.length <= 12 ? loneRef(piece.text) : null }))
    .find(({ ref }) => ref !== null)
  const words = joinText(texts.filter((piece) => piece !== lone?.piece && !isStray(piece.text)).map(({ text }) => text))
  const ownRef = lone?.ref ?? codes?.ref ?? null
  const dotted = ownRef === null ? openingRef(words) : null
  const time = readUrgency(row)
  return {
    ref: ownRef ?? dotted?.ref ?? null,
    text: dotted ? dotted.rest : words,
    sources: codes?.codes ?? [],
    ...time,
    pieces,
  }
}

/** The reference that a recommendation's words begin with: `2.1 Visits`, `R4 Visits`; `1. Visits` unless `2.` follows, as in a list. */
export function openingRef(words: string): Ref | null {
  const opening = readRef(words)
  if (!opening) return null
  if (/[.\d]\d|^[A-Z]+\d|^R/.test(opening.ref)) return opening
  const list = new RegExp(`(?<!\\d)${Number(opening.ref) + 1}[.:)]\\s`).test(opening.rest)
  return /^\s*(?:\p{L}+ )?\d+[.:)]/u.test(words) && !list ? opening : null
}

/** `2 01/04/10` is urgency 2, by 1 April 2010; `01/03/10` has no urgency. */
function readUrgency(row: RowView): { urgency: number | null; by: string } {
  const printed = joinText(piecesOf(row, 'urgency', 'by').map(({ text }) => text))
  const match = /^([1-9])(?=\s|$)(?!\s*(?:st|nd|rd|th)\b)\s*(.*)$/s.exec(printed)
  if (!match) return { urgency: null, by: printed }
  return { urgency: Number(match[1]), by: match[2] ?? '' }
}
