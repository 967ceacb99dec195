/** What was handed in: files in memory or on disk, zips opened. Nothing that was in memory goes to the disk. */
import { closeSync, openSync, readSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { UnreadableFile } from '../../documents/document.ts'
import { defaultLimits, type Limits } from '../../documents/readers/limits.ts'
import { openPackage } from '../../documents/readers/zip.ts'
import type { HandedFile } from './format.ts'

/**
 * `path`: a file on this machine, for the command line. `blob`: what a browser sent; threads share it, where bytes would be
 * copied from one to the other.
 */
export type GivenFile =
  | { name: string; bytes: Uint8Array }
  | { name: string; blob: Blob }
  | { name: string; path: string }

const megabyte = 1024 * 1024
const startLength = 64 * 1024

/** Of a zip and what is in it: a table of 400 MB has about four million rows. */
const limits: Limits = {
  ...defaultLimits,
  compressedBytes: 1024 * megabyte,
  unpackedBytes: 1024 * megabyte,
  partBytes: 400 * megabyte,
  parts: 500,
}

const tooLarge = () =>
  new UnreadableFile(
    'too-large',
    'This extract is larger than Upturn takes: 400 MB for one table, 1 GB in all. Export fewer years.',
  )

const isZip = ({ start }: HandedFile) => start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4
const isWorkbook = (names: readonly string[]) => names.some((name) => /^\[Content_Types\]\.xml$|^mimetype$/i.test(name))

/**
 * The files, with what is in a zip instead of the zip. A workbook is a zip too, and stays whole.
 * @throws UnreadableFile where it is too large or a zip is damaged, without a word of it
 */
export async function handedIn(given: readonly GivenFile[]): Promise<HandedFile[]> {
  const files: HandedFile[] = []
  let held = 0
  for (const one of given) {
    const file = await handed(one)
    const opened = isZip(file) ? await unzipped(file) : [file]
    // What is read from the disk piece by piece has no end but that of the memory of what is read.
    const inMemory = opened.filter(({ path }) => path === undefined)
    held += inMemory.reduce((sum, { size }) => sum + size, 0)
    if (held > limits.unpackedBytes || inMemory.some(({ size }) => size > limits.partBytes)) throw tooLarge()
    files.push(...opened)
  }
  return files
}

function handed(one: GivenFile): HandedFile | Promise<HandedFile> {
  if ('path' in one) return onDisk(one)
  return 'blob' in one ? inBlob(one) : inMemory(one.name, one.bytes)
}

async function inBlob({ name, blob }: { name: string; blob: Blob }): Promise<HandedFile> {
  const bytes = async (part: Blob) => new Uint8Array(await part.arrayBuffer())
  return {
    name,
    size: blob.size,
    start: await bytes(blob.slice(0, startLength)),
    open: () => Readable.from(piecesOf(blob)),
    bytes: () => bytes(blob),
  }
}

function inMemory(name: string, bytes: Uint8Array): HandedFile {
  return {
    name,
    size: bytes.length,
    start: bytes.subarray(0, startLength),
    open: () => Readable.from(pieces(bytes)),
    bytes: async () => bytes,
  }
}

async function* piecesOf(blob: Blob) {
  for (let at = 0; at < blob.size; at += megabyte)
    yield new Uint8Array(await blob.slice(at, at + megabyte).arrayBuffer())
}

function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += megabyte) yield bytes.subarray(at, at + megabyte)
}

/** Read at once and not by a thread of Node's: queries that wait for these very bytes may hold them all (`fifo.ts`). */
function* piecesOnDisk(path: string) {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const piece = new Uint8Array(megabyte)
      const length = readSync(file, piece, 0, megabyte, null)
      if (length === 0) return
      yield piece.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}

async function onDisk({ name, path }: { name: string; path: string }): Promise<HandedFile> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(new Uint8Array(startLength), 0, startLength, 0)
    return {
      ...{ name, size, path },
      start: buffer.subarray(0, bytesRead),
      open: () => Readable.from(piecesOnDisk(path)),
      bytes: async () => new Uint8Array(await readFile(path)),
    }
  } finally {
    await handle.close()
  }
}

/** Programs of a Mac put a shadow of each file beside it. */
const isWanted = (name: string) => /\.(csv|tsv|txt|xml|xlsx|xlsm)$/i.test(name) && !/(^|\/)(\._|__MACOSX)/.test(name)

async function unzipped(file: HandedFile): Promise<HandedFile[]> {
  if (file.size > limits.compressedBytes) throw tooLarge()
  const packed = await file.bytes()
  try {
    const zip = openPackage(packed, { name: '', limits })
    if (isWorkbook(zip.names)) return [file]
    return zip.names.filter(isWanted).map((name) => inMemory(name, zip.part(name) ?? new Uint8Array()))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw zipRefusal(error.code)
  }
}

/** The reader of packages names the file and speaks of plans. */
function zipRefusal(code: string): UnreadableFile {
  if (code === 'file.too-large' || code === 'zip.bomb') return tooLarge()
  if (code === 'file.password')
    return new UnreadableFile('file.password', 'The zip is locked with a password. Make one without and hand that in.')
  if (code === 'zip.too-many-parts')
    return new UnreadableFile(code, 'The zip holds more than 500 files. Zip only the tables of the extract.')
  return new UnreadableFile('damaged', 'The zip is damaged and cannot be opened. Make it again and hand it in again.')
}
