/** The page to sign in on: password, link by e-mail, and whatever else is set up. Whole without JavaScript. */
import type { PropsWithChildren } from 'hono/jsx'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'

import { PasskeySignIn } from './passkey-parts.tsx'

export type FieldProblem = { field: string; text: string }

export type SignInProps = {
  /** Where it leads, a path of our own. */
  to: string
  email?: string
  problems?: readonly FieldProblem[]
  /** Whether e-mail is set up, so that links can be sent. */
  mail: boolean
  /** Said above the form: that the reader has signed out. */
  notice?: string | undefined
  /** Why a single sign-on did not work, as a sentence. */
  failure?: string
  /** The address that passkeys work at. */
  passkeysAt: string
  /** Single sign-on services. */
  services: readonly { id: string; name: string }[]
}

const problemOf = (problems: readonly FieldProblem[], field: string) =>
  problems.find((one) => one.field === field)?.text

export function To({ to }: { to: string }) {
  return to === '/' ? null : <input type="hidden" name="to" value={to} />
}

export function Way({ id, title, children }: PropsWithChildren<{ id: string; title: string }>) {
  return (
    <section class="up-way" aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function PasswordForm({ to, email = '', problems = [] }: SignInProps) {
  return (
    <Way id="by-password" title="With your password">
      <form method="post" action={addresses.signInPassword()}>
        <To to={to} />
        <TextField
          id="email"
          label="E-mail address"
          type="email"
          autocomplete="username"
          value={email}
          error={problemOf(problems, 'email')}
        />
        <TextField
          id="password"
          label="Password"
          type="password"
          autocomplete="current-password"
          error={problemOf(problems, 'password')}
        />
        <Button>Sign in</Button>
      </form>
    </Way>
  )
}

function MailForm({ to, mail }: SignInProps) {
  if (!mail) {
    return (
      <Way id="by-link" title="Without a password">
        <p class="govuk-body">
          Forgotten it, or never had one? Ask your administrator for a one-time link: this Upturn sends no e-mail.
        </p>
      </Way>
    )
  }
  return (
    <Way id="by-link" title="Without a password">
      <p class="govuk-body">
        Have a link sent to you that signs you in once. If you have forgotten your password, you can set a new one then.
      </p>
      <form method="post" action={addresses.signInMail()}>
        <To to={to} />
        <TextField id="mail-to" name="email" label="Your e-mail address" type="email" autocomplete="email" />
        <Button kind="secondary">Send me a link</Button>
      </form>
    </Way>
  )
}

function Services({ services, to }: SignInProps) {
  if (services.length === 0) return null
  return (
    <p class="up-services">
      {services.map(({ id, name }) => (
        <a class="govuk-button" href={addresses.signInService(id, { to: to === '/' ? '' : to })}>
          Sign in with {name}
        </a>
      ))}
    </p>
  )
}

export function SignInPage(props: SignInProps) {
  const { problems = [], notice, failure } = props
  return (
    <Page
      heading="Sign in"
      lead="Plans are open to those who work on them. Sign in with the account that your administrator made for you."
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {notice !== undefined && <Notice tone="good" title={notice} />}
      {failure !== undefined && <Notice tone="bad" title={failure} />}
      <Services {...props} />
      <div class="up-ways">
        <PasswordForm {...props} />
        <div>
          <MailForm {...props} />
          <Way id="by-passkey" title="With a passkey">
            <PasskeySignIn to={props.to} host={props.passkeysAt} />
          </Way>
        </div>
      </div>
    </Page>
  )
}

export function SentPage() {
  return (
    <Page
      heading="Look at your e-mail"
      lead="If there is an account with that address, a link to sign in is on its way to it. It works once, within an hour."
    >
      <p class="govuk-body">
        Nothing there after some minutes? Look among unwanted mail, check that you typed the address your administrator
        knows you by, and{' '}
        <a class="govuk-link" href={addresses.signIn()}>
          try again
        </a>
        . No more than five links are sent to anybody in an hour.
      </p>
    </Page>
  )
}
