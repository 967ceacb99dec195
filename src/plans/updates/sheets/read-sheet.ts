/**
 * A sheet of actions that comes back: every row that can be understood, and for the others why not. What a row would
 * change is not decided here; nothing is stored.
 */
import { type Cell, type SourceDocument, type Table, UnreadableFile } from '../../../documents/document.ts'
import { readDocument } from '../../../documents/read-document.ts'
import { decodeText } from '../../export/cell-text.ts'
import type { Row } from '../rules/row.ts'
import type { Said } from '../rules/said.ts'
import { editable, keys } from './columns.ts'

/** A row with its number in the sheet. */
export type SheetRow = Row & { at: number }
export type UnusableRow = { at: number; why: string }
export type ReadSheet = {
  rows: SheetRow[]
  unusable: UnusableRow[]
  /** What else the person should know: a column that is missing, sheets that were passed over. */
  notes: string[]
}

/** A thousand rows, as many as can be applied in one go, and the sheet that says how: more than any lead's actions, far below what could tire the machine. */
const limits = {
  compressedBytes: 5 * 1024 * 1024,
  unpackedBytes: 60 * 1024 * 1024,
  rows: 1050,
  cells: 150_000,
  textBytes: 5 * 1024 * 1024,
}
export const largestSheet = limits.compressedBytes

/** Where each column stands, by its heading. */
type Heads = Map<string, number>

const plain = (heading: string) => heading.trim().replace(/\s+/g, ' ').toLowerCase()
const keyHeadings = Object.values(keys).map(({ heading }) => heading)

/**
 * Reads an Excel file (or a CSV or OpenDocument sheet) with actions in it.
 * @throws UnreadableFile with a sentence: what cannot be read, is no sheet of actions, or lacks what tells the rows apart
 */
export async function readSheet(file: { name: string; bytes: Uint8Array }): Promise<ReadSheet> {
  const document = await readDocument(file, { limits })
  const { table, head } = findTable(document)
  const heads = headsOf(table, head)
  const rows = table.rows.slice(head + 1)
  checkMerges(rows, file.name)
  const read: ReadSheet = { rows: [], unusable: [], notes: notesOf(heads) }
  for (const row of rows) readRow(row.cells, row.at.row ?? row.at.line ?? 0, heads, read)
  withoutDoubles(read)
  return read
}

/** A person may put a line above the headings; further down it is no sheet of ours. */
const deepestHead = 10

function findTable(document: SourceDocument): { table: Table; head: number } {
  const tables = document.blocks.filter((block): block is Table => block.kind === 'table')
  for (const table of tables) {
    const head = table.rows.slice(0, deepestHead).findIndex(({ cells }) => cells.some(isKey))
    if (head >= 0) return { table, head }
  }
  const wanted = keyHeadings.map((heading) => `“${heading}”`).join(', ')
  throw new UnreadableFile(
    'sheet.no-actions',
    `“${document.name}” is no sheet of actions: no row has the headings ${wanted}. Download your actions anew, fill those in, and hand them in here.`,
  )
}

const isKey = (cell: Cell) => plain(cell.text) === plain(keys.action.heading)

function headsOf(table: Table, head: number): Heads {
  const heads: Heads = new Map()
  const ours = new Set([...keyHeadings, ...editable.map(({ heading }) => heading)].map(plain))
  for (const cell of table.rows[head]?.cells ?? []) {
    const name = plain(cell.text)
    if (!ours.has(name)) continue
    if (heads.has(name)) {
      throw new UnreadableFile(
        'sheet.double-column',
        `Two columns are called “${cell.text}”, so it is not clear which counts. Take one away and hand the file in again.`,
      )
    }
    heads.set(name, cell.column)
  }
  const missing = keyHeadings.filter((heading) => !heads.has(plain(heading)))
  if (missing.length > 0) {
    throw new UnreadableFile(
      'sheet.no-key',
      `The column ${missing.map((heading) => `“${heading}”`).join(' and ')} is missing. Without it nobody can tell which action a row is, or what was said since. Download your actions anew, copy what you filled in, and leave the last three columns.`,
    )
  }
  return heads
}

/** A merged cell says the same for several rows, or hides what is under it: better not to guess. */
function checkMerges(rows: Table['rows'], name: string): void {
  const merged = rows.find(({ cells }) => cells.some((cell) => cell.rowSpan > 1 || cell.colSpan > 1))
  if (merged === undefined) return
  throw new UnreadableFile(
    'sheet.merged',
    `Row ${merged.at.row ?? ''} of “${name}” has merged cells, so it is not clear which row their words belong to. Take the merge away and hand it in again.`,
  )
}

function notesOf(heads: Heads): string[] {
  const missing = editable.filter(({ heading }) => !heads.has(plain(heading)))
  return missing.map(({ heading }) => `The column “${heading}” is missing, so nothing of it changes.`)
}

function readRow(cells: readonly Cell[], at: number, heads: Heads, read: ReadSheet): void {
  const cellOf = (heading: string) => cells.find((cell) => cell.column === heads.get(plain(heading)))
  const words = (heading: string) => decodeText(cellOf(heading)?.text ?? '').trim()
  if (cells.every((cell) => cell.text === '' && !cell.formula)) return
  const [plan, action, seen] = [words(keys.plan.heading), words(keys.action.heading), words(keys.seen.heading)]
  const used = [...editable.map(({ heading }) => heading), ...keyHeadings]
  const formula = used.find((heading) => cellOf(heading)?.formula)
  const unusable = (why: string) => read.unusable.push({ at, why })
  if (formula !== undefined) unusable(`“${formula}” holds a formula. Type what it should say.`)
  else if (plan === '' || action === '') unusable('It has no plan id or no action id. Rows cannot be added in a sheet.')
  else if (!/^\d{1,6}$/.test(seen))
    unusable(`“${keys.seen.heading}” is not the number it was. Download your actions anew.`)
  else read.rows.push({ at, plan, action, seen: Number(seen), said: saidIn(cellOf, heads) })
}

/** The value of each cell that is to be filled in; a column that is missing says nothing. */
function saidIn(cellOf: (heading: string) => Cell | undefined, heads: Heads): Said {
  const fields = editable.filter(({ heading }) => heads.has(plain(heading)))
  return Object.fromEntries(
    fields.map(({ field, heading }) => {
      const cell = cellOf(heading)
      return [field, cell?.date ?? decodeText(cell?.text ?? '')]
    }),
  )
}

/** Two rows of one action: neither is taken, because nobody can say which is meant. */
function withoutDoubles(read: ReadSheet): void {
  const places = Map.groupBy(read.rows, ({ plan, action }) => JSON.stringify([plan, action]))
  for (const rows of places.values()) {
    if (rows.length === 1) continue
    const where = rows.map(({ at }) => at).join(' and ')
    for (const { at } of rows) read.unusable.push({ at, why: `Its action stands in rows ${where}. Keep one of them.` })
  }
  read.rows = read.rows.filter(({ plan, action }) => places.get(JSON.stringify([plan, action]))?.length === 1)
  read.unusable.sort((a, b) => a.at - b.at)
}
