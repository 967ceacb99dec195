import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { UnreadableFile } from '../../documents/document.ts'
import { parsePlanFile } from '../plan-schema.ts'
import { arbitraryPlan } from './arbitrary-plan-for-tests.ts'
import { planFromCsv, planToCsv } from './csv.ts'
import { planFromXlsx, planToXlsx } from './xlsx.ts'

const plan = parsePlanFile({
  format: 'upturn-plan/1',
  title: '=HYPERLINK("http://x")',
  themes: [{ id: 't1', ref: '1', title: 'Children' }],
  recommendations: [{ id: 'r1', ref: '1.1', theme: 't1', text: 'Improve', criteria: ['80% by March', 'Two\nlines'] }],
  actions: [
    {
      id: 'a1',
      recommendation: 'r1',
      level: 'main',
      label: '1',
      text: '=1+1',
      deadline: { text: '28/2/10', kind: 'day', due: '2010-02-28' },
      leads: [{ name: 'Head of Service', kind: 'post', inherited: true }],
    },
    {
      id: 'a2',
      recommendation: 'r1',
      level: 'sub',
      parent: 'a1',
      text: '-5 or @x',
      deadline: { text: '1066', kind: 'day', due: '1066-10-14' },
    },
  ],
})

/** The workbook with one cell changed, as a person would in Excel. */
function edited(sheet: string, cell: string, value: XLSX.CellObject): Uint8Array {
  const book = XLSX.read(planToXlsx(plan), { cellNF: true })
  const into = book.Sheets[sheet]
  assert(into)
  into[cell] = value
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }))
}

test('a plan survives Excel and CSV, whatever its words', () => {
  fc.assert(
    fc.property(arbitraryPlan, (random) => {
      assert.deepEqual(planFromXlsx(planToXlsx(random)), random)
      assert.deepEqual(planFromCsv(planToCsv(random)), random)
    }),
    { numRuns: 80 },
  )
})

test('Excel holds real dates, text as text, and a frozen heading row', () => {
  const bytes = planToXlsx(plan)
  const sheet = XLSX.read(bytes, { cellDates: false, cellNF: true }).Sheets.Actions
  assert(sheet)
  const [headings = []] = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })
  const at = (heading: string, row: number): XLSX.CellObject =>
    sheet[XLSX.utils.encode_cell({ r: row, c: headings.indexOf(heading) })]
  assert.equal(at('Text', 1).t, 's')
  assert.equal(at('Text', 1).v, '=1+1')
  assert.equal(at('Text', 1).f, undefined)
  assert.deepEqual([at('Due', 1).t, at('Due', 1).v, at('Due', 1).z], ['n', 40237, 'dd/mm/yyyy'])
  assert.equal(at('Due', 2).v, '1066-10-14')
  assert.equal(at('Recommendation ref', 1).v, '1.1')
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet7.xml'] ?? new Uint8Array())
  assert.match(xml, /state="frozen"/)
  assert.doesNotMatch(xml, /<f>/)
})

test('what a person changes in Excel wins', () => {
  const withDate = planFromXlsx(edited('Actions', 'H2', { t: 'n', v: 40238, z: 'dd/mm/yyyy' }))
  assert.equal(withDate?.actions[0]?.deadline.due, '2010-03-01')
  const words = planFromXlsx(edited('Actions', 'E2', { t: 's', v: 'Do it now' }))
  assert.equal(words?.actions[0]?.text, 'Do it now')
  assert.deepEqual(words?.actions[1], plan.actions[1])
  const number = planFromXlsx(edited('Actions', 'C2', { t: 'n', v: 7 }))
  assert.equal(number?.actions[0]?.label, '7')
})

test('a row that a person adds gets an id; a date that is none is refused with its place', () => {
  const csv = new TextDecoder().decode(planToCsv(plan))
  const columns = csv.split('\r\n')[0]?.split(',') ?? []
  const row = columns.map((heading) => ({ Title: 'New theme', record: 'theme' })[heading] ?? '').join(',')
  const more = planFromCsv(new TextEncoder().encode(`${csv}${row}\r\n`))
  assert.deepEqual(more?.themes[1], { id: 't2', ref: null, title: 'New theme', leads: [], at: {} })
  const wrong = edited('Actions', 'H2', { t: 's', v: 'next week' })
  assert.throws(
    () => planFromXlsx(wrong),
    (error) => error instanceof UnreadableFile && /actions 1 \(id a1\), deadline, due.*next week/.test(error.message),
  )
})

test('CSV: byte order mark, formulas guarded, a spreadsheet’s day-first dates and semicolons read', () => {
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(planToCsv(plan))
  assert(csv.startsWith('\ufeffrecord,'))
  assert.match(csv, /,'=1\+1,/)
  assert.match(csv, /,'-5 or @x,/)
  const asExcelSavesIt = csv.replace(',2010-02-28,', ',28/02/2010,')
  assert.deepEqual(planFromCsv(new TextEncoder().encode(asExcelSavesIt)), plan)
})

test('a text too long for a cell goes over several, and comes back', () => {
  const long = {
    ...plan,
    context: [{ kind: 'text' as const, ref: null, title: null, text: '😀x'.repeat(30_000), at: {} }],
  }
  const bytes = planToXlsx(long)
  const rows = XLSX.utils.sheet_to_json(XLSX.read(bytes).Sheets['Long texts'] ?? {})
  assert.equal(rows.length, 3)
  assert.deepEqual(planFromXlsx(bytes), long)
})

test('other workbooks and tables are not ours', () => {
  const book = XLSX.utils.book_new(
    XLSX.utils.aoa_to_sheet([
      ['Action', 'Lead'],
      ['x', 'y'],
    ]),
    'Plan',
  )
  assert.equal(planFromXlsx(new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }))), null)
  assert.equal(planFromCsv(new TextEncoder().encode('Action,Lead\r\nx,y\r\n')), null)
  assert.equal(planFromCsv(new TextEncoder().encode('record,Format\r\nplan,other\r\n')), null)
})

test('same plan, same bytes', () => {
  assert.deepEqual(planToXlsx(plan), planToXlsx(plan))
})
