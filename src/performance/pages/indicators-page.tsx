/** The library: what can be measured, in plain English, by the part of the services it is about. */
import type { Route } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { plural } from '../../ui/words.ts'
import { areas, type Indicator } from '../indicators/indicator.ts'
import { indicators, slugOf } from '../indicators/library.ts'
import { ownersInWords } from '../owners/owner-words.ts'
import { withinPerformance } from '../views/frame.ts'
import { origins, units, ways } from './words.ts'

type Owners = ReadonlyMap<string, string>

function AreaTable({ area, owners }: { area: (typeof areas)[number]; owners: Owners }) {
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
        ...(owners.size === 0
          ? []
          : [{ head: 'Who answers for it', cell: ({ code }: Indicator) => owners.get(code) ?? '' }]),
      ]}
    />
  )
}

export function IndicatorsPage({ owners }: { owners: Owners }) {
  const computed = indicators.filter(({ origin }) => origin === 'computed').length
  return (
    <Page
      heading="Indicators"
      {...withinPerformance('library')}
      lead={`${plural(indicators.length, 'indicator')}, each with its definition; ${computed} can be computed from an extract of the case system.`}
    >
      <p class="up-screen-only">
        What they are set against:{' '}
        <a class="govuk-link" href={addresses.population()}>
          children who live here
        </a>
        , for rates, and{' '}
        <a class="govuk-link" href={addresses.comparators()}>
          what others reach
        </a>
        .
      </p>
      {areas.map((area) => (
        <AreaTable area={area} owners={owners} />
      ))}
    </Page>
  )
}

export const indicatorsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/indicators',
    permission: 'read figures',
    handler: async ({ c, services, who }) => {
      const owners = await ownersInWords(services.db, asAuthorityId(who.authority), services.clock.today())
      return sendPage(c, <IndicatorsPage owners={owners} />)
    },
  },
]
