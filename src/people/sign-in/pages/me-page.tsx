/** One's own account: name, roles, authorities, password, and where one is signed in. */
import type { Child } from 'hono/jsx'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice, PagePart } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords, sentenceCase } from '../../../ui/words.ts'
import type { Grant } from '../../permissions.ts'
import { browserInWords } from '../own-account.ts'
import type { OwnPasskey } from '../passkeys.ts'
import type { OwnSession } from '../sessions.ts'
import { Passkeys } from './passkey-parts.tsx'
import type { FieldProblem } from './sign-in-page.tsx'

export type MeProps = {
  name: string
  email: string
  /** Where this session is at work, with the name of its authority. */
  authority: { id: string; name: string }
  authorities: readonly { id: string; name: string }[]
  grants: readonly (Grant & { planTitle: string | null; themeTitle: string | null })[]
  hasPassword: boolean
  /** Whether a password may be set without the present one. */
  mayReplace: boolean
  passkeys: readonly OwnPasskey[]
  /** The address that passkeys work at. */
  passkeysAt: string
  sessions: readonly OwnSession[]
  /** The session that shows this page. */
  current: string | null
  problems?: readonly FieldProblem[]
  done?: string | undefined
  /** An invented person of a demonstration has nothing to sign in with. */
  demo: boolean
}

const doneWords: Record<string, string> = {
  name: 'Your name was changed.',
  password: 'Your password was set. Everywhere else you have been signed out.',
  passkey: 'The passkey was added: you can sign in with it from now on.',
  'passkey-removed': 'The passkey was removed, and lets nobody in any more.',
  session: 'That session has ended.',
  authority: 'You are now at work in this authority.',
}

export function limitInWords(grant: { planTitle: string | null; themeTitle: string | null }): string {
  if (grant.planTitle === null) return 'all plans'
  return grant.themeTitle === null ? grant.planTitle : `${grant.themeTitle}, in ${grant.planTitle}`
}

function Roles({ grants, authority }: MeProps) {
  if (grants.length === 0)
    return (
      <p class="govuk-body">You have no role in {authority.name} at present. Your administrator can give you one.</p>
    )
  return (
    <ul class="govuk-list up-list">
      {grants.map((grant) => (
        <li>
          <strong>{sentenceCase(grant.role)}</strong>, for {limitInWords(grant)}
        </li>
      ))}
    </ul>
  )
}

function Authorities({ authority, authorities }: MeProps) {
  if (authorities.length < 2) return null
  return (
    <PagePart id="authority" title="Where you work">
      <p class="govuk-body">
        You are at work in <strong>{authority.name}</strong>. Nothing of one authority is shown in another.
      </p>
      {authorities
        .filter(({ id }) => id !== authority.id)
        .map(({ id, name }) => (
          <PostForm action={addresses.myAuthority()}>
            <Button kind="secondary" name="authority" value={id}>
              Go to {name}
            </Button>
          </PostForm>
        ))}
    </PagePart>
  )
}

function Password({ hasPassword, mayReplace, email, problems = [] }: MeProps) {
  const error = (field: string) => problems.find((one) => one.field === field)?.text
  return (
    <PagePart id="password-part" title={hasPassword ? 'Password' : 'Set a password'}>
      <PostForm action={addresses.myPassword()}>
        {/* So that a password manager knows whose it is. */}
        <input type="hidden" name="username" autocomplete="username" value={email} />
        {hasPassword && !mayReplace && (
          <TextField
            id="present"
            label="Your present password"
            hint="Forgotten? Sign out and have a link sent to you: then it is not asked for"
            type="password"
            autocomplete="current-password"
            width="20"
            error={error('present')}
          />
        )}
        <TextField
          id="new-password"
          label="New password"
          hint="At least 12 characters: three words that have nothing to do with each other are easy to remember"
          type="password"
          autocomplete="new-password"
          width="20"
          error={error('new-password')}
        />
        <Button kind="secondary">Set the password</Button>
      </PostForm>
    </PagePart>
  )
}

function SessionRow({ session, current }: { session: OwnSession; current: string | null }): Child {
  if (session.id === current) return <strong>This one</strong>
  return (
    <PostForm action={addresses.mySessions()}>
      <button type="submit" class="up-linkbutton" name="session" value={session.id}>
        End it<span class="govuk-visually-hidden"> ({browserInWords(session.browser)})</span>
      </button>
    </PostForm>
  )
}

function Sessions({ sessions, current }: MeProps) {
  return (
    <PagePart id="sessions" title="Where you are signed in">
      <DataTable
        caption="Your sessions"
        captionHidden
        rows={sessions}
        columns={[
          { head: 'Browser', rowHead: true, cell: ({ browser }) => browserInWords(browser) },
          { head: 'From', cell: ({ address }) => address || 'not known' },
          { head: 'Since', cell: ({ created_at }) => dateInWords(created_at) },
          { head: 'Signed in with', cell: ({ way }) => sentenceCase(way) },
          { head: 'End', cell: (session) => <SessionRow session={session} current={current} /> },
        ]}
      />
      <PostForm action={addresses.mySessions()}>
        <Button kind="warning" name="session" value="all">
          Sign out everywhere
        </Button>
      </PostForm>
    </PagePart>
  )
}

export function MePage(props: MeProps) {
  const { name, email, authority, demo, problems = [], done } = props
  const said = done === undefined ? undefined : doneWords[done]
  const error = problems.find(({ field }) => field === 'name')?.text
  return (
    <Page heading="Your account" section="me" lead={`You are signed in as ${name}, at work in ${authority.name}.`}>
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {said !== undefined && <Notice tone="good" title={said} />}
      <PagePart id="roles" title="What you may do">
        <Roles {...props} />
      </PagePart>
      <PagePart id="reminders" title="Reminders">
        <p class="govuk-body">
          <a class="govuk-link" href={addresses.reminders()}>
            How often you are reminded, and when not
          </a>
        </p>
      </PagePart>
      <Authorities {...props} />
      {!demo && (
        <>
          <PagePart id="name-part" title="Name">
            <PostForm action={addresses.myName()}>
              <TextField
                id="name"
                label="Your name, as others see it"
                hint={`You sign in as ${email}`}
                autocomplete="name"
                width="20"
                value={name}
                error={error}
              />
              <Button kind="secondary">Save the name</Button>
            </PostForm>
          </PagePart>
          <Password {...props} />
          <PagePart id="passkeys" title="Passkeys">
            <Passkeys passkeys={props.passkeys} host={props.passkeysAt} />
          </PagePart>
        </>
      )}
      <Sessions {...props} />
    </Page>
  )
}
