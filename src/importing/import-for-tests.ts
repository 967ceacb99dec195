/** What the importer's tests share: reading a file into a plan, building small documents, scoring a reading. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Block, Cell, CellLine, Row, SourceDocument, Table } from '../documents/document.ts'
import { readDocument } from '../documents/read-document.ts'
import type { Plan } from '../plans/plan.ts'
import { importDocument } from './import-plan.ts'

const root = new URL('../../', import.meta.url).pathname
// Beside the project, unless said otherwise: a second worktree may stand elsewhere.
const shared = process.env.UPTURN_SHARED ?? join(root, '../shared')

/** The folder of documents kept beside the project, or null on a machine without it. */
export const sharedFolder: string | null = existsSync(join(shared, 'score-import.mjs')) ? shared : null

export const inProject = (path: string): string => join(root, path)

/** The seed documents by their first three figures. */
export const seedPath = (number: string): string => {
  const folder = join(shared, 'seeds')
  const name = readdirSync(folder).find((each) => each.startsWith(number))
  if (!name) throw new Error(`There is no seed ${number}`)
  return join(folder, name)
}

export const readPath = (path: string): Promise<SourceDocument> =>
  readDocument({ name: basename(path), bytes: readFileSync(path) })

/** The scores of a plan against labels, by name, as `score-import.mjs` prints them. */
export function scoresOf(labels: string, plan: Plan): Map<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-score-'))
  const file = join(folder, 'plan.json')
  writeFileSync(file, JSON.stringify(plan))
  const printed = execFileSync(process.execPath, [join(shared, 'score-import.mjs'), labels, file], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return new Map(
    [...printed.matchAll(/^([a-z.0-9]+)\s+([\d.]+)$/gim)].map(([, name = '', value]) => [name, Number(value)]),
  )
}

type Words = string | string[] | CellLine[]

const linesOf = (words: Words): CellLine[] =>
  (typeof words === 'string' ? words.split('\n') : words)
    .map((line) => (typeof line === 'string' ? { text: line } : line))
    .filter(({ text }) => text !== '')

/** A cell; an array is its lines. */
export function cellOf(words: Words, column = 0, row = 1): Cell {
  const lines = linesOf(words)
  return { text: lines.map(({ text }) => text).join('\n'), lines, column, colSpan: 1, rowSpan: 1, at: { line: row } }
}

/** A table from its rows of words. Places count lines from `first`. */
export function tableOf(rows: Words[][], first = 1): Table {
  const toRow = (cells: Words[], index: number): Row => ({
    cells: cells.map((words, column) => cellOf(words, column, first + index)),
    at: { line: first + index },
  })
  return { kind: 'table', rows: rows.map(toRow), at: { line: first } }
}

export const documentOf = (...blocks: Block[]): SourceDocument => ({
  name: 'small.txt',
  kind: 'text',
  properties: {},
  blocks,
  warnings: [],
})

export const headingOf = (text: string, level = 2, line = 1): Block => ({ kind: 'heading', level, text, at: { line } })

/** The plan of a table written as rows of words. */
export const planOf = (...rows: Words[][]): Plan => importDocument(documentOf(tableOf(rows)))

/** Actions as short rows: label, words, deadline as printed, leads. */
export const actionRows = (plan: Plan): (string | null)[][] =>
  plan.actions.map(({ label, text, deadline, leads }) => [
    label,
    text,
    deadline.text,
    leads
      .filter(({ inherited }) => !inherited)
      .map(({ name }) => name)
      .join(' + '),
  ])
