/** The same cases held against another limit: what a year would have been under the rule of another. */
import { raw } from 'hono/html'
import { sparkline } from '../../../ui/charts/index.ts'
import { PagePart } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { listInWords, sentenceCase } from '../../../ui/words.ts'
import { type ShownSeries, showSeries } from '../../figures/series.ts'
import { periodInWords } from '../../rules/periods.ts'
import { countedInWords, valueInWords } from '../../rules/value-words.ts'
import type { Shown } from './shown.ts'

type Line = { words: string; series: ShownSeries }

const words = (limits: string) => limits.replaceAll('; ', ', then ')

/** The line of the figures themselves, and one for each other limit, shortest first. */
function linesOf({ indicator, base, figures, restated }: Shown): Line[] {
  const limits = [...new Set(figures.slice(-12).flatMap(({ limit }) => limit ?? []))]
  const own = { words: words(limits.join('; ')), series: showSeries(indicator, base, figures) }
  const byLimit = Map.groupBy(restated, ({ breakdown }) => breakdown)
  const days = (breakdown: string) => Number.parseInt(breakdown.slice(breakdown.indexOf(':') + 1), 10)
  const others = [...byLimit]
    .toSorted(([one], [other]) => days(one) - days(other))
    .map(([, of]) => ({ words: of.at(-1)?.limit ?? '', series: showSeries(indicator, base, of) }))
  return [own, ...others]
}

const newestOf = ({ series: { latest, measure } }: Line): string => valueInWords(measure, latest?.value ?? null)

export function RestatedSection(shown: Shown) {
  if (shown.restated.length === 0 || shown.audience === 'public') return null
  const lines = linesOf(shown)
  const period = lines[0]?.series.latest?.period
  if (period === undefined) return null
  const said = lines.map((line) => `${newestOf(line)} against ${line.words}`)
  return (
    <PagePart id="restated" title="Under another limit">
      <p>
        {sentenceCase(periodInWords(period))}: {listInWords(said)}. The cases are the same: only the limit differs.
      </p>
      <DataTable
        caption="The same cases, held against each limit"
        captionHidden
        rows={lines}
        columns={[
          { head: 'Held against', rowHead: true, cell: (line) => line.words },
          { head: 'Latest', numeric: true, cell: (line) => <strong>{newestOf(line)}</strong> },
          {
            head: 'In time',
            cell: ({ series: { latest } }) =>
              latest === null ? '' : countedInWords('percentage', latest.numerator, latest.denominator),
          },
          {
            head: 'Two years',
            class: 'up-spark',
            cell: ({ series: { points } }) => raw(sparkline(points.slice(-24).map(({ value }) => value))),
          },
        ]}
      />
    </PagePart>
  )
}
