/** The accessibility statement: what is tested, how, and what is not yet good enough. */
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'

export function AccessibilityPage() {
  return (
    <Page
      heading="Accessibility statement"
      lead="Every page is meant to be usable by everyone: without a mouse, without colour, without JavaScript, on a small screen and with a screen reader."
    >
      <p class="govuk-body">
        Upturn aims at the Web Content Accessibility Guidelines, version 2.2, level AA. Each time it is changed, a test
        opens every page in a real browser and checks it against those of the guidelines that a machine can check,
        checks that its HTML is valid, that it works with JavaScript switched off, and that it can be used by keyboard.
      </p>
      <h2 class="govuk-heading-m">How it is made</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Every state has a word and a shape beside its colour.</li>
        <li>Beside every chart stand a sentence that says what it shows and the same figures as a table.</li>
        <li>Wide tables scroll inside a region that the keyboard can reach; on a small screen most turn into cards.</li>
        <li>You can enlarge the text to 400% without losing anything.</li>
        <li>The monthly report is tagged in PDF and has real headings in Word.</li>
      </ul>
      <h2 class="govuk-heading-m">What is not good enough yet</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>The coverage matrix of a large plan is wide. The list below it says the same.</li>
        <li>
          The source document is shown as it was printed: where its tables have no headings, ours have none either.
        </li>
        <li>No person who uses a screen reader every day has tested Upturn yet.</li>
      </ul>
      <h2 class="govuk-heading-m">If you meet a barrier</h2>
      <p class="govuk-body">
        Tell whoever looks after Upturn in your council which page it was and what you wanted to do. The{' '}
        <a class="govuk-link" href={addresses.help()}>
          help
        </a>{' '}
        names each page.
      </p>
    </Page>
  )
}
