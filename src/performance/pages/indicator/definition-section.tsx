/** What an indicator means, and how it is counted. */
import { addresses } from '../../../ui/addresses.ts'
import { useFrame } from '../../../ui/frame.ts'
import { Facts } from '../../../ui/parts.tsx'
import { dateInWords, listInWords, sentenceCase } from '../../../ui/words.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { slugOf } from '../../indicators/library.ts'
import { limitInWords, limitsCalled } from '../../rules/limits.ts'
import { origins, units, ways } from '../words.ts'

/** The limit that decides what is in time, with all it has been. */
function limitFact({ limit }: Indicator) {
  if (limit === undefined) return []
  const lines = limitsCalled(limit).map((one) => (
    <li>
      {limitInWords(one)}, for what began from {dateInWords(one.since)}
      {one.until === null ? '' : ` to ${dateInWords(one.until)}`}
    </li>
  ))
  return [{ name: 'Limit', value: <ul class="govuk-list">{lines}</ul> }]
}

function Owner({ indicator, owner }: { indicator: Indicator; owner: string | null }) {
  const { may } = useFrame()
  return (
    <>
      {owner ?? 'Nobody has been named'}
      {may('set targets') && (
        <>
          {' '}
          <a class="govuk-link up-screen-only" href={addresses.indicatorOwner(slugOf(indicator.code))}>
            {owner === null ? 'Name somebody' : 'Change'}
          </a>
        </>
      )}
    </>
  )
}

/** @param owner who answers for it in the authority; undefined where that is not for the reader */
export function DefinitionSection({ indicator, owner }: { indicator: Indicator; owner?: string | null | undefined }) {
  const { numerator, denominator, unit, better, bases, origin, until } = indicator
  return (
    <section>
      <h2 class="govuk-heading-m">What it means</h2>
      <p>{indicator.definition}</p>
      <Facts
        items={[
          { name: 'Counted', value: numerator },
          { name: 'Out of', value: denominator ?? 'Nothing: it is a number by itself' },
          { name: 'Measured as', value: units[unit] },
          { name: 'Which way is good', value: ways[better] },
          { name: 'Put together by', value: sentenceCase(listInWords(bases)) },
          { name: 'How often', value: sentenceCase(indicator.frequency) },
          { name: 'Where it comes from', value: origins[origin] },
          { name: 'Whose definition', value: indicator.source },
          ...(owner === undefined ? [] : [{ name: 'Who answers for it', value: <Owner {...{ indicator, owner }} /> }]),
          ...limitFact(indicator),
          ...(until === undefined ? [] : [{ name: 'A national measure', value: `Until ${until}` }]),
        ]}
      />
    </section>
  )
}
