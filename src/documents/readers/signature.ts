/** What the first bytes of a file say it is. The name is never asked: a photo called `plan.docx` is a photo. */
import { oleStreamNames } from './ole.ts'

export type Signature =
  | { kind: 'zip' }
  | { kind: 'ole'; holds: 'encrypted' | 'doc' | 'xls' | 'ppt' | 'msg' | 'unknown' }
  | { kind: 'pdf' }
  | { kind: 'picture'; format: string }
  | { kind: 'archive'; format: string }
  | { kind: 'rtf' }
  | { kind: 'media' }
  | { kind: 'program' }
  | { kind: 'text' }
  | { kind: 'binary' }

const starts: [number[], Signature][] = [
  [[0xff, 0xd8, 0xff], { kind: 'picture', format: 'JPEG photo' }],
  [[0x89, 0x50, 0x4e, 0x47], { kind: 'picture', format: 'PNG picture' }],
  [[0x47, 0x49, 0x46, 0x38], { kind: 'picture', format: 'GIF picture' }],
  [[0x49, 0x49, 0x2a, 0x00], { kind: 'picture', format: 'TIFF picture' }],
  [[0x4d, 0x4d, 0x00, 0x2a], { kind: 'picture', format: 'TIFF picture' }],
  [[0x50, 0x4b, 0x03, 0x04], { kind: 'zip' }],
  [[0x50, 0x4b, 0x05, 0x06], { kind: 'zip' }],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], { kind: 'rtf' }],
  [[0x52, 0x61, 0x72, 0x21], { kind: 'archive', format: 'RAR' }],
  [[0x37, 0x7a, 0xbc, 0xaf], { kind: 'archive', format: '7-Zip' }],
  [[0x1f, 0x8b, 0x08], { kind: 'archive', format: 'gzip' }],
  [[0x4d, 0x5a, 0x90], { kind: 'program' }],
  [[0x7f, 0x45, 0x4c, 0x46], { kind: 'program' }],
  [[0x49, 0x44, 0x33], { kind: 'media' }],
  [[0x4f, 0x67, 0x67, 0x53], { kind: 'media' }],
]

/** Tells a file's kind from its bytes; `text` where nothing speaks against it. */
export function signatureOf(bytes: Uint8Array): Signature {
  for (const [start, signature] of starts) if (beginsWith(bytes, start)) return signature
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { kind: 'ole', holds: oleContent(bytes) }
  // Some programs put a line or two before the mark.
  if (latin(bytes, 0, 1_024).includes('%PDF-')) return { kind: 'pdf' }
  const tag = latin(bytes, 4, 12)
  if (/^ftyp(heic|heix|hevc|mif1|msf1|avif)/.test(tag)) return { kind: 'picture', format: 'phone photo (HEIC)' }
  if (tag.startsWith('ftyp')) return { kind: 'media' }
  if (latin(bytes, 0, 4) === 'RIFF') {
    return latin(bytes, 8, 12) === 'WEBP' ? { kind: 'picture', format: 'WebP picture' } : { kind: 'media' }
  }
  if (isBitmap(bytes)) return { kind: 'picture', format: 'BMP picture' }
  return looksBinary(bytes) ? { kind: 'binary' } : { kind: 'text' }
}

function oleContent(bytes: Uint8Array): 'encrypted' | 'doc' | 'xls' | 'ppt' | 'msg' | 'unknown' {
  const names = oleStreamNames(bytes)
  if (names.includes('EncryptedPackage')) return 'encrypted'
  if (names.includes('WordDocument')) return 'doc'
  if (names.includes('Workbook') || names.includes('Book')) return 'xls'
  if (names.includes('PowerPoint Document')) return 'ppt'
  return names.some((name) => name.startsWith('__properties_version1')) ? 'msg' : 'unknown'
}

/** `BM` alone may begin a word: the size that follows must be the file's own. */
function isBitmap(bytes: Uint8Array): boolean {
  if (latin(bytes, 0, 2) !== 'BM' || bytes.length < 26) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(2, true) === bytes.length || view.getUint32(6, true) === 0
}

/** Control signs that no text holds, in a tenth of the first 8 kB; UTF-16 has noughts in every second place only. */
function looksBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 8_192)
  const noughts = [0, 0]
  let controls = 0
  for (let index = 0; index < end; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === 0) noughts[index % 2] = (noughts[index % 2] ?? 0) + 1
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27 && byte !== 30 && byte !== 31)) controls += 1
  }
  const [even = 0, odd = 0] = noughts
  const wide = Math.max(even, odd) > end / 4 && Math.min(even, odd) < end / 20
  const marked = beginsWith(bytes, [0xff, 0xfe]) || beginsWith(bytes, [0xfe, 0xff])
  return controls > end / 10 || (!wide && !marked && even + odd > end / 100 && even + odd > 1)
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))
}
