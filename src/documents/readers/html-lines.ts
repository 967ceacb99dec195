/** The lines of a stretch of HTML: what a reader sees as one line, paragraph, heading or list item. */
import { defaultTreeAdapter as adapter } from 'parse5'
import { listNumber } from './cells.ts'
import { attributeOf, type HtmlElement, type HtmlNode } from './html-tree.ts'

export type HtmlLine = {
  text: string
  /** 0 where it is no heading. */
  level: number
  item: { depth: number; marker: string | null } | null
  /** Every letter of it is bold. */
  bold: boolean
}

export type LineSink = {
  line(line: HtmlLine): void
  table(element: HtmlElement): void
  skipped(name: string): void
  title(words: string): void
}

const inlineNames = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output q ruby rt rp s samp small span strike strong sub sup time tt u var wbr o:p st1:date st1:place svg g text tspan math'.split(
    ' ',
  ),
)
const skippedNames = new Set('script style template iframe object embed frame noframes link meta base'.split(' '))
const listNames = new Set(['ul', 'ol', 'dir', 'menu'])
const wordBullet = /^[•·▪▫■□●○◦‣§\uf0b7\uf0a7oØü]\s+/u

/** Walks nodes in order and hands each line and table to the sink. */
export function walkHtml(nodes: readonly HtmlNode[], sink: LineSink): void {
  const walker = new LineWalker(sink)
  walker.nodes(nodes)
  walker.end()
}

type ListLevel = { numbered: boolean; format: string; next: number }

class LineWalker {
  #text = ''
  #boldLetters = 0
  #letters = 0
  #level = 0
  #bold = 0
  #kept = 0
  readonly #lists: ListLevel[] = []
  #marker: { depth: number; marker: string | null } | null = null
  readonly #sink: LineSink

  constructor(sink: LineSink) {
    this.#sink = sink
  }

  nodes(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) {
      if (adapter.isTextNode(node)) this.#words(node.value)
      else if (adapter.isElementNode(node)) this.#element(node)
    }
  }

  #words(value: string): void {
    const plain = value.replaceAll('\u00ad', '')
    this.#text += this.#kept > 0 ? plain : plain.replace(/[ \t\n\f\r]+/g, ' ')
    const letters = plain.replace(/\s+/g, '').length
    this.#letters += letters
    if (this.#bold > 0) this.#boldLetters += letters
  }

  #element(element: HtmlElement): void {
    const name = element.tagName
    if (skippedNames.has(name)) this.#sink.skipped(name)
    else if (name === 'title') this.#sink.title(wordsIn(element))
    else if (name === 'br') this.end()
    else if (name === 'table') this.#table(element)
    else if (listNames.has(name)) this.#list(element)
    else if (inlineNames.has(name)) this.#styled(element)
    else this.#block(element)
  }

  #table(element: HtmlElement): void {
    this.end()
    this.#sink.table(element)
  }

  #styled(element: HtmlElement): void {
    const bold = isBold(element) ? 1 : 0
    this.#bold += bold
    this.nodes(element.childNodes)
    this.#bold -= bold
  }

  #block(element: HtmlElement): void {
    const name = element.tagName
    this.end()
    if (name === 'li') this.#marker = this.#nextMarker(element)
    else if (isWordItem(element)) this.#marker = { depth: wordDepth(element), marker: null }
    const level = /^h([1-6])$/.exec(name)?.[1]
    if (level) this.#level = Number(level)
    const kept = name === 'pre' || name === 'textarea' ? 1 : 0
    this.#kept += kept
    if (name === 'input') this.#words(attributeOf(element, 'value') ?? '')
    else this.#styled(element)
    this.end()
    this.#kept -= kept
    if (level) this.#level = 0
    if (name === 'li') this.#marker = null
  }

  #list(element: HtmlElement): void {
    this.end()
    const numbered = element.tagName === 'ol'
    const start = Number.parseInt(attributeOf(element, 'start') ?? '1', 10)
    this.#lists.push({ numbered, format: listFormat(element), next: Number.isNaN(start) ? 1 : start })
    this.nodes(element.childNodes)
    this.end()
    this.#lists.pop()
  }

  #nextMarker(element: HtmlElement): { depth: number; marker: string | null } {
    const list = this.#lists.at(-1)
    const depth = Math.max(1, this.#lists.length)
    if (!list?.numbered) return { depth, marker: '•' }
    const value = Number.parseInt(attributeOf(element, 'value') ?? '', 10)
    if (!Number.isNaN(value)) list.next = value
    const marker = `${listNumber(list.next, list.format)}.`
    list.next += 1
    return { depth, marker }
  }

  /** Ends the open line and hands it on; an empty one leaves the marker for what follows. */
  end(): void {
    for (const part of this.#text.split('\n')) this.#hand(part.replace(/[ \u00a0\t]+/g, ' ').trim())
    this.#text = ''
    this.#letters = 0
    this.#boldLetters = 0
  }

  #hand(text: string): void {
    if (text === '') return
    const item = this.#marker
    this.#marker = null
    const bold = this.#letters > 0 && this.#boldLetters === this.#letters
    this.#sink.line({ text: itemText(text, item), level: this.#level, item, bold })
  }
}

/** A number is part of an item's words, for other text may refer to it; a bullet is not. */
function itemText(text: string, item: { marker: string | null } | null): string {
  if (!item) return text
  if (item.marker === null || item.marker === '•') {
    const printed = item.marker === null ? wordBullet.exec(text)?.[0] : undefined
    if (item.marker === null) item.marker = printed?.trim() ?? /^\(?\w{1,5}[.)]/.exec(text)?.[0] ?? null
    return printed ? text.slice(printed.length) : text
  }
  return `${item.marker} ${text}`
}

function listFormat(element: HtmlElement): string {
  const type = attributeOf(element, 'type') ?? ''
  const style = /list-style(?:-type)?:\s*([\w-]+)/.exec(attributeOf(element, 'style') ?? '')?.[1] ?? ''
  if (type === 'a' || /lower-(alpha|latin)/.test(style)) return 'lowerLetter'
  if (type === 'A' || /upper-(alpha|latin)/.test(style)) return 'upperLetter'
  if (type === 'i' || style === 'lower-roman') return 'lowerRoman'
  if (type === 'I' || style === 'upper-roman') return 'upperRoman'
  return 'decimal'
}

/** Word saves a list item as a paragraph whose style names the list. */
function isWordItem(element: HtmlElement): boolean {
  return element.tagName === 'p' && /mso-list:\s*(?!none|ignore)/i.test(attributeOf(element, 'style') ?? '')
}

function wordDepth(element: HtmlElement): number {
  return Number(/level(\d)/.exec(attributeOf(element, 'style') ?? '')?.[1] ?? 1)
}

function isBold(element: HtmlElement): boolean {
  if (/^(?:b|strong|th|h[1-6])$/.test(element.tagName)) return true
  return /font-weight:\s*(?:bold|[6-9]00)/i.test(attributeOf(element, 'style') ?? '')
}

function wordsIn(element: HtmlElement): string {
  return element.childNodes.map((node) => (adapter.isTextNode(node) ? node.value : '')).join('')
}
