/** A chart on a page: its sentence, the drawing, and the same figures as a table for whoever reads rather than looks. */
import { raw } from 'hono/html'
import type { Chart } from './charts/svg.ts'
import { Details } from './parts.tsx'
import { DataTable, ScrollRegion } from './table.tsx'

/**
 * A picture hides what is inside it from assistive technology, links too; a drawing with links is a group instead, so
 * that each of them can be found.
 */
function reachable(svg: string): string {
  return svg.includes('<a ') ? svg.replace('role="img"', 'role="group"') : svg
}

type Props = {
  chart: Chart
  captioned?: boolean
  /** Time runs to the right in it: where it does not fit, its newest end is in view first. */
  latest?: boolean
}

export function Drawing({ chart, captioned = true, latest = false }: Props) {
  return (
    <figure class={latest ? 'up-chart up-chart--latest' : 'up-chart'}>
      {captioned && <figcaption class="up-chart__says">{chart.says}</figcaption>}
      {/* Made by our own charts, which escape every word they draw. */}
      <ScrollRegion label={chart.title}>{raw(reachable(chart.svg))}</ScrollRegion>
      <Details summary="The same as a table">
        <DataTable
          caption={chart.title}
          captionHidden
          rows={chart.table.rows}
          columns={chart.table.headings.map((heading, at) => ({
            head: heading,
            rowHead: at === 0,
            numeric: at > 0 && chart.table.rows.every((row) => /^[\d,.%]*$/.test(row[at] ?? '')),
            cell: (row: string[]) => row[at] ?? '',
          }))}
        />
      </Details>
    </figure>
  )
}
