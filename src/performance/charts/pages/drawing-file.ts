/** A chart by itself, for a paper or a slide: as SVG, or as PNG at twice its size. */
import { pngOfSvg } from '../../../documents/writers/raster.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { seriesChart } from '../../figures/series-chart.ts'
import { slugOf } from '../../indicators/library.ts'
import { nameOf, shownBy } from '../../pages/indicator/shown.ts'
import { baseSlug } from '../../pages/words.ts'

async function sendDrawing(asked: Asked, format: 'svg' | 'png'): Promise<Response> {
  const { indicator, base, unit, series } = await shownBy(asked)
  const chart = seriesChart(indicator, nameOf(unit), series)
  const name = [slugOf(indicator.code), baseSlug(base), ...(unit === null ? [] : ['unit'])].join('-')
  const headers = { 'content-disposition': `attachment; filename="${name}.${format}"` }
  if (format === 'svg') return asked.c.body(chart.svg, 200, { ...headers, 'content-type': 'image/svg+xml' })
  const png = await pngOfSvg(chart.svg, chart.width * 2)
  return asked.c.body(new Uint8Array(png), 200, { ...headers, 'content-type': 'image/png' })
}

export const drawingFileRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/indicators/:indicator/chart.svg',
    permission: 'read figures',
    handler: (asked) => sendDrawing(asked, 'svg'),
  },
  {
    method: 'get',
    path: '/indicators/:indicator/chart.png',
    permission: 'read figures',
    handler: (asked) => sendDrawing(asked, 'png'),
  },
]
