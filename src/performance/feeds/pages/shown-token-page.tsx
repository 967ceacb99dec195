/** A new read token, shown once: only its hash is kept. */
import { addresses } from '../../../ui/addresses.ts'
import { Page } from '../../../ui/layout.tsx'
import { dateInWords } from '../../../ui/words.ts'
import { withinPerformance } from '../../views/frame.ts'
import type { NewReadToken } from '../rules/token-form.ts'
import { HowTo } from './how-to.tsx'

export function ShownTokenPage({ made, token, origin }: { made: NewReadToken; token: string; origin: string }) {
  return (
    <Page
      heading={`A read token for ${made.name}`}
      {...withinPerformance('feeds')}
      lead="Copy it now: it is not shown again. Whoever holds it can read these figures, so keep it as you keep a password."
      breadcrumbs={[{ text: 'Feeds', href: addresses.feeds() }]}
    >
      <p>
        <code class="up-shown-link">{token}</code>
      </p>
      <p>
        It works until {dateInWords(made.endsOn)}, and can be ended before. That it was made, and by whom, stands in the
        record.{' '}
        <a class="govuk-link" href={addresses.feeds()}>
          Back to the feeds
        </a>
      </p>
      <HowTo origin={origin} />
    </Page>
  )
}
