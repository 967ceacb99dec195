/**
 * The list of open cases, sealed: AES-256-GCM under a key of the authority, which is derived (HKDF) from the installation's
 * key for cases. What it is of goes into the seal, so that a list cannot be passed off as another team's or authority's.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import { secretInFolder } from '../../platform/secret-file.ts'
import { type OpenCase, openKinds } from './open-case.ts'

export type SealedFor = { authority: string; extract: string; team: string }
export type CaseKeySettings = Pick<Config, 'caseKey' | 'dataFolder'>

const nonceBytes = 12
const tagBytes = 16
const lost =
  'Restore it from a backup; or remove it, and a new one is made: the list of open cases is empty until the next extract.'

/** UPTURN_CASE_KEY where it is set, else what the data folder keeps in `case-key`, made there the first time. */
function keyOf(settings: CaseKeySettings, authority: string): Uint8Array {
  const secret = settings.caseKey ?? secretInFolder(settings.dataFolder, 'case-key', lost)
  return new Uint8Array(hkdfSync('sha256', secret, authority, 'upturn: open cases', 32))
}

const saidOf = ({ authority, extract, team }: SealedFor) => Buffer.from(JSON.stringify([authority, extract, team]))

const casesSchema = z.array(
  z.object({
    kind: z.enum(openKinds),
    team: z.string(),
    reference: z.string(),
    started: z.string(),
    due: z.string(),
    limit: z.string(),
    used: z.number(),
    left: z.number(),
  }),
)

/** @returns nonce, tag and what is sealed, as base64; two of the same are never alike */
export function seal(settings: CaseKeySettings, of: SealedFor, cases: readonly OpenCase[]): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(settings, of.authority), nonce)
  cipher.setAAD(saidOf(of))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(cases), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Null where it was sealed under another key, for something else, or altered. */
export function unseal(settings: CaseKeySettings, of: SealedFor, text: string): OpenCase[] | null {
  const bytes = Buffer.from(text, 'base64')
  const [nonce, tag] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes, nonceBytes + tagBytes)]
  if (tag.length < tagBytes) return null
  const cipher = createDecipheriv('aes-256-gcm', keyOf(settings, of.authority), nonce, { authTagLength: tagBytes })
  cipher.setAAD(saidOf(of))
  cipher.setAuthTag(tag)
  try {
    const opened = Buffer.concat([cipher.update(bytes.subarray(nonceBytes + tagBytes)), cipher.final()])
    return casesSchema.parse(JSON.parse(opened.toString('utf8')))
  } catch {
    return null
  }
}
