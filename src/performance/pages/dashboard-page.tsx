/** Where every computed indicator stands, for the authority, an area or a team. */
import { raw } from 'hono/html'
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { addresses } from '../../ui/addresses.ts'
import { sparkline } from '../../ui/charts/index.ts'
import { Page } from '../../ui/layout.tsx'
import { Choices, Empty } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { dateInWords, numberInWords, plural, sentenceCase } from '../../ui/words.ts'
import { listChartSettings } from '../charts/chart-setting-store.ts'
import { listFigures } from '../figures/figure-store.ts'
import type { Change } from '../figures/series.ts'
import { type Standing, standingsOf } from '../figures/standings.ts'
import { type DatedUnit, listUnits, withoutRoot } from '../figures/unit-store.ts'
import { areas } from '../indicators/indicator.ts'
import { periodInWords } from '../rules/periods.ts'
import { valueInWords } from '../rules/value-words.ts'
import { chiefStandings, type FullStanding } from '../targets/standings.ts'
import { listTargets } from '../targets/target-store.ts'
import { shortlyInWords } from '../targets/target-words.ts'
import { withinPerformance } from '../views/frame.ts'
import { UnitChoices } from '../views/unit-choices.tsx'
import { IndicatorLink } from './indicator-link.tsx'
import { sendPublicDashboard } from './public-dashboard.tsx'
import { baseNames } from './words.ts'

type Props = {
  unit: DatedUnit | null
  units: readonly DatedUnit[]
  standings: readonly Standing[]
  /** What is asked for, by the code of the indicator. */
  asked: ReadonlyMap<string, FullStanding>
  cut: string | null
  by: 'month' | 'week'
}

const changes: Record<Change, { tone: Tone; word: string }> = {
  improvement: { tone: 'blue', word: 'Improvement' },
  concern: { tone: 'amber', word: 'Concern' },
  unusual: { tone: 'grey', word: 'Unusual' },
  usual: { tone: 'plain', word: 'As usual' },
  'too early': { tone: 'plain', word: 'Not judged' },
}

/** How the newest value compares, for whoever does not look at the line. */
function comparedInWords({ base, series: { points, latest, yearBefore, measure, spc } }: Standing): string {
  const side = spc?.variation?.side
  if (side) return `${side === 'high' ? 'Higher' : 'Lower'} than chance explains`
  const earlier = base === 'week' ? points.at(-2) : yearBefore
  if (latest === null || latest.value === null || earlier === undefined || earlier?.value == null) return ''
  const when = base === 'week' ? 'the week before' : 'a year before'
  const before = valueInWords(measure, earlier.value)
  if (latest.value === earlier.value) return `The same as ${when}`
  return `${latest.value > earlier.value ? 'Up' : 'Down'} from ${before} ${when}`
}

/** Months or weeks that the small line shows. */
const drawn = 24

type AreaProps = Pick<Props, 'standings' | 'asked' | 'by'> & { area: string; unit: string }

function AreaTable({ area, standings, asked, unit, by }: AreaProps) {
  if (standings.length === 0) return null
  return (
    <DataTable
      caption={area}
      rows={standings}
      columns={[
        {
          head: 'Indicator',
          rowHead: true,
          cell: ({ indicator, base }) => <IndicatorLink {...{ indicator, base, unit }} />,
        },
        {
          head: 'Latest',
          numeric: true,
          cell: ({ series: { latest, measure } }) => <strong>{valueInWords(measure, latest?.value ?? null)}</strong>,
        },
        {
          head: 'When',
          cell: ({ indicator, series: { latest, measure }, base }) => {
            if (latest === null) return ''
            const number = measure === indicator.unit ? '' : ' A number, not a rate.'
            return `${sentenceCase(periodInWords(latest.period))}. ${baseNames[base]}.${number}`
          },
        },
        { head: 'Change', cell: ({ change }) => <Tag {...changes[change]} /> },
        { head: 'Compared', cell: comparedInWords },
        {
          head: 'Target',
          cell: ({ indicator, base }) => {
            const standing = asked.get(indicator.code)
            return standing === undefined ? '' : shortlyInWords(indicator.unit, standing, base)
          },
        },
        {
          head: by === 'week' ? 'Half a year' : 'Two years',
          class: 'up-spark',
          cell: ({ series: { points } }) => raw(sparkline(points.slice(-drawn).map(({ value }) => value))),
        },
      ]}
    />
  )
}

function Units({ unit, units, by }: Props) {
  const query = by === 'week' ? { by } : {}
  const hrefOf = (id: string | null) => (id === null ? addresses.dashboard(query) : addresses.unitDashboard(id, query))
  return <UnitChoices {...{ unit, units, hrefOf }} />
}

