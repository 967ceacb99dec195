/**
 * The two signs of a process, drawn by ourselves: what the newest point is, and what the limits say of a target. Each
 * stands beside its words, so that it is hidden from assistive technology.
 */
import { accent, looks, muted, paper } from '../palette.ts'
import { el, rounded } from './svg.ts'

export type VariationSign = { kind: 'common' | 'improvement' | 'concern' | 'neutral'; side: 'high' | 'low' | null }
export type AssuranceSign = 'consistently passes' | 'consistently fails' | 'hit and miss'

const size = 32
const shape = { viewBox: `0 0 ${size} ${size}`, width: size, height: size, 'aria-hidden': 'true', focusable: 'false' }

const colours: Record<VariationSign['kind'], string> = {
  common: muted,
  improvement: looks.blue.ink,
  concern: looks.amber.ink,
  neutral: accent,
}

const ring = (stroke: string) => el('circle', { cx: 16, cy: 16, r: 14, fill: paper, stroke, 'stroke-width': 2.2 })

/** A ring with three dots in a line that rises, falls or goes on; the last one filled where it is special. */
export function variationIcon({ kind, side }: VariationSign): string {
  const colour = colours[kind]
  const tilt = side === 'high' ? -4.5 : side === 'low' ? 4.5 : 0
  const spots = [-7, 0, 7].map((x, at) => ({ x: 16 + x, y: 16 + (at - 1) * tilt }))
  const path = `M${spots.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join('L')}`
  return el(
    'svg',
    shape,
    ring(colour),
    el('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': 1.4 }),
    ...spots.map(({ x, y }, at) =>
      el('circle', { cx: x, cy: y, r: at === 2 && kind !== 'common' ? 4 : 2.2, fill: colour }),
    ),
  )
}

/** A ring with a tick, a cross, or a wave across a line. */
export function assuranceIcon(sign: AssuranceSign): string {
  const colour =
    sign === 'consistently passes' ? looks.blue.ink : sign === 'consistently fails' ? looks.amber.ink : muted
  const paths: Record<AssuranceSign, string> = {
    'consistently passes': 'M9.5 16.5l4.5 4.5 8.5-9.5',
    'consistently fails': 'M11 11l10 10M21 11l-10 10',
    'hit and miss': 'M7 16h18M8 20c3 0 3-8 8-8s5 8 8 8',
  }
  const path = { d: paths[sign], fill: 'none', stroke: colour, 'stroke-width': 2.2, 'stroke-linecap': 'round' }
  return el('svg', shape, ring(colour), el('path', path))
}
