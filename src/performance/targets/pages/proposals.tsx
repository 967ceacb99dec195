/** Targets that the words of plans propose: one press takes one on, and none is taken on without it. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Details } from '../../../ui/parts.tsx'
import { plural, pluralInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import { selectIndicator, slugOf } from '../../indicators/library.ts'
import { baseNames } from '../../pages/words.ts'
import { isWhole } from '../reading/rules/propose-targets.ts'
import type { WaitingProposal } from '../reading/waiting.ts'
import { levelInWords, timeInWords } from '../target-words.ts'

/** `At least 80% in October 2026`, with gaps where the words leave some. */
function proposedInWords({ indicator, way, value, base, period, baselineBy }: WaitingProposal): string {
  const { unit } = selectIndicator(indicator)
  const when = period === null ? 'at a time still to be said' : timeInWords(base, period)
  if (value === null) return `A baseline by ${baselineBy ?? 'a day still to be said'}, ${when}`
  return sentenceCase(`${way ?? 'at least or at most'} ${levelInWords(unit, value)} ${when}`)
}

function Places({ proposal: { places, plan } }: { proposal: WaitingProposal }) {
  const [first, ...others] = places
  if (first === undefined) return null
  const link = ({ words, recommendation }: typeof first) =>
    recommendation === null ? (
      words
    ) : (
      <a class="govuk-link" href={addresses.recommendation(plan.id, recommendation)}>
        {words}
      </a>
    )
  return (
    <>
      {link(first)}
      {others.length > 0 && `, and in ${plural(others.length, 'other place')}`}
    </>
  )
}

function Proposal({ proposal }: { proposal: WaitingProposal }) {
  const { indicator, base, words, assumed, plan, key } = proposal
  const { title, code } = selectIndicator(indicator)
  const hidden = (
    <>
      <input type="hidden" name="plan" value={plan.id} />
      <input type="hidden" name="key" value={key} />
    </>
  )
  const what = `${title}: ${proposedInWords(proposal)}`
  return (
    <li class="up-measure up-measure--proposed">
      <p class="up-measure__name">
        <strong>{proposedInWords(proposal)}</strong>, {baseNames[base].toLowerCase()}:{' '}
        <a class="govuk-link" href={addresses.indicatorTargets(slugOf(code))}>
          {title}
        </a>
      </p>
      <p class="up-hint">
        “{shorten(words, 260)}” (<Places proposal={proposal} />){assumed.length > 0 && ` ${assumed.join(' ')}`}
      </p>
      <div class="up-measure__decide">
        {isWhole(proposal) ? (
          <PostForm action={addresses.targetProposals()} may="set targets">
            {hidden}
            <Button kind="secondary" name="do" value="take">
              Take on<span class="govuk-visually-hidden"> {what}</span>
            </Button>
          </PostForm>
        ) : (
          <a
            class="govuk-link"
            href={`${addresses.indicatorTargets(slugOf(code), { plan: plan.id, proposal: key })}#set`}
          >
            Complete it<span class="govuk-visually-hidden">: {what}</span>
          </a>
        )}
        <PostForm action={addresses.targetProposals()} may="set targets">
          {hidden}
          <button type="submit" name="do" value="decline" class="up-link-button">
            Not a target<span class="govuk-visually-hidden">: {what}</span>
          </button>
        </PostForm>
      </div>
    </li>
  )
}

/** For whoever may take them on. */
export function Proposals({ waiting, open }: { waiting: readonly WaitingProposal[]; open: boolean }) {
  const { may } = useFrame()
  if (!may('set targets') || waiting.length === 0) return null
  const byPlan = Map.groupBy(waiting, ({ plan }) => plan.id)
  return (
    <section id="proposals" class="up-screen-only">
      <h2 class="govuk-heading-m">Read from the plans</h2>
      <p>
        {sentenceCase(pluralInWords(waiting.length, 'target'))} {waiting.length === 1 ? 'stands' : 'stand'} in the words
        of the plans. None counts before somebody takes it on.
      </p>
      {[...byPlan.values()].map((proposals) => (
        <Details summary={`${proposals[0]?.plan.title} (${proposals.length})`} open={open || byPlan.size === 1}>
          <ul class="up-measures">
            {proposals.map((proposal) => (
              <Proposal proposal={proposal} />
            ))}
          </ul>
        </Details>
      ))}
    </section>
  )
}
