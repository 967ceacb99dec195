/**
 * What a report says, without how any format says it: headings, prose, tables, charts, callouts. It holds plain text
 * only; each writer (HTML, Word, PDF) escapes for itself. A line feed in a text is a line break.
 */

import type { Chart } from '../../ui/charts/svg.ts'
import type { StateColour } from '../../ui/palette.ts'

/** A stretch of text: plain, strong, muted, or a state's word with its shape and colour. */
export type Inline = string | { text: string; look: 'strong' | 'muted' } | { text: string; tag: StateColour }

export type Rich = string | Inline[]

/** One paragraph, or several, as bullets where `bullets` is true. */
export type TableCell = Rich | { paragraphs: Rich[]; bullets?: boolean }

export type TableColumn = {
  heading: string
  /** Share of the table's width, beside the other columns' shares. */
  width: number
  align?: 'right'
}

export type TableBlock = {
  kind: 'table'
  /** What the table holds; read out before it, printed above it where `captioned`. */
  name: string
  captioned?: boolean
  columns: TableColumn[]
  rows: TableCell[][]
  /** The first cell of each row names the row. */
  rowHeadings?: boolean
}

export type ReportBlock =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: Rich; look?: 'lead' | 'muted' }
  | { kind: 'list'; items: Rich[] }
  | TableBlock
  | { kind: 'chart'; chart: Chart }
  | { kind: 'callout'; colour: StateColour | 'plain'; title: string; text: Rich }
  /** A few large numbers in a row, each with what it counts. */
  | { kind: 'figures'; items: { value: string; label: string; colour?: StateColour }[] }
  /** What each colour means. */
  | { kind: 'key'; entries: { colour: StateColour; word: string; meaning: string }[] }

export type ReportSection = {
  blocks: ReportBlock[]
  /** Begins on a new page where there are pages. */
  newPage?: boolean
  /** Wide tables: the pages of this section lie on their side. */
  landscape?: boolean
  /** Left out of HTML, which has the same elsewhere (the figures beside each chart). */
  pagesOnly?: boolean
}

export type ReportDocument = {
  title: string
  /** A line under the title: whose, as at when. */
  subtitle?: string
  /** Said small at the foot of each page, before the page number. */
  footer?: string
  author: string
  /** `YYYY-MM-DD`: the day the file says it was made, so that the same report is the same file. */
  date: string
  sections: ReportSection[]
}

/** A chart's figures as a table. */
export function chartTable(chart: Chart): TableBlock {
  const columns = chart.table.headings.map(
    (heading, i): TableColumn => (i === 0 ? { heading, width: 3 } : { heading, width: 1.3, align: 'right' }),
  )
  return { kind: 'table', name: chart.title, captioned: true, columns, rows: chart.table.rows, rowHeadings: true }
}

/** Headings in order: none is more than one level below the last, as PDF/UA and WCAG ask; the first is level 1. */
export function withOrderlyHeadings(document: ReportDocument): ReportDocument {
  let last = 0
  const orderly = (block: ReportBlock): ReportBlock => {
    if (block.kind !== 'heading') return block
    const level = Math.min(block.level, last + 1)
    last = level
    return { ...block, level: level === 1 ? 1 : level === 2 ? 2 : level === 3 ? 3 : 4 }
  }
  return {
    ...document,
    sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.map(orderly) })),
  }
}

/** A cell as its paragraphs, at least one. */
export function paragraphsOf(cell: TableCell): { paragraphs: Rich[]; bullets: boolean } {
  if (typeof cell === 'string' || Array.isArray(cell)) return { paragraphs: [cell], bullets: false }
  if (cell.paragraphs.length === 0) return { paragraphs: [''], bullets: false }
  return { paragraphs: cell.paragraphs, bullets: cell.bullets ?? false }
}

export function inlinesOf(rich: Rich): Inline[] {
  return typeof rich === 'string' ? [rich] : rich
}
