/** Paragraphs and tables of a Word document as blocks, in reading order. */
import type { Block, Cell, CellLine, Paragraph, Row, Table } from '../../document.ts'
import { makeCell } from '../cells.ts'
import type { TableBudget } from '../limits.ts'
import { childOf, childrenOf, type XmlNode } from '../xml.ts'
import { type Inline, readInline, type Tally } from './inline.ts'
import type { ListLabel, Numbering } from './numbering.ts'
import { RowReader, type WordCell } from './rows.ts'
import { numberingOf, outlineLevel, type StyleFacts, type Styles, toggle } from './styles.ts'

export type WordParts = {
  styles: Styles
  numbering: Numbering
  /** Foot- and endnotes by `footnote 2`, `endnote 1`. */
  notes: Map<string, XmlNode>
  tally: Tally
  budget: TableBudget
}

/** Takes paragraphs and rows as they stream by. */
export class BodyReader {
  readonly blocks: Block[] = []
  readonly #parts: WordParts
  #paragraphs = 0
  #tables = 0
  #table: { block: Table; reader: RowReader } | null = null

  constructor(parts: WordParts) {
    this.#parts = parts
  }

  /** Block content of any kind: the body, a text box, a cell that only frames what is in it. */
  content(nodes: readonly XmlNode[]): void {
    for (const node of nodes) {
      if (node.name === 'p') this.paragraph(node)
      else if (node.name === 'tbl') this.#wholeTable(node)
      else if (wrappers.has(node.name)) this.content(childrenOf(node))
    }
  }

