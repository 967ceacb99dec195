/** A report document as HTML: a fragment for a page of ours, or a page that stands alone and needs nothing else. */
import { stateShape } from '../../ui/charts/svg.ts'
import { escapeXml } from '../../ui/charts/xml.ts'
import {
  accent,
  accentLine,
  accentPale,
  ink,
  line,
  looks,
  muted,
  type StateColour,
  stateColours,
  surface,
} from '../../ui/palette.ts'
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

/** The report without its title, its headings from `h2` down, for a page that has its own `h1`. */
export function htmlFragment(document: ReportDocument): string {
  const sections = withOrderlyHeadings(document).sections.filter((section) => !section.pagesOnly)
  return `<div class="up-report" lang="en-GB">${sections.map(sectionHtml).join('')}</div>`
}

/** The whole report as a file of its own: no script, nothing fetched. */
export function htmlPage(document: ReportDocument): string {
  const subtitle = document.subtitle ? `<p class="up-report-subtitle">${escapeXml(document.subtitle)}</p>` : ''
  const footer = document.footer ? `<footer><p>${escapeXml(document.footer)}</p></footer>` : ''
  return (
    '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<meta name="author" content="${escapeXml(document.author)}"><title>${escapeXml(document.title)}</title>` +
    `<style>${pageCss}${reportCss}</style></head><body><main><h1>${escapeXml(document.title)}</h1>${subtitle}` +
    `${htmlFragment(document)}</main>${footer}</body></html>\n`
  )
}

function sectionHtml(section: ReportSection): string {
  return `<section${section.newPage ? ' class="up-report-page"' : ''}>${section.blocks.map(blockHtml).join('')}</section>`
}

