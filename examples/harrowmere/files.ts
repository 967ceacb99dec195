/** The plan as text, Word, Excel and CSV, which say the same, and the reading expected of each; nothing is written here. */
import { markedLines, type RowWords, simpleTable } from '../writing/cells.ts'
import { excelFile, excelSheet } from '../writing/excel.ts'
import { tidyJson } from '../writing/json.ts'
import { addTable, TextPage } from '../writing/text.ts'
import { heading, paragraph, wordFile, wordTable } from '../writing/word.ts'
import { expectedReading } from './expected.ts'
import { planTable } from './layout.ts'
import { authority, columns, frontTables, introduction, title } from './plan.ts'

const front = frontTables.map(simpleTable)
const widths = [6, 4, 16, 4, 7, 24, 8, 10, 18, 14, 9, 10]

function textTwin(): TextPage {
  const page = new TextPage()
  page.add(title)
  page.add()
  for (const text of introduction) {
    page.add(text)
    page.add()
  }
  for (const table of front) addTable(page, table)
  addTable(page, planTable, 15)
  return page
}

function wordTwin(): Promise<Uint8Array> {
  return wordFile(
    title,
    authority,
    [
      heading(title, 1),
      ...introduction.map(paragraph),
      ...front.flatMap((table) => [heading(table.title), wordTable(table)]),
      heading(planTable.title),
      wordTable(planTable, widths),
    ],
    'A3',
  )
}

function excelTwin(): Uint8Array {
  const about = excelSheet(front, [12, 60, 24, 40, 30], [title, ...introduction])
  const plan = excelSheet(
    [{ ...planTable, title: '' }],
    widths.map((share) => share * 2),
  )
  return excelFile(title, [
    { name: 'About this plan', sheet: about },
    { name: 'Plan', sheet: plan },
  ])
}

function csvLine(row: RowWords): string {
  const cells =
    row.kind === 'banner'
      ? [row.lines.join('\n'), ...Array<string>(columns.length - 1).fill('')]
      : row.cells.map((cell) => (cell === 'merged' ? '' : markedLines(cell).join('\n')))
  return cells.map((text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')
}

/** Every built file by its name, the same bytes each time. */
export async function builtFiles(): Promise<Map<string, string | Uint8Array>> {
  const page = textTwin()
  return new Map<string, string | Uint8Array>([
    ['harrowmere-plan.txt', page.toString()],
    ['harrowmere-plan.docx', await wordTwin()],
    ['harrowmere-plan.xlsx', excelTwin()],
    ['harrowmere-plan.csv', `${[columns.join(','), ...planTable.rows.map(csvLine)].join('\r\n')}\r\n`],
    ['harrowmere-plan.expected.json', tidyJson(expectedReading('harrowmere-plan.txt', page.places))],
  ])
}
