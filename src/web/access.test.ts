/**
 * Every route × every role × own and another authority, made from the route list and the table of permissions: a route
 * that is added is asked here without anybody thinking of it.
 */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Hono } from 'hono'
import { type Grant, may, type Role, roles, type Who } from '../people/permissions.ts'
import type { Route } from '../people/route.ts'
import { ensureAuthority } from '../platform/authority.ts'
import type { TestSite } from './test-site.ts'

const { routes } = await import('./routes.ts')

let site: TestSite
let app: Hono
let other: string
let sampleOf: (route: Route, parameter: string) => string
let who: Who
let accountOfRole: (role: Role) => string
/** A program that reads the feeds of this authority comes with a token, whoever may be signed in. */
let feedToken: Record<string, string>

before(async () => {
  const [{ accountOfRole: named, openSampleSite }, { parameterSample }, { createApp }] = await Promise.all([
    import('./test-samples.ts'),
    import('./test-pages.ts'),
    import('./app.tsx'),
  ])
  const opened = await openSampleSite()
  site = opened.site
  accountOfRole = named
  sampleOf = (route, parameter) => parameterSample(opened.samples, route.path, parameter)
  const { signIn, first, unsubscribe, calendar, feed } = opened.samples.tokens
  feedToken = { authorization: `Bearer ${feed}` }
  queries = {
    '/sign-in/link': `?token=${signIn}`,
    '/sign-in/first': `?token=${first}`,
    '/unsubscribe': `?token=${unsubscribe}`,
    '/calendar.ics': `?key=${calendar}`,
  }
  other = await ensureAuthority(site.services.db, 'Another Council', site.services.clock)
  // Only its `request` is used, which is the same for whatever variables the middleware leaves.
  app = createApp({ ...site.services, identify: () => Promise.resolve(who) }) as unknown as Hono
})
after(() => site.close())

const grant = (role: Role): Grant => ({ role, plan: null, theme: null })
const person = (role: Role, authority: string): Who => ({
  account: role === 'public' ? null : accountOfRole(role),
  name: `A ${role}`,
  authority,
  grants: [grant(role)],
})

const addressOf = (route: Route) =>
  route.path.replace(/:([a-z]+)(?:\{[^}]*\})?/g, (_, parameter: string) =>
    encodeURIComponent(sampleOf(route, parameter)),
  )

/** Pages that are only there for whoever comes with something in their address. */
let queries: Record<string, string>

async function ask(
  route: Route,
  as: Who,
  query = route.method === 'get' ? (queries[route.path] ?? '') : '',
): Promise<{ status: number; to: string; text: string }> {
  who = as
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.request(`http://127.0.0.1:3000${addressOf(route)}${query}`, {
    method: route.method.toUpperCase(),
    headers: {
      host: '127.0.0.1:3000',
      'sec-fetch-site': 'same-origin',
      ...(route.method === 'post' ? form : {}),
      ...(route.path.startsWith('/feeds/') && as.authority === site.authority ? feedToken : {}),
    },
    ...(route.method === 'post' ? { body: '' } : {}),
  })
  const type = answer.headers.get('content-type') ?? ''
  const text = /html|json|text/.test(type) ? await answer.text() : ''
  return { status: answer.status, to: answer.headers.get('location') ?? '', text }
}

/** A handler may ask for more than its route does (one's own action, another's proof): then 403 for who may in general. */
const stricter = new Set<string>([
  'get /plans/:plan/actions/:action/update',
  'post /plans/:plan/actions/:action/update',
  'get /plans/:plan/actions/:action/updated',
  'post /plans/:plan/proof/:place/take-back',
  'post /me/authority',
  // Of a session, which nobody in this test has.
  'post /me/passkeys',
  'post /me/passkeys/options',
  'post /me/passkeys/remove',
  // Single sign-on with a service that is not set up.
  'get /sign-in/service/:service',
  'get /sign-in/callback/:service',
  // Each step with a version or a request asks for its own permission.
  'post /plans/:plan/versions/:version',
  'post /plans/:plan/changes/:request',
])

const nameOf = ({ method, path }: Route) => `${method} ${path}`