function blockHtml(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${escapeXml(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p${block.look ? ` class="up-report-${block.look}"` : ''}>${richHtml(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${richHtml(item)}</li>`).join('')}</ul>`
    case 'table':
      return tableHtml(block)
    case 'chart':
      return chartHtml(block)
    case 'callout':
      return `<div class="up-report-callout up-report-callout-${block.colour}"><p><strong>${escapeXml(block.title)}</strong></p><p>${richHtml(block.text)}</p></div>`
    case 'figures':
      return `<ul class="up-report-figures">${block.items.map(figureHtml).join('')}</ul>`
    case 'key':
      return `<dl class="up-report-key">${block.entries.map((entry) => `<div><dt>${tagHtml(entry.colour, entry.word)}</dt><dd>${escapeXml(entry.meaning)}</dd></div>`).join('')}</dl>`
  }
}

function figureHtml(item: { value: string; label: string; colour?: StateColour }): string {
  const colour = item.colour ? ` class="up-report-${item.colour}"` : ''
  return `<li${colour}><b>${escapeXml(item.value)}</b> ${escapeXml(item.label)}</li>`
}

function chartHtml({ chart }: Extract<ReportBlock, { kind: 'chart' }>): string {
  const table = tableHtml({
    kind: 'table',
    name: chart.title,
    columns: chart.table.headings.map((heading, i) => ({ heading, width: 1, align: i === 0 ? undefined : 'right' })),
    rows: chart.table.rows,
    rowHeadings: true,
  })
  return (
    `<figure class="up-report-chart"><figcaption><strong>${escapeXml(chart.title)}.</strong> ${escapeXml(chart.says)}</figcaption>` +
    `${chart.svg}<details><summary>The figures of this chart as a table</summary>${table}</details></figure>`
  )
}

function tableHtml(table: TableBlock): string {
  const heads = table.columns.map((column) => `<th scope="col"${alignOf(column)}>${escapeXml(column.heading)}</th>`)
  const rows = table.rows.map((row) => `<tr>${row.map((cell, i) => cellHtml(table, cell, i)).join('')}</tr>`)
  const caption = `<caption${table.captioned ? '' : ' class="up-report-hidden"'}>${escapeXml(table.name)}</caption>`
  // A wide table scrolls by itself, and can be reached by keyboard to do so.
  return (
    `<section class="up-report-scroll" tabindex="0" aria-label="${escapeXml(table.name)}">` +
    `<table>${caption}<thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`
  )
}

function cellHtml(table: TableBlock, cell: TableCell, index: number): string {
  const align = alignOf(table.columns[index])
  const inside = cellInside(cell)
  return index === 0 && table.rowHeadings ? `<th scope="row"${align}>${inside}</th>` : `<td${align}>${inside}</td>`
}

function cellInside(cell: TableCell): string {
  const { paragraphs, bullets } = paragraphsOf(cell)
  if (bullets) return `<ul>${paragraphs.map((text) => `<li>${richHtml(text)}</li>`).join('')}</ul>`
  if (paragraphs.length === 1) return richHtml(paragraphs[0] ?? '')
  return paragraphs.map((text) => `<p>${richHtml(text)}</p>`).join('')
}

function alignOf(column: { align?: 'right' } | undefined): string {
  return column?.align === 'right' ? ' class="up-report-number"' : ''
}

function richHtml(rich: Rich): string {
  return inlinesOf(rich).map(inlineHtml).join('')
}

function inlineHtml(inline: Inline): string {
  if (typeof inline === 'string') return withBreaks(inline)
  if ('tag' in inline) return tagHtml(inline.tag, inline.text)
  return inline.look === 'strong'
    ? `<strong>${withBreaks(inline.text)}</strong>`
    : `<span class="up-report-muted">${withBreaks(inline.text)}</span>`
}

function withBreaks(text: string): string {
  return escapeXml(text).replace(/\r?\n/g, '<br>')
}

function tagHtml(colour: StateColour, word: string): string {
  const shape = `<svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true" focusable="false">${stateShape(colour, 6, 6, 11)}</svg>`
  return `<span class="up-report-tag up-report-${colour}">${shape}${escapeXml(word)}</span>`
}

const states = stateColours
  .map((colour) => {
    const look = looks[colour]
    return `.up-report-${colour}{color:${look.ink}}.up-report-tag.up-report-${colour}{background:${look.paper}}.up-report-callout-${colour}{border-color:${look.ink};background:${look.paper}}`
  })
  .join('')

/** The look of a report, for a page that holds the fragment. */
export const reportCss = `
.up-report>section{margin:0 0 2.5rem}
.up-report-lead{font-size:1.35rem;line-height:1.4;max-width:34em}
.up-report-muted{color:${muted}}
.up-report p,.up-report>section>ul{max-width:44em}
.up-report-figures{display:flex;flex-wrap:wrap;gap:.75rem 2rem;list-style:none;padding:0;margin:1.25rem 0}
.up-report-figures b{display:block;font-size:1.9rem;line-height:1.1;font-variant-numeric:tabular-nums}
.up-report-figures li{max-width:9rem;font-size:.9rem}
.up-report-scroll{overflow-x:auto;margin:.75rem 0 1rem}
.up-report table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
.up-report caption{text-align:left;font-weight:600;padding-bottom:.4rem}
.up-report th,.up-report td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid ${line}}
.up-report thead th{border-bottom:2px solid ${accent}}
.up-report tbody th{font-weight:600}
.up-report td p,.up-report td ul{margin:0 0 .25rem}
.up-report td ul{padding-left:1.1em}
.up-report .up-report-number{text-align:right}
.up-report-tag{display:inline-flex;align-items:center;gap:.35em;padding:.05em .5em;border-radius:3px;font-weight:600;white-space:nowrap;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.up-report-chart{margin:0 0 2rem}
.up-report-chart figcaption{max-width:44em;margin-bottom:.75rem}
.up-report-chart>svg{display:block;width:100%;max-width:720px;height:auto}
.up-report-callout{border-left:5px solid ${accentLine};background:${accentPale};padding:.6rem 1rem;margin:1rem 0}
.up-report-callout p{margin:.15rem 0}
.up-report-key{display:grid;gap:.5rem;margin:0}
.up-report-key>div{display:grid;grid-template-columns:12rem 1fr;gap:1rem}
.up-report-key dd{margin:0;max-width:44em}
.up-report-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:40rem){.up-report-key>div{grid-template-columns:1fr;gap:.15rem}}
@media print{.up-report details{display:none}.up-report-page{break-before:page}.up-report tr{break-inside:avoid}.up-report-scroll{overflow:visible}}
${states}`

const pageCss = `
body{margin:0;color:${ink};background:#fff;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main,footer{max-width:62rem;margin:0 auto;padding:2rem 1.25rem}
footer{color:${muted};font-size:.85rem;border-top:1px solid ${line}}
h1{font-size:2rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.4rem;line-height:1.3;margin:2rem 0 .5rem}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
.up-report-subtitle{color:${muted};margin-top:0}
summary{cursor:pointer;color:${accent}}
:focus-visible{outline:3px solid ${accent};outline-offset:2px}
.up-report details{background:${surface};padding:.5rem .75rem;margin-top:.5rem}
`
