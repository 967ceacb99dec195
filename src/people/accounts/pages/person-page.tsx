/** One person: the roles they hold and held, and whether they may come in. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Details, Notice, PagePart } from '../../../ui/parts.tsx'
import { dateInWords, sentenceCase } from '../../../ui/words.ts'
import type { Account, GivenGrant } from '../account.ts'
import type { Place, PlacedGrant } from '../places.ts'
import { givableRoles } from '../role-rules.ts'
import { GrantWords, limitOptions, StateTag } from './role-parts.tsx'

export type PersonProps = {
  person: Omit<Account, 'grants'>
  grants: readonly PlacedGrant<GivenGrant>[]
  former: readonly PlacedGrant<GivenGrant>[]
  places: readonly Place[]
  mail: boolean
  /** The reader looks at their own account. */
  isSelf: boolean
  done?: string | undefined
  problems?: readonly { field: string; text: string }[]
  sent?: { role: string; limit: string; why: string; reason: string; form: string }
}

const doneWords: Record<string, string> = {
  sent: 'A link to come in by was sent to them.',
  unsent:
    'The account is there, but the e-mail did not go out. Try again with “Send a link”; whoever looks after Upturn finds the reason in its log.',
  elsewhere: 'They have an account from another authority, and come in here with it: no link was made.',
  given: 'The role was given.',
  taken: 'The role was taken away.',
  closed: 'The account was closed.',
  reopened: 'The account was opened again.',
}

const errorOf = ({ problems = [] }: PersonProps, field: string) => problems.find((one) => one.field === field)?.text

function Held(props: PersonProps & { grant: PlacedGrant<GivenGrant> }) {
  const { grant, person, sent } = props
  const field = `end-${grant.id}`
  const byService = grant.source !== 'hand'
  return (
    <li class="up-held">
      <p class="govuk-body">
        <GrantWords grant={grant} />
        <span class="up-hint up-held__by">
          {byService ? `Said by the sign-in service “${grant.source}”` : `Given by ${grant.by}`} on{' '}
          {dateInWords(grant.at)}: {grant.why}
        </span>
      </p>
      {!byService && (
        <Details summary={`Take away this role (${grant.role})`} open={sent?.form === field}>
          <PostForm action={addresses.personRoleEnd(person.id, grant.id)}>
            <TextField
              id={field}
              name="why"
              label="Why"
              value={sent?.form === field ? sent.reason : ''}
              error={errorOf(props, field)}
            />
            <Button kind="secondary">Take it away</Button>
          </PostForm>
        </Details>
      )}
    </li>
  )
}

function Give(props: PersonProps) {
  const { person, places, sent } = props
  return (
    <PagePart id="give" title="Give a role">
      <PostForm action={addresses.personRoles(person.id)} class="up-form">
        <SelectField
          id="role"
          label="Role"
          value={sent?.role ?? 'lead'}
          options={givableRoles.map((role) => ({ value: role, text: sentenceCase(role) }))}
          error={errorOf(props, 'role')}
        />
        <SelectField
          id="limit"
          label="For"
          value={sent?.limit ?? ''}
          options={limitOptions(places)}
          error={errorOf(props, 'limit')}
        />
        <TextField
          id="why"
          label="Why"
          hint="A few words for the record"
          value={sent?.why ?? ''}
          error={errorOf(props, 'why')}
        />
        <Button kind="secondary">Give this role</Button>
      </PostForm>
    </PagePart>
  )
}

function WayIn({ person, mail }: PersonProps) {
  return (
    <PagePart id="way-in" title="A link to come in by">
      <p class="govuk-body">
        {mail
          ? 'For somebody who lost the first link, or can come in no other way. It is sent to their e-mail address.'
          : 'For somebody who lost the first link or their password. You are shown it once, to hand over.'}
      </p>
      <PostForm action={addresses.personLink(person.id)}>
        <Button kind="secondary">{mail ? 'Send a link' : 'Make a link'}</Button>
      </PostForm>
    </PagePart>
  )
}

function Closing(props: PersonProps) {
  const { person, sent } = props
  const isClosed = person.state === 'closed'
  return (
    <PagePart id="closing" title={isClosed ? 'Open the account again' : 'Close the account'}>
      <p class="govuk-body">
        {isClosed
          ? 'They can sign in again, with the roles they had.'
          : 'They are signed out at once and cannot sign in here. What they did stays in the record.'}
      </p>
      <PostForm action={isClosed ? addresses.personReopen(person.id) : addresses.personClose(person.id)}>
        <TextField
          id="close-why"
          name="why"
          label="Why"
          value={sent?.form === 'close-why' ? sent.reason : ''}
          error={errorOf(props, 'close-why')}
        />
        <Button kind={isClosed ? 'secondary' : 'warning'}>{isClosed ? 'Open it again' : 'Close the account'}</Button>
      </PostForm>
    </PagePart>
  )
}

function Former({ former }: PersonProps) {
  if (former.length === 0) return null
  return (
    <PagePart id="former" title="Roles they once held">
      <ul class="govuk-list up-list">
        {former.map((grant) => (
          <li>
            <GrantWords grant={grant} />, {dateInWords(grant.at)} to {dateInWords(grant.ended?.at ?? '')}. Taken away by{' '}
            {grant.ended?.by}: {grant.ended?.why}
          </li>
        ))}
      </ul>
    </PagePart>
  )
}

export function PersonPage(props: PersonProps) {
  const { person, grants, isSelf, done, problems = [] } = props
  const said = done === undefined ? undefined : doneWords[done]
  const lead =
    person.state === 'closed'
      ? `${person.name} cannot sign in: the account is closed.`
      : `${person.name} ${person.state === 'invited' ? 'has been asked in and has not come yet,' : 'signs in'} with the address ${person.email}.`
  return (
    <Page
      heading={person.name}
      section="people"
      lead={lead}
      breadcrumbs={[{ text: 'People', href: addresses.people() }]}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {said !== undefined && <Notice tone={done === 'unsent' ? 'bad' : 'good'} title={said} />}
      <p class="govuk-body">
        <StateTag state={person.state} />
        {isSelf && ' This is your own account.'}
      </p>
      <PagePart id="held" title="Roles">
        {grants.length === 0 ? (
          <p class="govuk-body">None: they can sign in and see no plan.</p>
        ) : (
          <ul class="up-choices">
            {grants.map((grant) => (
              <Held {...props} grant={grant} />
            ))}
          </ul>
        )}
      </PagePart>
      {person.state !== 'closed' && (
        <>
          <Give {...props} />
          <WayIn {...props} />
        </>
      )}
      <Closing {...props} />
      <Former {...props} />
    </Page>
  )
}
