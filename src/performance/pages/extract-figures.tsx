/** What an extract gives for its newest month, beside what is shown now: a wrong file is seen before it is published. */
import { addresses } from '../../ui/addresses.ts'
import { DataTable } from '../../ui/table.tsx'
import type { Figure } from '../figures/figure.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { areas } from '../indicators/indicator.ts'
import { indicators, slugOf } from '../indicators/library.ts'
import { seriesOn } from '../rules/bases.ts'
import { type Period, periodInWords } from '../rules/periods.ts'
import { countedInWords, valueInWords } from '../rules/value-words.ts'

type Row = { indicator: Indicator; figure: Figure; shown: Figure | undefined }

/** Of one month by itself; a rate of what happens is as for a whole year, as on every page. */
function shownAs({ unit, bases }: Indicator, figure: Figure): string {
  const [point] = seriesOn(bases.includes('snapshot') ? 'snapshot' : 'month', unit, [figure])
  return valueInWords(unit, point?.value ?? null)
}

/** In the order of every other list: by area, then as in the library. */
function rowsOf(figures: readonly Figure[], published: readonly Figure[]): Row[] {
  const shown = new Map(published.map((one) => [one.indicator, one]))
  return areas.flatMap((area) =>
    indicators.flatMap((indicator) => {
      const figure = indicator.area === area ? figures.find((one) => one.indicator === indicator.code) : undefined
      return figure === undefined ? [] : [{ indicator, figure, shown: shown.get(indicator.code) }]
    }),
  )
}

type Props = {
  figures: readonly Figure[]
  /** Of the same month, as everybody sees them now; none once these are the ones. */
  published: readonly Figure[]
  month: Period
}

export function ExtractFigures({ figures, published, month }: Props) {
  const rows = rowsOf(figures, published)
  const beside = rows.some(({ shown }) => shown !== undefined)
  return (
    <DataTable
      caption={`The whole authority in ${periodInWords(month)}`}
      rows={rows}
      columns={[
        {
          head: 'Indicator',
          rowHead: true,
          cell: ({ indicator }) => (
            <a class="govuk-link" href={addresses.indicator(slugOf(indicator.code))}>
              {indicator.title}
            </a>
          ),
        },
        {
          head: beside ? 'In this extract' : 'Value',
          numeric: true,
          cell: ({ indicator, figure }) => <strong>{shownAs(indicator, figure)}</strong>,
        },
        ...(beside
          ? [
              {
                head: 'Shown now',
                numeric: true,
                cell: ({ indicator, shown }: Row) => (shown === undefined ? 'None' : shownAs(indicator, shown)),
              },
            ]
          : []),
        {
          head: 'Counted',
          cell: ({ indicator: { unit }, figure }) => countedInWords(unit, figure.numerator, figure.denominator),
        },
        { head: 'Limit', cell: ({ figure }) => figure.limit ?? '' },
      ]}
    />
  )
}
