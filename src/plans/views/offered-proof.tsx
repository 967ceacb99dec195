/** What somebody has offered as proof, over all plans, and where each stands. */
import { addresses } from '../../ui/addresses.ts'
import { Details } from '../../ui/parts.tsx'
import { shorten } from '../../ui/words.ts'
import type { OfferedProof } from '../proof/proof-lists.ts'
import { stepsInWords } from '../proof/proof-words.ts'
import { ProofTag } from './proof-views.tsx'

/** Folded: nothing in it asks for anything, since what came back stands above it. */
export function OfferedByMe({ offered }: { offered: readonly OfferedProof[] }) {
  if (offered.length === 0) return null
  const waiting = offered.filter(({ state }) => state === 'offered').length
  return (
    <Details
      summary={`Proof you have offered (${offered.length}, of which ${waiting} ${waiting === 1 ? 'waits' : 'wait'})`}
    >
      <ul class="up-proofs">
        {offered.map(({ plan, planTitle, place, evidence, state }) => (
          <li class={`up-proof up-proof--${state}`}>
            <p class="up-proof__head">
              <ProofTag state={state} />{' '}
              <a class="govuk-link" href={addresses.oneProof(plan, place)}>
                {shorten(evidence.text, 140)}
              </a>
            </p>
            <p class="up-hint">
              {stepsInWords(evidence, '9999-12-31').at(-1)} In {shorten(planTitle, 80)}.
            </p>
          </li>
        ))}
      </ul>
    </Details>
  )
}
