/** What must be known of a file before its rows are read, in one pass over its bytes: its hash, and how its text is written. */
import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { decodeText } from '../../documents/readers/decode.ts'
import type { HandedFile } from './format.ts'

export type Survey = {
  sha256: string
  /** As `iconv-lite` names it. */
  encoding: string
  /** It holds carriage returns or NULs, which have to go. */
  untidy: boolean
  /** Escape signs: an encoding that switches alphabets, which is not read. */
  escapes: boolean
}

/** Signs beyond ASCII that a guess may rest on. */
const sampleLength = 64 * 1024

export async function survey(file: HandedFile): Promise<Survey> {
  const hash = createHash('sha256')
  const letters = new Letters()
  const found = { untidy: false, escapes: false }
  for await (const piece of file.open()) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    hash.update(bytes)
    letters.take(bytes)
    found.untidy ||= bytes.includes(13) || bytes.includes(0)
    found.escapes ||= bytes.includes(27)
  }
  return { sha256: hash.digest('hex'), encoding: await encodingOf(file.start, letters), ...found }
}

/** One hash for all files, whatever their order and names: the same extract is the same, zipped or not. */
export const hashOf = (files: readonly Survey[]): string =>
  createHash('sha256')
    .update(
      files
        .map(({ sha256 }) => sha256)
        .sort()
        .join('\n'),
    )
    .digest('hex')

async function encodingOf(start: Uint8Array, letters: Letters): Promise<string> {
  const { encoding } = await decodeText(start)
  if (/^utf-(16|32)/.test(encoding)) return encoding
  return letters.utf8 ? 'utf-8' : (await decodeText(Buffer.concat(letters.sample))).encoding
}

/** Whether all of it is UTF-8, and some of the lines that hold more than ASCII. */
class Letters {
  sample: Uint8Array[] = []
  #sampled = 0
  #sound = true
  /** A letter of several bytes that the next piece goes on with. */
  #held = Buffer.alloc(0)

  get utf8(): boolean {
    return this.#sound && this.#held.length === 0
  }

  take(piece: Buffer) {
    if (this.#held.length === 0 && isAscii(piece)) return
    const bytes = Buffer.concat([this.#held, piece])
    const end = wholeLetters(bytes)
    this.#held = Buffer.from(bytes.subarray(end))
    this.#sound &&= isUtf8(bytes.subarray(0, end))
    if (!this.#sound) this.#keep(bytes)
  }

  #keep(bytes: Buffer) {
    let at = 0
    while (this.#sampled < sampleLength && at < bytes.length) {
      const high = bytes.subarray(at).findIndex((byte) => byte >= 0x80)
      if (high === -1) return
      const line = bytes.lastIndexOf(10, at + high) + 1
      const end = bytes.indexOf(10, at + high)
      const next = Math.min(end === -1 ? bytes.length : end + 1, at + high + 4096)
      this.sample.push(Buffer.from(bytes.subarray(Math.max(line, at + high - 4096, at), next)))
      this.#sampled += next - Math.max(line, at)
      at = next
    }
  }
}

/** Where the last letter that is not yet whole begins; the end where there is none. */
function wholeLetters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length
  }
  return bytes.length
}
