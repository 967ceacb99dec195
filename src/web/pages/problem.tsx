/** What a person sees when something did not work: what happened, what to do, and an id to quote. Never a stack. */
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'

export type ProblemProps = { title: string; message: string; id?: string | undefined }

export function ProblemPage({ title, message, id }: ProblemProps) {
  return (
    <Page heading={title} lead={message}>
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.home()}>
          Go to the plans
        </a>{' '}
        or{' '}
        <a class="govuk-link" href={addresses.help()}>
          read the help
        </a>
        .
      </p>
      {id !== undefined && (
        <p class="govuk-body up-muted">
          If you ask for help, give this number: <code>{id}</code>. It is in the log beside what went wrong.
        </p>
      )}
    </Page>
  )
}
