/** An indicator by age, sex, ethnicity, category of abuse and length: the newest value of each part, and how it went. */
import { raw } from 'hono/html'
import { sparkline } from '../../../ui/charts/index.ts'
import { PagePart } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import type { Figure } from '../../figures/figure.ts'
import { type ShownSeries, showSeries } from '../../figures/series.ts'
import type { Base } from '../../indicators/indicator.ts'
import type { SeriesPoint } from '../../rules/bases.ts'
import {
  type Dimension,
  dimensionOf,
  dimensions,
  dimensionWords,
  inOrder,
  partInWords,
} from '../../rules/breakdowns.ts'
import { periodInWords } from '../../rules/periods.ts'
import { hideShares, largestHidden } from '../../rules/small-numbers.ts'
import { countedInWords, valueInWords } from '../../rules/value-words.ts'
import type { Shown } from './shown.ts'

type Part = { breakdown: string; value: string; counted: string; line: readonly (number | null)[] }

/** Months that the small line shows. */
const drawn = 24

/** Bands of days share one number of cases; every other part is a figure like the whole. */
function partsOf({ indicator, base, figures, parts, audience }: Shown, dimension: Dimension): Part[] {
  const own = parts.filter(({ breakdown }) => dimensionOf(breakdown) === dimension)
  const period = newestOf(own)
  const rows = inOrder([...new Set(own.map(({ breakdown }) => breakdown))]).map((breakdown) => {
    const of = own.filter((figure) => figure.breakdown === breakdown)
    const cases = of.map((figure) => ({
      ...figure,
      numerator: figure.denominator ?? figure.numerator,
      denominator: null,
    }))
    const counts =
      dimension === 'days' || (indicator.unit === 'rate' && of.every(({ denominator }) => denominator === null))
    const measured = counts ? { ...indicator, unit: 'count' as const } : indicator
    const series = showSeries(measured, base, dimension === 'days' ? cases : of)
    return {
      breakdown,
      series,
      newest: of.find((figure) => figure.period === period),
      now: nowOf(series, base, period),
    }
  })
  const hidden =
    audience === 'public'
      ? hiddenParts(
          figures.find((figure) => figure.period === period),
          rows,
        )
      : new Set()
  if (hidden.has('')) return []
  return rows.map(({ breakdown, now, series: { measure, points } }) => {
    const line = audience === 'public' ? [] : points.slice(-drawn).map(({ value }) => value)
    if (hidden.has(breakdown)) return { breakdown, value: 'Hidden', counted: '', line }
    const divided = now !== null && now.denominator !== null && measure !== 'count'
    const counted = divided ? countedInWords(measure, now.numerator, now.denominator) : ''
    return { breakdown, value: valueInWords(measure, now?.value ?? null), counted, line }
  })
}

/** Parts are listed part by part: the newest month is not that of the last one. */
const newestOf = (figures: readonly Figure[]): string | undefined =>
  figures
    .map(({ period }) => period)
    .toSorted()
    .at(-1)

/** The value of the period that stands above the table: where a part had nobody in it, none, and not an older one. */
function nowOf({ points, latest }: ShownSeries, base: Base, period: string | undefined): SeriesPoint | null {
  if (base !== 'month' && base !== 'snapshot') return latest
  return points.find((point) => point.period === period && point.value !== null) ?? null
}

type Counts = { numerator: number; denominator: number | null }

/** The parts add up to the whole: `''` is hidden with them where nothing else would keep them. */
function hiddenParts(whole: Counts | undefined, rows: readonly { breakdown: string; newest: Counts | undefined }[]) {
  const counts = rows.flatMap(({ breakdown, newest }) =>
    newest === undefined
      ? []
      : [{ id: breakdown, of: '', numerator: newest.numerator, denominator: newest.denominator }],
  )
  const divided = counts.some(({ denominator }) => denominator !== null)
  // A whole that is itself hidden keeps all its parts.
  if (whole === undefined) return new Set([''])
  const denominator = divided ? whole.denominator : null
  return hideShares([{ id: '', of: null, numerator: whole.numerator, denominator }, ...counts])
}

export function PartsSection(shown: Shown) {
  const { indicator, parts, audience, unit } = shown
  // Parts of the areas add up to those of the authority: only one table of them can be hidden by itself.
  if (audience === 'public' && unit !== null) return null
  const tables = dimensions.map((dimension) => ({ dimension, rows: partsOf(shown, dimension) }))
  const newest = newestOf(parts)
  if (newest === undefined || tables.every(({ rows }) => rows.length === 0)) return null
  return (
    <PagePart id="parts" title="In parts">
      <p>
        {periodInWords(newest)}
        {shown.base === 'month' || shown.base === 'snapshot' ? '' : ', put together as above'}.
        {audience === 'public' && ` Numbers of 1 to ${largestHidden} are hidden, and others that would tell them.`}
      </p>
      {tables.map(({ dimension, rows }) =>
        rows.length === 0 ? null : (
          <DataTable
            caption={dimension === 'days' ? daysCaption(indicator.code) : dimensionWords[dimension]}
            rows={rows}
            columns={[
              { head: 'Part', rowHead: true, cell: ({ breakdown }) => partInWords(breakdown) },
              { head: 'Latest', numeric: true, cell: ({ value }) => <strong>{value}</strong> },
              // Numbers of cases are not counted out of anything.
              ...(rows.some(({ counted }) => counted !== '')
                ? [{ head: 'Counted', cell: ({ counted }: Part) => counted }]
                : []),
              { head: 'Two years', class: 'up-spark', cell: ({ line }) => raw(sparkline(line)) },
            ]}
          />
        ),
      )}
    </PagePart>
  )
}

const daysCaption = (code: string): string =>
  code === 'Assessment length' ? 'How many took so many working days' : 'How many have been there for so many days'
