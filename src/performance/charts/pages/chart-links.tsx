/** What the chart of an indicator rests on, in words beside it, and the ways on from it. */
import { raw } from 'hono/html'
import { addresses } from '../../../ui/addresses.ts'
import { assuranceIcon, variationIcon } from '../../../ui/charts/index.ts'
import { useFrame } from '../../../ui/frame.ts'
import { variationInWords } from '../../figures/series.ts'
import { slugOf } from '../../indicators/library.ts'
import { queryOf, type Shown } from '../../pages/indicator/shown.ts'
import { baseSlug } from '../../pages/words.ts'
import { periodInWords } from '../../rules/periods.ts'
import type { Assurance } from '../../rules/spc.ts'

const assurances: Record<Assurance, string> = {
  'consistently passes': 'As it is, it will reach the target every time.',
  'consistently fails': 'As it is, it cannot reach the target: something has to change.',
  'hit and miss': 'As it is, it reaches the target some months and misses it in others, by chance.',
}

/** The signs of chance, each with its words. */
export function ChartSigns({ series }: Shown) {
  const { spc } = series
  if (spc === null || spc.variation === null) return null
  return (
    <ul class="up-signs">
      <li>
        {raw(variationIcon(spc.variation))} <span>{variationInWords(series)}</span>
      </li>
      {spc.assurance !== null && (
        <li>
          {raw(assuranceIcon(spc.assurance))} <span>{assurances[spc.assurance]}</span>
        </li>
      )}
    </ul>
  )
}

/** Why the limits begin anew where they do. */
export function ChartReasons({ series: { setting, spc } }: Shown) {
  if (spc === null || (setting.rebase.length === 0 && setting.fixAfter === null)) return null
  return (
    <>
      {setting.rebase.length > 0 && (
        <ol class="govuk-list govuk-list--number">
          {setting.rebase.map(({ period, reason }) => (
            <li>
              New limits from {periodInWords(period)}: {reason}
            </li>
          ))}
        </ol>
      )}
      {setting.fixAfter !== null && <p>The limits come from the first {setting.fixAfter} points of each process.</p>}
    </>
  )
}

export function ChartLinks({ indicator, base, unit }: Shown) {
  const { may } = useFrame()
  const slug = slugOf(indicator.code)
  const query = queryOf(base, unit?.id ?? '')
  const ways = [
    { text: 'Report card', href: addresses.reportCard(slug, query) },
    { text: 'Teams and areas side by side', href: addresses.indicatorUnits(slug, { base: baseSlug(base) }) },
    ...(indicator.breakdowns?.includes('days')
      ? [{ text: 'How long it took', href: addresses.indicatorDurations(slug, query) }]
      : []),
    ...(may('set charts') ? [{ text: 'How the chart is drawn', href: addresses.indicatorChart(slug, query) }] : []),
    { text: 'Figures (CSV)', href: addresses.indicatorFigures(slug, query) },
    { text: 'Chart (SVG)', href: addresses.indicatorDrawing(slug, 'svg', query) },
    { text: 'Chart (PNG)', href: addresses.indicatorDrawing(slug, 'png', query) },
  ]
  return (
    <ul class="up-chart-ways up-screen-only">
      {ways.map(({ text, href }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}
