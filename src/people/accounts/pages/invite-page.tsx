/** Asking somebody in. */
import { selectAuthorityName } from '../../../platform/authority.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import type { Asked } from '../../route.ts'
import { readGrants, whyProblem } from '../grant-form.ts'
import { inviteByLink } from '../invitation-link.ts'
import { invitePerson } from '../invite.ts'
import { nameAndEmailProblems } from '../person-form.ts'
import { listPlaces, type Place } from '../places.ts'
import { peopleChange } from './people-change.ts'
import { limitOptions, RoleBoxes } from './role-parts.tsx'
import { ShownLinkPage } from './shown-link-page.tsx'

type Sent = { name: string; email: string; roles: readonly string[]; limit: string; why: string }
type Problem = { field: string; text: string }
type InviteProps = { sent: Sent; places: readonly Place[]; problems?: readonly Problem[]; mail: boolean }

const nothingYet: Sent = { name: '', email: '', roles: [], limit: '', why: '' }

export function InvitePage({ sent, places, problems = [], mail }: InviteProps) {
  const error = (field: string) => problems.find((one) => one.field === field)?.text
  const how = mail
    ? 'They are sent a link to come in by. It works once, within two weeks.'
    : 'You are shown a link for them, once. It works once, within two weeks: this Upturn sends no e-mail.'
  return (
    <Page
      heading="Ask somebody in"
      section="people"
      lead={how}
      breadcrumbs={[{ text: 'People', href: addresses.people() }]}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      <PostForm action={addresses.invite()} class="up-form">
        <TextField id="name" label="Name" autocomplete="off" value={sent.name} error={error('name')} />
        <TextField
          id="email"
          label="E-mail address"
          type="email"
          autocomplete="off"
          value={sent.email}
          error={error('email')}
        />
        <RoleBoxes chosen={sent.roles} error={error('role')} />
        <SelectField
          id="limit"
          label="For"
          hint="An administrator is always for all plans. More roles, for other plans, can be given later"
          value={sent.limit}
          options={limitOptions(places)}
          error={error('limit')}
        />
        <TextField id="why" label="Why" hint="A few words for the record" value={sent.why} error={error('why')} />
        <Button>Ask them in</Button>
      </PostForm>
    </Page>
  )
}

const mails = ({ services }: Asked) => services.mail.kind !== 'none'

export async function showInvite(asked: Asked): Promise<Response> {
  const places = await listPlaces(asked.services.db, asked.who.authority)
  return sendPage(asked.c, <InvitePage sent={nothingYet} places={places} mail={mails(asked)} />)
}

function readSent(form: URLSearchParams): Sent {
  const text = (name: string) => (form.get(name) ?? '').trim()
  return {
    name: text('name'),
    email: text('email'),
    roles: form.getAll('role[]'),
    limit: text('limit'),
    why: text('why'),
  }
}

function problemsOf(sent: Sent): Problem[] {
  const why = whyProblem(sent.why)
  return [
    ...nameAndEmailProblems(sent),
    ...(readGrants(sent.roles, sent.limit).length === 0 ? [{ field: 'role', text: 'Choose at least one role' }] : []),
    ...(why === null ? [] : [{ field: 'why', text: why }]),
  ]
}

export async function takeInvite(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const sent = readSent(new URLSearchParams(await c.req.text()))
  const again = async (problems: Problem[]) => {
    const places = await listPlaces(services.db, who.authority)
    return sendPage(c, <InvitePage sent={sent} places={places} problems={problems} mail={mails(asked)} />, 422)
  }
  const problems = problemsOf(sent)
  if (problems.length > 0) return again(problems)
  const by = peopleChange(asked, sent.why)
  const person = { name: sent.name, email: sent.email, grants: readGrants(sent.roles, sent.limit) }
  const invited = await invitePerson(services.db, by, person)
  if ('problem' in invited) return again([{ field: 'email', text: invited.problem }])
  return sendInvitation(asked, by, { id: invited.account, name: sent.name, email: sent.email })
}

type Person = { id: string; name: string; email: string }

/** Sends or shows the link, and goes on to the person's page. */
export async function sendInvitation(
  { c, services, who }: Asked,
  by: ReturnType<typeof peopleChange>,
  person: Person,
): Promise<Response> {
  const authority = await selectAuthorityName(services.db, asAuthorityId(who.authority))
  const answer = await inviteByLink(services, by, person, authority)
  if (answer.outcome === 'shown') return sendPage(c, <ShownLinkPage person={person} link={answer.link} />)
  return goTo(c, addresses.person(person.id, { done: answer.outcome }))
}
