/**
 * What stands in an unsubscribe link: whose reminders it stops, signed with the installation's secret. It is in every
 * message, works signed out and for ever, and can do nothing but turn one person's reminders off.
 */
import type { Config } from '../../platform/config.ts'
import { type AuthorityId, asAuthorityId } from '../../platform/ids.ts'
import { installationSecret } from '../sign-in/secret.ts'
import { readSigned, signed } from '../sign-in/signed.ts'

type Secret = Pick<Config, 'secret' | 'dataFolder'>

const purpose = 'unsubscribe'

export function unsubscribeToken(config: Secret, authority: AuthorityId, account: string): string {
  const text = JSON.stringify([purpose, authority, account])
  return Buffer.from(signed(text, installationSecret(config))).toString('base64url')
}

/** Whose it is; null for anything that we did not make. */
export function readUnsubscribe(config: Secret, token: string): { authority: AuthorityId; account: string } | null {
  const text = readSigned(Buffer.from(token, 'base64url').toString(), installationSecret(config))
  const said: unknown = text === null ? null : JSON.parse(text)
  if (!Array.isArray(said) || said[0] !== purpose) return null
  const [, authority, account] = said
  if (typeof authority !== 'string' || typeof account !== 'string') return null
  return { authority: asAuthorityId(authority), account }
}
