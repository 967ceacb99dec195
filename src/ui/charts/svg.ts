/**
 * What every drawing is made of. Only what browsers, Word, LibreOffice, Typst and resvg all draw alike: no CSS, no
 * patterns, no clipping, no filters; hatching is plain lines.
 */
import { accent, type Look, looks, muted, paper, type StateColour } from '../palette.ts'
import { escapeXml } from './xml.ts'

/** A drawing with everything that must stand beside it. */
export type Chart = {
  /** Unique on its page; the ids in the drawing begin with it. */
  id: string
  title: string
  /** What it shows, in a sentence: the caption, and the text alternative. */
  says: string
  svg: string
  width: number
  height: number
  /** The same figures for reading. */
  table: { headings: string[]; rows: string[][] }
}

/** What the maker of a report calls a chart, where it knows better than the drawing does. */
export type ChartNames = { id?: string; title?: string; says?: string }

type Attributes = Record<string, string | number | undefined>

/** One element as text. Attribute values are escaped; children are drawings already. */
export function el(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(String(value))}"`)
  const inside = children.join('')
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

export type TextStyle = { size?: number; fill?: string; weight?: number; anchor?: 'start' | 'middle' | 'end' }

/** A line of text with its baseline at `y`. */
export function label(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { size = 12, fill, weight, anchor } = style
  return el('text', { x, y, 'font-size': size, fill, 'font-weight': weight, 'text-anchor': anchor }, escapeXml(text))
}

export function rule(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string {
  return el('path', {
    d: `M${rounded(x1)} ${rounded(y1)}L${rounded(x2)} ${rounded(y2)}`,
    stroke,
    'stroke-width': width,
  })
}

/** The finished drawing: sans-serif, scalable, with a title and a description that assistive technology reads. */
export function drawing(chart: Omit<Chart, 'svg'>, ...parts: string[]): Chart {
  const { id, width, height, title, says } = chart
  const svg = el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      width: rounded(width),
      height: rounded(height),
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-family': "Arial, Helvetica, 'Source Sans 3', sans-serif",
      fill: '#16181d',
    },
    el('title', { id: `${id}-title` }, escapeXml(title)),
    el('desc', { id: `${id}-desc` }, escapeXml(says)),
    ...parts,
  )
  return { ...chart, svg }
}

/** A bar filled in the way of its state, so that it can be told from the others in grey. */
export function stateBar(colour: StateColour, x: number, y: number, width: number, height: number): string {
  const look = looks[colour]
  if (width <= 0) return ''
  const ground = el('rect', { x, y, width, height, fill: groundOf(look), stroke: look.ink, 'stroke-width': 0.8 })
  if (look.fill === 'hatched') return ground + hatching(x, y, width, height, look.ink)
  if (look.fill === 'dotted') return ground + dots(x, y, width, height)
  return ground
}

function groundOf(look: Look): string {
  if (look.fill === 'solid' || look.fill === 'dotted') return look.ink
  return look.fill === 'empty' ? paper : look.paper
}

/** Slanting lines inside a box, worked out here because not every program can clip. */
export function hatching(x: number, y: number, width: number, height: number, stroke: string, step = 5): string {
  const lines: string[] = []
  for (let offset = step; offset < width + height; offset += step) {
    const top = offset <= width ? [x + offset, y] : [x + width, y + offset - width]
    const bottom = offset <= height ? [x, y + offset] : [x + offset - height, y + height]
    lines.push(`M${top.map(rounded).join(' ')}L${bottom.map(rounded).join(' ')}`)
  }
  return el('path', { d: lines.join(''), stroke, 'stroke-width': 0.8, fill: 'none' })
}

function dots(x: number, y: number, width: number, height: number): string {
  const marks: string[] = []
  for (let across = 4; across < width - 2; across += 6) {
    for (let down = 4; down < height - 2; down += 6) {
      marks.push(`M${rounded(x + across)} ${rounded(y + down)}h1.4v1.4h-1.4z`)
    }
  }
  return marks.length === 0 ? '' : el('path', { d: marks.join(''), fill: paper })
}

/** The shape that goes with a state, `size` across, centred on a point. */
export function stateShape(colour: StateColour, cx: number, cy: number, size = 10): string {
  const { shape, ink } = looks[colour]
  const half = size / 2
  const [l, r, t, b] = [cx - half, cx + half, cy - half, cy + half].map(rounded)
  if (shape === 'square') return el('rect', { x: cx - half, y: cy - half, width: size, height: size, fill: ink })
  if (shape === 'triangle') return el('path', { d: `M${rounded(cx)} ${t}L${r} ${b}L${l} ${b}z`, fill: ink })
  if (shape === 'circle') return el('circle', { cx, cy, r: half, fill: ink })
  if (shape === 'diamond')
    return el('path', {
      d: `M${rounded(cx)} ${t}L${r} ${rounded(cy)}L${rounded(cx)} ${b}L${l} ${rounded(cy)}z`,
      fill: ink,
    })
  return el('circle', { cx, cy, r: half - 1, fill: 'none', stroke: ink, 'stroke-width': 1.8 })
}

/** A mark in the accent colour for a reference line, with its word above. */
export function markedLine(x: number, top: number, bottom: number, word: string): string {
  return (
    rule(x, top, x, bottom, accent, 1.5) +
    label(x, top - 4, word, { size: 11, fill: accent, weight: 600, anchor: 'middle' })
  )
}

/** The width of an average letter, as a share of its size; Arial's is a little less. */
const letter = 0.5

/** Roughly how wide a text is; a little generous, because the font is not known here. */
export function textWidth(text: string, size: number): number {
  return text.length * size * letter
}

/** Text cut at a word so that it fits, with an ellipsis. */
export function fitted(text: string, width: number, size: number): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (textWidth(plain, size) <= width) return plain
  const most = Math.max(1, Math.floor(width / (size * letter)) - 1)
  const cut = plain.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:.-]+$/, '')}…`
}

/** Text over at most `lines` lines; the last is cut where there is more. */
export function wrapped(text: string, width: number, size: number, lines: number): string[] {
  const words = text.replace(/\s+/g, ' ').trim().split(' ')
  const made: string[] = []
  let line = ''
  while (words.length > 0 && made.length < lines - 1) {
    const next = line === '' ? (words[0] ?? '') : `${line} ${words[0]}`
    if (line !== '' && textWidth(next, size) > width) {
      made.push(line)
      line = ''
    } else {
      line = next
      words.shift()
    }
  }
  const rest = [line, ...words].filter((part) => part !== '').join(' ')
  if (rest !== '' || made.length === 0) made.push(fitted(rest, width, size))
  return made
}

/** A row's name, over two lines at most, centred on `cy`. */
export function rowName(x: number, cy: number, text: string, width: number): string {
  const parts = wrapped(text, width, 12, 2)
  const first = cy + 4 - (parts.length - 1) * 7
  return parts.map((part, i) => label(x, first + i * 14, part)).join('')
}

/** The line that says a chart has nothing to draw. */
export function nothingToDraw(width: number, words: string): string {
  return label(width / 2, 34, words, { size: 13, fill: muted, anchor: 'middle' })
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
