/** What every request passes before a page sees it, and what every answer carries. Pure checks first, middleware below. */
import type { Context, MiddlewareHandler } from 'hono'

/**
 * Nothing but our own style sheet, script and pictures, no inline script or style at all: a plan's text that looks like
 * markup stays text even if a view forgot to escape it.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * True where the `Host` names this machine. A page elsewhere can make its own name point at 127.0.0.1 and then read
 * this server as if it were its own (DNS rebinding); it cannot change the name the browser sends.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)
}

/**
 * True where the `Host` is one that this server is reached by: a name of this machine, or the host of the public address
 * (UPTURN_URL), which a proxy must hand on as it came.
 */
export function isOwnHost(host: string | undefined, url: string): boolean {
  return isLoopbackHost(host) || (host !== undefined && host.toLowerCase() === new URL(url).host)
}

export type Sent = { method: string; host: string | undefined; origin: string | undefined; site: string | undefined }

/**
 * True where a change was sent by one of our own pages. Browsers say which site a form was sent from; one that says
 * neither is old or no browser, and is refused, since nothing here is changed by anything but its own forms.
 */
export function isFromOwnPage({ method, host, origin, site }: Sent, url: string): boolean {
  if (method === 'GET' || method === 'HEAD') return true
  if (site !== undefined) return site === 'same-origin'
  // A proxy may speak https to the browser and http to us: the public address says what the browser saw.
  return origin !== undefined && origin === (isLoopbackHost(host) ? `http://${host}` : new URL(url).origin)
}

export type Refusal = (c: Context, title: string, message: string) => Response | Promise<Response>

/**
 * @param url the public address, where it is not this machine's own name
 * @param isOpen whether anything may send a form to this path: what it does is proven by what stands in the address
 */
export function guard(url: string, refuse: Refusal, isOpen: (path: string) => boolean): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host')
    // An address sent whole (`GET http://name/ HTTP/1.1`) names the host once more.
    if (!isOwnHost(host, url) || !isOwnHost(new URL(c.req.url).host, url))
      return refuse(c, 'This address is not allowed', `Upturn does not answer to this name. Open it as ${url}.`)
    const sent = { method: c.req.method, host, origin: c.req.header('origin'), site: c.req.header('sec-fetch-site') }
    if (!isFromOwnPage(sent, url) && !isOpen(c.req.path))
      return refuse(
        c,
        'The form was not sent from Upturn',
        'Nothing was changed. Open the page in Upturn and send the form from there.',
      )
    return next()
  }
}

/** Half a year of "never by http again", said only where the public address is https. */
const strictTransport = `max-age=${180 * 24 * 60 * 60}`

export function securityHeaders(url: string): MiddlewareHandler {
  const isSafe = url.startsWith('https:')
  return async (c, next) => {
    await next()
    const headers = c.res.headers
    if (isSafe) headers.set('Strict-Transport-Security', strictTransport)
    // A file that somebody handed in comes with a stricter one of its own.
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', contentSecurityPolicy)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('X-Frame-Options', 'DENY')
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  }
}
