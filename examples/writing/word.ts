/** Tables as a Word document with real headings, a header row that repeats, merged cells and real lists. */
import {
  AlignmentType,
  convertInchesToTwip,
  Document,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { withFixedTimes } from './archive.ts'
import type { CellWords, RowWords, TableWords } from './cells.ts'

/** Only the shares of the columns count: the table fills the page. */
const tableWidth = 15000

/** Numbers begin again in each cell: an instance of the numbering for each. */
let instance = 0

function paragraphs(cell: CellWords, bold: boolean): Paragraph[] {
  instance += 1
  const lines = cell.lines.length > 0 ? cell.lines : ['']
  return lines.map((text) => {
    const options: IParagraphOptions = { children: [new TextRun({ text, bold, size: 16 })] }
    if (cell.list === 'bullet') return new Paragraph({ ...options, bullet: { level: 0 } })
    if (cell.list === 'number')
      return new Paragraph({ ...options, numbering: { reference: 'criteria', level: 0, instance } })
    return new Paragraph(options)
  })
}

const nestedTable = (rows: string[][]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map((text) => new TableCell({ children: paragraphs({ lines: [text] }, false) })),
        }),
    ),
  })

function wordCell(table: TableWords, rowIndex: number, column: number, cell: CellWords | 'merged'): TableCell {
  const below = table.rows[rowIndex + 1]
  const opens = cell !== 'merged' && below?.kind === 'cells' && below.cells[column] === 'merged'
  if (cell === 'merged')
    return new TableCell({ verticalMerge: VerticalMergeType.CONTINUE, children: [new Paragraph('')] })
  // Word asks for a paragraph after a table that ends a cell.
  const nested = cell.nested ? [nestedTable(cell.nested), new Paragraph('')] : []
  const children = [...paragraphs(cell, false), ...nested]
  return opens ? new TableCell({ verticalMerge: VerticalMergeType.RESTART, children }) : new TableCell({ children })
}

function wordRow(table: TableWords, row: RowWords, index: number): TableRow {
  if (row.kind === 'cells')
    return new TableRow({
      cantSplit: false,
      children: row.cells.map((cell, column) => wordCell(table, index, column, cell)),
    })
  const children = paragraphs({ lines: row.lines }, true)
  return new TableRow({ children: [new TableCell({ columnSpan: table.heading.length, children })] })
}

/** A table with its header marked to repeat on each page. `widths` are shares of the page, in any unit. */
export function wordTable(table: TableWords, widths?: number[]): Table {
  const header = new TableRow({
    tableHeader: true,
    children: table.heading.map((text) => new TableCell({ children: paragraphs({ lines: [text] }, true) })),
  })
  const shares = widths ?? table.heading.map(() => 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    columnWidths: shares.map((share) => Math.round((share / total) * tableWidth)),
    rows: [header, ...table.rows.map((row, index) => wordRow(table, row, index))],
  })
}

export const heading = (text: string, level: 1 | 2 | 3 = 2): Paragraph =>
  new Paragraph({
    text,
    heading: level === 1 ? HeadingLevel.HEADING_1 : level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
  })

export const paragraph = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] })

const numberedLines = {
  reference: 'criteria',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.START,
      style: {
        paragraph: { indent: { left: convertInchesToTwip(0.2), hanging: convertInchesToTwip(0.2) } },
      },
    },
  ],
}

/** Paper on its side with narrow margins, in twentieths of a point. Councils print a wide plan on A3. */
const paper = { A4: { width: 11906, height: 16838 }, A3: { width: 16838, height: 23811 } }
const margin = 720

/** The whole document as bytes, the same for the same words. */
export async function wordFile(
  title: string,
  creator: string,
  children: FileChild[],
  size: 'A4' | 'A3' = 'A4',
): Promise<Uint8Array> {
  instance = 0
  const document = new Document({
    title,
    creator,
    lastModifiedBy: creator,
    styles: { default: { document: { run: { font: 'Arial' } } } },
    numbering: { config: [numberedLines] },
    sections: [
      {
        properties: {
          page: {
            size: { ...paper[size], orientation: PageOrientation.LANDSCAPE },
            margin: { top: margin, right: margin, bottom: margin, left: margin },
          },
        },
        children,
      },
    ],
  })
  return withFixedTimes(new Uint8Array(await Packer.toBuffer(document)))
}
