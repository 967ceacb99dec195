import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { read, utils, write } from '@e965/xlsx'
import { type ComputedExtract, computeExtract } from './compute-extract.ts'
import { planted, tinyExtract, tinyFiles } from './tiny-extract.fixture.ts'

const asked = { cut: '2026-04-30', from: '2024-12', children: 20_000, memoryMb: 300 }

type Cell = string | number | Date | { t: 'n'; f: string; v?: number } | { t: 's'; f: string; v: string } | null
type Sheet = { rows: Cell[][]; merges?: string[] }

const rowsOf = (file: string): string[][] =>
  (tinyExtract[file] ?? '')
    .trim()
    .split('\n')
    .map((line) => line.split(','))

/** The tiny extract as one workbook, its sheets called anything. */
function workbook(change: (file: string, rows: string[][]) => Sheet = (_, rows) => ({ rows })) {
  const book = utils.book_new()
  for (const [index, file] of Object.keys(tinyExtract).entries()) {
    const { rows, merges = [] } = change(file, rowsOf(file))
    const sheet = utils.aoa_to_sheet(rows, { cellDates: false })
    sheet['!merges'] = merges.map((range) => utils.decode_range(range))
    utils.book_append_sheet(book, sheet, `Sheet${index + 7}`)
  }
  return [{ name: 'x.csv', bytes: new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' })) }]
}

const assessments = 'ssd_cin_assessments.csv'
/** In one order, whatever order the threads of the database counted in. */
const withoutHash = ({ sha256: _, ...rest }: ComputedExtract) =>
  Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value,
    ]),
  )

describe('an extract in a workbook', async () => {
  const expected = withoutHash(await computeExtract({ ...asked, files: tinyFiles() }))
  const compute = async (files = workbook()) => withoutHash(await computeExtract({ ...asked, files }))

  it('gives the figures of the same tables in CSV, whatever its sheets are called', async () => {
    assert.deepEqual(await compute(), expected)
  })

  it('is read below a title, with headings in two rows that are merged', async () => {
    const files = workbook((file, rows) => {
      const [headings = [], ...body] = rows
      if (file !== assessments) return { rows }
      // The first two headings are merged down; over the others a group has its name.
      const above = headings.map((heading, at) => (at < 2 ? heading : at === 2 ? 'Assessment' : ''))
      const below = headings.map((heading, at) => (at < 2 ? '' : heading))
      return { rows: [['Harrowmere, April'], [], above, below, ...body], merges: ['A1:H1', 'A3:A4', 'B3:B4', 'C3:H3'] }
    })
    assert.deepEqual(await compute(files), expected)
  })

  it('takes days that are days, as numbers or as text, and formulas for what they were saved with', async () => {
    const serial = (day: string) => Date.parse(day) / 86_400_000 + 25_569
    const files = workbook((file, rows) => ({
      rows: rows.map((row, at) =>
        row.map((cell): Cell => {
          if (at === 0 || !/^\d{4}-\d\d-\d\d$/.test(cell)) return cell
          if (file === assessments) return { t: 'n', f: 'TODAY()', v: serial(cell) }
          return file.includes('cin_episodes') ? serial(cell) : cell.split('-').reverse().join('/')
        }),
      ),
    }))
    assert.deepEqual(await compute(files), expected)
  })

  it('is refused where it is damaged, in a sentence without a word of it', async () => {
    const [whole] = workbook()
    const bytes = (whole?.bytes ?? new Uint8Array()).slice(0, 3000)
    await assert.rejects(compute([{ name: planted[0] ?? '', bytes }]), (error: Error) => {
      assert.match(error.message, /^(The zip is damaged|One of the files is a workbook that is damaged)/)
      for (const word of planted) assert.equal(error.message.includes(word), false, word)
      return true
    })
    assert.equal(read(whole?.bytes).SheetNames.length, Object.keys(tinyExtract).length)
  })
})
