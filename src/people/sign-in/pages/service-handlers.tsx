/** Single sign-on: off to the service, and back with its answer. */
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import type { Asked, Route } from '../../route.ts'
import { enter, orRefused } from '../enter.ts'
import { ownPath } from '../return-to.ts'
import { type Answer, gathering } from '../services/answer.ts'
import { authHeaders, passCookies, signInOf } from '../sign-in.ts'
import { signInProps } from './sign-in-handlers.tsx'
import { SignInPage } from './sign-in-page.tsx'

const serviceAsked = ({ c, services }: Asked) =>
  signInOf(services).services.find(({ id }) => id === c.req.param('service'))

/**
 * A link and not a form, because the policy of our pages lets no form lead elsewhere. So that no other site can send
 * somebody through it, it must have been followed on a page of ours.
 */
async function begin(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const service = serviceAsked(asked)
  if (service === undefined) return failed(asked, 'that service', 'unknown_service')
  const to = ownPath(c.req.query('to'))
  if (!['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site')))
    return goTo(c, addresses.signIn({ to: to === '/' ? '' : to }))
  const auth = await signInOf(services).signOnAuth()
  const body = { provider: service.id, callbackURL: to, disableRedirect: true }
  const answer = await orRefused(() =>
    auth.api.signInSocial({ body, headers: authHeaders(c, services), returnHeaders: true }),
  )
  const url = answer?.response.url
  if (!url) return failed(asked, service.name, 'unreachable')
  passCookies(c, answer.headers)
  return goTo(c, url)
}

async function takeAnswer(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const service = serviceAsked(asked)
  if (service === undefined) return failed(asked, 'that service', 'unknown_service')
  const auth = await signInOf(services).signOnAuth()
  const answer: Answer = { service: service.id, claims: null, account: null }
  const response = await gathering(answer, () =>
    auth.api.callbackOAuth({
      method: 'GET',
      params: { id: service.id },
      query: c.req.query(),
      headers: authHeaders(c, services),
      asResponse: true,
    }),
  )
  const location = new URL(response.headers.get('location') ?? addresses.home(), services.config.url)
  const error = location.searchParams.get('error')
  const isIn = response.headers
    .getSetCookie()
    .some((line) => line.startsWith(`${signInOf(services).cookie('session_token')}=`))
  if (answer.account === null || !isIn) return failed(asked, service.name, error ?? 'unknown')
  return enter(asked, response.headers, answer.account, `${location.pathname}${location.search}${location.hash}`)
}

/** By better-auth's codes and our own; anything else is said in general. */
const reasons: Record<string, (service: string) => string> = {
  no_role: (name) =>
    `${name} knows you, but says no role for you in Upturn. Ask whoever looks after ${name} for one, or your administrator to ask you in.`,
  address_not_proven: (name) =>
    `${name} does not say that your e-mail address is proven to be yours, so no account was made.`,
  account_not_linked: (name) =>
    `There is an account with your e-mail address, but ${name} does not say that the address is proven to be yours. Sign in another way.`,
  unable_to_create_session: () => 'Your account here is closed. Ask your administrator.',
  access_denied: (name) => `Signing in with ${name} was not finished.`,
  state_mismatch: () =>
    'This sign-in was begun in another browser, took too long, or was answered already. Begin again.',
  state_not_found: () => 'This sign-in was not begun here. Begin again.',
  email_not_found: (name) => `${name} says no e-mail address for you, and Upturn knows people by theirs.`,
  unreachable: (name) => `${name} does not answer at the moment. Try again in some minutes, or sign in another way.`,
}

function failed(asked: Asked, name: string, code: string): Response | Promise<Response> {
  const { c, services } = asked
  services.log.warn({ code }, 'a single sign-on failed')
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined
  const failure = known?.(name) ?? `Signing in with ${name} did not work. Try again, or sign in another way.`
  return sendPage(c, <SignInPage {...signInProps(asked)} to="/" failure={failure} />, 403)
}

const permission = 'sign in'

export const serviceRoutes: readonly Route[] = [
  { method: 'get', path: '/sign-in/service/:service', permission, handler: begin },
  { method: 'get', path: '/sign-in/callback/:service', permission, handler: takeAnswer },
]
