/** The library: what can be measured, in plain English, by the part of the services it is about. */
import type { Route } from '../../people/route.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { Facts } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { dateInWords, listInWords, plural, sentenceCase } from '../../ui/words.ts'
import { areas, type Better, type Indicator, type Origin, type Unit } from '../indicators/indicator.ts'
import { indicators, selectIndicator, slugOf } from '../indicators/library.ts'
import { limitInWords, limitsCalled } from '../rules/limits.ts'

const origins: Record<Origin, string> = {
  computed: 'Computed from an extract',
  entered: 'Typed in',
  uploaded: 'Published by others, uploaded',
}
const units: Record<Unit, string> = {
  percentage: 'Percentage',
  count: 'Number',
  rate: 'Rate per 10,000 children',
  average: 'Average',
  score: 'Score',
}
const ways: Record<Better, string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neither: 'Neither way by itself',
}

function AreaTable({ area }: { area: (typeof areas)[number] }) {
  return (
    <DataTable
      caption={area}
      rows={indicators.filter((indicator) => indicator.area === area)}
      columns={[
        {
          head: 'Indicator',
          rowHead: true,
          cell: ({ code, title }) => (
            <a class="govuk-link" href={addresses.indicator(slugOf(code))}>
              {title}
            </a>
          ),
        },
        { head: 'Code', class: 'up-nowrap', cell: ({ code }) => code },
        { head: 'Measured as', cell: ({ unit, better }) => `${units[unit]}. ${ways[better]}.` },
        { head: 'Where it comes from', cell: ({ origin }) => origins[origin] },
      ]}
    />
  )
}

export function IndicatorsPage() {
  const computed = indicators.filter(({ origin }) => origin === 'computed').length
  return (
    <Page
      heading="Indicators"
      section="indicators"
      lead={`${plural(indicators.length, 'indicator')}, each with its definition; ${computed} can be computed from an extract of the case system.`}
    >
      {areas.map((area) => (
        <AreaTable area={area} />
      ))}
    </Page>
  )
}

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

export function IndicatorPage({ indicator }: { indicator: Indicator }) {
  const { code, title, definition, numerator, denominator, unit, better, bases, origin, until } = indicator
  return (
    <Page
      heading={title}
      caption={code}
      section="indicators"
      lead={definition}
      breadcrumbs={[{ text: 'Indicators', href: addresses.indicators() }]}
    >
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
    </Page>
  )
}

export const indicatorRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/indicators',
    permission: 'read figures',
    handler: ({ c }) => sendPage(c, <IndicatorsPage />),
  },
  {
    method: 'get',
    path: '/indicators/:indicator',
    permission: 'read figures',
    handler: ({ c }) => sendPage(c, <IndicatorPage indicator={selectIndicator(c.req.param('indicator') ?? '')} />),
  },
]
