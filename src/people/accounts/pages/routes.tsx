/** What is done on one person's page. */
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { type Asked, NotAllowed, type Route } from '../../route.ts'
import type { Problem } from '../change-accounts.ts'
import { readLimit, readRole, whyProblem } from '../grant-form.ts'
import { giveRole, takeRole } from '../grants.ts'
import { closeAccount, reopenAccount } from '../invite.ts'
import { selectAccount } from '../list-accounts.ts'
import { listPlaces, withTitles } from '../places.ts'
import { sendInvitation, showInvite, takeInvite } from './invite-page.tsx'
import { peopleChange } from './people-change.ts'
import { showPeople } from './people-page.tsx'
import { PersonPage, type PersonProps } from './person-page.tsx'

const permission = 'manage people'

const accountAsked = ({ c }: Asked) => c.req.param('account') ?? ''

/** @throws NotFound for somebody who was never asked in here */
async function personProps(asked: Asked): Promise<PersonProps> {
  const { services, who } = asked
  const { grants, former, ...person } = await selectAccount(services.db, who.authority, accountAsked(asked))
  const places = await listPlaces(services.db, who.authority)
  return {
    person,
    grants: grants.map((grant) => withTitles(grant, places)),
    former: former.map((grant) => withTitles(grant, places)),
    places,
    mail: services.mail.kind !== 'none',
    isSelf: person.id === who.account,
  }
}

async function showPerson(asked: Asked): Promise<Response> {
  return sendPage(asked.c, <PersonPage {...(await personProps(asked))} done={asked.c.req.query('done')} />)
}

type Sent = NonNullable<PersonProps['sent']>

/** The form comes back as it was sent, with what was wrong beside its field. */
async function again(asked: Asked, field: string, text: string, sent: Partial<Sent>): Promise<Response> {
  const whole = { role: '', limit: '', why: '', reason: '', form: field, ...sent }
  return sendPage(
    asked.c,
    <PersonPage {...(await personProps(asked))} problems={[{ field, text }]} sent={whole} />,
    422,
  )
}

const formAsked = async ({ c }: Asked) => {
  const sent = new URLSearchParams(await c.req.text())
  return (name: string) => (sent.get(name) ?? '').trim()
}

async function takeGive(asked: Asked): Promise<Response> {
  await personProps(asked)
  const field = await formAsked(asked)
  const sent = { role: field('role'), limit: field('limit'), why: field('why') }
  const role = readRole(sent.role)
  if (role === null) return again(asked, 'role', 'Choose a role', sent)
  const why = whyProblem(sent.why)
  if (why !== null) return again(asked, 'why', why, sent)
  const grant = { role, ...readLimit(sent.limit) }
  const answer = await giveRole(asked.services.db, peopleChange(asked, sent.why), accountAsked(asked), grant)
  if ('problem' in answer) return again(asked, 'role', answer.problem, sent)
  return goTo(asked.c, addresses.person(accountAsked(asked), { done: 'given' }))
}

/** Something that takes only a reason: asks for it, does it, says so. */
async function withReason(
  asked: Asked,
  field: string,
  done: string,
  work: (why: string) => Promise<object | Problem>,
): Promise<Response> {
  await personProps(asked)
  const reason = (await formAsked(asked))('why')
  const problem = whyProblem(reason)
  if (problem !== null) return again(asked, field, problem, { reason })
  const answer = await work(reason)
  if ('problem' in answer) return again(asked, field, String(answer.problem), { reason })
  return goTo(asked.c, addresses.person(accountAsked(asked), { done }))
}

const takeEnd = (asked: Asked) => {
  const grant = asked.c.req.param('grant') ?? ''
  return withReason(asked, `end-${grant}`, 'taken', (why) =>
    takeRole(asked.services.db, peopleChange(asked, why), accountAsked(asked), grant),
  )
}

const takeClose = (asked: Asked) =>
  withReason(asked, 'close-why', 'closed', (why) =>
    closeAccount(asked.services.db, peopleChange(asked, why), accountAsked(asked)),
  )

const takeReopen = (asked: Asked) =>
  withReason(asked, 'close-why', 'reopened', (why) =>
    reopenAccount(asked.services.db, peopleChange(asked, why), accountAsked(asked)),
  )

async function takeLink(asked: Asked): Promise<Response> {
  const { person } = await personProps(asked)
  if (person.state === 'closed') throw new NotAllowed('This account is closed. Reopen it first.')
  if (asked.services.config.demo) throw new NotAllowed('Nobody in a demonstration comes in by a link.')
  return sendInvitation(asked, peopleChange(asked, 'A link to come in by'), person)
}

/** `new` stands before the people themselves: it is nobody's id. */
export const routes: readonly Route[] = [
  { method: 'get', path: '/people', permission, handler: showPeople },
  { method: 'get', path: '/people/new', permission, handler: showInvite },
  { method: 'post', path: '/people/new', permission, handler: takeInvite },
  { method: 'get', path: '/people/:account', permission, handler: showPerson },
  { method: 'post', path: '/people/:account/roles', permission, handler: takeGive },
  { method: 'post', path: '/people/:account/roles/:grant/end', permission, handler: takeEnd },
  { method: 'post', path: '/people/:account/close', permission, handler: takeClose },
  { method: 'post', path: '/people/:account/reopen', permission, handler: takeReopen },
  { method: 'post', path: '/people/:account/link', permission, handler: takeLink },
]
