/** The token in an `Authorization` header. Pure. */

const bearer = /^bearer +(\S+) *$/i
const basic = /^basic +([a-z0-9+/]+={0,2}) *$/i

/**
 * `Bearer TOKEN`, or `Basic` with the token as the password and whatever as the user, which is what Power BI and Excel
 * can send; as the user where there is no password.
 * @returns '' for a header that holds neither
 */
export function tokenIn(header: string): string {
  const sent = bearer.exec(header)?.[1]
  if (sent !== undefined) return sent
  const pair = Buffer.from(basic.exec(header)?.[1] ?? '', 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  if (colon < 0) return ''
  return pair.slice(colon + 1) || pair.slice(0, colon)
}
