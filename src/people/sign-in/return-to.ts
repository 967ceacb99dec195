/** Where a sign-in leads: only ever a page of our own. */

/**
 * The path that was asked for, or `/`. Anything that a browser could read as another site is refused: a scheme,
 * `//host`, `/\host`, and control characters (which browsers take out before they read an address).
 */
export function ownPath(asked: string | undefined): string {
  if (asked === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked) || asked.length > 2000) return '/'
  // What an address parser makes of it decides, not what it looks like.
  const base = 'http://upturn.invalid'
  const parsed = URL.parse(asked, base)
  if (parsed === null || parsed.origin !== base) return '/'
  const path = `${parsed.pathname}${parsed.search}${parsed.hash}`
  return path.startsWith('//') || isAboutSigningIn(parsed.pathname) ? '/' : path
}

/** Leading back to the sign-in page after signing in would look as if it had failed. */
function isAboutSigningIn(path: string): boolean {
  return /^\/sign-(in|out)(\/|$)/.test(path)
}
