import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import type { Block, SourceDocument, Table } from '../../document.ts'
import { readDocument } from '../../read-document.ts'
import { excelFile } from '../fixtures.ts'
import { cellName } from './sheet-table.ts'
import { dateParts, dayOf, plainNumber, showNumber } from './values.ts'

const read = (bytes: Uint8Array): Promise<SourceDocument> => readDocument({ name: 'plan.xlsx', bytes })
const tableOf = (block: Block | undefined): Table => {
  assert.equal(block?.kind, 'table')
  return block as Table // checked on the line above
}
const texts = (block: Block | undefined) => tableOf(block).rows.map((row) => row.cells.map((cell) => cell.text))

describe('a workbook written by a library', () => {
  const make = (type: 'xlsx' | 'biff8' | 'ods' | 'xlsb') => {
    const sheet = utils.aoa_to_sheet([
      ['Ref', 'Action', 'By'],
      ['1.1', 'Write it', { t: 'n', v: 40237, z: 'dd/mm/yyyy' }],
      [],
      ['', 'Send it', 'Ongoing'],
    ])
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 3, c: 0 } }]
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, 'Plan')
    utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Empty')
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Old']]), 'Old')
    book.Workbook = { Sheets: [{}, {}, { Hidden: 1 }] }
    return new Uint8Array(write(book, { type: 'array', bookType: type }))
  }

  for (const type of ['xlsx', 'biff8', 'ods', 'xlsb'] as const) {
    test(`as ${type}: sheets, merged cells, real dates`, async () => {
      const document = await read(make(type))
      assert.equal(document.kind, 'xlsx')
      const [heading, plan] = document.blocks
      assert.deepEqual(heading, { kind: 'heading', level: 2, text: 'Plan', at: { sheet: 'Plan' } })
      assert.deepEqual(texts(plan), [
        ['Ref', 'Action', 'By'],
        ['1.1', 'Write it', '28/02/2010'],
        [],
        ['Send it', 'Ongoing'],
      ])
      const rows = tableOf(plan).rows
      assert.equal(rows[1]?.cells[2]?.date, '2010-02-28')
      assert.deepEqual(rows[1]?.cells[2]?.at, { sheet: 'Plan', cell: 'C2', row: 2 })
      assert.deepEqual([rows[1]?.cells[0]?.rowSpan, rows[3]?.cells[0]?.column], [3, 1])
      assert.deepEqual(
        document.blocks.filter((block) => block.kind === 'heading').map((block) => block.text),
        ['Plan', 'Old'],
      )
      if (type !== 'ods')
        assert.deepEqual(
          document.warnings.map((warning) => warning.code),
          ['xlsx.hidden-sheet'],
        )
    })
  }
})

describe('cells as Excel stores them', () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm\\ yyyy"/></numFmts><fonts><font/><font><b/></font></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="4"/><xf fontId="1"/></cellXfs></styleSheet>'
  const rows = (cells: string) =>
    excelFile(`<sheetData><row r="3">${cells}</row></sheetData>`, { 'xl/styles.xml': styles })

  test('dates day first, a month as a month, numbers as displayed, bold', async () => {
    const cells =
      '<c r="B3" s="1"><v>45355</v></c><c r="C3" s="2"><v>45352</v></c><c r="D3" s="3"><v>0.85</v></c><c r="E3" s="4"><v>1234.5</v></c><c r="F3"><v>0.30000000000000004</v></c><c r="G3" t="b"><v>1</v></c><c r="H3" s="5" t="inlineStr"><is><r><t>Ri</t></r><r><t>ch</t></r></is></c>'
    const [, table] = (await read(rows(cells))).blocks
    assert.deepEqual(texts(table), [['', '04/03/2024', 'Mar 2024', '85%', '1,234.50', '0.3', 'TRUE', 'Rich']])
    const [row] = tableOf(table).rows
    assert.deepEqual(row?.cells.map((cell) => cell.date).filter(Boolean), ['2024-03-04'])
    assert.deepEqual(row?.at, { sheet: 'Plan', row: 3 })
    assert.equal(row?.cells[7]?.bold, true)
  })

  test('a formula gives its saved result, is never worked out, and is counted; errors and missing results are named', async () => {
    const cells =
      '<c r="A3"><f>1+1</f><v>7</v></c><c r="B3"><f>HYPERLINK("http://x")</f></c><c r="C3" t="e"><f>A9</f><v>#REF!</v></c>'
    const document = await read(rows(cells))
    assert.deepEqual(texts(document.blocks[1]), [['7', '', '#REF!']])
    assert.deepEqual(
      document.warnings.map((warning) => [warning.code, warning.at?.cell]),
      [
        ['xlsx.formulas', undefined],
        ['xlsx.no-result', 'B3'],
        ['xlsx.errors', 'C3'],
      ],
    )
  })

  test('a workbook that counts days from 1904', async () => {
    const bytes = excelFile('<sheetData><row><c s="1"><v>43893</v></c></row></sheetData>', {
      'xl/styles.xml': styles,
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Plan" r:id="rId1"/></sheets></workbook>',
    })
    assert.deepEqual(texts((await read(bytes)).blocks[1]), [['04/03/2024']])
  })

  test('a stray cell far below costs two blank rows, not thousands', async () => {
    const sheet = '<sheetData><row r="1"><c><v>1</v></c></row><row r="9000"><c><v>2</v></c></row></sheetData>'
    const table = tableOf((await read(excelFile(sheet))).blocks[1])
    assert.deepEqual(
      table.rows.map((row) => row.at.row),
      [1, 2, 3, 9000],
    )
  })
})

describe('numbers', () => {
  const show = (value: number, format: string) => showNumber(value, format, false, () => 'as written').text

  test('day counts follow Excel, its missing 1900 leap day too', () => {
    assert.equal(dayOf(1, false)?.date, '1900-01-01')
    assert.equal(dayOf(59, false)?.date, '1900-02-28')
    assert.equal(dayOf(61, false)?.date, '1900-03-01')
    assert.equal(dayOf(0, true)?.date, '1904-01-01')
    assert.equal(dayOf(0.5, false), null)
    assert.deepEqual(dayOf(45355.75, false), { date: '2024-03-04', minutes: 1_080 })
  })

  test('formats say what is shown', () => {
    assert.equal(show(45355.75, 'dd/mm/yyyy hh:mm'), '04/03/2024 18:00')
    assert.equal(show(45355.75, '[$-809]dddd, d mmmm yyyy;@'), '04/03/2024')
    assert.equal(show(45355, 'mmmm yyyy'), 'March 2024')
    assert.equal(show(0.5, 'h:mm'), 'as written')
    assert.equal(show(12, '0.0" days"'), 'as written')
    assert.equal(dateParts('0.0" days"'), null)
    assert.equal(dateParts('#,##0.00;[Red]-#,##0.00'), null)
    assert.equal(dateParts('mm:ss')?.month, false)
  })

  test('plain numbers and names of cells', () => {
    assert.equal(plainNumber(0.1 + 0.2), '0.3')
    assert.deepEqual(
      [cellName(0, 0), cellName(6, 1), cellName(0, 26), cellName(0, 701), cellName(0, 702)],
      ['A1', 'B7', 'AA1', 'ZZ1', 'AAA1'],
    )
  })
})
