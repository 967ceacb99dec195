/** A one-time link to be handed over, shown once: only its hash is kept. */
import { addresses } from '../../../ui/addresses.ts'
import { Page } from '../../../ui/layout.tsx'

export function ShownLinkPage({ person, link }: { person: { id: string; name: string }; link: string }) {
  return (
    <Page
      heading={`A link for ${person.name}`}
      section="people"
      lead="Hand this link to them and to nobody else: whoever opens it first is taken for them. It is not shown again."
      breadcrumbs={[{ text: 'People', href: addresses.people() }]}
    >
      <p class="govuk-body">
        <code class="up-shown-link">{link}</code>
      </p>
      <p class="govuk-body">
        It works once, within two weeks. That it was made, and by whom, stands in the record.{' '}
        <a class="govuk-link" href={addresses.person(person.id)}>
          Go to {person.name}
        </a>
        .
      </p>
    </Page>
  )
}
