import { scaleLinear } from 'd3-scale'
import { accent, accentLine } from '../palette.ts'
import { el, rounded, rule } from './svg.ts'

const [width, height, edge] = [132, 32, 4]

/**
 * A line as small as a word, without axes: its row says the value and the change in words, so it is hidden from assistive
 * technology. A gap stands for a period without a value; the newest value has a dot.
 */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.flatMap((value) => value ?? [])
  if (known.length < 2) return ''
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const up = scaleLinear([least, least === most ? least + 1 : most], [height - edge, edge])
  const across = scaleLinear([0, values.length - 1], [edge, width - edge])
  const steps = values.map((value, at) => {
    if (value === null) return ''
    const joined = at > 0 && values[at - 1] !== null
    return `${joined ? 'L' : 'M'}${rounded(across(at))} ${rounded(up(value))}`
  })
  const last = values.findLastIndex((value) => value !== null)
  const shape = { viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true', focusable: 'false' }
  return el(
    'svg',
    shape,
    rule(edge, height - 1, width - edge, height - 1, accentLine, 1),
    el('path', { d: steps.join(''), fill: 'none', stroke: accent, 'stroke-width': 1.5, 'stroke-linejoin': 'round' }),
    el('circle', { cx: across(last), cy: up(values[last] ?? least), r: 3, fill: accent }),
  )
}
