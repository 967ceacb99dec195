import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Table } from '../document.ts'
import { readDocument } from '../read-document.ts'
import { csvRecords, readCsv } from './csv.ts'
import { defaultLimits } from './limits.ts'
import { textForm } from './sniff.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = async (text: string, name = 'plan') => {
  const document = await readDocument({ name, bytes: bytes(text) })
  const [table] = document.blocks
  assert.equal(table?.kind, 'table')
  return { document, table: table as Table } // checked on the line above
}
const texts = (table: Table) => table.rows.map((row) => row.cells.map((cell) => cell.text))

describe('separated values', () => {
  for (const [name, separator] of Object.entries({ comma: ',', semicolon: ';', pipe: '|' })) {
    test(`told by content, with a ${name}`, async () => {
      const text = [
        ['Ref', 'Action', 'By'],
        ['1.1', 'Write', '28/2/10'],
        ['1.2', '', 'Ongoing'],
      ]
      const { document, table } = await read(text.map((row) => row.join(separator)).join('\r\n'))
      assert.equal(document.kind, 'csv')
      assert.deepEqual(texts(table), text)
    })
  }

  test('quotes around separators, line feeds and quotes; places are those of the file', async () => {
    const { table } = await read('Ref,Action\n1,"Write, then\nsend ""it"""\n\n2,Go')
    assert.deepEqual(texts(table), [
      ['Ref', 'Action'],
      ['1', 'Write, then\nsend "it"'],
      ['2', 'Go'],
    ])
    assert.deepEqual(
      table.rows.map((row) => row.at),
      [
        { line: 1, row: 1 },
        { line: 2, row: 2 },
        { line: 5, row: 3 },
      ],
    )
    assert.equal(table.rows[1]?.cells[1]?.lines.length, 2)
  })

  test('tabs with quoted cells, as Excel saves them', async () => {
    const { document, table } = await read('Ref\tAction\n1\t"Write\nsend"\n2\tGo')
    assert.equal(document.kind, 'csv')
    assert.deepEqual(texts(table)[1], ['1', 'Write\nsend'])
  })

  test('rows of different lengths, a byte order mark, and a line that names the separator', async () => {
    const { table } = await read('\uFEFFsep=;\nRef;Action\n1\n2;Go;now\n', 'plan.csv')
    assert.deepEqual(texts(table), [['Ref', 'Action'], ['1'], ['2', 'Go', 'now']])
    assert.deepEqual(table.rows[0]?.at, { line: 2, row: 1 })
  })

  test('a formula is text', async () => {
    const { table } = await read(`Ref,Action\n1,=cmd|'/c calc'!A1\n2,@SUM(A1)`)
    assert.equal(texts(table)[1]?.[1], "=cmd|'/c calc'!A1")
  })

  test('a quote that is never closed loses no row', async () => {
    const { document, table } = await read('Ref,Action\n1,"Write\n2,Send\n3,Go', 'plan.csv')
    assert.equal(table.rows.length, 4)
    assert.deepEqual(
      document.warnings.map((warning) => warning.code),
      ['csv.quotes'],
    )
  })

  test('prose with commas is no table', () => {
    const prose =
      'The council, with its partners, met.\n\nIt agreed, after debate, a plan.\n\nNothing, so far, was done.'
    assert.equal(textForm(prose).kind, 'text')
    assert.equal(textForm('Dear all,\nplease find, attached, the plan.\nYours, J').kind, 'text')
  })

  test('any table written and read back is the same', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '£', ' ', ',', ';', '"', '\n', '\t', '=', '|'),
      maxLength: 8,
    })
    const matrix = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(matrix, fc.constantFrom(',', ';', '\t', '|'), (rows, separator) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = rows.map((row) => row.map(quoted).join(separator)).join('\n')
        assert.deepEqual(csvRecords(text, separator), rows)
      }),
    )
  })

  test('too many rows are refused with their number', () => {
    const context = { name: 'big.csv', limits: { ...defaultLimits, rows: 10 } }
    assert.throws(() => readCsv('a,b\n'.repeat(11), { separator: ',', skip: 0 }, context), {
      code: 'too-many.rows',
      message: /“big\.csv” has more than 10 table rows/,
    })
  })
})
