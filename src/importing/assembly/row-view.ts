/** A row of an action table, asked by what its columns hold. */
import type { Place } from '../../documents/document.ts'
import { toLatinLookAlikes } from '../../documents/look-alikes.ts'
import type { Placed } from '../layout/align.ts'
import { joinText, type Piece } from '../layout/grid.ts'
import type { Layout } from '../layout/header.ts'
import type { Role } from '../layout/roles.ts'

export type RowView = {
  at: Place
  layout: Layout
  placed: Placed[]
  /** First row after a page break or at the head of a table. */
  firstOfTable: boolean
  /** Its table prints its headings, and is not the rest of a table above. */
  headed: boolean
}

export const piecesOf = (row: RowView, ...wanted: Role[]): Piece[] =>
  row.placed.filter(({ roles }) => roles.some((role) => wanted.includes(role))).map(({ piece }) => piece)

export const textOf = (row: RowView, ...wanted: Role[]): string =>
  joinText(piecesOf(row, ...wanted).map(({ text }) => text))

/** What the document heads the column of a piece with. */
export const headingOf = (row: RowView, piece: Piece): string => {
  const placed = row.placed.find((each) => each.piece === piece)
  return row.layout.headings[placed?.column ?? piece.column] ?? ''
}

/** What a row's columns print, under the document's own headings, line by line. */
export const originalOf = (row: RowView): { heading: string; text: string }[] =>
  row.placed.map(({ piece, column }) => ({
    heading: row.layout.headings[column] ?? '',
    text: piece.lines.map(({ text }) => text).join('\n') || piece.text,
  }))

const actionRoles = new Set<Role>([
  'action',
  'label',
  'deadline',
  'lead',
  'partners',
  'leadBody',
  'reportsTo',
  'status',
  'progress',
  'start',
  'percent',
])

/** Whether a column speaks of the action, and not of its recommendation. */
export const isOfAction = (roles: readonly Role[], habits: { leadIsRecommendation: boolean }): boolean =>
  roles.some((role) => actionRoles.has(role)) && !(habits.leadIsRecommendation && roles.includes('lead'))

const bareLetter = /^\(?([A-Z])[.)]?$/
const bareRef = /^(\d{1,3}(?:\.\d{1,3}){0,3}[A-Za-z]?|[A-Za-z]{1,3}\s?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)[.:)]?$/

/** A reference that stands alone in its cell, in Latin capitals: `В` (Cyrillic) gives `B`; null where the cell says more. */
export function loneRef(text: string): string | null {
  const trimmed = text.trim()
  const letter = bareLetter.exec(toLatinLookAlikes(trimmed.toUpperCase()))
  if (letter) return letter[1] ?? null
  return bareRef.exec(toLatinLookAlikes(trimmed))?.[1] ?? null
}

/** Whether a text stops in the middle: no closing punctuation, or a word that must be followed by another. */
export function isUnfinished(text: string): boolean {
  const end = text.trim()
  if (end === '') return false
  return (
    /[,/&–-]$|\b(and|or|of|the|to|for|in|with|by|a|an|from|on|their|its|existing|local)$/i.test(end) ||
    !/[.!?)”’'"]$/.test(end)
  )
}

/** Whether a text must be followed by more words: it ends in a comma, a slash, a hyphen or a small joining word. */
export const mustGoOn = (text: string): boolean =>
  /[,/&–-]$|\b(and|or|of|the|to|for|in|with|by|a|an|from|on|their|its|existing)$/i.test(text.trim())

/** Whether a text reads as the rest of one begun before: it opens with a small letter or closing mark. */
export const readsOn = (text: string): boolean =>
  /^[\p{Ll})\],;&]/u.test(text.trim()) && !/^[a-z]\)|^[ivx]+\)/.test(text.trim())

/** A lone letter or mark that scanning left behind. */
export const isStray = (text: string): boolean => /^[^\p{L}\p{N}]*\p{L}?[^\p{L}\p{N}]*$/u.test(text.trim())
