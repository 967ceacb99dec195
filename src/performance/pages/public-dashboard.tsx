/** Where the indicators stand as the public may see it: newest values, with small numbers hidden. */
import type { Asked } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { Empty } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { figure as inWords } from '../../ui/words.ts'
import { listFigures } from '../figures/figure-store.ts'
import { figureKey, hiddenFigures } from '../figures/for-public.ts'
import { showSeries } from '../figures/series.ts'
import type { DatedUnit } from '../figures/unit-store.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { indicators, slugOf } from '../indicators/library.ts'
import { isMonth, monthsLater, periodInWords } from '../rules/periods.ts'
import { largestHidden } from '../rules/small-numbers.ts'
import { valueInWords } from '../rules/value-words.ts'
import { withinPerformance } from '../views/frame.ts'
import { basesFor, nameOf, queryOf } from './indicator/shown.ts'

type Row = { indicator: Indicator; period: string; value: string; hidden: boolean }

/** What the public is told in place of a number. */
const instead = 'Hidden'

/** Of the other units only the newest months are read: what they say decides what of this one is hidden. */
async function rowsFor({ services, who }: Asked, units: readonly DatedUnit[], own: string): Promise<Row[]> {
  const authority = asAuthorityId(who.authority)
  const mine = await listFigures(services.db, authority, { unit: own })
  const months = mine.map(({ period }) => period).filter(isMonth)
  const last = months.toSorted().at(-1)
  const from = last === undefined ? {} : { from: monthsLater(last, -2) }
  const others = (await listFigures(services.db, authority, from)).filter(({ unit }) => unit !== own)
  const byCode = Map.groupBy([...mine, ...others], ({ indicator }) => indicator)
  return indicators.flatMap((indicator) => {
    const all = byCode.get(indicator.code) ?? []
    const figures = all.filter(({ unit }) => unit === own)
    const newest = figures.at(-1)
    if (newest === undefined) return []
    const hides = hiddenFigures(
      units,
      all.filter(({ period }) => period === newest.period),
    ).has(figureKey(newest))
    const [base = 'month'] = basesFor(indicator, 'public')
    const { latest, measure } = showSeries(indicator, base, figures)
    const value = hides ? instead : valueInWords(measure, latest?.value ?? null)
    return [{ indicator, period: newest.period, value, hidden: hides }]
  })
}

export function PublicDashboard({ unit, rows }: { unit: DatedUnit | null; rows: readonly Row[] }) {
  const hidden = rows.filter((row) => row.hidden).length
  return (
    <Page
      heading={unit === null ? 'Where the indicators stand' : unit.name}
      caption="As the public sees it"
      {...withinPerformance('standing')}
      lead={`Numbers of 1 to ${largestHidden} are hidden, and others from which they could be worked out: here ${hidden === 0 ? 'none' : inWords(hidden)} of ${inWords(rows.length)}.`}
      breadcrumbs={[
        {
          text: 'Where the indicators stand',
          href: unit === null ? addresses.dashboard() : addresses.unitDashboard(unit.id),
        },
      ]}
    >
      {rows.length === 0 ? (
        <Empty title="No figures yet">
          <p>They come from an extract of the case system, once its figures are published.</p>
        </Empty>
      ) : (
        <DataTable
          caption={`The newest month, ${nameOf(unit)}`}
          rows={rows}
          columns={[
            {
              head: 'Indicator',
              rowHead: true,
              cell: ({ indicator }) => (
                <a
                  class="govuk-link"
                  href={addresses.indicator(
                    slugOf(indicator.code),
                    queryOf(basesFor(indicator, 'public')[0] ?? 'month', unit?.id ?? '', 'public'),
                  )}
                >
                  {indicator.title}
                </a>
              ),
            },
            { head: 'Latest', numeric: true, cell: ({ value }) => <strong>{value}</strong> },
            { head: 'When', cell: ({ period }) => periodInWords(period) },
          ]}
        />
      )}
    </Page>
  )
}

export async function sendPublicDashboard(asked: Asked, units: readonly DatedUnit[], unit: DatedUnit | null) {
  const rows = await rowsFor(asked, units, unit?.id ?? '')
  return sendPage(asked.c, <PublicDashboard unit={unit} rows={rows} />)
}
