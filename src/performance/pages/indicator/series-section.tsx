/** How an indicator went: the switches of the view, where it stands, and the chart with its table. */
import { addresses } from '../../../ui/addresses.ts'
import { Drawing } from '../../../ui/drawing.tsx'
import { Choices, Figures } from '../../../ui/parts.tsx'
import { dateInWords, listInWords } from '../../../ui/words.ts'
import { ChartLinks, ChartReasons, ChartSigns } from '../../charts/pages/chart-links.tsx'
import { seriesChart } from '../../figures/series-chart.ts'
import { slugOf } from '../../indicators/library.ts'
import { periodInWords } from '../../rules/periods.ts'
import { valueInWords } from '../../rules/value-words.ts'
import { baseNames } from '../words.ts'
import { nameOf, queryOf, type Shown } from './shown.ts'

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

export function SeriesSection(shown: Shown) {
  const { indicator, unit, figures, series } = shown
  const newest = figures.at(-1)
  const limits = [...new Set(figures.slice(-12).flatMap(({ limit }) => limit?.split('; ') ?? []))]
  return (
    <section>
      <Switches {...shown} />
      <Standing {...shown} />
      <ChartSigns {...shown} />
      <Drawing chart={seriesChart(indicator, nameOf(unit), series)} captioned={series.spc?.variation == null} />
      <ChartReasons {...shown} />
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
      </p>
      <ChartLinks {...shown} />
    </section>
  )
}
