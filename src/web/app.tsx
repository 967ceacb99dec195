/** The web application: middleware, then the routes that the nouns give, then what is said when there is no page. */
import { randomUUID } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { may, type Permission, type Who } from '../people/permissions.ts'
import { NotAllowed, type Route, type Services } from '../people/route.ts'
import { selectAuthorityName } from '../platform/authority.ts'
import { asAuthorityId } from '../platform/ids.ts'
import { NotFound } from '../platform/not-found.ts'
import { addresses } from '../ui/addresses.ts'
import type { Frame } from '../ui/frame.ts'
import { sendPage } from '../ui/render.ts'
import { makeFrame } from './frame.ts'
import { ProblemPage } from './pages/problem.tsx'
import { routes } from './routes.ts'
import { guard, securityHeaders } from './security.ts'
import { sendAsset } from './static.ts'

/** A form without a file: generous for a long note, far below anything that could tire the machine. */
const smallForm = 512 * 1024

function problem(c: Context, status: 400 | 401 | 403 | 404 | 413 | 500, title: string, message: string, id?: string) {
  return sendPage(c, <ProblemPage title={title} message={message} id={id} />, status)
}

function requestLog({ log, clock: _clock }: Services): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now()
    await next()
    const milliseconds = Math.round((performance.now() - start) * 10) / 10
    log.debug({ method: c.req.method, path: c.req.path, status: c.res.status, milliseconds }, 'request')
  }
}

function megabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / 1024 / 1024)} MB`
}

function limitBody({ largestBody = smallForm, ifTooLarge = '' }: Route, { config, db }: Services): MiddlewareHandler {
  return (c, next) => {
    const maxSize = typeof largestBody === 'number' ? largestBody : largestBody(config, db)
    const why =
      typeof ifTooLarge === 'string'
        ? `Upturn takes up to ${megabytes(maxSize)} here, and this was larger. Nothing was stored. ${ifTooLarge}`
        : `Nothing was stored. ${ifTooLarge(config)}`
    const onError = () => problem(c, 413, 'That is too large', why.trim())
    return bodyLimit({ maxSize, onError })(c, next)
  }
}

/** A form with a file is parsed here once, so that one cut off or badly put together is no fault of a page. */
async function isWhole(c: Context): Promise<boolean> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) return true
  try {
    await c.req.parseBody()
    return true
  } catch {
    return false
  }
}

function wholeForm(): MiddlewareHandler {
  return async (c, next) => {
    if (await isWhole(c)) return next()
    return problem(
      c,
      400,
      'The form did not arrive whole',
      'Nothing was stored. What was sent ends too early or is no form. Go back and send it again.',
    )
  }
}

const demoBanner =
  'Demonstration: the council and everybody in it are invented. Anybody at this machine may be anybody.'

/** Asks once who is there, and makes the frame of whatever page follows. */
function knowWho(services: Services): MiddlewareHandler {
  const { db, config, clock, identify } = services
  return async (c, next) => {
    const who = await identify(c)
    // Only whoever is signed in is shown whose plans these are.
    const authority = who.account === null ? '' : await selectAuthorityName(db, asAuthorityId(who.authority))
    c.set('who', who)
    const banner = config.demo ? demoBanner : undefined
    c.set('frame', makeFrame(c, who, { authority, today: clock.today(), banner }))
    return next()
  }
}

const refused = (c: Context, message: string) => problem(c, 403, 'You cannot do this here', message)

/** Whoever is not signed in is asked to, and comes back here; whoever is, is told what it needs. */
function refuse(c: Context, who: Who, permission: Permission): Response | Promise<Response> {
  if (who.account !== null) return refused(c, `It needs the permission to ${permission}.`)
  const { pathname, search } = new URL(c.req.url)
  if (c.req.method === 'GET') return c.redirect(addresses.signIn({ to: `${pathname}${search}` }), 303)
  return problem(
    c,
    401,
    'You are not signed in',
    'Nothing was changed. Sign in, perhaps in another tab, then go back and send the form again: what you typed is still there.',
  )
}

/** Before the body is read: nobody makes the server read what they may not send. */
function permit({ permission }: Route): MiddlewareHandler {
  return (c, next) => {
    const who: Who = c.get('who')
    return may(who, permission, { plan: c.req.param('plan') }) ? next() : Promise.resolve(refuse(c, who, permission))
  }
}

const answer =
  (route: Route, services: Services) =>
  async (c: Context): Promise<Response> =>
    route.handler({ c, services, who: c.get('who') })

/** No database takes the character 0, and what is no UTF-8 is no text: nothing can be named with either. */
function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/** PostgreSQL: a text holds a character that it does not take, which no keyboard types. */
const isUnreadable = (error: Error) => 'code' in error && error.code === '22021'

/** What the middleware leaves for the pages. */
type Known = { Variables: { who: Who; frame: Frame } }

/** Paths without parameters, so that they can be compared as they are. */
const openPaths = new Set(routes.filter(({ fromAnywhere }) => fromAnywhere).map(({ path }) => path))

export function createApp(services: Services): Hono<Known> {
  const app = new Hono<Known>()
  app.use(
    requestLog(services),
    securityHeaders(services.config.url),
    guard(
      services.config.url,
      (c, title, message) => problem(c, 403, title, message),
      (path) => openPaths.has(path),
    ),
  )
  app.use(compress({ threshold: 4096 }))
  app.use((c, next) => (isReadable(c.req.path) ? next() : Promise.resolve(c.notFound())))
  app.get('/assets/:name', (c) => sendAsset(c, c.req.param('name')) ?? c.notFound())
  app.get('/favicon.ico', (c) => sendAsset(c, 'favicon.svg') ?? c.notFound())
  app.use(knowWho(services))
  for (const route of routes) {
    const [allowed, answered] = [permit(route), answer(route, services)]
    if (route.method === 'post') app.post(route.path, allowed, limitBody(route, services), wholeForm(), answered)
    else app.get(route.path, allowed, answered)
  }
  app.notFound((c) =>
    problem(
      c,
      404,
      'Page not found',
      'There is no page at this address. If you typed it, check that it is right; if a link brought you here, the plan may have been withdrawn.',
    ),
  )
  app.onError((error, c) => {
    if (error instanceof NotFound) return problem(c, 404, 'Not found', error.message)
    if (error instanceof NotAllowed) return refused(c, error.message)
    if (isUnreadable(error))
      return problem(c, 400, 'That cannot be read', 'Nothing was stored: it holds a character that stands for nothing.')
    const id = randomUUID()
    services.log.error({ err: error, id, path: c.req.path }, 'a page failed')
    return problem(
      c,
      500,
      'Something went wrong',
      'Upturn could not finish this page. Nothing was changed. Try again; if it happens again, tell whoever looks after Upturn.',
      id,
    )
  })
  return app
}
