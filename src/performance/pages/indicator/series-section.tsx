/** How an indicator went: the switches of the view, where it stands, and the chart with its table. */
import { addresses } from '../../../ui/addresses.ts'
import { Drawing } from '../../../ui/drawing.tsx'
import { Choices, Figures } from '../../../ui/parts.tsx'
import { dateInWords, listInWords, sentenceCase } from '../../../ui/words.ts'
import { ChartLinks, ChartReasons, ChartSigns } from '../../charts/pages/chart-links.tsx'
import { seriesChart } from '../../figures/series-chart.ts'
import { slugOf } from '../../indicators/library.ts'
import { periodInWords } from '../../rules/periods.ts'
import { largestHidden } from '../../rules/small-numbers.ts'
import { valueInWords } from '../../rules/value-words.ts'
import { UnitChoices } from '../../views/unit-choices.tsx'
import { baseNames } from '../words.ts'
import { basesFor, nameOf, queryOf, type Shown } from './shown.ts'
import { UnitHistory } from './unit-history.tsx'

function Switches({ indicator, base, unit, choices, audience }: Shown) {
  const slug = slugOf(indicator.code)
  const own = unit?.id ?? ''
  const bases = basesFor(indicator, audience).map((one) => ({
    text: baseNames[one],
    href: addresses.indicator(slug, queryOf(one, own, audience)),
    current: one === base,
  }))
  const hrefOf = (id: string | null) => addresses.indicator(slug, queryOf(base, id ?? '', audience))
  return (
    <>
      <Choices label="How the months are put together" choices={bases} />
      <UnitChoices unit={unit} units={choices} hrefOf={hrefOf} />
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
    <Figures
      items={[
        { name: sentenceCase(periodInWords(latest.period)), value: valueInWords(measure, latest.value) },
        ...earlier,
      ]}
    />
  )
}

/** What the public is told of what it is not shown, and the same as a file. */
function PublicNote({ indicator, base, unit, hidden }: Shown) {
  const slug = slugOf(indicator.code)
  const query = queryOf(base, unit?.id ?? '', 'public')
  return (
    <p>
      As the public sees it: numbers of 1 to {largestHidden} are hidden, and others from which they could be worked out
      {hidden.length === 0 ? '; here none is.' : `, here ${hidden.length === 1 ? 'one' : hidden.length}.`}{' '}
      <a class="govuk-link" href={addresses.indicatorFigures(slug, query)}>
        Download as CSV
      </a>
    </p>
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
      <UnitHistory changes={shown.changes} />
      <ChartSigns {...shown} />
      <Drawing chart={seriesChart(indicator, nameOf(unit), series)} captioned={series.spc?.variation == null} latest />
      <ChartReasons {...shown} />
      {indicator.unit === 'rate' && series.measure === 'count' && (
        <p>
          This is the number of cases, not a rate:{' '}
          {unit === null
            ? 'the number of children who live here is not known. '
            : 'the number of children who live in the area of this unit is not known. '}
          <a class="govuk-link" href={addresses.population()}>
            Children who live here
          </a>
        </p>
      )}
      <p class="up-muted">
        {newest &&
          (newest.extract === null ? (
            <a class="govuk-link" href={addresses.indicatorEnter(slugOf(indicator.code))}>
              Entered by hand
            </a>
          ) : (
            `From the case system as it was on ${dateInWords(newest.cut)}. `
          ))}
        {limits.length > 0 && `Held against ${listInWords(limits)}. `}
      </p>
      {shown.audience === 'staff' ? <ChartLinks {...shown} /> : <PublicNote {...shown} />}
    </section>
  )
}
