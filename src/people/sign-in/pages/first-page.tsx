/** The very first account: whoever set Upturn up opens the link that the start printed. */
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { invitePerson } from '../../accounts/invite.ts'
import { nameAndEmailProblems } from '../../accounts/person-form.ts'
import type { Asked, Route } from '../../route.ts'
import { enter, openSession } from '../enter.ts'
import { hasAdministrator } from '../first-start.ts'
import { giveLinkBack, lookAtLink, useLink } from '../one-time-link.ts'
import { setPassword } from '../password.ts'
import { passwordProblem } from '../password-rules.ts'
import { formOf } from './form-of.ts'
import { SpentLinkPage } from './link-page.tsx'
import type { FieldProblem } from './sign-in-page.tsx'

type FirstProps = {
  token: string
  name?: string
  email?: string
  problems?: readonly FieldProblem[]
}

function FirstPage({ token, name = '', email = '', problems = [] }: FirstProps) {
  const error = (field: string) => problems.find((one) => one.field === field)?.text
  return (
    <Page
      heading="Set up Upturn"
      lead="You will be the first administrator and programme manager, and can then ask others in."
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      <form method="post" action={addresses.firstStart()}>
        <input type="hidden" name="token" value={token} />
        <TextField id="name" label="Your name" autocomplete="name" width="20" value={name} error={error('name')} />
        <TextField
          id="email"
          label="Your e-mail address"
          hint="You sign in with it"
          type="email"
          autocomplete="username"
          value={email}
          error={error('email')}
        />
        <TextField
          id="password"
          label="A password"
          hint="At least 12 characters: three words that have nothing to do with each other are easy to remember"
          type="password"
          autocomplete="new-password"
          error={error('password')}
        />
        <Button>Begin</Button>
      </form>
    </Page>
  )
}

/** The link, while nobody looks after the authority: somebody may have become its administrator by single sign-on. */
async function openLink(services: Asked['services'], token: string) {
  const link = await lookAtLink(services, token, 'first administrator')
  return link !== null && (await hasAdministrator(services.db, asAuthorityId(link.authority ?? ''))) ? null : link
}

async function showFirst({ c, services }: Asked): Promise<Response> {
  const token = c.req.query('token') ?? ''
  const link = await openLink(services, token)
  if (link === null) return sendPage(c, <SpentLinkPage />, 404)
  return sendPage(c, <FirstPage token={token} />)
}

async function takeFirst(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const field = await formOf(asked)
  const [token, name, email] = [field('token'), field('name').trim(), field('email').trim()]
  const again = (problems: FieldProblem[]) => {
    return sendPage(c, <FirstPage {...{ token, name, email, problems }} />, 422)
  }
  const link = await openLink(services, token)
  if (link === null) return sendPage(c, <SpentLinkPage />, 404)
  const problems = [...nameAndEmailProblems({ name, email }), ...passwordProblems(field('password'), { name, email })]
  if (problems.length > 0) return again(problems)
  if ((await useLink(services, token, 'first administrator')) === null) return sendPage(c, <SpentLinkPage />, 404)
  const made = await makeFirstAccount(asked, link.authority ?? '', { name, email })
  if ('problem' in made) {
    await giveLinkBack(services.db, token)
    return again([{ field: 'email', text: made.problem }])
  }
  // Somebody whom another authority knows shows that it is them by signing in: the link says nothing of that.
  if (!made.isNew) return goTo(c, addresses.signIn())
  await setPassword(asked, made.account, field('password'))
  const headers = await openSession(asked, made.account, 'link')
  return headers === null ? sendPage(c, <SpentLinkPage />, 404) : enter(asked, headers, made.account, '/')
}

function passwordProblems(password: string, person: { name: string; email: string }): FieldProblem[] {
  const text = passwordProblem(password, person)
  return text === null ? [] : [{ field: 'password', text }]
}

function makeFirstAccount({ services }: Asked, authority: string, person: { name: string; email: string }) {
  const { db, clock } = services
  const why = 'The first account, made with the link that the start printed'
  const by = { authority: asAuthorityId(authority), who: person.name, account: null, why, clock }
  const everywhere = { plan: null, theme: null }
  const grants = [
    { role: 'administrator', ...everywhere },
    { role: 'programme manager', ...everywhere },
  ] as const
  return invitePerson(db, by, { ...person, grants })
}

export const firstRoutes: readonly Route[] = [
  { method: 'get', path: '/sign-in/first', permission: 'sign in', handler: showFirst },
  { method: 'post', path: '/sign-in/first', permission: 'sign in', handler: takeFirst },
]
