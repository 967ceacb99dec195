/** The web application: middleware, then the routes that the nouns give, then what is said when there is no page. */
import { randomUUID } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { may } from '../people/permissions.ts'
import type { Route, Services } from '../people/route.ts'
import { NotFound } from '../platform/not-found.ts'
import { sendPage } from '../ui/render.ts'
import { ProblemPage } from './pages/problem.tsx'
import { routes } from './routes.ts'
import { guard, securityHeaders } from './security.ts'
import { sendAsset } from './static.ts'
import { whoIsAsking } from './who.ts'

/** A form without a file: generous for a long note, far below anything that could tire the machine. */
const smallForm = 512 * 1024

function problem(c: Context, status: 400 | 403 | 404 | 413 | 500, title: string, message: string, id?: string) {
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

function limitBody(route: Route): MiddlewareHandler {
  const maxSize = route.largestBody ?? smallForm
  return bodyLimit({
    maxSize,
    onError: (c) =>
      problem(
        c,
        413,
        'That is too large',
        `Upturn takes up to ${megabytes(maxSize)} here, and this was larger. Nothing was stored. For a plan with large pictures, save a copy without them and send that.`,
      ),
  })
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

function answer(route: Route, services: Services) {
  return async (c: Context): Promise<Response> => {
    const who = whoIsAsking(c, services.config)
    if (!may(who, route.permission))
      return problem(c, 403, 'You cannot open this page', `It needs the permission to ${route.permission}.`)
    return route.handler({ c, services, who })
  }
}

export function createApp(services: Services): Hono {
  const app = new Hono()
  app.use(
    requestLog(services),
    securityHeaders(),
    guard((c, title, message) => problem(c, 403, title, message)),
  )
  app.use(compress({ threshold: 4096 }))
  // No database takes this character, so nothing can be named with it.
  app.use((c, next) => (/%00|\0/.test(c.req.path) ? Promise.resolve(c.notFound()) : next()))
  app.get('/assets/:name', (c) => sendAsset(c, c.req.param('name')) ?? c.notFound())
  app.get('/favicon.ico', (c) => sendAsset(c, 'favicon.svg') ?? c.notFound())
  for (const route of routes) {
    if (route.method === 'post') app.post(route.path, limitBody(route), wholeForm(), answer(route, services))
    else app.get(route.path, answer(route, services))
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
