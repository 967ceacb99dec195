/**
 * The link at the end of each message. Opening it changes nothing, since mail scanners open every link; one press does,
 * signed in or not, and so does the mail program's own button, which sends the form by itself (RFC 8058).
 */
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { sendPage } from '../../../ui/render.ts'
import type { Asked, Route } from '../../route.ts'
import { stopReminders } from '../store/reminders.ts'
import { readUnsubscribe } from '../unsubscribe.ts'

function AskPage({ token }: { token: string }) {
  return (
    <Page heading="Stop reminders" lead="One press, and Upturn sends you no more reminders.">
      <p class="govuk-body">You can turn them on again at any time, or have them less often, on your own page.</p>
      <PostForm action={addresses.unsubscribe(token)}>
        <Button>Stop my reminders</Button>
      </PostForm>
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.reminders()}>
          Have them less often instead
        </a>
      </p>
    </Page>
  )
}

function DonePage() {
  return (
    <Page heading="Reminders stopped" lead="Upturn sends you no more reminders.">
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.reminders()}>
          Turn them on again
        </a>
      </p>
    </Page>
  )
}

function NoLinkPage() {
  return (
    <Page heading="This link is not whole" lead="Nothing was changed: the link says of nobody whose reminders to stop.">
      <p class="govuk-body">
        A mail program may have broken it over two lines. Copy it whole, or{' '}
        <a class="govuk-link" href={addresses.reminders()}>
          sign in and stop them on your own page
        </a>
        .
      </p>
    </Page>
  )
}

const tokenOf = ({ c }: Asked) => c.req.query('token') ?? ''

function ask(asked: Asked): Promise<Response> {
  const token = tokenOf(asked)
  const owner = readUnsubscribe(asked.services.config, token)
  return owner === null ? sendPage(asked.c, <NoLinkPage />, 404) : sendPage(asked.c, <AskPage token={token} />)
}

async function stop(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const owner = readUnsubscribe(services.config, tokenOf(asked))
  if (owner === null) return sendPage(c, <NoLinkPage />, 404)
  const { authority, account } = owner
  const why = 'By the link in a message'
  const by = { authority, who: 'Whoever has the link', account, why, clock: services.clock }
  await stopReminders(services.db, by, account)
  return sendPage(c, <DonePage />)
}

export const unsubscribeRoutes: readonly Route[] = [
  { method: 'get', path: '/unsubscribe', permission: 'read about Upturn', handler: ask },
  { method: 'post', path: '/unsubscribe', permission: 'read about Upturn', fromAnywhere: true, handler: stop },
]
