/** Lines beside the values of a run chart: the level that is asked for, in steps or on a slope, and what others reach. */
import { ink, muted, paper } from '../palette.ts'
import { el, label, rounded, textWidth } from './svg.ts'

export type BesidePlace = {
  value: number
  /** As it is printed. */
  words: string
  /** It is reached on a slope from the place before; otherwise by a step half-way between the two. */
  slopes?: boolean
  /** A level is due here. */
  due?: boolean
}

export type BesideLine = {
  /** Heading of its column in the table. */
  name: string
  /** Printed at its end. */
  endsWith: string
  look: 'asked' | 'others'
  /** One for each point; null where there is none. */
  places: readonly (BesidePlace | null)[]
}

type Scale = (value: number) => number

const looks = {
  asked: { stroke: ink, 'stroke-width': 1.4, 'stroke-dasharray': undefined },
  others: { stroke: muted, 'stroke-width': 1.2, 'stroke-dasharray': '2 3' },
} as const

/** Values that the vertical axis has to have room for. */
export const besideValues = (lines: readonly BesideLine[]): number[] =>
  lines.flatMap(({ places }) => places.flatMap((place) => place?.value ?? []))

/** @param edges left and right of the drawing: the level of a first or last period goes on half a period, but not beyond */
export function drawBeside(
  lines: readonly BesideLine[],
  across: Scale,
  up: Scale,
  edges: { left: number; right: number },
): string {
  const half = (across(1) - across(0)) / 2
  const before = (x: number) => Math.max(edges.left, x - half)
  const after = (x: number) => Math.min(edges.right, x + half)
  return lines.map(({ look, places }) => drawOne(look, places, { across, up, before, after })).join('')
}

type Scales = { across: Scale; up: Scale; before: Scale; after: Scale }

function drawOne(look: BesideLine['look'], places: BesideLine['places'], scales: Scales): string {
  const { across, up, before, after } = scales
  const steps = places.map((place, at) => {
    if (place === null) return ''
    const [x, y] = [across(at), up(place.value)]
    const joined = places[at - 1] != null
    const upTo = places[at + 1] == null ? after(x) : x
    if (!joined) return `M${rounded(before(x))} ${rounded(y)}H${rounded(upTo)}`
    return place.slopes
      ? `L${rounded(x)} ${rounded(y)}H${rounded(upTo)}`
      : `H${rounded(before(x))}V${rounded(y)}H${rounded(upTo)}`
  })
  const marks = places.map((place, at) =>
    place?.due
      ? el('circle', { cx: across(at), cy: up(place.value), r: 4, fill: paper, stroke: ink, 'stroke-width': 1.6 })
      : '',
  )
  return el('path', { d: steps.join(''), fill: 'none', ...looks[look] }) + marks.join('')
}

/** Room that one line of letters takes. */
const tall = 14

type Plane = { across: Scale; up: Scale; right: number }
type Spot = { x: number; y: number }

/**
 * The name of each line at its end: as near above or below it as nothing stands in its way, no value, no line between two,
 * no other name.
 */
export function nameBeside(lines: readonly BesideLine[], { across, up, right }: Plane, spots: readonly Spot[]): string {
  const ends = lines.flatMap((line) => {
    const at = line.places.findLastIndex((place) => place !== null)
    const place = line.places[at]
    return place == null ? [] : [{ line, x: Math.min(right, across(at) + 6), end: up(place.value) }]
  })
  const taken: number[] = []
  return ends
    .toSorted((a, b) => b.end - a.end)
    .map(({ line, x, end }) => {
      const inTheWay = (y: number) =>
        spots.filter((spot) => spot.x > x - wideOf(line) - 6 && spot.x < x + 6 && Math.abs(spot.y - (y - 4)) < tall)
          .length + taken.filter((other) => Math.abs(other - y) < tall).length
      const places = [0, 1, 2, 3].flatMap((lines) => [end - 10 - lines * tall, end + 19 + lines * tall])
      const y = places.toSorted((a, b) => inTheWay(a) - inTheWay(b))[0] ?? end
      taken.push(y)
      return named(line, x, y)
    })
    .join('')
}

const wideOf = ({ endsWith }: BesideLine) => textWidth(endsWith, 11) + 6

/** On a ground of its own, so that it can be read over other lines. */
function named(line: BesideLine, x: number, y: number): string {
  const { look, endsWith } = line
  const wide = wideOf(line)
  const ground = { x: x - wide, y: y - 10, width: wide + 2, height: 13, fill: paper, 'fill-opacity': 0.85 }
  const style = {
    size: 11,
    fill: look === 'asked' ? ink : muted,
    anchor: 'end',
    weight: look === 'asked' ? 600 : 400,
  } as const
  return el('rect', ground) + label(x, y, endsWith, style)
}