/** Months, or weeks of what can be counted so, or what the public would be shown of the months. */
function Times({ unit, by }: Props) {
  const at = (query: Record<string, string>) =>
    unit === null ? addresses.dashboard(query) : addresses.unitDashboard(unit.id, query)
  return (
    <Choices
      label="Months or weeks"
      choices={[
        { text: 'By month', href: at({}), current: by === 'month' },
        { text: 'By week', href: at({ by: 'week' }), current: by === 'week' },
        { text: 'As the public sees it', href: at({ audience: 'public' }), current: false },
      ]}
    />
  )
}

function leadOf({ standings, cut }: Props): string {
  if (standings.length === 0) return 'No figures are published yet.'
  const of = (change: Change) => standings.filter((standing) => standing.change === change).length
  const [better, worse] = [of('improvement'), of('concern')]
  const first =
    better + worse === 0
      ? 'No indicator is better or worse than chance explains.'
      : `Of ${plural(standings.length, 'indicator')}, ${better === 0 ? 'none' : numberInWords(better)} improved more than chance explains, and ${worse === 0 ? 'none is' : worse === 1 ? 'one is' : `${numberInWords(worse)} are`} a concern.`
  return cut === null ? first : `${first} From the case system as it was on ${dateInWords(cut)}.`
}

export function DashboardPage(props: Props) {
  const { unit, standings } = props
  return (
    <Page
      heading={unit === null ? 'Where the indicators stand' : unit.name}
      caption={unit === null ? 'Performance' : 'Where the indicators stand'}
      {...withinPerformance('standing')}
      lead={leadOf(props)}
      breadcrumbs={[...(unit === null ? [] : [{ text: 'Where the indicators stand', href: addresses.dashboard() }])]}
    >
      <Units {...props} />
      <Times {...props} />
      <p class="up-screen-only">
        <a class="govuk-link" href={addresses.clinic(unit?.id)}>
          Performance clinic
        </a>
      </p>
      {standings.length > 0 && (
        <p>
          <a class="govuk-link" href={addresses.quality(unit === null ? {} : { unit: unit.id })}>
            What the figures rest on
          </a>
          : missing dates, impossible orders, open for ever, twice.{' '}
          <a class="govuk-link" href={addresses.forward(unit === null ? {} : { unit: unit.id })}>
            What will breach next
          </a>
        </p>
      )}
      {standings.length === 0 && (
        <Empty title={unit === null ? 'No figures yet' : 'No figures for this part'}>
          <p>
            They come from an extract of the case system, once an analyst has handed it in and published its figures.{' '}
            <a class="govuk-link" href={addresses.extracts()}>
              Extracts
            </a>
          </p>
        </Empty>
      )}
      {areas.map((area) => (
        <AreaTable
          area={area}
          standings={standings.filter(({ indicator }) => indicator.area === area)}
          asked={props.asked}
          unit={unit?.id ?? ''}
          by={props.by}
        />
      ))}
    </Page>
  )
}

async function sendDashboard({ c, services, who }: Asked): Promise<Response> {
  const authority = asAuthorityId(who.authority)
  const all = await listUnits(services.db, authority)
  const id = c.req.param('unit')
  const unit = id === undefined ? null : (all.find((one) => one.id === id) ?? null)
  if (id !== undefined && unit === null) throw new NotFound('There is no such team or area.')
  if (c.req.query('audience') === 'public') return sendPublicDashboard({ c, services, who }, all, unit)
  const by = c.req.query('by') === 'week' ? 'week' : 'month'
  const figures = await listFigures(services.db, authority, { unit: unit?.id ?? '', weeks: by === 'week' })
  const settings = await listChartSettings(services.db, authority, { unit: unit?.id ?? '' })
  // What was entered by hand has the day of its entry for a cut.
  const cut = figures.reduce<string | null>(
    (newest, { cut: own, extract }) => (extract === null || (newest && newest > own) ? newest : own),
    null,
  )
  const within = { unit, units: all, targets: await listTargets(services.db, authority), today: services.clock.today() }
  const asked = by === 'week' ? new Map() : chiefStandings(figures, within)
  const on = by === 'week' ? by : undefined
  const props = {
    unit,
    units: withoutRoot(all),
    standings: standingsOf(figures, settings, on),
    asked,
    cut,
    by,
  } as const
  return sendPage(c, <DashboardPage {...props} />)
}

export const dashboardRoutes: readonly Route[] = [
  { method: 'get', path: '/performance', permission: 'read figures', handler: sendDashboard },
  { method: 'get', path: '/performance/:unit', permission: 'read figures', handler: sendDashboard },
]
