/** What one's own account page shows and takes. */
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { selectAccount } from '../../accounts/list-accounts.ts'
import { nameProblem } from '../../accounts/person-form.ts'
import { listPlaces, withTitles } from '../../accounts/places.ts'
import { type Asked, NotAllowed, type Route } from '../../route.ts'
import { sessionOf } from '../identify.ts'
import { maySetWithoutOld, renameSelf } from '../own-account.ts'
import { passkeyAddress } from '../passkey-host.ts'
import { listPasskeys } from '../passkeys.ts'
import { hasPassword, type Present, setPassword, tryPresent } from '../password.ts'
import { passwordProblem } from '../password-rules.ts'
import { endSession, endSessions, listSessions, openAuthorities, switchAuthority } from '../sessions.ts'
import { waitInWords } from '../throttle.ts'
import { formOf } from './form-of.ts'
import { MePage, type MeProps } from './me-page.tsx'
import type { FieldProblem } from './sign-in-page.tsx'

const permission = 'see own work'

/** @throws NotAllowed for whoever has no account: the command line's local user, in a test */
function accountOf({ who }: Asked): string {
  if (who.account === null) throw new NotAllowed('Only somebody with an account has a page of their own.')
  return who.account
}

async function meProps(asked: Asked): Promise<MeProps> {
  const { c, services, who } = asked
  const { db, config } = services
  const account = accountOf(asked)
  const [person, open, places] = [
    await selectAccount(db, who.authority, account),
    await openAuthorities(db, account),
    await listPlaces(db, who.authority),
  ]
  const session = sessionOf(c)
  const authorities = open.map(({ authority, name }) => ({ id: authority, name }))
  return {
    name: person.name,
    email: person.email,
    authority: authorities.find(({ id }) => id === who.authority) ?? { id: who.authority, name: config.authority },
    authorities,
    grants: person.grants.map((grant) => withTitles(grant, places)),
    hasPassword: await hasPassword(db, account),
    mayReplace: maySetWithoutOld(session, Date.now()),
    passkeys: await listPasskeys(db, account),
    passkeysAt: passkeyAddress(config.url),
    sessions: await listSessions(db, account),
    current: session?.id ?? null,
    demo: config.demo,
  }
}

async function showMe(asked: Asked): Promise<Response> {
  return sendPage(asked.c, <MePage {...(await meProps(asked))} done={asked.c.req.query('done')} />)
}

async function refuse(asked: Asked, problems: readonly FieldProblem[], sent: Partial<MeProps> = {}): Promise<Response> {
  return sendPage(asked.c, <MePage {...(await meProps(asked))} {...sent} problems={problems} />, 422)
}

async function takeName(asked: Asked): Promise<Response> {
  const name = (await formOf(asked))('name').trim()
  const problem = nameProblem(name)
  if (problem !== null) return refuse(asked, [{ field: 'name', text: problem }])
  await renameSelf(asked, accountOf(asked), name)
  return goTo(asked.c, addresses.me({ done: 'name' }))
}

function presentProblem(tried: Present): string | null {
  if (tried.outcome === 'wait')
    return `Too many tries went wrong. You can try again in ${waitInWords(tried.milliseconds)}`
  return tried.outcome === 'wrong' ? 'This is not your present password' : null
}

/** All other sessions end: whoever sets a new password often does so because somebody else knows the old one. */
async function takePassword(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const account = accountOf(asked)
  const field = await formOf(asked)
  const props = await meProps(asked)
  if (props.demo) throw new NotAllowed('Nobody in a demonstration has a password.')
  const asksPresent = props.hasPassword && !props.mayReplace
  const wrong = asksPresent ? presentProblem(await tryPresent(asked, account, field('present'))) : null
  if (wrong !== null) return refuse(asked, [{ field: 'present', text: wrong }])
  const problem = passwordProblem(field('new-password'), props)
  if (problem !== null) return refuse(asked, [{ field: 'new-password', text: problem }])
  await setPassword(asked, account, field('new-password'))
  await endSessions(services.db, account, sessionOf(c)?.id ?? null)
  return goTo(c, addresses.me({ done: 'password' }))
}

async function takeSession(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const account = accountOf(asked)
  const session = (await formOf(asked))('session')
  if (session === 'all') {
    await endSessions(services.db, account, null)
    return goTo(c, addresses.signIn({ done: 'signed-out' }))
  }
  await endSession(services.db, account, session)
  return goTo(c, addresses.me({ done: 'session' }))
}

async function takeAuthority(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const account = accountOf(asked)
  const session = sessionOf(c)
  const to = (await formOf(asked))('authority')
  if (session === null || !(await switchAuthority(services.db, account, session.id, to)))
    throw new NotAllowed('This authority does not let you in.')
  return goTo(c, addresses.me({ done: 'authority' }))
}

export const meRoutes: readonly Route[] = [
  { method: 'get', path: '/me', permission, handler: showMe },
  { method: 'post', path: '/me/name', permission, handler: takeName },
  { method: 'post', path: '/me/password', permission, handler: takePassword },
  { method: 'post', path: '/me/sessions', permission, handler: takeSession },
  { method: 'post', path: '/me/authority', permission, handler: takeAuthority },
]
