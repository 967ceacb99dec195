/**
 * The parts of a Word or Excel file (a zip), unpacked under limits: nothing is unpacked on trust of its declared size,
 * and no part goes to disk.
 */
import { inflateRawSync } from 'node:zlib'
import { UnreadableFile } from '../document.ts'
import { type ReadContext, sizeInWords } from './limits.ts'

type Entry = { name: string; method: number; flags: number; packed: number; unpacked: number; offset: number }

export type Package = {
  names: string[]
  has(name: string): boolean
  /** Bytes of a part, or null where there is none. */
  part(name: string): Uint8Array | null
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const wideLocatorSignature = 0x07064b50
const largest = 0xffffffff
/** Below this size a high ratio is common (an empty style sheet) and harmless. */
const ratioFrom = 20 * 1024 * 1024

/** Opens a zip: reads its directory and checks every declared size. Throws `UnreadableFile` where it is cut short, damaged or too large. */
export function openPackage(bytes: Uint8Array, context: ReadContext): Package {
  const { limits, name } = context
  if (bytes.length > limits.compressedBytes) {
    throw new UnreadableFile(
      'file.too-large',
      `“${name}” is ${sizeInWords(bytes.length)}; the most that is read is ${sizeInWords(limits.compressedBytes)}. Take out the pictures, or split the file, and hand it in again.`,
    )
  }
  const entries = new Map<string, Entry>()
  let total = 0
  for (const entry of readDirectory(bytes, context)) {
    total += entry.unpacked
    checkSize(entry.unpacked, entry.packed, context)
    if (total > limits.unpackedBytes) throw bomb(name, total, limits.unpackedBytes)
    // Two parts of one name mean two readers would see two documents; names differ only by case in no sound file.
    const key = partKey(entry.name)
    if (entries.has(key)) throw damaged(name, `it holds two parts called ${entry.name}`)
    entries.set(key, entry)
  }
  return packageOf(bytes, entries, context)
}

function packageOf(bytes: Uint8Array, entries: Map<string, Entry>, context: ReadContext): Package {
  let inflated = 0
  return {
    names: [...entries.values()].map((entry) => entry.name),
    has: (part) => entries.has(partKey(part)),
    part(part) {
      const entry = entries.get(partKey(part))
      if (!entry) return null
      const content = unpack(bytes, entry, context)
      inflated += content.length
      if (inflated > context.limits.unpackedBytes) throw bomb(context.name, inflated, context.limits.unpackedBytes)
      return content
    },
  }
}

function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function readDirectory(bytes: Uint8Array, context: ReadContext): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) throw cutShort(context.name)
  const { count, start } = directoryStart(view, end)
  if (count > context.limits.parts) throw tooManyParts(context, count)
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw cutShort(context.name)
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > bytes.length) throw cutShort(context.name)
    entries.push(directoryEntry(view, bytes, at, nameEnd))
    at = next
  }
  return entries
}

function directoryStart(view: DataView, end: number): { count: number; start: number } {
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  const locator = end - 20
  if ((count !== 0xffff && start !== largest) || locator < 0) return { count, start }
  if (view.getUint32(locator, true) !== wideLocatorSignature) return { count, start }
  const wide = wideNumber(view, locator + 8)
  if (wide + 56 > view.byteLength) return { count, start }
  return { count: wideNumber(view, wide + 32), start: wideNumber(view, wide + 48) }
}

function directoryEntry(view: DataView, bytes: Uint8Array, at: number, nameEnd: number): Entry {
  const entry: Entry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
  readWideSizes(view, nameEnd, nameEnd + view.getUint16(at + 30, true), entry)
  return entry
}

/** Some writers keep sizes as 64-bit numbers in an extra field (Zip64), even of small parts: those that were full, in this order. */
function readWideSizes(view: DataView, from: number, to: number, entry: Entry): void {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (entry[key] !== largest || field + 8 > to) continue
      entry[key] = wideNumber(view, field)
      field += 8
    }
  }
}

function wideNumber(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}

/** The directory's end record lies in the last 64 kB; a comment may follow it. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  return null
}

function unpack(bytes: Uint8Array, entry: Entry, context: ReadContext): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { offset, name } = entry
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localSignature) throw cutShort(context.name)
  if (entry.flags & 1) throw locked(context.name)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) throw cutShort(context.name)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw damaged(context.name, `its part ${name} is packed in a way that is not known`)
  return inflate(packed, entry, context)
}

/** The true size is counted while it unpacks: one byte more than was declared stops it, and declared sizes are checked. */
function inflate(packed: Uint8Array, entry: Entry, context: ReadContext): Uint8Array {
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
    return new Uint8Array(content.buffer, content.byteOffset, content.byteLength)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'ERR_BUFFER_TOO_LARGE') throw damaged(context.name, `its part ${entry.name} cannot be unpacked`)
    throw new UnreadableFile(
      'zip.bomb',
      `“${context.name}” hides its true size: its part ${entry.name} unpacks to more than it says. No program writes that by accident: ask where the file came from, or copy the plan into a new document and hand that in.`,
    )
  }
}

function checkSize(unpacked: number, packed: number, { limits, name }: ReadContext): void {
  if (unpacked > limits.partBytes) throw bomb(name, unpacked, limits.partBytes)
  if (unpacked > ratioFrom && unpacked > packed * limits.ratio) throw bomb(name, unpacked, packed * limits.ratio)
}

function bomb(name: string, size: number, most: number): UnreadableFile {
  return new UnreadableFile(
    'zip.bomb',
    `“${name}” unpacks to ${sizeInWords(size)} or more, past the ${sizeInWords(most)} that is safe to read. A plan is never that large: ask where the file came from, or copy the plan into a new document and hand that in.`,
  )
}

function cutShort(name: string): UnreadableFile {
  return new UnreadableFile(
    'zip.truncated',
    `“${name}” is cut short: its end is missing, as when a download or copy stops half-way. Fetch or copy the file again, check that it opens in Word or Excel, and hand it in again.`,
  )
}

function damaged(name: string, detail: string): UnreadableFile {
  return new UnreadableFile(
    'zip.damaged',
    `“${name}” is damaged: ${detail}. Open it in Word or Excel, let it repair the file, save it and hand it in again.`,
  )
}

function locked(name: string): UnreadableFile {
  return new UnreadableFile(
    'file.password',
    `“${name}” is locked with a password. Open it, take the password off, save it and hand it in again.`,
  )
}

function tooManyParts({ name, limits }: ReadContext, count: number): UnreadableFile {
  return new UnreadableFile(
    'zip.too-many-parts',
    `“${name}” holds ${count.toLocaleString('en-GB')} parts; the most that is read is ${limits.parts.toLocaleString('en-GB')}. Copy the plan into a new document and hand that in.`,
  )
}
