/** What a recommendation is measured by, with value, target and distance: on its page, and beside each link. */
import { addresses } from '../../../ui/addresses.ts'
import { DataTable } from '../../../ui/table.tsx'
import { slugOf } from '../../indicators/library.ts'
import { changeWords, distanceWords, latestInWords, latestTime, targetWords } from '../felt-words.ts'
import { type Measured, measuredKey } from '../measure-link.ts'
import type { LinkFelt } from '../rules/felt.ts'
import { FeltTag } from './felt-tag.tsx'
import { MeasureName } from './measure-name.tsx'

/** `How it stands`: the newest figure with its time, what is asked for and how far it is. */
export function MeasureFacts({ felt }: { felt: LinkFelt }) {
  if (felt.facts === null || felt.facts.series.latest === null)
    return <span class="up-muted">No figure is published yet</span>
  const asked = targetWords(felt)
  const distance = distanceWords(felt)
  return (
    <>
      <strong>{latestInWords(felt)}</strong> {latestTime(felt)}.{' '}
      {asked === '' ? (
        <>
          No target is set.{' '}
          <a class="govuk-link" href={addresses.indicator(slugOf(felt.link.indicator))}>
            See the indicator
          </a>
        </>
      ) : (
        `Asked for is ${asked}${distance === '' ? '' : `: ${distance}`}.`
      )}
    </>
  )
}

export function MeasuresTable({ felt, caption }: { felt: readonly LinkFelt[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={felt}
      columns={[
        {
          head: 'Measure',
          rowHead: true,
          cell: ({ link }) => <MeasureName indicator={link.indicator} base={link.base} />,
        },
        { head: 'How it stands', class: 'up-wide', cell: (one) => <MeasureFacts felt={one} /> },
        { head: 'Direction', cell: ({ facts }) => (facts === null ? '' : changeWords[facts.change]) },
        {
          head: 'Held',
          class: 'up-nowrap',
          cell: ({ held, needs }) => (held === 0 ? 'Not at target' : `${held} of ${needs}`),
        },
        { head: 'Felt', class: 'up-nowrap', cell: ({ state }) => <FeltTag state={state} /> },
      ]}
    />
  )
}

/** The part of a page that asks whether it is better. */
export function MeasuresAbout({ planId, felt, to }: { planId: string; felt: readonly LinkFelt[]; to: Measured }) {
  const all = `${addresses.measures(planId, { show: 'all' })}#${slugOf(measuredKey(to))}`
  return (
    <section id="felt">
      <h2 class="govuk-heading-m">Is it better for children?</h2>
      {felt.length === 0 ? (
        <p class="govuk-body">
          Nothing is linked that would show it.{' '}
          <a class="govuk-link" href={all}>
            See what the words propose
          </a>
        </p>
      ) : (
        <>
          <MeasuresTable felt={felt} caption="Measures of this recommendation" />
          <p class="govuk-body">
            <a class="govuk-link" href={all}>
              Measures and what else is proposed
            </a>
          </p>
        </>
      )}
    </section>
  )
}
