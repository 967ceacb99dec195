/** On an indicator's page: what of which plan rests on it. */
import { addresses } from '../../../ui/addresses.ts'
import { DataTable } from '../../../ui/table.tsx'
import { shorten } from '../../../ui/words.ts'
import { slugOf } from '../../indicators/library.ts'
import { measuredKey } from '../measure-link.ts'
import type { Resting } from '../resting-store.ts'
import { baseSaid } from '../rules/measure-words.ts'

export function RestsOn({ resting }: { resting: readonly Resting[] }) {
  return (
    <section id="rests-on">
      <h2 class="govuk-heading-m">What rests on it</h2>
      {resting.length === 0 ? (
        <p class="govuk-body">
          No recommendation and no requirement of a plan is linked to it. Links are made on a plan’s page of measures.
        </p>
      ) : (
        <DataTable
          caption="Recommendations and requirements that it measures"
          captionHidden
          rows={resting}
          columns={[
            {
              head: 'Measured',
              rowHead: true,
              class: 'up-wide',
              cell: ({ planId, to, ref, text }) => (
                <a
                  class="govuk-link"
                  href={
                    to.kind === 'recommendation'
                      ? `${addresses.recommendation(planId, to.id)}#felt`
                      : `${addresses.measures(planId)}#${slugOf(measuredKey(to))}`
                  }
                >
                  {ref}
                  {text !== '' && ` ${shorten(text, 120)}`}
                </a>
              ),
            },
            { head: 'Counted', class: 'up-nowrap', cell: ({ base }) => baseSaid[base] },
            {
              head: 'Plan',
              cell: ({ planId, title }) => (
                <a class="govuk-link" href={addresses.measures(planId)}>
                  {title}
                </a>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
