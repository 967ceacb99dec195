/** A report document as a Word file: real heading styles, header rows that repeat, alternative text, en-GB. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  TableCell as WordCell,
} from 'docx'
import type { Chart } from '../../ui/charts/svg.ts'
import { printable } from '../../ui/charts/xml.ts'
import { accent, accentPale, line, looks, muted, type StateColour } from '../../ui/palette.ts'
import { type CustomPart, finishPackage } from './docx-package.ts'
import { wordStyles } from './docx-styles.ts'
import { pngOfSvg } from './raster.ts'
import {
  type Inline,
  inlinesOf,
  paragraphsOf,
  type ReportBlock,
  type ReportDocument,
  type ReportSection,
  type Rich,
  type TableBlock,
  type TableCell,
  withOrderlyHeadings,
} from './report-document.ts'

/** Twentieths of a point, as Word counts. */
const page = { short: 11_906, long: 16_838, margin: 1_077 }
const textWidth = { portrait: page.short - 2 * page.margin, landscape: page.long - 2 * page.margin }

/** Pixels for each unit of a drawing, in the picture that Word falls back to: 144 to the inch. */
const pictureScale = 1.5

type Pictures = Map<Chart, Uint8Array>
/** What a block needs to know of the page it stands on, and the names of the tables so far. */
type Context = { width: number; pictures: Pictures; tableNames: string[] }

/** The Word file. Same document, same bytes. `custom` is carried inside and not shown. */
export async function writeDocx(given: ReportDocument, custom?: CustomPart): Promise<Uint8Array> {
  const document = withOrderlyHeadings(given)
  const pictures = await drawPictures(document)
  const tableNames: string[] = []
  const groups = byOrientation(document.sections)
  const sections = groups.map((group, i): ISectionOptions => {
    const landscape = group[0]?.landscape === true
    const context = { width: landscape ? textWidth.landscape : textWidth.portrait, pictures, tableNames }
    const body = group.flatMap((section, j) => sectionParts(section, j > 0 && section.newPage === true, context))
    return {
      properties: { page: pageShape(landscape) },
      footers: { default: footerOf(document, context.width) },
      children: [...(i === 0 ? titleParts(document) : []), ...body],
    }
  })
  const word = new Document({
    title: printable(document.title),
    creator: printable(document.author),
    description: printable(document.subtitle ?? ''),
    styles: wordStyles,
    numbering: { config: [bullets] },
    sections,
  })
  return finishPackage(await Packer.toBuffer(word), document.date, tableNames, custom)
}

async function drawPictures(document: ReportDocument): Promise<Pictures> {
  const blocks = document.sections.flatMap((section) => section.blocks)
  const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
  const drawn = charts.map(async (chart): Promise<[Chart, Uint8Array]> => {
    return [chart, await pngOfSvg(chart.svg, Math.round(chart.width * pictureScale))]
  })
  return new Map(await Promise.all(drawn))
}

/** Sections that share an orientation follow one another in one Word section. */
function byOrientation(sections: ReportSection[]): ReportSection[][] {
  const groups: ReportSection[][] = []
  for (const section of sections) {
    const last = groups.at(-1)
    if (last && (last[0]?.landscape ?? false) === (section.landscape ?? false)) last.push(section)
    else groups.push([section])
  }
  return groups
}

function pageShape(landscape: boolean) {
  const margin = { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin, footer: 560 }
  // The library turns the page itself: it wants the short side first.
  const orientation = landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  return { size: { width: page.short, height: page.long, orientation }, margin }
}

function titleParts(document: ReportDocument): Paragraph[] {
  const title = new Paragraph({ heading: HeadingLevel.TITLE, children: runs(document.title) })
  if (!document.subtitle) return [title]
  return [title, new Paragraph({ style: 'Subtitle', children: runs(document.subtitle) })]
}

function footerOf(document: ReportDocument, width: number): Footer {
  const words = printable(document.footer ?? document.title)
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          new TextRun(words),
          new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}

type Part = Paragraph | Table

function sectionParts(section: ReportSection, newPage: boolean, context: Context): Part[] {
  const [first, ...rest] = section.blocks
  if (first === undefined) return []
  const breaks = newPage && first.kind !== 'heading' ? [new Paragraph({ children: [new PageBreak()] })] : []
  return [
    ...breaks,
    ...blockParts(first, context, newPage),
    ...rest.flatMap((block) => blockParts(block, context, false)),
  ]
}

