/** Texts signed with the installation's secret, and texts hashed with it. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA-256 in base64, as better-auth signs its cookies. */
function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64')
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** `text.signature`, to be put into a cookie. */
export function signed(text: string, secret: string): string {
  return `${text}.${signatureOf(text, secret)}`
}

/** The text of what `signed` made, or null for anything else. */
export function readSigned(value: string, secret: string): string | null {
  const at = value.lastIndexOf('.')
  if (at < 1) return null
  const text = value.slice(0, at)
  return isEqual(value.slice(at + 1), signatureOf(text, secret)) ? text : null
}

/** Tells two things apart without saying what they are: nobody without the secret can try addresses against it. */
export function keyed(text: string, secret: string): string {
  return createHmac('sha256', secret).update(`key ${text}`).digest('base64url')
}

/** The hash under which a one-time token is kept. It is 256 random bits, so it needs no salt. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
