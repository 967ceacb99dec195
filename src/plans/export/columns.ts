/** A column of an exported sheet: which value of a record it shows, and how that value is written and read back. */
import type { Place } from '../../documents/document.ts'
import { type Part, partKey, partOfKey } from '../links/link.ts'
import type { Lead, Plan } from '../plan.ts'
import * as cell from './cell-text.ts'

/** A record as data: what a plan holds of one thing, by key. The plan schema has checked it, or will. */
export type PlanRecord = Record<string, unknown>

/** What a cell holds, before it is known how the file writes it. An empty string is an empty cell. */
export type Printed = string | number | { date: string }

export type Column = {
  /** `deadline.due`: the keys down to the value. '' for a column that is only for the reader's eye. */
  path: string
  heading: string
  width: number
  kind: 'text' | 'number' | 'date'
  print(value: unknown, context: { plan: Plan; record: PlanRecord; index: number }): Printed
  /** The value, or undefined where the key is to be left out. */
  read(text: string): unknown
}

type Shape = Pick<Column, 'kind' | 'print' | 'read'>

// The records come from a parsed Plan, and each column names the type that its key has there.
const as = <T>(value: unknown): T => value as T

export const text: Shape = {
  kind: 'text',
  print: (value) => cell.encodeText(as<string>(value)),
  read: cell.decodeText,
}

/** Text or null. */
export const textOrNull: Shape = {
  kind: 'text',
  print: (value) => cell.encodeOptionalText(as<string | null>(value)),
  read: cell.decodeOptionalText,
}

/** Text or no key. */
export const textOrAbsent: Shape = {
  kind: 'text',
  print: (value) => cell.encodeOptionalText(as<string | undefined>(value) ?? null),
  read: (printed) => cell.decodeOptionalText(printed) ?? undefined,
}

export const texts: Shape = {
  kind: 'text',
  print: (value) => cell.encodeList(as<string[]>(value), false),
  read: (printed) => cell.decodeList(printed, false),
}

export const leads: Shape = {
  kind: 'text',
  print: (value) => cell.encodeList(as<Lead[]>(value).map(cell.encodeLead), false),
  read: (printed) => cell.decodeList(printed, false)?.map(cell.decodeLead),
}

/** A list of two-part things, printed `first: second`. */
export function pairs(first: string, second: string, optional: boolean): Shape {
  return {
    kind: 'text',
    print(value) {
      const list = as<Record<string, string>[] | undefined>(value)
      return cell.encodeList(list?.map((it) => cell.encodePair(it[first] ?? '', it[second] ?? '')) ?? null, optional)
    },
    read(printed) {
      const list = cell.decodeList(printed, optional)?.map(cell.decodePair)
      return list?.map(([before, after]) => ({ [first]: before, [second]: after }))
    },
  }
}

/** A list of parts of the plan, each `action:a12`. */
export const parts: Shape = {
  kind: 'text',
  print: (value) => cell.encodeList(as<Part[]>(value).map(partKey), false),
  read: (printed) => cell.decodeList(printed, false)?.map((key) => partOfKey(key) ?? key),
}

/** A key of a small record; `number` is read back as one, and an empty cell of an `optional` one leaves the key out. */
export type RecordKey = { key: string; as?: 'number'; optional?: boolean }

/** A list of small records, printed `first: second: third`; the last key may hold any words. */
export function records(keys: readonly RecordKey[]): Shape {
  return {
    kind: 'text',
    print: (value) =>
      cell.encodeList(
        as<PlanRecord[]>(value).map((it) => encodeRecord(it, keys)),
        false,
      ),
    read: (printed) => cell.decodeList(printed, false)?.map((item) => decodeRecord(item, keys)),
  }
}

function encodeRecord(record: PlanRecord, [first, ...rest]: readonly RecordKey[]): string {
  if (first === undefined) return ''
  const value = String(record[first.key] ?? '')
  return rest.length === 0 ? value : cell.encodePair(value, encodeRecord(record, rest))
}

function decodeRecord(item: string, [first, ...rest]: readonly RecordKey[]): PlanRecord {
  if (first === undefined) return {}
  const [value, after] = rest.length === 0 ? [item, ''] : cell.decodePair(item)
  const more = decodeRecord(after, rest)
  if (first.optional && value === '') return more
  return { ...more, [first.key]: first.as === 'number' ? readNumber(value) : value }
}

export const place: Shape = {
  kind: 'text',
  print: (value) => cell.encodeText(cell.encodePlace(as<Place>(value))),
  read: (printed) => cell.decodePlace(cell.decodeText(printed)),
}

/** A place or no key; `anywhere` is a place that says nothing. */
export const placeOrAbsent: Shape = {
  kind: 'text',
  print(value) {
    if (value === undefined) return ''
    return cell.encodeText(cell.encodePlace(as<Place>(value))) || 'anywhere'
  },
  read: (printed) => (printed === '' ? undefined : cell.decodePlace(cell.decodeText(printed))),
}

const printDate = (value: unknown): Printed => (typeof value === 'string' ? { date: value } : '')

export const date: Shape = { kind: 'date', print: printDate, read: readDate }
export const dateOrNull: Shape = {
  kind: 'date',
  print: printDate,
  read: (printed) => (printed === '' ? null : readDate(printed)),
}
export const dateOrAbsent: Shape = {
  kind: 'date',
  print: printDate,
  read: (printed) => (printed === '' ? undefined : readDate(printed)),
}
/** Several days, one a line; text, since a cell holds one real date. */
export const datesOrAbsent: Shape = {
  kind: 'text',
  print: (value) => cell.encodeList(as<string[] | undefined>(value) ?? null, true),
  read: (printed) => cell.decodeList(printed, true)?.map(readDate),
}

const printNumber = (value: unknown): Printed => (typeof value === 'number' ? value : '')

export const number: Shape = { kind: 'number', print: printNumber, read: readNumber }
export const numberOrNull: Shape = {
  kind: 'number',
  print: printNumber,
  read: (printed) => (printed === '' ? null : readNumber(printed)),
}

export const numberOrAbsent: Shape = {
  kind: 'number',
  print: printNumber,
  read: (printed) => (printed === '' ? undefined : readNumber(printed)),
}

/** `2010-02-28`, or `28/2/10` as a spreadsheet program may have changed it; other words stay, for the schema to refuse. */
function readDate(printed: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(printed.trim()) ?? []
  if (day === '') return printed.trim()
  return `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function readNumber(printed: string): number | string {
  return printed.trim() !== '' && Number.isFinite(Number(printed)) ? Number(printed) : printed
}

export function column(path: string, heading: string, width: number, shape: Shape): Column {
  return { path, heading, width, ...shape }
}

/** A column only for the reader's eye; what it holds is passed over when the file is read. */
export function shown(heading: string, width: number, print: Column['print']): Column {
  return { path: '', heading, width, kind: 'text', print, read: () => undefined }
}

/** The value at `deadline.due` of a record. */
export function valueAt(record: PlanRecord, path: string): unknown {
  let here: unknown = record
  for (const key of path.split('.'))
    here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined
  return here
}

/** Puts a value at `deadline.due`; undefined leaves the key, and what would hold it, out. */
export function setAt(record: PlanRecord, path: string, value: unknown): void {
  if (value === undefined) return
  const keys = path.split('.')
  const last = keys.pop() ?? path
  let here = record
  for (const key of keys) {
    here[key] ??= {}
    here = as<PlanRecord>(here[key])
  }
  here[last] = value
}
