/** Signing in with a password, having a link sent, and signing out. */
import { authorityIdOf } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { emailKey } from '../../accounts/account.ts'
import { listDemoPeople } from '../../accounts/demo.ts'
import type { Asked, Route } from '../../route.ts'
import { enter } from '../enter.ts'
import { sessionOf } from '../identify.ts'
import { sendLink } from '../link-mail.ts'
import { passkeyAddress } from '../passkey-host.ts'
import { tryPassword } from '../password.ts'
import { requestAddress } from '../request-address.ts'
import { ownPath } from '../return-to.ts'
import { endSession } from '../sessions.ts'
import { passCookies, signInOf } from '../sign-in.ts'
import { waitInWords } from '../throttle.ts'
import { countTry, mailKeys } from '../throttle-store.ts'
import { DemoPage } from './demo-page.tsx'
import { formOf } from './form-of.ts'
import { type FieldProblem, SentPage, SignInPage } from './sign-in-page.tsx'

const permission = 'sign in'

async function showSignIn(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const to = ownPath(c.req.query('to'))
  if (services.config.demo) {
    const people = await listDemoPeople(services.db, authorityIdOf(services.config.authority))
    return sendPage(c, <DemoPage people={people} to={to} />)
  }
  const notice = c.req.query('done') === 'signed-out' ? 'You have signed out.' : undefined
  return sendPage(c, <SignInPage {...signInProps(asked)} to={to} notice={notice} />)
}

/** What the page depends on beside what was asked. */
export function signInProps({ services }: Pick<Asked, 'services'>) {
  const passkeysAt = passkeyAddress(services.config.url)
  return { mail: services.mail.kind !== 'none', services: signInOf(services).services, passkeysAt }
}

const wrong =
  'The e-mail address or the password is not right. Nothing says which, so that nobody can find out who is here.'

async function signInWithPassword(asked: Asked): Promise<Response> {
  const { c } = asked
  const field = await formOf(asked)
  const [email, password, to] = [field('email').trim(), field('password'), ownPath(field('to'))]
  const again = (problems: FieldProblem[], status: 422 | 429) =>
    sendPage(c, <SignInPage {...signInProps(asked)} to={to} email={email} problems={problems} />, status)
  const missing = emptyFields(email, password)
  if (missing.length > 0) return again(missing, 422)
  const tried = await tryPassword(asked, email, password)
  if (tried.outcome === 'in') return enter(asked, tried.headers, tried.account, to)
  if (tried.outcome === 'wrong') return again([{ field: 'password', text: wrong }], 422)
  c.header('Retry-After', String(Math.ceil(tried.milliseconds / 1000)))
  const text = `Too many tries went wrong. You can try again in ${waitInWords(tried.milliseconds)}; what you typed now was not looked at.`
  return again([{ field: 'password', text }], 429)
}

function emptyFields(email: string, password: string): FieldProblem[] {
  return [
    ...(email === '' ? [{ field: 'email', text: 'Enter your e-mail address' }] : []),
    ...(password === '' ? [{ field: 'password', text: 'Enter your password' }] : []),
  ]
}

/** The answer is the same, and as quick, whether there is such an account or not. */
async function sendMailedLink(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const field = await formOf(asked)
  const email = emailKey(field('email'))
  const to = ownPath(field('to'))
  const refuse = (text: string, status: 422 | 429) =>
    sendPage(c, <SignInPage {...signInProps(asked)} to={to} problems={[{ field: 'mail-to', text }]} />, status)
  if (services.mail.kind === 'none')
    return refuse('This Upturn sends no e-mail. Ask your administrator for a link', 422)
  if (!/^\S+@\S+$/.test(email)) return refuse('Enter your e-mail address, such as jo@council.example', 422)
  const keys = mailKeys(requestAddress(c, services.config), email, signInOf(services).secret)
  const wait = await countTry(services.db, services.clock, keys)
  if (wait !== null)
    return refuse(`Many links were asked for from here. You can ask again in ${waitInWords(wait)}`, 429)
  sendLink(services, email, to).catch((error) => services.log.error({ err: error }, 'a link to sign in was not sent'))
  return goTo(c, addresses.signInSent())
}

async function signOut(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const session = sessionOf(c)
  if (session !== null) await endSession(services.db, session.account, session.id)
  const { cookie, isSafe } = signInOf(services)
  passCookies(
    c,
    new Headers({
      'Set-Cookie': `${cookie('session_token')}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSafe ? '; Secure' : ''}`,
    }),
  )
  return goTo(c, addresses.signIn({ done: 'signed-out' }))
}

export const signInRoutes: readonly Route[] = [
  { method: 'get', path: '/sign-in', permission, handler: showSignIn },
  { method: 'post', path: '/sign-in/password', permission, handler: signInWithPassword },
  { method: 'post', path: '/sign-in/mail', permission, handler: sendMailedLink },
  { method: 'get', path: '/sign-in/sent', permission, handler: ({ c }) => sendPage(c, <SentPage />) },
  { method: 'post', path: '/sign-out', permission, handler: signOut },
]
