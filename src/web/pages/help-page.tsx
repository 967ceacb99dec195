/** Help and about: where each role begins, then what holds for everybody. */
import { type Permission, roleMeanings } from '../../people/permissions.ts'
import { addresses } from '../../ui/addresses.ts'
import { useFrame } from '../../ui/frame.ts'
import { Page } from '../../ui/layout.tsx'
import { sentenceCase } from '../../ui/words.ts'
import { pageAnswers, starts, type Way } from './help-words.ts'

/** A link for whoever may follow it; for others its words alone. */
function WayLink({ way: { text, href, needs } }: { way: Way }) {
  const { may, reader } = useFrame()
  // Whoever is signed in has no use for the way in.
  const isOver = href === addresses.signIn() && reader !== null
  if (href === undefined || isOver || (needs !== undefined && !may(needs))) return <strong>{text}</strong>
  return (
    <a class="govuk-link" href={href}>
      {text}
    </a>
  )
}

function WhereToBegin() {
  return (
    <>
      <h2 class="govuk-heading-m">Where do I begin?</h2>
      <dl class="govuk-summary-list">
        {starts.map(({ role, begin, do: what }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{sentenceCase(role)}</dt>
            <dd class="govuk-summary-list__value">
              <p class="govuk-body">
                {roleMeanings[role]} Begin at <WayLink way={begin} />: {what}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function PageAnswers() {
  return (
    <>
      <h2 class="govuk-heading-m">What does each page of a plan answer?</h2>
      <dl class="govuk-summary-list">
        {pageAnswers.map(([page, question]) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{page}</dt>
            <dd class="govuk-summary-list__value">{question}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Inline({ text, href, needs }: { text: string; href: string; needs?: Permission }) {
  return <WayLink way={needs === undefined ? { text, href } : { text, href, needs }} />
}

export function HelpPage() {
  return (
    <Page
      heading="Help and about"
      section="help"
      lead="Upturn takes the improvement plan you already have and gives back one you can work, prove, change by agreement and report from."
    >
      <WhereToBegin />
      <PageAnswers />
      <h2 class="govuk-heading-m">What do the words mean?</h2>
      <p class="govuk-body">
        The <Inline text="key to colours" href={addresses.key()} /> says what each colour and mark rests on.{' '}
        <Inline text="Who may do what" href={addresses.roles()} /> shows every role and what follows from it. A
        recommendation has three marks: done (its actions are delivered), evidenced (its criteria are proven, the proof
        accepted by somebody else) and felt (its measures are at target).
      </p>
      <h2 class="govuk-heading-m">What was true last month?</h2>
      <p class="govuk-body">
        Choose a day to show at the top of any page of a plan: it reads as it was at the end of that day. Nothing is
        ever deleted, and every change is kept with who made it, when and why.
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
