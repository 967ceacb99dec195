/** The columns beside the action: criteria, targets, partners, resources and the rest, as texts of one or more items. */
import type { Action, Recommendation } from '../../plans/plan.ts'
import { joinText, type Piece } from '../layout/grid.ts'
import type { Role } from '../layout/roles.ts'
import { headingOf, isStray, piecesOf, type RowView, readsOn } from './row-view.ts'

/**
 * The separate statements in a column's pieces, read downwards: a piece that reads on joins the one before; numbered
 * statements run together in one piece (`1. … 2. …`) are parted, and so are the lines and bullets of a cell.
 */
export function statementsOf(pieces: readonly Piece[]): string[] {
  const lines = pieces.flatMap((piece) => piece.lines.map((line) => line.text)).filter((text) => !isStray(text))
  const statements: string[] = []
  for (const line of lines) {
    const last = statements.at(-1)
    if (last !== undefined && (readsOn(line) || /[,/&-]$|\b(and|or|of|the|to|for|in|with|by|a)$/.test(last))) {
      statements[statements.length - 1] = joinText([last, line])
    } else statements.push(line)
  }
  return statements.flatMap(partNumbered)
}

/** `1. A board is in place. 2. The board …` as two, where the numbers run on from 1; anything else as it is. */
function partNumbered(text: string): string[] {
  const starts: number[] = []
  for (const match of text.matchAll(/(?<=^|\s)(\d{1,2})\s*[.,):]?\s*(?=\p{Lu}|NI\b)/gu)) {
    if (Number(match[1]) === starts.length + 1) starts.push(match.index)
  }
  if (starts.length < 2 || starts[0] !== 0) return [text]
  return starts.map((from, index) => text.slice(from, starts[index + 1] ?? text.length).trim())
}

const joinedOrNull = (rows: RowView[], ...roles: Role[]): string | null =>
  joinText(rows.flatMap((row) => piecesOf(row, ...roles)).map(({ text }) => text)) || null

const named: Role[] = [
  'source',
  'ref',
  'label',
  'recommendation',
  'urgency',
  'by',
  'action',
  'deadline',
  'lead',
  'criteria',
  'target',
  'related',
  'resources',
  'dependencies',
  'impact',
  'impactTimescale',
  'partners',
  'leadBody',
  'milestone',
  'reportsTo',
  'theme',
  'outcome',
]

/** What columns of no role here say, under the document's own headings. */
function notesOf(rows: RowView[], taken: (roles: Role[]) => boolean): { heading: string; text: string }[] {
  const notes = new Map<string, string[]>()
  for (const row of rows) {
    for (const { piece, roles } of row.placed) {
      if (taken(roles)) continue
      const heading = headingOf(row, piece) || 'Note'
      notes.set(heading, [...(notes.get(heading) ?? []), piece.text])
    }
  }
  return [...notes].map(([heading, texts]) => ({ heading, text: joinText(texts) }))
}

const isNamed = (roles: Role[]) => roles.some((role) => named.includes(role))

/** Fills a recommendation from the columns of its rows. Pure but for the recommendation. */
export function fillRecommendation(recommendation: Recommendation, rows: RowView[]): void {
  const pieces = (...roles: Role[]) => rows.flatMap((row) => piecesOf(row, ...roles))
  recommendation.criteria = statementsOf(pieces('criteria'))
  recommendation.targets = statementsOf(pieces('target', 'milestone'))
  recommendation.related = joinedOrNull(rows, 'related')
  recommendation.resources = joinedOrNull(rows, 'resources')
  recommendation.dependencies = pieces('dependencies').flatMap((piece) => piece.lines.map(({ text }) => text))
  recommendation.impacts = impactsOf(rows)
  const notes = notesOf(
    rows,
    (roles) =>
      isNamed(roles) ||
      roles.includes('status') ||
      roles.includes('progress') ||
      roles.includes('start') ||
      roles.includes('percent'),
  )
  if (notes.length > 0) recommendation.notes = notes
}

/** Impact and time-scale of each row; a piece that reads on belongs to the impact above. */
function impactsOf(rows: RowView[]): { text: string; timescale: string }[] {
  const impacts: { text: string; timescale: string }[] = []
  for (const row of rows) {
    const text = joinText(piecesOf(row, 'impact').map((piece) => piece.text))
    const timescale = joinText(piecesOf(row, 'impactTimescale').map((piece) => piece.text))
    const last = impacts.at(-1)
    if (text === '' && timescale === '') continue
    if (last && (readsOn(text) || last.text.endsWith(':')) && text !== '') {
      last.text = joinText([last.text, text])
      last.timescale = joinText([last.timescale, timescale])
    } else impacts.push({ text, timescale })
  }
  return impacts
}

/** Fills an action from the columns of its rows; `own` says whether criteria and the like belong to it and not to its recommendation. */
export function fillAction(action: Action, rows: RowView[], own: boolean): void {
  const pieces = (...roles: Role[]) => rows.flatMap((row) => piecesOf(row, ...roles))
  action.partners = statementsOf(pieces('partners', 'leadBody'))
  action.reportsTo = statementsOf(pieces('reportsTo'))
  if (own) {
    action.criteria = statementsOf(pieces('criteria', 'impact'))
    action.milestones = statementsOf(pieces('milestone', 'target'))
    action.resources = joinedOrNull(rows, 'resources')
  }
  const notes = notesOf(rows, (roles) =>
    own
      ? isNamed(roles) && !roles.some((role) => extraNotes.includes(role))
      : isNamed(roles) || !roles.some((role) => progressRoles.includes(role)),
  )
  if (notes.length > 0) action.notes = notes
}

const extraNotes: Role[] = ['related', 'dependencies', 'impactTimescale']
const progressRoles: Role[] = ['status', 'progress', 'start', 'percent']
