/** Rows of an action table that are no action: they say where in the plan one is, or stand beside it. */
import { isDeadlineLike, isLeadLike, readLeads } from '../readings.ts'
import { type GridRow, joinText, type Piece } from './grid.ts'
import type { Layout } from './header.ts'
import { readLabel } from './labels.ts'
import { type Marker, readMarkers } from './markers.ts'

export const isCapitals = (text: string) => /\p{Lu}{3}/u.test(text) && !/\p{Ll}{2}/u.test(text)

/** Takes the title of the next outcome off the end of a cell, where a page ran it on: `… centres Outcome 2 – IMPROVING …`. */
export function takeTail(piece: Piece): { text: string; at: Piece['at'] }[] {
  const match = /\s((?:Outcome|Theme)\s+\d{1,2}\s*[–:.-]\s*(\p{Lu}.*))$/u.exec(piece.text)
  const last = piece.lines.at(-1)
  if (!match?.[1] || !isCapitals(match[2] ?? '') || !last?.text.endsWith(match[1])) return []
  piece.text = piece.text.slice(0, match.index)
  last.text = last.text.slice(0, last.text.length - match[1].length).trim()
  return [{ text: match[1], at: piece.at }]
}

/** A row that is not an action but says where we are; its first piece must say so, the others may hold the title or notes. */
export function placeOfRow(row: GridRow, layout: Layout | null): { markers: Marker[] } | null {
  const [first, ...rest] = row.pieces
  if (!first) return null
  const strand = layout?.hasRecommendations ? strandOfRow(row, layout) : null
  if (strand) return { markers: strand }
  const numbered = layout?.hasRecommendations && layout.columns[first.column]?.includes('action')
  const markers = readMarkers(first.text).filter(({ kind }) => kind !== 'section' || !numbered)
  if (markers.length === 0) return layout?.hasRecommendations ? null : sectionBesideBody(row, layout)
  if (rest.length === 0)
    return first.lines.length > 1 && markers.every((marker) => marker.kind === 'section') ? null : { markers }
  const head = markers[0]
  if (head?.kind === 'recommendation' && head.title === '')
    return { markers: [{ ...head, title: joinText(rest.map(({ text }) => text)) }] }
  if ((head?.kind === 'theme' || head?.kind === 'outcome') && first.text.length < 140)
    return { markers: [...markers, ...ownersIn(rest)] }
  const noted =
    head?.kind === 'section' &&
    first.column === 0 &&
    rest.length >= 2 &&
    layoutFree(rest) &&
    rest.every((piece) => piece.text.length < 40)
  return noted ? { markers } : null
}

/** Posts and people that stand beside a theme's title are accountable for it. */
const ownersIn = (pieces: Piece[]): Marker[] => {
  const leads = pieces.flatMap(({ text }) => (text.split(' ').length < 14 && isLeadLike(text) ? readLeads(text) : []))
  return leads.length > 0 ? [{ kind: 'owner', leads }] : []
}

/** `NYCC | 1.1.1: Network resilience`: a section's title in the action column, with no more than a lead body beside it. */
function sectionBesideBody(row: GridRow, layout: Layout | null): { markers: Marker[] } | null {
  const placed = row.pieces.map((piece) => ({ piece, roles: layout?.columns[piece.column] ?? [] }))
  const title = placed.find(({ roles }) => roles.includes('action'))
  const alone = title && placed.every((each) => each === title || each.roles.includes('leadBody'))
  if (!title || !alone || row.pieces.length < 2 || title.piece.lines.length > 1) return null
  const markers = readMarkers(title.piece.text).filter((marker) => marker.kind === 'section')
  return markers.length > 0 ? { markers } : null
}

/** Pieces that are headings and their values (`CYPP objective | 6.6`), not an action's deadline and lead. */
const layoutFree = (rest: Piece[]) =>
  rest.some((piece) => /objective|addition|priority|outcome|ref\b|theme/i.test(piece.text))

/** `2. Plac|ement Process|Gerry Hudson`: a numbered strand that stands in the recommendation's columns with no action beside it. */
function strandOfRow(row: GridRow, layout: Layout): Marker[] | null {
  const placed = row.pieces.map((piece) => ({ piece, roles: layout.columns[piece.column] ?? [] }))
  const named = placed.filter(({ roles }) =>
    roles.some((role) => role === 'ref' || role === 'recommendation' || role === 'source'),
  )
  const owners = placed.filter(({ roles }) => roles.includes('lead'))
  if (named.length === 0 || named.length + owners.length !== placed.length) return null
  const title = joinCutTitle(named.map(({ piece }) => piece.text))
  const match = /^(\d{1,2})[.:)]\s*(\p{Lu}.*)$/su.exec(title)
  if (!match) return null
  const owner = owners.length > 0 ? readMarkers(`Lead: ${joinText(owners.map(({ piece }) => piece.text))}`) : []
  return [{ kind: 'theme', ref: match[1] ?? null, title: match[2] ?? '' }, ...owner]
}

/** Joins a title cut by a column's edge: `2. Plac` + `ement Process`; where the whole is printed beside the fragment, the whole. */
function joinCutTitle(parts: string[]): string {
  const [first = '', second = ''] = parts
  if (!second) return first
  const ref = /^\d{1,2}[.:)]/.exec(first)?.[0]
  if (ref && second.startsWith(ref)) return second
  return /^\p{Ll}/u.test(second) ? first + second : `${first} ${second}`
}

const longestTitle = 10

/**
 * A row with nothing but a short title over rows of actions names what they are for: `Recruitment and retention`. It is
 * told from words that a page cut off by standing whole between rows that are whole.
 */
export function titleOfGroup(rows: readonly GridRow[], index: number, layout: Layout): { markers: Marker[] } | null {
  const [title, ...others] = rows[index]?.pieces ?? []
  if (layout.hasRecommendations || !title || others.length > 0 || !isTitle(title, layout)) return null
  const [before, after] = [rows[index - 1], rows[index + 1]]
  const full = (row: GridRow | undefined) => row !== undefined && row.pieces.length >= 3
  if (!full(after) || (before && !full(before))) return null
  const whole = rows.filter((row) => row.pieces.length >= 3).length >= rows.length * 0.5
  return whole ? { markers: [{ kind: 'recommendation', ref: null, title: title.text }] } : null
}

function isTitle({ text, column, span }: Piece, { columns }: Layout): boolean {
  const place = column === 0 || span > 1 || columns[column]?.includes('action')
  const words = /^\p{Lu}/u.test(text) && text.split(' ').length <= longestTitle && !/[.;:,\d]$/.test(text)
  return Boolean(place) && words && readLabel(text) === null && !isDeadlineLike(text)
}

/** A row of totals, or one that explains the table: a key, a note. */
export function isAside({ pieces }: GridRow): boolean {
  const [first, ...others] = pieces
  if (!first || !others.every((piece) => piece.text.split(' ').length <= 3)) return false
  return (
    /^(?:grand |sub-?)?totals?\b/i.test(first.text) ||
    (others.length === 0 && /^(?:key|legend|notes?|nb|n\.b\.)\s*[:–-]/i.test(first.text))
  )
}