  paragraph(node: XmlNode): void {
    const read = readParagraph(node, this.#parts)
    this.#paragraphs += 1
    const at = { paragraph: this.#paragraphs }
    const { label, level, inline } = read
    if (level > 0 && inline.text.trim() !== '') {
      this.blocks.push({ kind: 'heading', level, text: labelled(label, oneLine(inline.text)), at })
    } else if (label && inline.text.trim() !== '') {
      const item = { depth: label.depth, marker: label.text }
      this.blocks.push({ kind: 'paragraph', text: labelled(label, oneLine(inline.text)), at, item })
    } else {
      for (const line of inline.text.split('\n')) {
        const text = line.trim()
        if (text !== '') this.blocks.push(plainParagraph(text, at))
      }
    }
    for (const box of inline.boxes) this.content(childrenOf(box))
    for (const note of inline.notes) this.content(childrenOf(this.#parts.notes.get(note)))
  }

  startTable(): void {
    this.#tables += 1
    const block: Table = { kind: 'table', rows: [], at: { table: this.#tables } }
    this.#table = { block, reader: new RowReader() }
  }

  row(node: XmlNode): void {
    if (!this.#table) this.startTable()
    const framed = framedContent(node)
    if (framed) {
      this.endTable()
      this.content(framed)
      this.startTable()
      return
    }
    const table = this.#table
    if (!table) return
    const at = { table: this.#tables, row: table.block.rows.length + 1 }
    const cells: Cell[] = []
    const found = table.reader.read(node)
    if (!found) {
      this.#parts.tally.deleted += 1
      return
    }
    for (const one of found.cells) {
      const { lines, bold } = cellLines(one, this.#parts)
      const owner = one.continues
      if (owner) extendCell(owner, lines)
      else cells.push(this.#cell(one, lines, bold, at))
    }
    this.#parts.budget.take(cells.length)
    const row: Row = { cells, at }
    if (found.header) row.header = true
    table.block.rows.push(row)
  }

  endTable(): void {
    const table = this.#table
    this.#table = null
    if (!table) return
    if (table.block.rows.length > 0) this.blocks.push(table.block)
    else this.#tables -= 1
  }

  #cell(one: WordCell, lines: CellLine[], bold: boolean, at: { table: number; row: number }): Cell {
    const place = { ...at, cell: one.column + 1 }
    const cell = makeCell(lines, one.column, place, { columns: one.columns, rows: 1 })
    if (bold) cell.bold = true
    one.opens?.(cell)
    return cell
  }

  #wholeTable(node: XmlNode): void {
    const outer = this.#table
    this.startTable()
    for (const row of rowsOf(node)) this.row(row)
    this.endTable()
    this.#table = outer
  }
}

const wrappers = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag'])

function plainParagraph(text: string, at: { paragraph: number }): Paragraph {
  return { kind: 'paragraph', text, at }
}

/** The words that a merged-away cell still holds are not lost: they join the cell that covers it. */
function extendCell(owner: Cell, lines: readonly CellLine[]): void {
  owner.rowSpan += 1
  if (lines.length === 0) return
  owner.lines.push(...lines)
  owner.text = owner.lines.map((line) => line.text).join('\n')
}

type ReadParagraph = { inline: Inline; label: ListLabel | null; level: number }

function readParagraph(node: XmlNode, parts: WordParts): ReadParagraph {
  const properties = childOf(node, 'pPr')
  const style = childOf(properties, 'pStyle')?.attributes.val
  const facts = parts.styles.paragraph(style)
  const inline = readInline(node, facts, parts.styles, parts.tally)
  const removed = toggle(childOf(properties, 'rPr'), 'del') === true && inline.text === ''
  const label = removed ? null : listLabel(properties, style, facts, parts.numbering)
  return { inline, label, level: outlineLevel(properties) ?? facts.level }
}

function listLabel(
  properties: XmlNode | undefined,
  style: string | undefined,
  facts: StyleFacts,
  numbering: Numbering,
): ListLabel | null {
  const own = numberingOf(properties)
  const list = own?.list ?? facts.numbering?.list
  if (list === undefined || list === '0') return null
  return numbering.next(list, own?.depth ?? facts.numbering?.depth ?? numbering.depthOfStyle(list, style))
}

/** A number is put before the words, as it is printed; a bullet is not. */
function labelled(label: ListLabel | null, text: string): string {
  return label && !label.bullet ? `${label.text} ${text}` : text
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function cellLines(cell: WordCell, parts: WordParts): { lines: CellLine[]; bold: boolean } {
  const lines: CellLine[] = []
  const letters = { all: 0, bold: 0 }
  addLines(cell.content, lines, letters, parts)
  return { lines, bold: letters.all > 0 && letters.all === letters.bold }
}

function addLines(
  nodes: readonly XmlNode[],
  lines: CellLine[],
  letters: { all: number; bold: number },
  parts: WordParts,
): void {
  for (const node of nodes) {
    if (node.name === 'p') addParagraph(node, lines, letters, parts)
    else if (node.name === 'tbl') lines.push(...innerTableLines(node, parts))
    else if (wrappers.has(node.name)) addLines(childrenOf(node), lines, letters, parts)
  }
}

function addParagraph(
  node: XmlNode,
  lines: CellLine[],
  letters: { all: number; bold: number },
  parts: WordParts,
): void {
  const { inline, label } = readParagraph(node, parts)
  letters.all += inline.letters
  letters.bold += inline.boldLetters
  const texts = inline.text
    .split('\n')
    .map(oneLine)
    .filter((text) => text !== '')
  texts.forEach((text, index) => {
    lines.push(label && index === 0 ? { text: labelled(label, text), item: true } : { text })
  })
  for (const box of inline.boxes) addLines(childrenOf(box), lines, letters, parts)
  for (const note of inline.notes) addLines(childrenOf(parts.notes.get(note)), lines, letters, parts)
}

/** A table inside a cell: a line for each of its rows, so that no word is lost and rows stay apart. */
function innerTableLines(table: XmlNode, parts: WordParts): CellLine[] {
  const reader = new RowReader()
  return rowsOf(table).flatMap((row) => {
    const cells = reader.read(row)?.cells ?? []
    const words = cells.map((cell) =>
      cellLines(cell, parts)
        .lines.map((line) => line.text)
        .join(' '),
    )
    const text = words.filter((one) => one !== '').join(' — ')
    return text === '' ? [] : [{ text }]
  })
}

function rowsOf(table: XmlNode): XmlNode[] {
  return childrenOf(table).flatMap((node) => {
    if (node.name === 'tr') return [node]
    return wrappers.has(node.name) ? rowsOf(node) : []
  })
}

/** A row of one cell around a real table is a frame: what is in it is read as if the frame were not there. */
function framedContent(row: XmlNode): XmlNode[] | null {
  const cells = childrenOf(row, 'tc')
  const [only] = cells
  if (!only || cells.length > 1) return null
  const real = childrenOf(only, 'tbl').some((table) => {
    const rows = rowsOf(table)
    return rows.length > 1 && rows.some((inner) => childrenOf(inner, 'tc').length > 1)
  })
  return real ? childrenOf(only) : null
}
