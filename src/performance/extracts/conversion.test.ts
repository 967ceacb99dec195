import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { openCaseDatabase } from './case-database.ts'
import { cellValue, emptyWords, unreadOf } from './conversion.ts'
import type { CellKind } from './format.ts'

/** What is to come of a cell, said once more without a database. */
type Said = { value: string | number | boolean | null; unread: null | 1 | 2 }
const spaces = /^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g
const time = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?`
const iso = new RegExp(String.raw`^(\d{4})-(\d\d)-(\d\d)(?:[T ]${time}(?:Z|[+-]\d\d:?\d\d)?)?$`)
const slashed = new RegExp(String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: ${time})?$`)

function day(year: number, month: number, date: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const parsed = new Date(`${text}T00:00:00Z`)
  const real = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
  return real && year >= 1900 && year < 2100 ? text : null
}

function sayDay(text: string): Said {
  const [, year, month, date] = (iso.exec(text) ?? []).map(Number)
  if (year !== undefined) {
    const value = day(year, month ?? 0, date ?? 0)
    return { value, unread: value === null ? 1 : null }
  }
  const [, first = 0, second = 0, last] = (slashed.exec(text) ?? []).map(Number)
  if (last === undefined) return { value: null, unread: 1 }
  const value = day(last, second, first)
  return { value, unread: value !== null ? null : day(last, first, second) ? 2 : 1 }
}

function say(kind: CellKind, cell: string): Said {
  // Of a text only the blanks go that programs fill up with.
  const text = cell.replace(kind === 'text' ? /^\p{Zs}+|\p{Zs}+$/gu : spaces, '')
  if (emptyWords.includes(cell) || text === '') return { value: null, unread: null }
  if (kind === 'text') return { value: text, unread: null }
  if (kind === 'day') return sayDay(text)
  const word = text.toLowerCase()
  const value =
    kind === 'number'
      ? /^-?\d+(\.\d+)?$/.test(text)
        ? Number(text)
        : null
      : /^(y|yes|true|t|1|1\.0)$/.test(word)
        ? true
        : /^(n|no|false|f|0|0\.0)$/.test(word)
          ? false
          : null
  return { value, unread: value === null ? 1 : null }
}

const two = fc.integer({ min: 0, max: 40 }).map((number) => String(number).padStart(2, '0'))
const year = fc.integer({ min: 1890, max: 2110 })
const separator = fc.constantFrom('/', '-', '.', ' ', '')
const clock = fc.constantFrom('', ' 00:00', ' 09:15:07', 'T00:00:00', 'T00:00:00.000Z', ' 9:00', ' 25', 'T12:00+01:00')
const around = fc.constantFrom('', ' ', '\t', '\u00a0', '  ')
const days = [
  fc.tuple(year, separator, two, separator, two, clock).map((parts) => parts.join('')),
  fc.tuple(two, separator, two, separator, year, clock).map((parts) => parts.join('')),
  fc
    .tuple(fc.nat({ max: 12 }), fc.constant('/'), fc.nat({ max: 31 }), fc.constant('/'), year)
    .map((parts) => parts.join('')),
]
const words = fc.constantFrom(
  ...emptyWords,
  'Y',
  'n',
  'YES',
  'False',
  '1',
  '0.0',
  '2',
  'y e s',
  '-3.50',
  '1e5',
  '+4',
  '007',
)
const signs = fc.string({ unit: fc.constantFrom(...'0123456789-/.: TZynNULé"\'\\'), maxLength: 12 })
const cell = fc
  .tuple(around, fc.oneof(...days, words, signs, fc.string(), fc.double().map(String)), around)
  .map((parts) => parts.join(''))
  // A NUL never comes as far as this.
  .map((text) => text.toWellFormed().replaceAll('\0', ''))

describe('cells are turned into values by the database', async () => {
  const database = await openCaseDatabase(200)
  after(() => database.close())
  await database.connection.run('create table cell (t VARCHAR)')

  for (const kind of ['text', 'day', 'flag', 'number'] as const) {
    it(`as they are by hand: ${kind}`, async () => {
      const value = kind === 'day' ? 'v::varchar' : 'v'
      const sql = `select ${value}, ${unreadOf(kind, 't', 'v')} from (select ${cellValue(kind, 't', false)} as v, t from cell order by rowid)`
      // Sampled and not shrunk: a cell that fails is short enough to read, and one query answers for them all.
      const cells = fc.sample(cell, 8000)
      const appender = await database.connection.createAppender('cell')
      for (const one of cells) {
        if (emptyWords.includes(one)) appender.appendNull()
        else appender.appendVarchar(one)
        appender.endRow()
      }
      appender.closeSync()
      const found = (await database.connection.runAndReadAll(sql)).getRowsJS()
      await database.connection.run('delete from cell')
      for (const [at, one] of cells.entries()) {
        const { value, unread } = say(kind, one)
        assert.deepEqual(found[at], [value, kind === 'text' ? null : unread], JSON.stringify(one))
      }
    })
  }

  it('with days that only a workbook counts', async () => {
    const read = async (serial: boolean, text: string) =>
      (
        await database.connection.runAndReadAll(`select (${cellValue('day', `'${text}'`, serial)})::varchar`)
      ).getRowsJS()[0]?.[0]
    assert.equal(await read(true, '46112'), '2026-03-31')
    assert.equal(await read(true, '46112.75'), '2026-03-31')
    assert.equal(await read(false, '46112'), null)
    assert.equal(await read(true, '20260331'), null)
  })
})
