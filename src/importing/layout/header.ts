/** Finds the heading rows of a table and says what each column holds. */
import { isDeadlineLike } from '../readings.ts'
import type { GridRow, Piece } from './grid.ts'
import { readLabel } from './labels.ts'
import { readMarkers } from './markers.ts'
import { type Role, rolesOf } from './roles.ts'

/** What the columns of a table hold. A column can hold two things where two headings were printed as one. */
export type Layout = {
  columns: Role[][]
  headings: string[]
  /** Whether recommendations stand in a column of their own beside their actions. */
  hasRecommendations: boolean
  /** No heading row told this; see `guessLayout`. */
  guessed?: boolean
}

const maximumHeadingLength = 110
const maximumHeadingWords = 14

/** Whether a row is a heading row: nearly all its cells are short and named in the field's vocabulary. */
export function isHeaderRow(row: GridRow, follows: boolean): boolean {
  const { pieces } = row
  if (pieces.length === 0 || !pieces.every(isShort)) return false
  const known = pieces.filter((piece) => rolesOf(piece.text).length > 0)
  const distinct = new Set(known.map((piece) => rolesOf(piece.text)[0]))
  const named = follows
    ? known.length === pieces.length && !pieces.some(({ text }) => /\d/.test(text))
    : distinct.size >= 2 && known.length / pieces.length >= 0.6
  const dated = pieces.some((piece) => !known.includes(piece) && isDate(piece))
  return named && !dated && readMarkers(pieces[0]?.text ?? '').length === 0
}

/** A heading is short, is no sentence, and holds no label, date or figure. */
const isShort = ({ text }: Piece) =>
  text.length <= maximumHeadingLength &&
  text.split(' ').length <= maximumHeadingWords &&
  !/\d{2}|^\(?\d|[a-z]{3}\.$/.test(text.replace(/(?<=\S )\([^)]*\)$/, '')) &&
  !readLabel(text)?.label

const isDate = ({ text }: Piece) => text.includes(' ') && isDeadlineLike(text)

/**
 * Reads one or more heading rows, the lower ones more exact: `Accounting for progress` over `Milestones | Reporting`.
 * `body` is what stands below them: it tells a column of priorities by name from one of priorities by number.
 */
export function readLayout(rows: readonly GridRow[], previous: Layout | null, body: readonly GridRow[] = []): Layout {
  const width = Math.max(
    ...rows.map((row) => Math.max(row.width, ...row.pieces.map((piece) => piece.column + piece.span))),
  )
  const columns: Role[][] = Array.from({ length: width }, () => [])
  const headings: string[] = Array.from({ length: width }, () => '')
  for (const row of rows) for (const piece of row.pieces) placeHeading(piece, columns, headings)
  fillGaps(columns, headings, previous)
  rankPriorities(columns, body)
  numberActions(columns, body)
  return settle(columns, headings)
}

function placeHeading(piece: Piece, columns: Role[][], headings: string[]): void {
  const found = rolesOf(piece.text).filter((role) => role !== 'group')
  for (let column = piece.column; column < piece.column + piece.span && column < columns.length; column++) {
    if (found.length > 0) columns[column] = [...found]
    headings[column] = piece.text
  }
}

/**
 * A column without a heading takes that of the page before, if this is the same table printed again; else that of its left
 * neighbour, whose merged heading covered it.
 */
function fillGaps(columns: Role[][], headings: string[], previous: Layout | null): void {
  const again = previous !== null && isSameTable(columns, previous)
  for (let column = 0; column < columns.length; column++) {
    // A heading that nobody has taught us keeps its column apart, as a note under its own words.
    if (columns[column]?.length || headings[column]) continue
    const from = again && previous.columns[column]?.length ? previous : null
    columns[column] = from?.columns[column] ?? columns[column - 1] ?? []
    headings[column] = headings[column] || (from?.headings[column] ?? headings[column - 1] ?? '')
  }
}

function isSameTable(columns: Role[][], previous: Layout): boolean {
  if (columns.length !== previous.columns.length) return false
  const named = columns
    .map((roles, index) => [roles[0], previous.columns[index]?.[0]])
    .filter(([role]) => role !== undefined)
  return named.length > 0 && named.filter(([now, then]) => now === then).length / named.length >= 0.6
}

const rank = /^([0-9]{1,2}|high|medium|low|h|m|l|urgent|critical|must|should)$/i

/** A column headed as priorities that holds only ranks (`1`, `High`) says how urgent a recommendation is, not which. */
function rankPriorities(columns: Role[][], body: readonly GridRow[]): void {
  columns.forEach((roles, column) => {
    if (!roles.includes('recommendation') || columns.filter((each) => each.includes('recommendation')).length < 2)
      return
    const texts = body.flatMap((row) => row.pieces.filter((piece) => piece.column === column).map(({ text }) => text))
    if (texts.length > 0 && texts.filter((text) => rank.test(text)).length > texts.length / 2)
      columns[column] = ['urgency']
  })
}

/** A column of numbers with one for each action, and not one for each recommendation, labels the actions. */
function numberActions(columns: Role[][], body: readonly GridRow[]): void {
  const count = (column: number) => body.filter((row) => row.pieces.some((piece) => piece.column === column)).length
  const at = (role: Role) => columns.findIndex((roles) => roles[0] === role)
  const [ref, action] = [at('ref'), at('action')]
  const recommendation = Math.max(at('recommendation'), at('outcome'), at('theme'))
  if (ref < 0 || recommendation < 0 || action < 0 || at('label') >= 0) return
  const numbers = count(ref)
  if (numbers >= count(action) * 0.8 && numbers >= count(recommendation) * 1.5) columns[ref] = ['label']
}

/** An outcome printed after the actions is how one will know, and not what they answer. */
function outcomesAfterActions(columns: Role[][]): void {
  const action = columns.findIndex((roles) => roles.includes('action'))
  columns.forEach((roles, column) => {
    if (action >= 0 && column > action && roles[0] === 'outcome') columns[column] = ['criteria']
  })
}

/** Where no column is headed as actions, the milestones (or else the recommendations, with a lead or date) are the actions. */
function settle(columns: Role[][], headings: string[]): Layout {
  const has = (role: Role) => columns.some((roles) => roles.includes(role))
  const stand = (from: Role, as: Role) => columns.map((roles) => roles.map((role) => (role === from ? as : role)))
  outcomesAfterActions(columns)
  // Without recommendations, the outcomes or themes that stand beside the actions are what the plan answers.
  const answers = (['outcome', 'theme'] as const).find((role) => has('action') && !has('recommendation') && has(role))
  let settled = answers ? stand(answers, 'recommendation') : columns
  if (!has('action')) {
    if (has('milestone')) settled = stand('milestone', 'action')
    else if (has('recommendation') && (has('deadline') || has('lead'))) settled = stand('recommendation', 'action')
  }
  return { columns: settled, headings, hasRecommendations: settled.some((roles) => roles.includes('recommendation')) }
}

/** Whether a table with these columns is a table of actions, and not of something else the document says. */
export function isActionLayout(layout: Layout): boolean {
  const has = (role: Role) => layout.columns.some((roles) => roles.includes(role))
  return has('action') && (has('deadline') || has('lead') || has('criteria') || has('resources') || has('status'))
}
