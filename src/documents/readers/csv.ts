/** Separated values: any separator, quotes around line feeds, rows of different lengths. A formula is only text. */
import { parse } from 'csv-parse/sync'
import type { Row, SourceDocument, Warning } from '../document.ts'
import { UnreadableFile } from '../document.ts'
import { linesOf, makeCell } from './cells.ts'
import { type ReadContext, TableBudget } from './limits.ts'

export const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

export type CsvForm = { separator: string /** Characters to skip: Excel's `sep=;` line. */; skip: number }

type Fields = { record: string[]; line: number }

/** One table with every row of the text; `line` is where a row starts, `row` counts from 1. */
export function readCsv(
  text: string,
  form: CsvForm,
  context: ReadContext,
): Pick<SourceDocument, 'blocks' | 'warnings'> {
  const warnings: Warning[] = []
  const budget = new TableBudget(context)
  const rows: Row[] = []
  const firstLine = 1 + lineFeeds(text.slice(0, form.skip))
  const body = text.slice(form.skip)
  const lines = lineFeeds(body) + 1
  for (const { record, line } of records(body, form.separator, context.name, warnings)) {
    budget.take(record.length, lines)
    rows.push(csvRow(record, line + firstLine - 1, rows.length + 1))
  }
  return { blocks: [{ kind: 'table', rows, at: { line: rows[0]?.at.line ?? firstLine } }], warnings }
}

/** The records of a text as they are, without trimming; a line with nothing on it is no record. */
export function csvRecords(text: string, separator: string): string[][] {
  return [...records(text, separator, 'file', [])].map(({ record }) => record)
}

function records(text: string, separator: string, name: string, warnings: Warning[]): Fields[] {
  try {
    return parseRecords(text, separator, '"')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('CSV_')) throw error
    warnings.push({
      code: 'csv.quotes',
      message:
        'A quotation mark is opened and never closed, so quotation marks were read as part of the words. Check the rows that hold one.',
    })
    return withoutQuotes(text, separator, name)
  }
}

function withoutQuotes(text: string, separator: string, name: string): Fields[] {
  try {
    return parseRecords(text, separator, false)
  } catch {
    throw new UnreadableFile(
      'csv.damaged',
      `“${name}” looks like separated values, but its rows cannot be told apart. Open it in Excel, save it as .xlsx and hand that in.`,
    )
  }
}

function parseRecords(text: string, separator: string, quote: '"' | false): Fields[] {
  let ended = 0
  const fields: Fields[] = []
  parse(text, {
    delimiter: separator,
    quote,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: '\n',
    on_record(record: string[], { lines }) {
      // `lines` is where the record ends, so the next one starts on the line after.
      const empty = record.length === 1 && record[0] === ''
      if (!empty) fields.push({ record, line: ended + 1 })
      ended = lines
      return null
    },
  })
  return fields
}

function csvRow(record: readonly string[], line: number, row: number): Row {
  const at = { line, row }
  return { cells: record.map((printed, column) => makeCell(linesOf(printed), column, at)), at }
}

function lineFeeds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
