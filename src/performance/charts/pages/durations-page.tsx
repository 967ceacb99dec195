/** How long it took: two years of one indicator as a pyramid, band above band. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { pyramidChart } from '../../../ui/charts/index.ts'
import { Drawing } from '../../../ui/drawing.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Choices, Empty } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { listFigures } from '../../figures/figure-store.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { slugOf } from '../../indicators/library.ts'
import { nameOf, queryOf, type Shown, shownBy } from '../../pages/indicator/shown.ts'
import { inOrder, partInWords } from '../../rules/breakdowns.ts'
import { limitInWords, limitsCalled } from '../../rules/limits.ts'
import { withinPerformance } from '../../views/frame.ts'
import { type Durations, durationsOf } from '../rules/durations.ts'

type Props = Pick<Shown, 'indicator' | 'base' | 'unit' | 'choices'> & { durations: Durations | null }

/** The band in which the newest limit in working days ends, where one does. */
function limitOf({ limit }: Indicator, { bands }: Durations) {
  const newest = limit === undefined ? undefined : limitsCalled(limit).findLast(({ length }) => 'workingDays' in length)
  if (newest === undefined || !('workingDays' in newest.length)) return {}
  const { workingDays } = newest.length
  const after = bands.findIndex((band) => band.endsWith(`-${workingDays}`))
  return after === -1 ? {} : { limit: { after, words: limitInWords(newest) } }
}

const isOpen = ({ bases }: Indicator) => bases.includes('snapshot')

function chartOf({ indicator, unit }: Props, durations: Durations) {
  const { bands, before, now } = durations
  return pyramidChart(
    bands.map((band) => partInWords(band)),
    [before, now],
    { of: 'cases', bands: isOpen(indicator) ? 'Days' : 'Working days', ...limitOf(indicator, durations) },
    { title: `${indicator.title}, how long: ${nameOf(unit)}` },
  )
}

function DurationsPage(props: Props) {
  const { indicator, base, unit, choices, durations } = props
  const slug = slugOf(indicator.code)
  const chart = durations === null ? null : chartOf(props, durations)
  const places = [{ id: '', name: 'Whole authority' }, ...choices.filter(({ kind }) => kind === 'area')]
  return (
    <Page
      heading={`${indicator.title}: how long`}
      caption={indicator.code}
      {...withinPerformance('standing')}
      lead={chart?.says ?? 'There is nothing to show yet.'}
      breadcrumbs={[{ text: indicator.title, href: addresses.indicator(slug, queryOf(base, unit?.id ?? '')) }]}
    >
      <Choices
        label="Areas"
        choices={places.map(({ id, name }) => ({
          text: name,
          href: addresses.indicatorDurations(slug, queryOf(base, id)),
          current: id === (unit?.id ?? ''),
        }))}
      />
      {chart === null ? (
        <Empty title={`How long is not known for ${nameOf(unit)}`}>
          <p>
            {indicator.breakdowns?.includes('days')
              ? 'It is counted for the authority and its areas, from an extract whose figures are published.'
              : 'This indicator is not broken down by how long things took.'}{' '}
            <a class="govuk-link" href={addresses.indicator(slug, { base: queryOf(base, '').base })}>
              Back to the indicator
            </a>
          </p>
        </Empty>
      ) : (
        <Drawing chart={chart} captioned={false} />
      )}
    </Page>
  )
}

async function sendDurations(asked: Asked): Promise<Response> {
  const { indicator, base, unit, choices } = await shownBy(asked)
  const of = { indicator: indicator.code, unit: unit?.id ?? '', breakdown: { dimension: 'days' } }
  const figures = await listFigures(asked.services.db, asAuthorityId(asked.who.authority), of)
  const durations = durationsOf(figures, indicator.bases, inOrder)
  return sendPage(asked.c, <DurationsPage {...{ indicator, base, unit, choices, durations }} />)
}

export const durationsRoutes: readonly Route[] = [
  { method: 'get', path: '/indicators/:indicator/durations', permission: 'read figures', handler: sendDurations },
]
