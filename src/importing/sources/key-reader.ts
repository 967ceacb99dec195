/** The keys that a document prints for itself: what its source codes stand for, and its degrees of urgency. */

export type PrintedKeys = { sources: { code: string; title: string }[]; urgencies: { code: number; title: string }[] }

const codeHeading = /^(?:key|codes?|ref(?:erence)?|abbreviations?|symbol)$/i
const sourceHeading = /^(?:sources?(?: of .*)?|meaning|description|title|in full|stands for|definition|document)$/i
const urgencyHeading =
  /^(?:urgency|priorit(?:y|ies)|timescales?|time ?frames?|timing|to be (?:achieved|completed) (?:by|within))(?: .*)?$/i

type Column = { at: number; of: 'source' | 'urgency' }

/** The pairs of columns that a heading row opens: `Key | Source | Key | Source` has two. */
function columnsOf(row: string[]): Column[] {
  return row.flatMap((cell, at): Column[] => {
    const next = row[at + 1]?.trim() ?? ''
    if (!codeHeading.test(cell.trim())) return []
    if (urgencyHeading.test(next)) return [{ at, of: 'urgency' }]
    return sourceHeading.test(next) ? [{ at, of: 'source' }] : []
  })
}

/** A row of a key has short cells, and each code its title. */
const belongs = (row: string[], columns: Column[]): boolean =>
  row.some((cell) => cell.trim() !== '') &&
  row.every((cell, i) => cell.trim() === '' || columns.some((c) => c.at === i || c.at + 1 === i)) &&
  columns.every(
    ({ at }) => (row[at]?.trim() ?? '').length <= 20 && (row[at]?.trim() === '') === (row[at + 1]?.trim() === ''),
  )

/** Reads every printed key among the rows of a document's tables; rows that are no key are passed over. */
export function readKeyRows(rows: string[][]): PrintedKeys {
  const keys: PrintedKeys = { sources: [], urgencies: [] }
  let columns: Column[] = []
  for (const raw of rows) {
    const row = raw.map((cell) => cell ?? '')
    const opened = columnsOf(row)
    if (opened.length > 0) columns = opened
    else if (columns.length > 0 && belongs(row, columns)) take(row, columns, keys)
    else columns = []
  }
  return keys
}

function take(row: string[], columns: Column[], keys: PrintedKeys): void {
  for (const { at, of } of columns) {
    const [code, title] = [row[at]?.trim() ?? '', row[at + 1]?.trim() ?? '']
    if (code === '') continue
    if (of === 'source') {
      if (!keys.sources.some((s) => s.code === code)) keys.sources.push({ code, title })
    } else if (/^\d+$/.test(code) && !keys.urgencies.some((u) => u.code === Number(code)))
      keys.urgencies.push({ code: Number(code), title })
  }
}
