/**
 * Rows of one table as values in DuckDB. A row that cannot be read is counted with its reason, never quoted: whatever a file
 * holds, no word of it may come into a message.
 */
import type { CaseDatabase } from './case-database.ts'
import { cellValue, emptyWords, unreadOf } from './conversion.ts'
import { csvText } from './csv-text.ts'
import { sendThrough } from './fifo.ts'
import { type CsvRows, headingsFor, type Match, type OtherRows, type Source } from './format.ts'
import type { MatchedSource } from './match-headings.ts'
import { stageRows } from './staging.ts'

export type TableReport = {
  table: string
  /** Rows below the headings. */
  rows: number
  taken: number
  /** Rows left out, by reason. */
  leftOut: Record<string, number>
  /** Cells that could not be read and were taken as empty, by reason. */
  unread: Record<string, number>
  notes: string[]
}

const unevenRows = 'not as many cells as there are headings'

/**
 * Reads a whole table into the source table of its name, which `makeSourceTable` made.
 * @param onRows told how many rows were read so far, where that can be told
 * @param part tells the rows of this file from those of others in the same table
 * @returns its report; `problem` where the file as a whole cannot be trusted and nothing of it may be used
 */
export async function readTable(
  database: CaseDatabase,
  { source, match }: MatchedSource,
  part: number,
  onRows: (rows: number) => void,
): Promise<{ report: TableReport; problem: string | null }> {
  const report: TableReport = {
    table: match.table.name,
    ...{ rows: 0, taken: 0, leftOut: {}, unread: {} },
    notes: [...match.notes],
  }
  const problem = headingProblem(match)
  if (problem !== null) return { report, problem }
  const { uneven, problem: wrong, notes } = await insertRows(database, source, match, part, onRows)
  if (wrong !== null) return { report, problem: wrong }
  const american = await count(database, match, part, uneven, report)
  report.notes.push(...notes)
  if (american === 0) return { report, problem: null }
  return {
    report,
    problem: `has days with the month before the day (${american} of them can be nothing else), so that no day in it can be trusted`,
  }
}

