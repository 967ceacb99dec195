/**
 * Short documents of invented councils, written as their blocks with the reading beside them. Each has one layout that
 * real plans use and the other examples do not.
 */
import { type CellWords, line, type RowWords, type TableWords } from '../../writing/cells.ts'

/** A row of cells; `^` is merged with the cell above, a cell of lines is a list, and a row of one cell runs over all columns. */
export type SampleTable = { columns: string[]; rows: string[][] }
export type SampleBlock = { heading: string; level: 1 | 2 | 3 } | { text: string } | SampleTable

export type Sample = {
  name: string
  title: string
  authority: string
  blocks: SampleBlock[]
  /** Word or Excel twins beside the text. */
  twins: ('docx' | 'xlsx' | 'html')[]
  /** `# ref | words` for a recommendation, then `label | words | kind due | lead + lead` for each of its actions; `-` for none. */
  reading: string
}

const cellOf = (printed: string): CellWords | 'merged' => {
  if (printed === '^') return 'merged'
  const lines = printed.split('\n')
  return lines.length > 1 ? { lines, list: 'bullet' } : line(printed)
}

export function tableOf({ columns, rows }: SampleTable): TableWords {
  const toRow = (cells: string[]): RowWords =>
    cells.length === 1 && columns.length > 1
      ? { kind: 'banner', lines: cells }
      : { kind: 'cells', cells: cells.map(cellOf) }
  return { title: '', heading: columns, rows: rows.map(toRow) }
}

const orNull = (printed: string | undefined) => (printed === undefined || printed === '-' ? null : printed)

/** The reading in the form that `score-import.mjs` takes. */
export function expectedOf({ name, reading }: Sample) {
  const recommendations: { ref: string | null; text: string; sources: string[]; by: object }[] = []
  const actions: object[] = []
  for (const printed of reading.trim().split('\n')) {
    const [first = '', text = '', date = 'none', leads = '-'] = printed.split('|').map((part) => part.trim())
    if (first.startsWith('#')) {
      const ref = orNull(first.slice(1).trim())
      recommendations.push({ ref, text, sources: [], by: { kind: 'none', due: null } })
      continue
    }
    const [kind, due] = date.split(' ')
    const above = recommendations.at(-1)
    actions.push({
      recommendation: above?.ref ?? above?.text ?? null,
      level: 'main',
      label: orNull(first),
      text,
      deadline: { kind, due: due ?? null },
      leads: orNull(leads)?.split(' + ') ?? [],
    })
  }
  return { document: `${name}.txt`, recommendations, actions }
}
