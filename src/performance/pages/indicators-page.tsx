/** The library: what can be measured, in plain English, by the part of the services it is about. */
import type { Route } from '../../people/route.ts'
import { addresses } from '../../ui/addresses.ts'
import { useFrame } from '../../ui/frame.ts'
import { Page } from '../../ui/layout.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { plural } from '../../ui/words.ts'
import { areas } from '../indicators/indicator.ts'
import { indicators, slugOf } from '../indicators/library.ts'
import { withinPerformance } from '../views/frame.ts'
import { origins, units, ways } from './words.ts'

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
  const mayFeed = useFrame().may('manage feeds')
  const computed = indicators.filter(({ origin }) => origin === 'computed').length
  return (
    <Page
      heading="Indicators"
      {...withinPerformance('library')}
      lead={`${plural(indicators.length, 'indicator')}, each with its definition; ${computed} can be computed from an extract of the case system.`}
    >
      <p class="up-screen-only">
        <a class="govuk-link" href={addresses.dashboard()}>
          Where they stand
        </a>{' '}
        ·{' '}
        <a class="govuk-link" href={addresses.targets()}>
          Targets
        </a>{' '}
        ·{' '}
        <a class="govuk-link" href={addresses.extracts()}>
          Extracts that figures come from
        </a>
        {mayFeed && (
          <>
            {' '}
            ·{' '}
            <a class="govuk-link" href={addresses.feeds()}>
              Feeds for other tools
            </a>
          </>
        )}
      </p>
      {areas.map((area) => (
        <AreaTable area={area} />
      ))}
    </Page>
  )
}

export const indicatorsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/indicators',
    permission: 'read figures',
    handler: ({ c }) => sendPage(c, <IndicatorsPage />),
  },
]
