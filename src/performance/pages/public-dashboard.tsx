/** Where the indicators stand as the public may see it: newest values, with small numbers hidden. */
import type { Asked } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { Empty } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { DataTable } from '../../ui/table.tsx'
import { figure as inWords } from '../../ui/words.ts'
import type { Figure } from '../figures/figure.ts'
import { listFigures } from '../figures/figure-store.ts'
import { figureKey, hiddenFigures } from '../figures/for-public.ts'
import { showSeries } from '../figures/series.ts'
import type { DatedUnit } from '../figures/unit-store.ts'
import type { Base, Indicator } from '../indicators/indicator.ts'
import { indicators, slugOf } from '../indicators/library.ts'
import type { SeriesPoint } from '../rules/bases.ts'
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
  const last = mine
    .map(({ period }) => period)
    .filter(isMonth)
    .toSorted()
    .at(-1)
  const from = last === undefined ? '' : monthsLater(last, -2)
  const others = (await listFigures(services.db, authority, { from })).filter(({ unit }) => unit !== own)
  const [byCode, beside] = [mine, others].map((all) => Map.groupBy(all, ({ indicator }) => indicator))
  const rows: Row[] = []
  for (const indicator of indicators) {
    const figures = byCode?.get(indicator.code) ?? []
    const [base = 'month'] = basesFor(indicator, 'public')
    const meant = showSeries(indicator, base, figures).latest
    const period = meant?.period ?? figures.at(-1)?.period
    if (period === undefined) continue
    // A year rests on all its months, and what is older than the months read on what the others said then.
    const newest = isMonth(period) && period >= from
    const all = newest
      ? [...figures.filter((figure) => figure.period >= from), ...(beside?.get(indicator.code) ?? [])]
      : await listFigures(services.db, authority, { indicator: indicator.code })
    rows.push(rowOf(indicator, base, { units, own, all, meant }, period))
  }
  return rows
}

type Held = { units: readonly DatedUnit[]; own: string; all: readonly Figure[]; meant: SeriesPoint | null }

/** The newest value, made of what the public may see alone: where that gives another one, the value is hidden. */
function rowOf(indicator: Indicator, base: Base, { units, own, all, meant }: Held, period: string): Row {
  const masked = hiddenFigures(units, all)
  const seen = all.filter((figure) => figure.unit === own && !masked.has(figureKey(figure)))
  const { latest, measure } = showSeries(indicator, base, seen)
  const hidden = meant !== null && (latest?.period !== meant.period || latest.value !== meant.value)
  return { indicator, period, value: hidden ? instead : valueInWords(measure, meant?.value ?? null), hidden }
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
          caption={`The newest values, ${nameOf(unit)}`}
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
