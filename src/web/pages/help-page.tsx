/** Help and about. */
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'

export function HelpPage() {
  return (
    <Page
      heading="Help and about"
      section="help"
      lead="Upturn takes the improvement plan you already have and gives back one you can search, chase and report from."
    >
      <h2 class="govuk-heading-m">From a document to a report</h2>
      <ol class="govuk-list govuk-list--number">
        <li>
          <a class="govuk-link" href={addresses.imports()}>
            Import
          </a>{' '}
          the document: Word, Excel, text, CSV or a web page. It is read here, on this machine.
        </li>
        <li>Look at what was found. Nothing is kept as a plan until you press “Make this the plan”.</li>
        <li>Go through the doubts: each shows the printed words beside the reading, to accept, correct or split.</li>
        <li>
          Read the plan by lead, theme, source, date or standing. Every view has its own address, so you can mail it.
        </li>
        <li>Open the monthly report as at any day, and take it away in Word or PDF.</li>
      </ol>
      <h2 class="govuk-heading-m">What does each page answer?</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Plan: where does everything stand?</li>
        <li>Sources: is every requirement answered, and does every recommendation answer one?</li>
        <li>Workload: who has too much to do, and when?</li>
        <li>Findings: what in the plan itself is wrong, missing or unclear?</li>
        <li>Doubts: where was the document’s meaning guessed?</li>
        <li>What else it says: measures, members, reporting lines, document control and words that found no home.</li>
        <li>Source document: the document as it was read, with a place for everything.</li>
      </ul>
      <h2 class="govuk-heading-m">Who may do what?</h2>
      <p class="govuk-body">
        That follows from a person’s roles:{' '}
        <a class="govuk-link" href={addresses.roles()}>
          what each role may do
        </a>
        . Nothing is ever deleted, and every change is kept with who made it, when and why. Choose a day at the top of
        any page of a plan to see it as it was at the end of that day.
      </p>
      <h2 class="govuk-heading-m">If something is not right</h2>
      <p class="govuk-body">
        A page that fails gives a number; whoever looks after Upturn finds the cause by it in the log. A file that
        cannot be read gives a sentence that says what to do. Nothing is ever stored half done.
      </p>
      <h2 class="govuk-heading-m">About</h2>
      <p class="govuk-body">
        Upturn is free software under the MIT licence. It uses the styles of GOV.UK Frontend and MoJ Frontend, and is
        not a government service. It sends nothing anywhere but the e-mails that your council has set up, and its only
        cookies keep you signed in.
      </p>
    </Page>
  )
}
