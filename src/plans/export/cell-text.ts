/**
 * How a plan's values stand in one cell of a sheet, so that a person can read and edit them and they read back the same.
 * Lists have one item a line; a further line of the same item begins with `↳`. A backslash protects what would be read
 * otherwise; it shows up only in odd text.
 */
import type { Place } from '../../documents/document.ts'
import type { Lead } from '../plan.ts'

/** In a cell of its own: the thing is there and empty. An empty cell means that it is not there. */
const presentButEmpty = '\\-'

// What XML or UTF-8 cannot hold, what Excel reads as its own escape (_x000D_), and the return that XML would change.
const unsafe = /(\\*)(u[0-9a-f]{4}|(?![\t\n])\p{Cc}|[\ufeff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|\p{Surrogate})/gu

/** Text that any sheet holds: unsafe characters become `\u000d`; a backslash that could be taken for one is doubled. */
export function encodeText(text: string): string {
  return text.replace(unsafe, (_, slashes: string, rest: string) => {
    const written = rest.length > 1 ? rest : `\\u${rest.charCodeAt(0).toString(16).padStart(4, '0')}`
    return slashes + slashes + written
  })
}

export function decodeText(cell: string): string {
  return cell.replace(/(\\+)u([0-9a-f]{4})/g, (_, slashes: string, hex: string) => {
    const kept = '\\'.repeat(Math.floor(slashes.length / 2))
    return kept + (slashes.length % 2 === 1 ? String.fromCharCode(Number.parseInt(hex, 16)) : `u${hex}`)
  })
}

/** Text that may be missing: `null` is an empty cell, so empty text needs its mark. */
export function encodeOptionalText(text: string | null): string {
  if (text === null) return ''
  if (text === '') return presentButEmpty
  return /^\\+-$/.test(text) ? `\\${text}` : encodeText(text)
}

export function decodeOptionalText(cell: string): string | null {
  if (cell === '') return null
  if (cell === presentButEmpty) return ''
  return /^\\+-$/.test(cell) ? cell.slice(1) : decodeText(cell)
}

/** One item a line. `null` is an empty cell; an empty list is one too, unless `optional` tells the two apart. */
export function encodeList(items: readonly string[] | null, optional: boolean): string {
  if (items === null) return ''
  if (items.length === 0) return optional ? presentButEmpty : ''
  return items.map(encodeItem).join('\n')
}

export function decodeList(cell: string, optional: boolean): string[] | null {
  if (cell === '') return optional ? null : []
  if (cell === presentButEmpty) return []
  const items: string[] = []
  for (const line of cell.split(/\r?\n/)) {
    if (line.startsWith('↳') && items.length > 0) items.push(`${items.pop()}\n${line.replace(/^↳ ?/, '')}`)
    else if (line !== '') items.push(line.startsWith('\\') ? line.slice(1) : line)
  }
  return items.map(decodeText)
}

function encodeItem(item: string): string {
  const [first = '', ...more] = encodeText(item).split('\n')
  const start = first === '' || /^[\\↳]/.test(first) ? `\\${first}` : first
  return [start, ...more.map((line) => `↳ ${line}`)].join('\n')
}

/** `Heading: text`, the heading's own colons protected. */
export function encodePair(heading: string, text: string): string {
  return `${heading.replace(/[\\:]/g, '\\$&')}: ${text}`
}

/** Without a colon the whole is text, as when a person has typed a line of their own. */
export function decodePair(item: string): [heading: string, text: string] {
  const [whole, heading = ''] = /^((?:[^\\:]|\\[\s\S])*): ?/.exec(item) ?? ['']
  return [heading.replace(/\\([\s\S])/g, '$1'), item.slice(whole.length)]
}

const leadMarks = ['post', 'person', 'body', 'inherited', 'not inherited', 'vacant', 'not vacant']
const markedName = new RegExp(`^([\\s\\S]*) \\[((?:${leadMarks.join('|')})?(?:, (?:${leadMarks.join('|')}))*)\\]$`)

/** `Head of Service [post, inherited]`. A name that itself ends like that gets an empty pair of brackets. */
export function encodeLead(lead: Lead): string {
  const marks: string[] = lead.kind ? [lead.kind] : []
  if (lead.inherited !== undefined) marks.push(lead.inherited ? 'inherited' : 'not inherited')
  if (lead.vacant !== undefined) marks.push(lead.vacant ? 'vacant' : 'not vacant')
  return marks.length > 0 || markedName.test(lead.name) ? `${lead.name} [${marks.join(', ')}]` : lead.name
}

export function decodeLead(item: string): Lead {
  const match = markedName.exec(item)
  if (!match) return { name: item }
  const lead: Lead = { name: match[1] ?? '' }
  for (const mark of (match[2] ?? '').split(', ')) {
    if (mark === 'post' || mark === 'person' || mark === 'body') lead.kind = mark
    else if (mark.endsWith('inherited')) lead.inherited = mark === 'inherited'
    else if (mark.endsWith('vacant')) lead.vacant = mark === 'vacant'
  }
  return lead
}

const placeParts = ['page', 'table', 'row', 'paragraph', 'line'] as const

/** `table 2; row 5; cell B7; sheet Plan`; the sheet comes last, so that its name may hold anything. */
export function encodePlace(place: Place): string {
  const parts = placeParts.flatMap((part) => (place[part] === undefined ? [] : [`${part} ${place[part]}`]))
  if (place.cell !== undefined) parts.push(`cell ${encodeCell(place.cell)}`)
  if (place.sheet !== undefined) parts.push(`sheet ${place.sheet}`)
  return parts.join('; ')
}

function encodeCell(cell: string | number): string {
  return typeof cell === 'number' || /^[A-Z]+\d+$/.test(cell) ? String(cell) : JSON.stringify(cell)
}

/** The place as far as it can be understood: it says where words stood, so a part that a person has changed is no fault. */
export function decodePlace(text: string): Place {
  const place: Place = {}
  let rest = text
  while (rest !== '') {
    const sheet = /^sheet ([\s\S]*)$/.exec(rest)
    if (sheet) return { ...place, sheet: sheet[1] ?? '' }
    const part = /^(page|table|row|paragraph|line|cell) (\d+|[A-Z]+\d+|"(?:[^"\\]|\\.)*")(?:; ?|$)/.exec(rest)
    if (!part) return place
    setPart(place, part[1] ?? '', part[2] ?? '')
    rest = rest.slice(part[0].length)
  }
  return place
}

function setPart(place: Place, name: string, value: string): void {
  if (name === 'cell') {
    place.cell = value.startsWith('"') ? String(JSON.parse(value)) : /^\d+$/.test(value) ? Number(value) : value
    return
  }
  const part = placeParts.find((known) => known === name)
  if (part && /^\d+$/.test(value)) place[part] = Number(value)
}
