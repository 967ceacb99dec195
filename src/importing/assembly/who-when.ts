/** Columns that say who and by when in one: `Head of Service, 14 February 2020`. */
import type { CellLine } from '../../documents/document.ts'
import type { Piece } from '../layout/grid.ts'
import { isDeadlineLike, isLeadLike } from '../readings.ts'

type WhoWhen = { who: string; when: string }

/** A line parted where names end and a date begins, or the other way about; null where it is not both. Pure. */
export function splitWhoWhen(text: string): WhoWhen | null {
  const gaps = [...text.matchAll(/[\s,;:/(–—-]+/g)]
  const marked = gaps.filter(([gap]) => gap.trim() !== '')
  for (const gap of [...marked, ...gaps]) {
    const [head, tail] = [text.slice(0, gap.index), text.slice(gap.index + gap[0].length).replace(/\)$/, '')]
    if (head === '' || tail === '' || /\b(?:of|for|and|the)$|\d$/i.test(head) || /^(?:of|for|and)\b/i.test(tail))
      continue
    if (isLeadLike(head) && !isDeadlineLike(head) && isDeadlineLike(tail)) return { who: head, when: tail }
    if (isDeadlineLike(head) && isLeadLike(tail) && !isDeadlineLike(tail)) return { who: tail, when: head }
  }
  return null
}

/** The piece with only what each of its lines says of one of the two; none where nothing is left. */
function only(piece: Piece, part: (line: CellLine) => string): Piece[] {
  const lines = piece.lines.map((line) => ({ ...line, text: part(line) })).filter(({ text }) => text !== '')
  return lines.length > 0 ? [{ ...piece, lines, text: lines.map(({ text }) => text).join(' ') }] : []
}

/** Of a piece that may hold both, the names. A piece of names alone stays as it is. */
export function whoOf(piece: Piece): Piece[] {
  if (!piece.lines.some(({ text }) => splitWhoWhen(text))) return [piece]
  return only(piece, ({ text }) => splitWhoWhen(text)?.who ?? (isDeadlineLike(text) ? '' : text))
}

/** Of a piece that may hold both, the dates. A piece of dates alone stays as it is. */
export function whenOf(piece: Piece): Piece[] {
  if (!piece.lines.some(({ text }) => splitWhoWhen(text))) return [piece]
  return only(piece, ({ text }) => splitWhoWhen(text)?.when ?? (isDeadlineLike(text) ? text : ''))
}
