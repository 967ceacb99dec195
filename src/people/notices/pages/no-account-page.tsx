/** For whoever sits at the machine and has no account. */
import { addresses } from '../../../ui/addresses.ts'
import { Page } from '../../../ui/layout.tsx'

export function NoAccountPage() {
  return (
    <Page heading="My reminders" lead="Reminders go to people with an account, and you are not signed in with one.">
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.reminderRules()}>
          See what is sent to everybody
        </a>
      </p>
    </Page>
  )
}
