/** Where a one-time link opens: one button, because mail scanners and previews open links too. */
import { sql } from 'kysely'
import { addresses } from '../../../ui/addresses.ts'
import { Button } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import type { Asked, Route } from '../../route.ts'
import { enter, openSession } from '../enter.ts'
import { sessionOf } from '../identify.ts'
import { lookAtLink, useLink } from '../one-time-link.ts'
import { formOf } from './form-of.ts'

function LinkPage({ name, token }: { name: string; token: string }) {
  return (
    <Page heading="Sign in with your link" lead={`This link signs you in as ${name}, once.`}>
      <form method="post" action={addresses.oneTimeLink()}>
        <input type="hidden" name="token" value={token} />
        <Button>Sign in as {name}</Button>
      </form>
      <p class="govuk-body">Not you? Close this page. Whoever sent you the link should know that it went astray.</p>
    </Page>
  )
}

export function SpentLinkPage() {
  return (
    <Page
      heading="This link no longer works"
      lead="It was used already, is too old, or a newer one has taken its place. Nobody was signed in."
    >
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.signIn()}>
          Sign in another way
        </a>
        , or have a new link sent to you there. If an administrator gave you this one, ask them for another.
      </p>
    </Page>
  )
}

async function showLink(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const token = c.req.query('token') ?? ''
  const link = await lookAtLink(services, token, 'sign in')
  // Whoever is signed in as the same person need not press: the link stays unused, and they go on.
  if (link !== null && link.account === sessionOf(c)?.account) return goTo(c, link.to)
  const name = link?.account == null ? null : await nameOf(asked, link.account)
  return name === null ? sendPage(c, <SpentLinkPage />, 404) : sendPage(c, <LinkPage name={name} token={token} />)
}

async function nameOf({ services }: Asked, account: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from account where id = ${account}`.execute(services.db)
  return rows[0]?.name ?? null
}

async function signInWithLink(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const field = await formOf(asked)
  const link = await useLink(services, field('token'), 'sign in')
  const headers = link?.account == null ? null : await openSession(asked, link.account, 'link')
  if (link?.account == null || headers === null) return sendPage(c, <SpentLinkPage />, 404)
  return enter(asked, headers, link.account, link.to)
}

export const linkRoutes: readonly Route[] = [
  { method: 'get', path: '/sign-in/link', permission: 'sign in', handler: showLink },
  { method: 'post', path: '/sign-in/link', permission: 'sign in', handler: signInWithLink },
]
