/** Web pages, and what Word and Outlook save as one: headings, paragraphs, lists and tables. Scripts and styles are no words. */
import { defaultTreeAdapter as adapter, parse } from 'parse5'
import type { Block, SourceDocument, Warning } from '../document.ts'
import { UnreadableFile } from '../document.ts'
import { type HtmlLine, walkHtml } from './html-lines.ts'
import { cellsOf, isLayoutTable, readHtmlTable, tableRows } from './html-table.ts'
import type { HtmlElement, HtmlNode } from './html-tree.ts'
import { type ReadContext, TableBudget } from './limits.ts'

/** The blocks of a page in reading order, with its title. */
export function readHtml(
  text: string,
  context: ReadContext,
): Pick<SourceDocument, 'blocks' | 'warnings' | 'properties'> {
  const page = parse(text, { scriptingEnabled: false })
  checkDepth(page.childNodes, context)
  const builder = new PageBuilder(context)
  builder.read(page.childNodes)
  const title = builder.title.replace(/\s+/g, ' ').trim()
  return { blocks: builder.blocks, warnings: builder.warnings(), properties: title === '' ? {} : { title } }
}

class PageBuilder {
  readonly blocks: Block[] = []
  title = ''
  #paragraphs = 0
  #tables = 0
  #left = new Map<string, number>()
  readonly #budget: TableBudget

  constructor(context: ReadContext) {
    this.#budget = new TableBudget(context)
  }

  read(nodes: readonly HtmlNode[]): void {
    walkHtml(nodes, {
      table: (element) => this.#table(element),
      line: (line) => this.#line(line),
      skipped: (name) => this.#left.set(name, (this.#left.get(name) ?? 0) + 1),
      title: (words) => {
        this.title ||= words
      },
    })
  }

  #line(line: HtmlLine): void {
    this.#paragraphs += 1
    const at = { paragraph: this.#paragraphs }
    if (line.level > 0) this.blocks.push({ kind: 'heading', level: line.level, text: line.text, at })
    else if (line.item) this.blocks.push({ kind: 'paragraph', text: line.text, at, item: line.item })
    else this.blocks.push({ kind: 'paragraph', text: line.text, at })
  }

  #table(element: HtmlElement): void {
    if (isLayoutTable(element)) {
      for (const row of tableRows(element)) for (const cell of cellsOf(row.element)) this.read(cell.childNodes)
      return
    }
    const caption = element.childNodes.filter((node) => node.nodeName === 'caption')
    this.read(caption)
    const number = this.#tables + 1
    const rows = readHtmlTable(element, number, this.#budget)
    if (rows.length === 0) return
    this.#tables = number
    this.blocks.push({ kind: 'table', rows, at: { table: number } })
  }

  warnings(): Warning[] {
    const warnings: Warning[] = []
    const scripts = (this.#left.get('script') ?? 0) > 0
    if (scripts)
      warnings.push({ code: 'html.scripts', message: 'The page holds scripts; they were left out and not run.' })
    const frames = ['iframe', 'object', 'embed', 'frame'].some((name) => this.#left.has(name))
    if (frames) {
      warnings.push({
        code: 'html.frames',
        message: 'The page shows other pages or files inside it; they were not fetched, so their words are missing.',
      })
    }
    return warnings
  }
}

/** The tree is walked by recursion, so its depth is checked first, without recursion. */
function checkDepth(nodes: readonly HtmlNode[], { limits, name }: ReadContext): void {
  let level: HtmlElement[] = nodes.filter((node) => adapter.isElementNode(node))
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limits.depth) {
      throw new UnreadableFile(
        'html.too-deep',
        `“${name}” nests its parts more than ${limits.depth} deep, which no plan does. Open it in a browser, copy the plan into Word and hand that in.`,
      )
    }
    const next: HtmlElement[] = []
    for (const element of level)
      for (const child of element.childNodes) if (adapter.isElementNode(child)) next.push(child)
    level = next
  }
}