function headingProblem({ table, places, twice }: Match): string | null {
  const named = (column: string) => headingsFor(table, column)[0]
  const missing = table.required.filter((name) => !places.has(name))
  if (missing.length > 0) return `has no heading ${missing.map(named).join(' and no ')}`
  return twice.length > 0 ? `has the heading ${twice.map(named).join(' and the heading ')} twice` : null
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
const string = (text: string) => `'${text.replaceAll("'", "''")}'`

async function insertRows(
  database: CaseDatabase,
  source: Source,
  match: Match,
  part: number,
  onRows: (rows: number) => void,
) {
  const { rows } = source
  const serialDays = rows.kind === 'rows' && rows.serialDays === true
  const width = source.headings.length
  const insert = (from: string) => database.connection.run(insertion(match, part, from, serialDays))
  return rows.kind === 'csv'
    ? insertCsv(database, rows, width, insert)
    : insertOthers(database, rows, { width, places: [...match.places.values()], onRows }, insert)
}

/** One pass over the rows: text, then values, then what is to be said of the row. */
function insertion({ table, places }: Match, part: number, from: string, serialDays: boolean): string {
  const columns = Object.entries(table.columns).map(([name, kind], at) => {
    const place = places.get(name)
    return { name, kind, raw: place === undefined ? 'null::varchar' : `c${place}`, text: `t${at}`, value: `v${at}`, at }
  })
  const raw = columns.map(({ raw, text }) => `${raw} as ${text}`)
  const values = columns.map(({ kind, text, value }) => `${cellValue(kind, text, serialDays)} as ${value}`)
  const kept = columns.filter(({ kind }) => kind !== 'text').map(({ text }) => text)
  const unread = columns.flatMap(({ kind, text, value }) => (kind === 'text' ? [] : [unreadOf(kind, text, value)]))
  const valueNamed = (name: string) => columns.find((column) => column.name === name)?.value ?? 'null'
  const reasons = [
    ...table.required.map((name) => `${valueNamed(name)} is null`),
    ...(table.order ? [`${valueNamed(table.order[1])} < ${valueNamed(table.order[0])}`] : []),
  ].map((wrong, at) => `when ${wrong} then ${at + 1}`)
  const leftOut = reasons.length > 0 ? `case ${reasons.join(' ')} end` : 'null'
  return `insert into ${quote(table.name)}
    select ${[...columns.map(({ value }) => value), leftOut, ...unread, part].join(', ')} from (
      select ${[...values, ...kept].join(', ')} from (select ${raw.join(', ')} from ${from}))`
}

const quotationProblem = 'has a quotation mark that opens or closes where it must not'
const mostUneven = 100_000
/** In bytes. The buffer is told as well: by itself it would be sixteen times that, and reading takes twice as long. */
const longestLine = 16 * 1024 * 1024

async function insertCsv(
  { connection, pipe }: CaseDatabase,
  rows: CsvRows,
  width: number,
  insert: (from: string) => Promise<unknown>,
) {
  const columns = Array.from({ length: width }, (_, at) => `'c${at}': 'VARCHAR'`)
  const readFrom = (path: string, skip: number) =>
    insert(`read_csv(${string(path)}, auto_detect=false, header=false, all_varchar=true, delim=${string(rows.delimiter)},
      quote='"', escape='"', nullstr=[${emptyWords.map(string).join(', ')}], columns={${columns.join(', ')}}, skip=${skip},
      max_line_size=${longestLine}, buffer_size=${2 * longestLine}, store_rejects=true, rejects_table='rejected', rejects_scan='rejected_scan',
      rejects_limit=${mostUneven})`)
  const damaged = await readText(rows, pipe, readFrom)
  const reader = await connection.runAndReadAll(
    `select count(distinct line) filter (where error_type in ('MISSING COLUMNS', 'TOO MANY COLUMNS')),
      count(*) filter (where error_type not in ('MISSING COLUMNS', 'TOO MANY COLUMNS')) from rejected`,
  )
  await connection.run('drop table rejected')
  await connection.run('drop table rejected_scan')
  const [uneven, others] = (reader.getRowsJS()[0] ?? []).map(Number)
  const many = `has more than ${mostUneven.toLocaleString('en-GB')} rows with another number of cells than headings`
  const problem = (others ?? 0) > 0 ? quotationProblem : (uneven ?? 0) >= mostUneven ? many : null
  return { uneven: uneven ?? 0, problem, notes: encodingNotes(rows, damaged) }
}

/** A sound file on this machine is read where it is, by all threads at once; everything else through the pipe. */
async function readText(rows: CsvRows, pipe: string, readFrom: (path: string, skip: number) => Promise<unknown>) {
  const { file, encoding, untidy, headerLine } = rows
  if (file.path !== undefined && encoding === 'utf-8' && !untidy && headerLine === 1) {
    await readFrom(file.path, 1)
    return 0
  }
  const { bytes, damaged } = csvText(rows)
  await sendThrough(pipe, bytes, () => readFrom(pipe, 0))
  return damaged()
}

/** What was guessed about its letters, since a guess can be wrong. */
function encodingNotes({ encoding }: CsvRows, damaged: number): string[] {
  const read = /^utf-/.test(encoding) ? [] : [`Its letters were read as ${encoding}.`]
  const signs = damaged === 1 ? 'One sign of it is' : `${damaged.toLocaleString('en-GB')} signs of it are`
  return damaged === 0
    ? read
    : [...read, `${signs} none in its encoding (${encoding}). Save it as UTF-8 if they matter.`]
}

async function insertOthers(
  database: CaseDatabase,
  { rows }: OtherRows,
  shape: Parameters<typeof stageRows>[2],
  insert: (from: string) => Promise<unknown>,
) {
  const uneven = await stageRows(database, rows, shape)
  await insert('staged')
  await database.connection.run('drop table staged')
  return { uneven, problem: null, notes: [] }
}

/** Counts, and takes away the rows that are left out. */
async function count(
  { connection }: CaseDatabase,
  { table }: Match,
  part: number,
  uneven: number,
  report: TableReport,
): Promise<number> {
  const name = quote(table.name)
  const reasons = [
    ...table.required.map((column) => `no ${headingsFor(table, column)[0]}, or one that cannot be read`),
    ...(table.order ? ['it ends before it starts'] : []),
  ]
  const cells = Object.entries(table.columns).flatMap(([column, kind], at) =>
    kind === 'text' ? [] : [{ column: headingsFor(table, column)[0] ?? column, kind, own: `unread_${at}` }],
  )
  const counts = [
    'count(*)',
    ...reasons.map((_, at) => `count(*) filter (where left_out = ${at + 1})`),
    ...cells.map(({ own }) => `count(${own})`),
    ...cells.map(({ own }) => `count(*) filter (where ${own} = 2)`),
  ]
  const reader = await connection.runAndReadAll(`select ${counts.join(', ')} from ${name} where part = ${part}`)
  const [rows = 0, ...others] = (reader.getRowsJS()[0] ?? []).map(Number)
  const why = others.splice(0, reasons.length)
  const unread = others.splice(0, cells.length)
  report.rows = rows + uneven
  if (uneven > 0) report.leftOut[unevenRows] = uneven
  reasons.forEach((reason, at) => {
    if (why[at]) report.leftOut[reason] = why[at]
  })
  cells.forEach(({ column, kind }, at) => {
    if (unread[at]) report.unread[`${column} is no ${kind === 'flag' ? 'yes or no' : kind}`] = unread[at]
  })
  if (why.some((left) => left > 0)) await connection.run(`delete from ${name} where left_out is not null`)
  const again = table.id === undefined ? 0 : await removeRepeated(connection, name, table.id, part)
  if (again > 0 && table.id)
    report.leftOut[`an id (${headingsFor(table, table.id)[0]}) that an earlier row has`] = again
  report.taken = rows - why.reduce((sum, left) => sum + left, 0) - again
  return others.reduce((sum, one) => sum + one, 0)
}

/** The first row of an id stays. */
async function removeRepeated(
  connection: CaseDatabase['connection'],
  name: string,
  id: string,
  part: number,
): Promise<number> {
  const own = quote(id)
  const reader = await connection.runAndReadAll(`select count(*) from (
    select ${own} from ${name} where part = ${part} and ${own} is not null group by ${own} having count(*) > 1)`)
  if (Number(reader.getRowsJS()[0]?.[0] ?? 0) === 0) return 0
  const gone = await connection.run(`delete from ${name} where part = ${part} and ${own} is not null and rowid not in (
    select min(rowid) from ${name} where part = ${part} group by ${own})`)
  return gone.rowsChanged
}
