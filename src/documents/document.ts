/**
 * The one form that every reader gives and every importer takes: what a file says, in reading order, with the place of
 * each part. A reader decides nothing about plans; an importer opens no file.
 */

/** Where in the file a person can find something. `line`, `row` and `page` count from 1; `cell` is `B7` in a sheet. */
export type Place = {
  line?: number
  page?: number
  paragraph?: number
  table?: number
  row?: number
  cell?: string | number
  sheet?: string
  /** Id of the document it stands in, where that is not the newest one of the plan. */
  document?: string
}

/** A title line. `level` 1 is the largest. */
export type Heading = { kind: 'heading'; level: number; text: string; at: Place }

/** A paragraph, or one item of a list (`item` holds its depth from 1 and its marker as printed, if any). */
export type Paragraph = { kind: 'paragraph'; text: string; at: Place; item?: { depth: number; marker: string | null } }

/** One line inside a cell: a paragraph, or a list item (then `item` is true and the bullet is not in the text). */
export type CellLine = { text: string; item?: boolean }

/**
 * A cell with its place in the grid. A merged cell appears once, at its top left corner, with its spans.
 * `text` is `lines` joined with a line feed. `date` is set only where the file holds a real date, not text.
 */
export type Cell = {
  text: string
  lines: CellLine[]
  column: number
  colSpan: number
  rowSpan: number
  at: Place
  date?: string
  bold?: boolean
  /** The sheet works it out: `text` is the last result it was saved with. */
  formula?: boolean
}

/** A row. `header` where the file itself marks it as a table header (Word, HTML). Cells in order of column, empty ones included. */
export type Row = { cells: Cell[]; at: Place; header?: boolean }

export type Table = { kind: 'table'; rows: Row[]; at: Place }

export type Block = Heading | Paragraph | Table

/** Something the reader left out or could not read, in a sentence for the person who handed in the file. */
export type Warning = { code: string; message: string; at?: Place }

export type FileKind = 'text' | 'docx' | 'xlsx' | 'csv' | 'html'

export type SourceDocument = {
  name: string
  kind: FileKind
  /** Title and dates the file states of itself (document properties), never guessed from the text. */
  properties: { title?: string; created?: string; modified?: string }
  blocks: Block[]
  warnings: Warning[]
}

/** A file that cannot be read: `message` says what, where and what to do, for the person who handed it in. */
export class UnreadableFile extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'UnreadableFile'
    this.code = code
  }
}

/** The anchor of a place on the source page, the same wherever a link to it is made: `line-20`, `sheet-Plan-B7`, `table-2-row-5`. */
export function placeAnchor(at: Place): string {
  if (at.line !== undefined) return `line-${at.line}`
  if (at.sheet !== undefined) return `sheet-${at.sheet.replace(/[^A-Za-z0-9]+/g, '_')}-${at.cell ?? at.row ?? 1}`
  if (at.table !== undefined) return `table-${at.table}-row-${at.row ?? 1}`
  return `paragraph-${at.paragraph ?? 1}`
}

/** The place in words, for a list of doubts or findings: `line 20`, `sheet Plan, cell B7`, `table 2, row 5`. */
export function placeInWords(at: Place): string {
  if (at.line !== undefined) return `line ${at.line}`
  if (at.sheet !== undefined)
    return `sheet ${at.sheet}, ${at.cell === undefined ? `row ${at.row ?? 1}` : `cell ${at.cell}`}`
  const parts: string[] = []
  if (at.page !== undefined) parts.push(`page ${at.page}`)
  if (at.table !== undefined) parts.push(`table ${at.table}`)
  if (at.row !== undefined) parts.push(`row ${at.row}`)
  if (at.paragraph !== undefined && at.table === undefined) parts.push(`paragraph ${at.paragraph}`)
  return parts.join(', ') || 'start of the file'
}
