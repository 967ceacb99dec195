/** On the page of an indicator: what is asked for, how far away it is, and when it would arrive. */
import { addresses } from '../../../ui/addresses.ts'
import { useFrame } from '../../../ui/frame.ts'
import { slugOf } from '../../indicators/library.ts'
import { nameOf, queryOf, type Shown } from '../../pages/indicator/shown.ts'
import { baseNames } from '../../pages/words.ts'
import { besideInWords } from '../comparators/comparator-words.ts'
import { seriesStandings } from '../standings.ts'
import { standingsInASentence, TargetTable } from './target-views.tsx'

export function TargetsSection(shown: Shown) {
  const { indicator, base, unit, targetsOf } = shown
  const { may } = useFrame()
  const standings = seriesStandings(shown)
  const slug = slugOf(indicator.code)
  const query = queryOf(base, unit?.id ?? '')
  const whose =
    targetsOf?.id === unit?.id
      ? ''
      : ` ${nameOf(unit)} has none of its own: it is held against ${targetsOf?.name ?? 'the authority’s'}.`
  return (
    <section id="targets">
      <h2 class="govuk-heading-m">Targets and trajectory</h2>
      {standings.length === 0 ? (
        <p>
          No target is set for {nameOf(unit)} on these figures ({baseNames[base].toLowerCase()}).
        </p>
      ) : (
        <>
          <p>
            {standingsInASentence(standings, shown.today)}
            {whose}
          </p>
          <TargetTable caption="Targets" captionHidden standings={standings} today={shown.today} />
        </>
      )}
      <Others {...shown} />
      <ul class="up-chart-ways up-screen-only">
        <li>
          <a class="govuk-link" href={addresses.indicatorTargets(slug, query)}>
            All targets of this indicator
          </a>
        </li>
        <li>
          <a class="govuk-link" href={addresses.comparators({ indicator: slug })}>
            What others reach
          </a>
        </li>
        {may('set targets') && (
          <li>
            <a class="govuk-link" href={`${addresses.indicatorTargets(slug, query)}#set`}>
              Set a target
            </a>
          </li>
        )}
      </ul>
    </section>
  )
}

/** The newest value of each of the others, beside the authority's own of the same time. */
function Others({ indicator, series }: Shown) {
  const newest = new Map(series.comparators.map((one) => [one.who, one]))
  if (newest.size === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {[...newest.values()].map((one) => (
        <li>{besideInWords(indicator.unit, one, series.points)}</li>
      ))}
    </ul>
  )
}
