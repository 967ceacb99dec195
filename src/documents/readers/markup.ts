/**
 * HTML that other programs leave inside plain text: `<p>`, `<ul>`, `<li>`, `<br>`, `<u>`, `&amp;`. Only what is certainly
 * a tag counts as one, so `<5%`, `a < b` and `<insert name>` stay words. A tag never survives; a word always does.
 */
import type { CellLine } from '../document.ts'

/** Names that are English words too (`<address>`, `<title>`, `<time>`) are left out: in a plan they are gaps to fill in. */
const inlineTags = 'a abbr b big em font i ins del img kbd small span strike strong sub sup tt u wbr'
const lineTags =
  'body blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 head hr html iframe li meta ol p pre script style svg table tbody td tfoot th thead tr ul'

const bareAttribute = String.raw`(?:async|checked|compact|defer|disabled|hidden|nowrap|reversed|selected)(?![\w-])`
const attribute = String.raw`\s+(?:[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=]+)|${bareAttribute})`
/** A certain tag: a name that HTML knows, then nothing or whole attributes. */
export const markupTag = new RegExp(
  String.raw`<(/?)(${`${inlineTags} ${lineTags}`.split(' ').join('|')})(?:${attribute})*\s*/?>`,
  'gi',
)

const inline = new Set(inlineTags.split(' '))
const itemBullet = /(?:^|\s)[•·▪▫■□●○◦‣⁃∙➢►\uf0b7\uf0a7](?=\s|$)/u
const itemBullets = new RegExp(itemBullet.source, 'gu')
const leadingBullet = /^[•·▪▫■□●○◦‣⁃∙➢►\uf0b7\uf0a7]\s*/u

/** True where a text holds something that `markupLines` would change. */
export function hasMarkup(text: string): boolean {
  return /<\/?[a-z]/i.test(text) || /&#?\w+;/.test(text) || itemBullet.test(text)
}

/** The lines of a cell's text: one for each paragraph, line break and list item, with tags and bullets taken off. */
export function markupLines(text: string): CellLine[] {
  if (!hasMarkup(text)) return plainLines(text)
  const reader = new LineReader()
  let from = 0
  for (const tag of text.matchAll(markupTag)) {
    reader.text(text.slice(from, tag.index))
    reader.tag((tag[2] ?? '').toLowerCase(), tag[1] === '/')
    from = tag.index + tag[0].length
  }
  reader.text(text.slice(from))
  return reader.lines()
}

/** A text in one line without its tags: for paragraphs and headings. */
export function markupText(text: string): string {
  if (!hasMarkup(text)) return text.trim()
  return markupLines(text)
    .map((line) => line.text)
    .join(' ')
}

function plainLines(text: string): CellLine[] {
  return text
    .split('\n')
    .map((line) => ({ text: line.trim() }))
    .filter((line) => line.text !== '')
}

/** Collects lines while tags go by. In a list that has lost its `<li>`, bullets tell the items apart. */
class LineReader {
  readonly #lines: CellLine[] = []
  #open = ''
  #lists = 0
  #insideItem = false
  /** Whether the open line is a list item: the first line after `<li>`, or any line of a list that has lost its `<li>`. */
  #item = false

  text(raw: string): void {
    this.#open += raw
  }

  tag(name: string, closing: boolean): void {
    if (inline.has(name)) return
    if (name === 'td' || name === 'th') this.#open += closing ? ' ' : ''
    else if (name === 'ul' || name === 'ol') this.#list(closing)
    else if (name === 'li') this.#listItem(closing)
    else if (this.#end()) this.#item = this.#lists > 0 && !this.#insideItem
  }

  lines(): CellLine[] {
    this.#end()
    return this.#lines
  }

  #list(closing: boolean): void {
    this.#end()
    this.#lists = Math.max(0, this.#lists + (closing ? -1 : 1))
    this.#insideItem = false
    this.#item = this.#lists > 0
  }

  #listItem(closing: boolean): void {
    this.#end()
    this.#insideItem = !closing
    this.#item = !closing || this.#lists > 0
  }

  /** Ends the open line; false where it held nothing, so that `<li><p>` is still an item. */
  #end(): boolean {
    const text = decodeEntities(this.#open).replace(/[ \u00a0]+/g, ' ')
    this.#open = ''
    const lines = splitItems(text, this.#item)
    this.#lines.push(...lines)
    return lines.length > 0
  }
}

function splitItems(text: string, item: boolean): CellLine[] {
  const lines: CellLine[] = []
  for (const printed of text.split('\n')) {
    const line = printed.trim()
    if (line === '') continue
    if (item) for (const part of listParts(line)) lines.push({ text: part, item: true })
    else lines.push(...bulletLines(line))
  }
  return lines
}

/** Words inside a list: each bullet, or each `o` where the list starts with one, begins an item. */
function listParts(line: string): string[] {
  const parts = /^o\s/.test(line) ? line.split(/\s(?=o\s)/) : line.split(itemBullets)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** Words outside a list: a line that starts with a bullet is a run of items; one with bullets further on starts as text. */
function bulletLines(line: string): CellLine[] {
  const starts = leadingBullet.test(line)
  const marks = [...line.matchAll(/[•▪●\uf0b7\uf0a7]/gu)].length
  if (!starts && marks < 2) return [{ text: line }]
  const [first = '', ...rest] = line.split(itemBullets).map((part) => part.trim())
  const items = rest.filter((part) => part !== '').map((part) => ({ text: part, item: true }))
  return first === '' ? items : [starts ? { text: first, item: true } : { text: first }, ...items]
}

/** Entities that turn up in text copied from web pages. Others stay as printed. */
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  pound: '£',
  euro: '€',
  sect: '§',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  times: '×',
  le: '≤',
  ge: '≥',
  eacute: 'é',
  egrave: 'è',
  aacute: 'á',
  agrave: 'à',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  ccedil: 'ç',
  ntilde: 'ñ',
}

/** `&amp;` as `&`, `&#163;` and `&#xA3;` as `£`. What is no entity stays. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+\d*));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}