const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const

function blockParts(block: ReportBlock, context: Context, newPage: boolean): Part[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({ heading: headingLevels[block.level], pageBreakBefore: newPage, children: runs(block.text) }),
      ]
    case 'paragraph':
      return [
        new Paragraph({
          style: block.look === 'lead' ? 'Lead' : undefined,
          children: runs(mutedIf(block.text, block.look)),
        }),
      ]
    case 'list':
      return block.items.map((item) => new Paragraph({ ...bullet, children: runs(item) }))
    case 'table':
      return tableParts(block, context)
    case 'chart':
      return chartParts(block.chart, context)
    case 'callout':
      return calloutParts(block)
    case 'figures':
      return figuresParts(block.items, context)
    case 'key':
      return tableParts(keyTable(block.entries), context)
  }
}

function mutedIf(text: Rich, look: 'lead' | 'muted' | undefined): Rich {
  return look === 'muted'
    ? inlinesOf(text).map((it) => (typeof it === 'string' ? { text: it, look: 'muted' } : it))
    : text
}

function tableParts(table: TableBlock, context: Context): Part[] {
  const shares = table.columns.reduce((sum, column) => sum + column.width, 0)
  const widths = table.columns.map((column) => Math.floor((column.width / shares) * context.width))
  const align = table.columns.map((column) => (column.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT))
  const heading = table.columns.map((column, i) =>
    wordCell(
      [new Paragraph({ style: 'TableHeading', alignment: align[i], children: runs(column.heading) })],
      widths[i] ?? 0,
      'heading',
    ),
  )
  const rows = table.rows.map((row) => {
    const cells = table.columns.map((_, i) => {
      const strong = i === 0 && table.rowHeadings === true
      return wordCell(cellParagraphs(row[i] ?? '', align[i], strong), widths[i] ?? 0, 'row')
    })
    return new TableRow({ cantSplit: isShort(row), children: cells })
  })
  const made = wordTable([new TableRow({ tableHeader: true, cantSplit: true, children: heading }), ...rows], widths)
  const above = table.captioned ? [new Paragraph({ style: 'Caption', keepNext: true, children: runs(table.name) })] : []
  context.tableNames.push(printable(table.name))
  // Word runs two tables together where nothing stands between them.
  return [...above, made, new Paragraph({ style: 'AfterTable', children: [] })]
}

/** A row that may not break over pages must fit on one. */
function isShort(row: TableCell[]): boolean {
  return row.every((cell) => paragraphsOf(cell).paragraphs.reduce((sum, text) => sum + lengthOf(text), 0) < 900)
}

function lengthOf(text: Rich): number {
  return inlinesOf(text).reduce(
    (sum, inline) => sum + (typeof inline === 'string' ? inline.length : inline.text.length),
    0,
  )
}

function wordTable(rows: TableRow[], widths: number[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 50, bottom: 50, left: 60, right: 90 },
    borders: { top: none, left: none, right: none, bottom: none, insideHorizontal: none, insideVertical: none },
  })
}

function wordCell(children: Paragraph[], width: number, look: 'heading' | 'row' | 'figure'): WordCell {
  const below =
    look === 'heading'
      ? { style: BorderStyle.SINGLE, size: 10, color: bare(accent) }
      : { style: BorderStyle.SINGLE, size: 4, color: bare(line) }
  return new WordCell({
    children,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: look === 'heading' ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
    borders: look === 'figure' ? undefined : { bottom: below },
  })
}

function cellParagraphs(cell: TableCell, alignment: IParagraphOptions['alignment'], strong: boolean): Paragraph[] {
  const { paragraphs, bullets: bulleted } = paragraphsOf(cell)
  return paragraphs.map(
    (text) =>
      new Paragraph({
        style: 'TableText',
        alignment,
        ...(bulleted ? bullet : {}),
        children: runs(
          strong ? inlinesOf(text).map((it) => (typeof it === 'string' ? { text: it, look: 'strong' } : it)) : text,
        ),
      }),
  )
}