/** What is wrong with an answer to somebody who may not. */
function wrongRefusal(route: Route, as: Who, { status, to }: { status: number; to: string }): string | null {
  if (as.account !== null) return status === 403 ? null : `${status}, not 403`
  if (route.method === 'post') return status === 401 ? null : `${status}, not 401`
  return status === 303 && to.startsWith('/sign-in?to=') ? null : `${status} to ${to}, not to the sign-in page`
}

function wrongAdmission(route: Route, { status, to }: { status: number; to: string }): string | null {
  if (status === 403 && stricter.has(nameOf(route))) return null
  if (status === 401 || status === 403 || status >= 500) return `${status} for one who may`
  if (to.startsWith('/sign-in') && route.path !== '/sign-out') return 'sent to sign in'
  return route.method === 'get' && status === 404 ? '404 for one who may' : null
}

describe('who may do what, on every route', () => {
  for (const role of roles) {
    it(`${role}, in their own authority`, async () => {
      const wrong: string[] = []
      for (const route of routes) {
        const as = person(role, site.authority)
        const answer = await ask(route, as)
        const found = may(as, route.permission) ? wrongAdmission(route, answer) : wrongRefusal(route, as, answer)
        if (found !== null) wrong.push(`${nameOf(route)}: ${found}`)
      }
      assert.deepEqual(wrong, [])
    })

    it(`${role}, in another authority, sees and changes nothing of this one`, async () => {
      const wrong: string[] = []
      for (const route of routes) {
        const as = person(role, other)
        const { status, text } = await ask(route, as)
        const named = /:(?!format|indicator|check|set|part)/.test(route.path)
        if (may(as, route.permission) && named && status !== 404 && status !== 403)
          wrong.push(`${nameOf(route)}: ${status}, not 404`)
        if (text.includes('Harrowmere')) wrong.push(`${nameOf(route)}: names the other authority’s plan`)
      }
      assert.deepEqual(wrong, [])
    })
  }

  it('every page of a plan shows a past day, and offers no change there', async () => {
    const wrong: string[] = []
    const pages = routes.filter(({ method, path }) => method === 'get' && path.startsWith('/plans/:plan'))
    for (const route of pages) {
      const { status, text } = await ask(route, person('programme manager', site.authority), '?as-at=2026-05-31')
      // What came later is not there yet on that day.
      if (status !== 200 && status !== 404) wrong.push(`${nameOf(route)}: ${status}`)
      if (status !== 200 || !text.startsWith('<!DOCTYPE')) continue
      if (!text.includes('The plan as it was on <strong>31 May 2026'))
        wrong.push(`${nameOf(route)}: does not say the day`)
      const forms = text.match(/<form[^>]*method="post"[^>]*>/g) ?? []
      const others = forms.filter((form) => !form.includes('action="/sign-out"'))
      if (others.length > 0) wrong.push(`${nameOf(route)}: ${others[0]}`)
    }
    assert.deepEqual(wrong, [])
  })

  it('a grant for another plan shows nothing of this one, on whatever page', async () => {
    const wrong: string[] = []
    const pages = routes.filter(({ method, path }) => method === 'get' && !path.startsWith('/plans/:plan'))
    for (const role of roles.filter((one) => one !== 'public' && one !== 'administrator')) {
      const elsewhere: Grant = { role, plan: 'another-plan', theme: null }
      for (const route of pages) {
        const { text } = await ask(route, { ...person(role, site.authority), grants: [elsewhere] }, '')
        if (text.includes('Improvement Plan')) wrong.push(`${role}, ${nameOf(route)}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  it('a grant for one plan opens no other', async () => {
    const wrong: string[] = []
    const elsewhere: Grant = { role: 'programme manager', plan: 'another-plan', theme: null }
    for (const route of routes.filter(({ path }) => path.startsWith('/plans/:plan'))) {
      const { status } = await ask(route, { ...person('lead', site.authority), grants: [elsewhere] })
      if (status !== 403) wrong.push(`${nameOf(route)}: ${status}, not 403`)
    }
    assert.deepEqual(wrong, [])
  })
})
