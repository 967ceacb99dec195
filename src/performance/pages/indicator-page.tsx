/** One indicator: where it stands, how it went, and what it means. */
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { Page } from '../../ui/layout.tsx'
import { Choices, Empty, Facts, Figures } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { dateInWords, listInWords, sentenceCase } from '../../ui/words.ts'
import type { Figure } from '../figures/figure.ts'
import { listFigures } from '../figures/figure-store.ts'
import { type ShownSeries, showSeries } from '../figures/series.ts'
import { seriesChart } from '../figures/series-chart.ts'
import { seriesCsv } from '../figures/series-csv.ts'
import { type DatedUnit, listUnits, withoutRoot } from '../figures/unit-store.ts'
import type { Base, Indicator } from '../indicators/indicator.ts'
import { selectIndicator, slugOf } from '../indicators/library.ts'
import { limitInWords, limitsCalled } from '../rules/limits.ts'
import { periodInWords } from '../rules/periods.ts'
import { valueInWords } from '../rules/value-words.ts'
import { baseNames, baseSlug, origins, units, ways } from './words.ts'

type Shown = {
  indicator: Indicator
  base: Base
  unit: DatedUnit | null
  /** Units that have figures of it. */
  choices: readonly DatedUnit[]
  figures: readonly Figure[]
  series: ShownSeries
}

const nameOf = (unit: DatedUnit | null) => unit?.name ?? 'the whole authority'

/** The newest value in a sentence, with what it was counted from. */
function said({ indicator, series, unit }: Shown): string {
  const { latest, measure } = series
  if (latest === null) return indicator.definition
  const value = valueInWords(measure, latest.value)
  const { numerator, denominator } = latest
  const counted = measure === 'percentage' && denominator !== null ? ` (${numerator} of ${denominator})` : ''
  const rate = measure === 'rate' ? ' per 10,000 children' : ''
  return `${sentenceCase(periodInWords(latest.period))}, ${nameOf(unit)}: ${value}${rate}${counted}.`
}

function queryOf(base: Base, unit: string): Record<string, string> {
  return { base: baseSlug(base), ...(unit === '' ? {} : { unit }) }
}

function Switches({ indicator, base, unit, choices }: Shown) {
  const slug = slugOf(indicator.code)
  const own = unit?.id ?? ''
  const bases = indicator.bases.map((one) => ({
    text: baseNames[one],
    href: addresses.indicator(slug, queryOf(one, own)),
    current: one === base,
  }))
  const places = [{ id: '', name: 'Whole authority' }, ...choices].map(({ id, name }) => ({
    text: name,
    href: addresses.indicator(slug, queryOf(base, id)),
    current: id === own,
  }))
  return (
    <>
      <Choices label="How the months are put together" choices={bases} />
      <Choices label="Teams and areas" choices={places} />
    </>
  )
}

function Standing({ series }: Shown) {
  const { latest, yearBefore, measure } = series
  if (latest === null) return null
  const earlier =
    yearBefore === null || yearBefore.value === null
      ? []
      : [{ name: `${periodInWords(yearBefore.period)}, a year before`, value: valueInWords(measure, yearBefore.value) }]
  return (
    <Figures items={[{ name: periodInWords(latest.period), value: valueInWords(measure, latest.value) }, ...earlier]} />
  )
}

function Series(shown: Shown) {
  const { indicator, base, unit, figures, series } = shown
  const newest = figures.at(-1)
  const limits = [...new Set(figures.slice(-12).flatMap(({ limit }) => limit?.split('; ') ?? []))]
  return (
    <section>
      <Switches {...shown} />
      <Standing {...shown} />
      <Drawing chart={seriesChart(indicator, nameOf(unit), series)} />
      {indicator.unit === 'rate' && series.measure === 'count' && (
        <p>
          This is the number of cases, not a rate:{' '}
          {unit === null
            ? 'the number of children who live here was not given with the extract.'
            : 'the number of children who live in the area of one team is not known.'}
        </p>
      )}
      <p class="up-muted">
        {newest && `From the case system as it was on ${dateInWords(newest.cut)}. `}
        {limits.length > 0 && `Held against ${listInWords(limits)}. `}
        <a class="govuk-link" href={addresses.indicatorFigures(slugOf(indicator.code), queryOf(base, unit?.id ?? ''))}>
          Download as CSV
        </a>
      </p>
    </section>
  )
}

function NoFigures({ indicator, unit }: Shown) {
  if (unit !== null)
    return (
      <Empty title={`No figures for ${unit.name}`}>
        <p>
          None of its cases count here.{' '}
          <a class="govuk-link" href={addresses.indicator(slugOf(indicator.code))}>
            See the whole authority
          </a>
        </p>
      </Empty>
    )
  return (
    <Empty title="No figures yet">
      {indicator.origin === 'computed' ? (
        <p>
          They come from an extract of the case system, once an analyst has handed it in and published its figures.{' '}
          <a class="govuk-link" href={addresses.extracts()}>
            Extracts
          </a>
        </p>
      ) : (
        <p>This indicator is not computed from an extract: {origins[indicator.origin].toLowerCase()}.</p>
      )}
    </Empty>
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

function Definition({ indicator }: { indicator: Indicator }) {
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

export function IndicatorPage(shown: Shown) {
  const { indicator } = shown
  return (
    <Page
      heading={indicator.title}
      caption={indicator.code}
      section="indicators"
      lead={said(shown)}
      breadcrumbs={[{ text: 'Indicators', href: addresses.indicators() }]}
    >
      {shown.figures.length === 0 ? <NoFigures {...shown} /> : <Series {...shown} />}
      <Definition indicator={indicator} />
    </Page>
  )
}

/** What the address asks for; what it names that there is not falls back to the first base and the whole authority. */
async function shownBy({ c, services, who }: Asked): Promise<Shown> {
  const authority = asAuthorityId(who.authority)
  const indicator = selectIndicator(c.req.param('indicator') ?? '')
  const base = indicator.bases.find((one) => baseSlug(one) === c.req.query('base')) ?? indicator.bases[0] ?? 'month'
  const all = await listUnits(services.db, authority)
  const unit = all.find(({ id }) => id === c.req.query('unit')) ?? null
  const every = await listFigures(services.db, authority, { indicator: indicator.code })
  const counted = new Set(every.map((figure) => figure.unit))
  const figures = every.filter((figure) => figure.unit === (unit?.id ?? ''))
  const choices = withoutRoot(all).filter(({ id }) => counted.has(id))
  return { indicator, base, unit, choices, figures, series: showSeries(indicator, base, figures) }
}

async function sendCsv(asked: Asked): Promise<Response> {
  const { indicator, base, unit, series, figures } = await shownBy(asked)
  const of = { base, unit: unit?.id ?? '', unitName: unit?.name ?? 'Whole authority' }
  return asked.c.body(seriesCsv(indicator, of, series, figures), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${slugOf(indicator.code)}-${baseSlug(base)}.csv"`,
  })
}

export const indicatorRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/indicators/:indicator',
    permission: 'read figures',
    handler: async (asked) => sendPage(asked.c, <IndicatorPage {...(await shownBy(asked))} />),
  },
  { method: 'get', path: '/indicators/:indicator/figures.csv', permission: 'read figures', handler: sendCsv },
]
