/** What an indicator means, and how it is counted. */
import { Facts } from '../../../ui/parts.tsx'
import { dateInWords, listInWords, sentenceCase } from '../../../ui/words.ts'
import type { Indicator } from '../../indicators/indicator.ts'
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

export function DefinitionSection({ indicator }: { indicator: Indicator }) {
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
          ...limitFact(indicator),
          ...(until === undefined ? [] : [{ name: 'A national measure', value: `Until ${until}` }]),
        ]}
      />
    </section>
  )
}
