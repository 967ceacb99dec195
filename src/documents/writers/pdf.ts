/**
 * A report document as PDF: tagged, PDF/UA-1, through Typst. The report goes in as data (`report.typ` reads it with
 * `json`), so no word of it can be taken for code; nothing is read from disk or fetched while it is set.
 */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { printable } from '../../ui/charts/xml.ts'
import { accent, accentPale, ink, line, looks, muted } from '../../ui/palette.ts'
import { fontFamily, fontFiles } from './fonts.ts'
import {
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

const template = readFileSync(new URL('./report.typ', import.meta.url), 'utf8')

let compiler: NodeCompiler | undefined

/** The fonts are read once; an empty folder of its own is all that Typst may see of the disk. */
function typst(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: mkdtempSync(join(tmpdir(), 'upturn-typst-')),
    fontArgs: [{ fontBlobs: fontFiles() }],
  })
  return compiler
}

/**
 * The PDF. Same document, same bytes. A character that no font here has is printed as □, for PDF/UA allows no gap, and
 * the last page says so.
 */
export function writePdf(given: ReportDocument): Uint8Array {
  const document = withOrderlyHeadings(given)
  let missing = new Set<string>()
  // The first run says which characters cannot be printed; the second leaves them out.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      return compile(document, missing)
    } catch (error) {
      const more = unprintableIn(error)
      if (more.length === 0) throw new Error(`The PDF could not be set: ${complaintOf(error)}`, { cause: error })
      missing = missing.union(new Set(more))
    }
  }
  return compile(document, missing)
}

function compile(document: ReportDocument, missing: Set<string>): Uint8Array {
  const clean = (text: string): string => without(printable(text), missing)
  const charts = document.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))
  const pictures = Object.fromEntries(charts.map((chart) => [chart.id, clean(chart.svg)]))
  const inputs = {
    report: JSON.stringify(dataOf(document, clean, missing.size > 0)),
    pictures: JSON.stringify(pictures),
  }
  const pdf = typst().pdf({ mainFileContent: template, inputs }, { pdfStandard: 'ua-1' })
  typst().evictCache(10)
  return pdf
}

/** Typst names each such text in its complaint: `the text "中" could not be displayed`. */
function unprintableIn(error: unknown): string[] {
  const message = complaintOf(error)
  return [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].flatMap(([, text = '']) => {
    const unescaped = text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    return [...unescaped].filter((character) => !/[\w\s]/.test(character))
  })
}

/** The compiler puts its words in `message` or, for some faults, in `code`. */
function complaintOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? `${error.message} ${error.code}`.trim() : error.message
}

function without(text: string, missing: Set<string>): string {
  if (missing.size === 0) return text
  return Array.from(text, (character) => (missing.has(character) ? '□' : character)).join('')
}

type Clean = (text: string) => string

function dataOf(document: ReportDocument, clean: Clean, hasGaps: boolean): object {
  const [year = 2000, month = 1, day = 1] = document.date.split('-').map(Number)
  return {
    title: clean(document.title),
    subtitle: clean(document.subtitle ?? ''),
    footer: clean(document.footer ?? document.title),
    author: clean(document.author),
    date: [year, month, day],
    font: fontFamily,
    palette: { ink, muted, line, accent, ...looks },
    sections: sheetsOf(hasGaps ? withGapsTold(document.sections) : document.sections, clean),
  }
}

function withGapsTold(sections: ReportSection[]): ReportSection[] {
  const told: ReportBlock = {
    kind: 'paragraph',
    look: 'muted',
    text: 'A character shown as □ is not in the typeface of this PDF. The web page and the Word file have it.',
  }
  return [...sections, { landscape: sections.at(-1)?.landscape, blocks: [told] }]
}

/** Sections that share an orientation follow one another on the same pages. */
function sheetsOf(sections: ReportSection[], clean: Clean): object[] {
  const sheets: { landscape: boolean; parts: object[] }[] = []
  for (const section of sections) {
    const landscape = section.landscape ?? false
    const part = { newPage: section.newPage ?? false, blocks: section.blocks.map((block) => blockData(block, clean)) }
    const last = sheets.at(-1)
    if (last?.landscape === landscape) last.parts.push(part)
    else sheets.push({ landscape, parts: [part] })
  }
  return sheets
}

function blockData(block: ReportBlock, clean: Clean): object {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: clean(block.text) }
    case 'paragraph':
      return {
        kind: 'paragraph',
        look: block.look ?? 'normal',
        text: richData(block.text, clean, block.look === 'muted'),
      }
    case 'list':
      return { kind: 'list', items: block.items.map((item) => richData(item, clean)) }
    case 'table':
      return tableData(block, clean)
    case 'chart': {
      const { chart } = block
      const says = clean(chart.says)
      // Drawings are 640 wide and are set across an upright page, as in Word.
      const width = Math.min(1, chart.width / 640)
      return {
        kind: 'chart',
        id: chart.id,
        title: clean(chart.title),
        says,
        width,
        alt: `${clean(chart.title)}. ${says}`,
      }
    }
    case 'callout': {
      const colours = block.colour === 'plain' ? { ink: accent, paper: accentPale } : looks[block.colour]
      return {
        kind: 'callout',
        ink: colours.ink,
        paper: colours.paper,
        title: clean(block.title),
        text: richData(block.text, clean),
      }
    }
    case 'figures':
      return {
        kind: 'figures',
        items: block.items.map((item) => ({
          value: clean(item.value),
          label: clean(item.label),
          colour: item.colour ?? null,
        })),
      }
    case 'key':
      return tableData(
        {
          kind: 'table',
          name: 'Key to the colours',
          columns: [
            { heading: 'Shown as', width: 1.3 },
            { heading: 'What it means', width: 4 },
          ],
          rows: block.entries.map(({ colour, word, meaning }) => [[{ tag: colour, text: word }], meaning]),
        },
        clean,
      )
  }
}

function tableData(table: TableBlock, clean: Clean): object {
  return {
    kind: 'table',
    name: clean(table.name),
    captioned: table.captioned ?? false,
    rowHeadings: table.rowHeadings ?? false,
    columns: table.columns.map((column) => ({
      heading: clean(column.heading),
      width: column.width,
      right: column.align === 'right',
    })),
    rows: table.rows.map((row) => table.columns.map((_, i) => cellData(row[i] ?? '', clean))),
  }
}

function cellData(cell: TableCell, clean: Clean): object {
  const { paragraphs, bullets } = paragraphsOf(cell)
  const parts = paragraphs.map((text) => richData(text, clean))
  // A row that may not break must fit on one page.
  const short = parts.flat().reduce((sum, part) => sum + part.text.length, 0) < 900
  return { paragraphs: parts, bullets, short }
}

type InlineData = { kind: 'text' | 'strong' | 'muted' | 'tag'; text: string; colour?: string }

function richData(rich: Rich, clean: Clean, muted = false): InlineData[] {
  return inlinesOf(rich).map((inline) => {
    if (typeof inline === 'string') return { kind: muted ? 'muted' : 'text', text: unified(clean(inline)) }
    if ('tag' in inline) return { kind: 'tag', text: clean(inline.text), colour: inline.tag }
    return { kind: inline.look, text: unified(clean(inline.text)) }
  })
}

function unified(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
