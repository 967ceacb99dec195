/**
 * The type under which a file is sent. Everything is `application/octet-stream`, save a few kinds that run nothing and
 * that a phone opens more easily by their type, and those only where the first bytes bear the name out. Pure.
 */
import { endingOf } from './file-name.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const zip = [0x50, 0x4b, 0x03, 0x04]

/** By ending: the type, and the bytes that such a file begins with. */
const harmless: Readonly<Record<string, { type: string; begins: readonly number[] }>> = {
  '.pdf': { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  '.png': { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  '.jpg': { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  '.jpeg': { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  '.docx': { type: `${office}.wordprocessingml.document`, begins: zip },
  '.xlsx': { type: `${office}.spreadsheetml.sheet`, begins: zip },
  '.pptx': { type: `${office}.presentationml.presentation`, begins: zip },
}

export const anyType = 'application/octet-stream'

/** @param beginning the first bytes of the file, eight or more where it has as many */
export function sentType(name: string, beginning: Uint8Array): string {
  const known = harmless[endingOf(name)]
  if (known === undefined) return anyType
  return known.begins.every((byte, at) => beginning[at] === byte) ? known.type : anyType
}

/** Headers under which nothing that is handed out can run: saved and not shown, its type not guessed, shut in a sandbox. */
export function downloadHeaders(file: { disposition: string; type: string; size: number }): Record<string, string> {
  return {
    'Content-Disposition': file.disposition,
    'Content-Type': file.type,
    'Content-Length': String(file.size),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, no-store',
  }
}
