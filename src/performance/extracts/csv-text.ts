/** The text of a CSV as DuckDB takes it: UTF-8, lines that end in one sign, no NUL, and nothing up to and with the headings. */
import { Readable } from 'node:stream'
import iconv from 'iconv-lite'
import type { CsvRows } from './format.ts'

const [newline, carriageReturn, nul] = [10, 13, 0]

/** `damaged` counts the signs that its encoding does not have, once all is read. */
export function csvText({ file, encoding, untidy, headerLine }: CsvRows): { bytes: Readable; damaged: () => number } {
  const count = { damaged: 0 }
  let pieces: AsyncIterable<Uint8Array> = file.open()
  if (encoding !== 'utf-8') pieces = decoded(pieces, encoding, count)
  if (untidy || encoding !== 'utf-8') pieces = tidied(pieces)
  return { bytes: Readable.from(withoutLines(pieces, headerLine), { objectMode: false }), damaged: () => count.damaged }
}

async function* decoded(pieces: AsyncIterable<Uint8Array>, encoding: string, count: { damaged: number }) {
  const decoder = iconv.getDecoder(encoding)
  const encoded = (text: string) => {
    if (text.includes('�')) count.damaged += text.split('�').length - 1
    return Buffer.from(text)
  }
  for await (const piece of pieces) yield encoded(decoder.write(Buffer.from(piece)))
  const rest = decoder.end()
  if (rest) yield encoded(rest)
}

/** Every end of a line is one line feed; a line may end in the next piece. */
async function* tidied(pieces: AsyncIterable<Uint8Array>) {
  let afterReturn = false
  for await (const piece of pieces) {
    const tidy = Buffer.allocUnsafe(piece.length)
    let length = 0
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at] ?? 0
      if (byte === nul || (afterReturn && byte === newline)) {
        afterReturn &&= byte === nul
        continue
      }
      afterReturn = byte === carriageReturn
      tidy[length] = afterReturn ? newline : byte
      length += 1
    }
    if (length > 0) yield tidy.subarray(0, length)
  }
}

async function* withoutLines(pieces: AsyncIterable<Uint8Array>, lines: number) {
  let left = lines
  for await (const piece of pieces) {
    let at = 0
    for (; left > 0; left -= 1) {
      const end = piece.indexOf(newline, at)
      if (end === -1) break
      at = end + 1
    }
    if (left === 0 && at < piece.length) yield piece.subarray(at)
  }
}
