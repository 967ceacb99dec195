/** The people of an authority: who may come in, and as what. */
import { addresses } from '../../../ui/addresses.ts'
import { Page } from '../../../ui/layout.tsx'
import { Empty } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { pluralInWords, sentenceCase } from '../../../ui/words.ts'
import type { Asked } from '../../route.ts'
import type { Account } from '../account.ts'
import { listAccounts } from '../list-accounts.ts'
import { listPlaces, type Place, withTitles } from '../places.ts'
import { GrantWords, StateTag } from './role-parts.tsx'

function inASentence(people: readonly Account[]): string {
  const count = (state: Account['state']) => people.filter((one) => one.state === state).length
  const [active, invited, closed] = [count('active'), count('invited'), count('closed')]
  const others = [
    ...(invited > 0 ? [`${pluralInWords(invited, 'more has been', 'more have been')} asked in`] : []),
    ...(closed > 0 ? [`${pluralInWords(closed, 'account is', 'accounts are')} closed`] : []),
  ]
  const signing = sentenceCase(pluralInWords(active, 'person signs in', 'people sign in'))
  return `${[signing, ...others].join('; ')}.`
}

function Roles({ person, places }: { person: Account; places: readonly Place[] }) {
  if (person.grants.length === 0) return <span class="up-muted">None</span>
  return (
    <ul class="up-list up-list--bare">
      {person.grants.map((grant) => (
        <li>
          <GrantWords grant={withTitles(grant, places)} />
        </li>
      ))}
    </ul>
  )
}

export function PeoplePage({ people, places }: { people: readonly Account[]; places: readonly Place[] }) {
  return (
    <Page heading="People" section="people" lead={inASentence(people)}>
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.invite()}>
          Ask somebody in
        </a>
        , or read{' '}
        <a class="govuk-link" href={addresses.roles()}>
          what each role may do
        </a>
        .
      </p>
      {people.length === 0 ? (
        <Empty title="Nobody has an account yet">
          <p class="govuk-body">Whoever you ask in gets a link to come in by, and sets a password for the next time.</p>
        </Empty>
      ) : (
        <DataTable
          caption="Everybody with an account"
          captionHidden
          sortable
          rows={people}
          columns={[
            {
              head: 'Name',
              rowHead: true,
              cell: ({ id, name }) => (
                <a class="govuk-link" href={addresses.person(id)}>
                  {name}
                </a>
              ),
            },
            { head: 'E-mail', class: 'up-break', cell: ({ email }) => email },
            { head: 'Roles', cell: (person) => <Roles person={person} places={places} /> },
            { head: 'State', cell: ({ state }) => <StateTag state={state} /> },
          ]}
        />
      )}
    </Page>
  )
}

export async function showPeople({ c, services, who }: Asked): Promise<Response> {
  const people = await listAccounts(services.db, who.authority)
  return sendPage(c, <PeoplePage people={people} places={await listPlaces(services.db, who.authority)} />)
}
