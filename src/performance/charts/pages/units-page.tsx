/** One indicator for every area and team, side by side on one scale. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { type Panel, smallMultiplesChart } from '../../../ui/charts/index.ts'
import { Drawing } from '../../../ui/drawing.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Choices, Empty } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { listInWords, monthInShort, plural } from '../../../ui/words.ts'
import { listFigures } from '../../figures/figure-store.ts'
import { changeOf, type ShownSeries, showSeries } from '../../figures/series.ts'
import { type DatedUnit, listUnits, withoutRoot } from '../../figures/unit-store.ts'
import type { Base, Indicator } from '../../indicators/indicator.ts'
import { selectIndicator, slugOf } from '../../indicators/library.ts'
import { queryOf } from '../../pages/indicator/shown.ts'
import { baseNames, baseSlug } from '../../pages/words.ts'
import { isMonth, periodInWords } from '../../rules/periods.ts'
import { valueInWords } from '../../rules/value-words.ts'
import { withinPerformance } from '../../views/frame.ts'
import { listChartSettings } from '../chart-setting-store.ts'

type UnitSeries = { unit: DatedUnit; series: ShownSeries }
type Props = {
  indicator: Indicator
  base: Base
  kind: DatedUnit['kind']
  whole: ShownSeries
  units: readonly UnitSeries[]
}

const kinds = { team: { one: 'team', many: 'Teams' }, area: { one: 'area', many: 'Areas' } } as const

/** Those that stand out, in a sentence. */
function leadOf({ units, kind }: Props): string {
  if (units.length === 0) return `No ${kinds[kind].one} has figures of this indicator.`
  const named = (change: 'improvement' | 'concern') =>
    units.filter(({ series }) => changeOf(series) === change).map(({ unit }) => unit.name)
  const [better, worse] = [named('improvement'), named('concern')]
  if (better.length + worse.length === 0)
    return `No ${kinds[kind].one} stands out: each varies as it always does, or has too few figures to tell.`
  const parts = [
    ...(worse.length === 0 ? [] : [`A concern in ${listInWords(worse)}`]),
    ...(better.length === 0 ? [] : [`${worse.length === 0 ? 'An' : 'an'} improvement in ${listInWords(better)}`]),
  ]
  return `${parts.join('; ')}: more than chance explains. ${plural(units.length, kinds[kind].one)} in all.`
}

/** The newest 36 values of each. */
const drawn = 36

function panelOf({ indicator, base }: Props, { unit, series }: UnitSeries, periods: readonly string[]): Panel {
  const { points, measure, latest, spc } = series
  const values = new Map(points.map(({ period, value }) => [period, value]))
  const when = latest === null || latest.period === periods.at(-1) ? '' : `, up to ${shortly(latest.period)}`
  const limits = spc?.segments.at(-1)
  const change = changeOf(series)
  return {
    label: unit.name,
    values: periods.map((period) => values.get(period) ?? null),
    latest: valueInWords(measure, latest?.value ?? null),
    limits: limits === undefined || limits.trial ? undefined : limits,
    shows: `${change === 'usual' ? 'as usual' : change === 'too early' ? 'too few to judge' : change}${when}`,
    href: addresses.indicator(slugOf(indicator.code), queryOf(base, unit.id)),
  }
}

/** One line of time for all: a team whose figures ended stops where they did, and not at the newest month. */
const periodsOf = ({ units, whole }: Props): string[] =>
  [
    ...new Set(
      [whole, ...units.map(({ series }) => series)].flatMap(({ points }) => points.map(({ period }) => period)),
    ),
  ]
    .toSorted()
    .slice(-drawn)

const shortly = (period: string | undefined) =>
  period === undefined ? '' : isMonth(period) ? monthInShort(period) : period

function chartOf(props: Props) {
  const { indicator, kind, units, whole } = props
  const periods = periodsOf(props)
  const percentage = whole.measure === 'percentage'
  return smallMultiplesChart(
    units.map((one) => panelOf(props, one, periods)),
    {
      first: shortly(periods[0]),
      last: shortly(periods.at(-1)),
      least: 0,
      ...(percentage ? { most: 100 } : {}),
      tick: (value) => (percentage ? `${Math.round(value)}%` : Math.round(value).toLocaleString('en-GB')),
    },
    {
      title: `${indicator.title}: ${kinds[kind].many.toLowerCase()}`,
      says: `All on one scale; the band is each one's own limits of chance. ${
        whole.latest === null
          ? ''
          : `The whole authority: ${valueInWords(whole.measure, whole.latest.value)}, ${periodInWords(whole.latest.period)}.`
      }`,
    },
  )
}

function UnitsPage(props: Props) {
  const { indicator, base, kind, units } = props
  const slug = slugOf(indicator.code)
  const at = (query: { base?: Base; kind?: string }) =>
    addresses.indicatorUnits(slug, { base: baseSlug(query.base ?? base), of: query.kind ?? kind })
  return (
    <Page
      heading={`${indicator.title}, side by side`}
      caption={indicator.code}
      {...withinPerformance('standing')}
      lead={leadOf(props)}
      breadcrumbs={[{ text: indicator.title, href: addresses.indicator(slug, queryOf(base, '')) }]}
    >
      <Choices
        label="Teams or areas"
        choices={(['team', 'area'] as const).map((one) => ({
          text: kinds[one].many,
          href: at({ kind: one }),
          current: one === kind,
        }))}
      />
      <Choices
        label="How the months are put together"
        choices={indicator.bases.map((one) => ({
          text: baseNames[one],
          href: at({ base: one }),
          current: one === base,
        }))}
      />
      {units.length === 0 ? (
        <Empty title={`No ${kinds[kind].many.toLowerCase()} to compare`}>
          <p>
            {indicator.origin === 'computed'
              ? 'Figures by team come from an extract that says which team each case is with.'
              : 'This indicator has figures for the authority only.'}{' '}
            <a class="govuk-link" href={addresses.indicator(slug, queryOf(base, ''))}>
              See the whole authority
            </a>
          </p>
        </Empty>
      ) : (
        <Drawing chart={chartOf(props)} />
      )}
    </Page>
  )
}

async function sendUnits({ c, services, who }: Asked): Promise<Response> {
  const authority = asAuthorityId(who.authority)
  const indicator = selectIndicator(c.req.param('indicator') ?? '')
  const base = indicator.bases.find((one) => baseSlug(one) === c.req.query('base')) ?? indicator.bases[0] ?? 'month'
  const kind = c.req.query('of') === 'area' ? 'area' : 'team'
  const [all, figures, settings] = [
    withoutRoot(await listUnits(services.db, authority)),
    Map.groupBy(await listFigures(services.db, authority, { indicator: indicator.code }), ({ unit }) => unit),
    await listChartSettings(services.db, authority),
  ]
  const seriesFor = (unit: string) => {
    const setting = settings.find((one) => one.indicator === indicator.code && one.base === base && one.unit === unit)
    return showSeries(indicator, base, figures.get(unit) ?? [], setting)
  }
  const units = all
    .filter((unit) => unit.kind === kind && figures.has(unit.id))
    .map((unit) => ({ unit, series: seriesFor(unit.id) }))
  return sendPage(c, <UnitsPage {...{ indicator, base, kind, units }} whole={seriesFor('')} />)
}

export const unitsRoutes: readonly Route[] = [
  { method: 'get', path: '/indicators/:indicator/units', permission: 'read figures', handler: sendUnits },
]