function chartParts(chart: Chart, context: Context): Part[] {
  const png = context.pictures.get(chart)
  if (!png) throw new Error(`The chart ${chart.id} was not drawn`)
  // Word measures pictures in pixels of 1/96 inch; 15 twentieths of a point make one.
  const scale = Math.min(1, context.width / 15 / chart.width)
  const transformation = { width: Math.round(chart.width * scale), height: Math.round(chart.height * scale) }
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(chart.svg),
    transformation,
    altText: { name: chart.id, title: printable(chart.title), description: printable(`${chart.title}. ${chart.says}`) },
    fallback: { type: 'png', data: png },
  })
  const caption: Inline[] = [{ text: `${chart.title}. `, look: 'strong' }, chart.says]
  return [
    new Paragraph({ keepNext: true, spacing: { before: 160 }, children: runs(caption) }),
    new Paragraph({ spacing: { after: 200 }, children: [image] }),
  ]
}

function calloutParts(block: Extract<ReportBlock, { kind: 'callout' }>): Part[] {
  const ink = block.colour === 'plain' ? accent : looks[block.colour].ink
  const fill = block.colour === 'plain' ? accentPale : looks[block.colour].paper
  const shared: IParagraphOptions = {
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: bare(fill) },
    border: { left: { style: BorderStyle.SINGLE, size: 36, space: 8, color: bare(ink) } },
    indent: { left: 200 },
  }
  return [
    new Paragraph({
      ...shared,
      keepNext: true,
      spacing: { before: 120, after: 0 },
      children: runs([{ text: block.title, look: 'strong' }]),
    }),
    new Paragraph({ ...shared, spacing: { after: 160 }, children: runs(block.text) }),
  ]
}

/** What is counted as the header row, the numbers large below: a table that reads as one. */
function figuresParts(items: Extract<ReportBlock, { kind: 'figures' }>['items'], context: Context): Part[] {
  if (items.length === 0) return []
  // A column is as wide as the longest word over it needs: Word breaks words, not lines, where it is narrower.
  const shares = items.map((item) => Math.max(9, ...item.label.split(' ').map((word) => word.length + 2)))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((share / all) * context.width))
  const labels = items.map((item, i) =>
    wordCell([new Paragraph({ style: 'FigureLabel', children: runs(item.label) })], widths[i] ?? 0, 'figure'),
  )
  const values = items.map((item, i) => {
    const color = item.colour ? bare(looks[item.colour].ink) : undefined
    const run = new TextRun({ text: printable(item.value), color })
    return wordCell([new Paragraph({ style: 'Figure', children: [run] })], widths[i] ?? 0, 'figure')
  })
  context.tableNames.push('Headline counts')
  const rows = [
    new TableRow({ tableHeader: true, cantSplit: true, children: labels }),
    new TableRow({ cantSplit: true, children: values }),
  ]
  return [wordTable(rows, widths), new Paragraph({ style: 'AfterTable', children: [] })]
}

function keyTable(entries: { colour: StateColour; word: string; meaning: string }[]): TableBlock {
  return {
    kind: 'table',
    name: 'Key to the colours',
    columns: [
      { heading: 'Shown as', width: 1.3 },
      { heading: 'What it means', width: 4 },
    ],
    rows: entries.map(({ colour, word, meaning }) => [[{ tag: colour, text: word }], meaning]),
  }
}

/** A text as Word runs, each line feed a line break. */
function runs(rich: Rich): TextRun[] {
  return inlinesOf(rich).flatMap((inline) => {
    if (typeof inline !== 'string' && 'tag' in inline) return [tagRun(inline.tag, inline.text)]
    const text = printable(typeof inline === 'string' ? inline : inline.text)
    const look = typeof inline === 'string' ? {} : inline.look === 'strong' ? { bold: true } : { color: bare(muted) }
    return text.split(/\r\n|\n|\r/).map((part, i) => new TextRun({ ...look, text: part, break: i > 0 ? 1 : undefined }))
  })
}

const shapes: Record<StateColour, string> = { red: '■', amber: '▲', green: '●', blue: '◆', grey: '○' }

function tagRun(colour: StateColour, word: string): TextRun {
  const look = looks[colour]
  return new TextRun({
    // No-break spaces keep shape and word on one line and give the tint its margins.
    text: `\u00a0${shapes[colour]}\u00a0${printable(word).replaceAll(' ', '\u00a0')}\u00a0`,
    bold: true,
    color: bare(look.ink),
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: bare(look.paper) },
  })
}

const bullets = {
  reference: 'bullets',
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 220, hanging: 220 } } },
    },
  ],
}
const bullet = { numbering: { reference: 'bullets', level: 0 } }

/** Word writes colours without the hash. */
function bare(colour: string): string {
  return colour.slice(1).toUpperCase()
}
