/** The demonstration's way in: choose who you are. Answers only where `--demo` was asked for. */
import { sql } from 'kysely'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Page } from '../../../ui/layout.tsx'
import { sentenceCase } from '../../../ui/words.ts'
import type { DemoChoice } from '../../accounts/demo.ts'
import { roleMeanings } from '../../permissions.ts'
import type { Asked, Route } from '../../route.ts'
import { enter, openSession } from '../enter.ts'
import { formOf } from './form-of.ts'
import { To } from './sign-in-page.tsx'

export function DemoPage({ people, to }: { people: readonly DemoChoice[]; to: string }) {
  return (
    <Page
      heading="Choose who you are"
      lead="This is a demonstration: everybody here is invented. Look around as one of them; you can sign out and come back as another."
    >
      <ul class="up-choices">
        {people.map(({ id, name, role }) => (
          <li>
            <form class="up-choice" method="post" action={addresses.signInDemo()}>
              <To to={to} />
              <input type="hidden" name="account" value={id} />
              <div>
                <h2 class="govuk-heading-s up-choice__name">{name}</h2>
                <p class="up-choice__role">
                  <strong>{sentenceCase(role)}</strong>. {roleMeanings[role]}
                </p>
              </div>
              <button type="submit" class="govuk-button govuk-button--secondary up-choice__button">
                Look around<span class="govuk-visually-hidden"> as {name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** @throws NotFound outside a demonstration, and for anybody who is not invented */
async function chooseDemo(asked: Asked): Promise<Response> {
  const { services } = asked
  const field = await formOf(asked)
  const found = services.config.demo
    ? await sql`select 1 from account where id = ${field('account')} and demo`.execute(services.db)
    : { rows: [] }
  const headers = found.rows.length === 0 ? null : await openSession(asked, field('account'), 'demo')
  if (headers === null) throw new NotFound('There is nobody to look around as here.')
  return enter(asked, headers, field('account'), field('to'))
}

export const demoRoutes: readonly Route[] = [
  { method: 'post', path: '/sign-in/demo', permission: 'sign in', handler: chooseDemo },
]
