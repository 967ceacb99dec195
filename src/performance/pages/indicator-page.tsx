/** One indicator: where it stands, how it went, and what it means. Each section has a file of its own in `indicator/`. */
import type { Asked, Route } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { Page } from '../../ui/layout.tsx'
import { sendPage } from '../../ui/render.ts'
import { sentenceCase } from '../../ui/words.ts'
import { seriesCsv } from '../figures/series-csv.ts'
import { slugOf } from '../indicators/library.ts'
import { type Resting, restingFor } from '../links/resting-store.ts'
import { RestsOn } from '../links/views/rests-on.tsx'
import { OutlookSection } from '../open-cases/pages/outlook-part.tsx'
import { ownersInWords } from '../owners/owner-words.ts'
import { periodInWords } from '../rules/periods.ts'
import { countedInWords, valueInWords } from '../rules/value-words.ts'
import { TargetsSection } from '../targets/pages/targets-section.tsx'
import { withinPerformance } from '../views/frame.ts'
import { DefinitionSection } from './indicator/definition-section.tsx'
import { NoFigures } from './indicator/no-figures.tsx'
import { PartsSection } from './indicator/parts-section.tsx'
import { RestatedSection } from './indicator/restated-section.tsx'
import { SeriesSection } from './indicator/series-section.tsx'
import { nameOf, type Shown, shownBy } from './indicator/shown.ts'
import { baseSlug } from './words.ts'

/** The newest value in a sentence, with what it was counted from. */
function said({ indicator, series, unit }: Shown): string {
  const { latest, measure } = series
  if (latest === null) return indicator.definition
  const value = valueInWords(measure, latest.value)
  const { numerator, denominator } = latest
  const counted =
    measure === 'percentage' && denominator !== null ? ` (${countedInWords(measure, numerator, denominator)})` : ''
  // The title says “per 10,000”: where no number of children is known, the sentence must say that this is not it.
  const rate =
    measure === 'rate' ? ' per 10,000 children' : indicator.unit === 'rate' ? ' in number, not per 10,000' : ''
  return `${sentenceCase(periodInWords(latest.period))}, ${nameOf(unit)}: ${value}${rate}${counted}.`
}

type Props = Shown & { resting: readonly Resting[]; owner: string | null }

export function IndicatorPage({ resting, owner, ...shown }: Props) {
  const { indicator } = shown
  return (
    <Page heading={indicator.title} caption={indicator.code} {...withinPerformance('standing')} lead={said(shown)}>
      {shown.figures.length + shown.hidden.length === 0 ? <NoFigures {...shown} /> : <SeriesSection {...shown} />}
      <RestatedSection {...shown} />
      <PartsSection {...shown} />
      {/* What rests on numbers that are not hidden is for staff. */}
      {shown.audience === 'staff' && (
        <>
          <TargetsSection {...shown} />
          <RestsOn resting={resting} />
          <OutlookSection outlook={shown.outlook} />
        </>
      )}
      <DefinitionSection indicator={indicator} owner={shown.audience === 'staff' ? owner : undefined} />
    </Page>
  )
}

async function sendCsv(asked: Asked): Promise<Response> {
  const { indicator, base, unit, series, figures, hidden } = await shownBy(asked)
  const of = { base, unit: unit?.id ?? '', unitName: unit?.name ?? 'Whole authority' }
  return asked.c.body(seriesCsv(indicator, of, series, figures, hidden), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${slugOf(indicator.code)}-${baseSlug(base)}.csv"`,
  })
}

export const indicatorRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/indicators/:indicator',
    permission: 'read figures',
    handler: async (asked) => {
      const shown = await shownBy(asked)
      const { db } = asked.services
      const owners = await ownersInWords(db, asAuthorityId(asked.who.authority), shown.today)
      const resting = await restingFor(asked, shown.indicator)
      return sendPage(
        asked.c,
        <IndicatorPage {...shown} resting={resting} owner={owners.get(shown.indicator.code) ?? null} />,
      )
    },
  },
  { method: 'get', path: '/indicators/:indicator/figures.csv', permission: 'read figures', handler: sendCsv },
]
