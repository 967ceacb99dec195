/** Bytes to text in any encoding that a council's programs write, so that `£` and `’` never come out as two signs. */
import type { Warning } from '../document.ts'

export type Decoded = { text: string; encoding: string; warnings: Warning[] }

/** The text of the bytes, without a byte order mark and with line ends as `\n`. Never throws: a doubt is a warning. */
export async function decodeText(bytes: Uint8Array): Promise<Decoded> {
  const { text, encoding, damaged } = await decode(bytes)
  const warnings: Warning[] = []
  if (damaged > 0) {
    const signs = damaged === 1 ? 'One sign' : `${damaged} signs`
    warnings.push({
      code: 'encoding.damaged',
      message: `${signs} could not be read in the file's encoding (${encoding}) and show as �. Save the file again as UTF-8 and hand it in again if they matter.`,
    })
  }
  // No store and no XML takes a NUL.
  return { text: text.replace(/\r\n?/g, '\n').replaceAll('\0', ''), encoding, warnings }
}

type Reading = { text: string; encoding: string; damaged: number }

async function decode(bytes: Uint8Array): Promise<Reading> {
  if (beginsWith(bytes, [0xff, 0xfe, 0, 0])) return libraryDecode(bytes, 'utf-32le')
  const mark = byteOrderMark(bytes)
  if (mark) return plainDecode(bytes.subarray(mark.length), mark.encoding)
  const wide = wideEncoding(bytes)
  if (wide) return plainDecode(bytes, wide)
  const utf8 = plainDecode(bytes, 'utf-8')
  // A file cut in the middle of a sign, or with one stray byte, is still UTF-8.
  if (utf8.damaged === 0 || utf8.damaged * 4 <= multiByteSigns(bytes)) return utf8
  return singleByteDecode(bytes)
}

function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | null {
  if (beginsWith(bytes, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', length: 3 }
  if (beginsWith(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le', length: 2 }
  if (beginsWith(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be', length: 2 }
  return null
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

/** What the platform's own decoder does not know. */
async function libraryDecode(bytes: Uint8Array, encoding: string): Promise<Reading> {
  const { default: iconv } = await import('iconv-lite')
  const text = iconv.decode(bytes, encoding)
  return { text, encoding, damaged: text.split('�').length - 1 }
}

/** UTF-16 without a mark: in English every second byte is nought. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, 8_192) & ~1
  if (end < 4) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < end; index += 2) {
    if (bytes[index] === 0) even += 1
    if (bytes[index + 1] === 0) odd += 1
  }
  const pairs = end / 2
  if (odd > pairs * 0.5 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.5 && odd < pairs * 0.1) return 'utf-16be'
  return null
}

function plainDecode(bytes: Uint8Array, encoding: string): Reading {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, damaged: 0 }
  } catch {
    const text = new TextDecoder(encoding).decode(bytes)
    return { text, encoding, damaged: text.split('�').length - 1 }
  }
}

function multiByteSigns(bytes: Uint8Array): number {
  let signs = 0
  for (let index = 0; index + 1 < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0
    if (lead >= 0xc2 && lead <= 0xf4 && isContinuation(bytes[index + 1])) signs += 1
  }
  return signs
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf
}

/**
 * One byte a sign. Office programs in Britain write Windows-1252, which holds all of Latin-1; an older Mac and DOS put
 * the quote and the pound elsewhere. Other alphabets are taken only when the detector is sure of them.
 */
async function singleByteDecode(bytes: Uint8Array): Promise<Reading> {
  const { default: chardet } = await import('chardet')
  const sample = bytes.subarray(0, 65_536)
  const encoding = macOrDos(sample) ?? otherAlphabet(chardet.analyse(sample), sample) ?? 'windows-1252'
  return libraryDecode(bytes, encoding)
}

/** `children's` with a Mac quote (D5 between letters), or a DOS pound (9C before a figure). */
function macOrDos(bytes: Uint8Array): 'macintosh' | 'cp850' | null {
  let mac = 0
  let dos = 0
  let windows = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    const before = bytes[index - 1] ?? 0
    const after = bytes[index + 1] ?? 0
    if (byte === 0xd5 && isLowerCase(before) && isLowerCase(after)) mac += 1
    else if (byte === 0x9c && after >= 0x30 && after <= 0x39) dos += 1
    else if (byte >= 0x91 && byte <= 0x97) windows += 1
  }
  if (mac > windows && mac >= dos) return 'macintosh'
  return dos > windows ? 'cp850' : null
}

function isLowerCase(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a
}

type Guess = { name: string; confidence: number }

const otherAlphabets = /^(Shift_JIS|EUC-JP|EUC-KR|GB18030|Big5|KOI8-R|windows-125[1356]|ISO-8859-[5678]|ISO-2022-\w+)$/i

/** Only where a good part of the bytes are beyond ASCII: a lone `é` proves nothing. */
function otherAlphabet(guesses: Guess[], bytes: Uint8Array): string | null {
  let high = 0
  for (const byte of bytes) if (byte >= 0x80) high += 1
  const best = guesses[0]
  if (!best || high < bytes.length * 0.2) return null
  return best.confidence >= 50 && otherAlphabets.test(best.name) ? best.name : null
}
