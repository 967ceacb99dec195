/** The short samples as text, Word and Excel, with their readings. Nothing is written here. */
import { excelFile, excelSheet } from '../../writing/excel.ts'
import { tidyJson } from '../../writing/json.ts'
import { addTable, TextPage } from '../../writing/text.ts'
import { heading, paragraph, wordFile, wordTable } from '../../writing/word.ts'
import { penmarrow, saxonhoe } from './headed-tables.ts'
import { eldergate, marchbury, thornwick } from './merged-columns.ts'
import { orrest, quillport, veldon } from './odd-headings.ts'
import { expectedOf, type Sample, type SampleTable, tableOf } from './sample.ts'

const samples: Sample[] = [penmarrow, saxonhoe, thornwick, eldergate, marchbury, quillport, veldon, orrest]

function textOf({ title, blocks }: Sample): string {
  const page = new TextPage()
  page.add(title)
  page.add()
  for (const block of blocks) {
    if ('columns' in block) addTable(page, tableOf(block))
    else {
      page.add('heading' in block ? block.heading : block.text)
      page.add()
    }
  }
  return page.toString()
}

const wordOf = ({ title, authority, blocks }: Sample): Promise<Uint8Array> =>
  wordFile(title, authority, [
    heading(title, 1),
    ...blocks.map((block) => {
      if ('columns' in block) return wordTable(tableOf(block))
      return 'heading' in block ? heading(block.heading, block.level) : paragraph(block.text)
    }),
  ])

function excelOf({ title, blocks }: Sample): Uint8Array {
  const tables = blocks.flatMap((block) => ('columns' in block ? [tableOf(block)] : []))
  const widths = tables[0]?.heading.map(() => 24) ?? []
  const above = [title, ...blocks.flatMap((block) => ('text' in block ? [block.text] : []))]
  return excelFile(title, [{ name: 'Plan', sheet: excelSheet(tables, widths, above) }])
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A table as a web page prints it: merged cells span the rows they stand for. */
function htmlTable({ columns, rows }: SampleTable): string {
  const cell = (text: string, row: number, column: number) => {
    let span = 1
    while (rows[row + span]?.[column] === '^') span++
    const lines = text.split('\n').map(escaped)
    const words = lines.length > 1 ? `<ul>${lines.map((item) => `<li>${item}</li>`).join('')}</ul>` : lines[0]
    return text === '^' ? '' : `<td${span > 1 ? ` rowspan="${span}"` : ''}>${words}</td>`
  }
  const body = rows.map((cells, row) => `<tr>${cells.map((text, column) => cell(text, row, column)).join('')}</tr>`)
  const head = `<tr>${columns.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')}</tr>`
  return `<table>\n<thead>${head}</thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
}

function htmlOf({ title, blocks }: Sample): string {
  const parts = blocks.map((block) => {
    if ('columns' in block) return htmlTable(block)
    return 'heading' in block
      ? `<h${block.level}>${escaped(block.heading)}</h${block.level}>`
      : `<p>${escaped(block.text)}</p>`
  })
  const head = `<head><meta charset="utf-8"><title>${escaped(title)}</title></head>`
  return `<!doctype html>\n<html lang="en">\n${head}\n<body>\n<h1>${escaped(title)}</h1>\n${parts.join('\n')}\n</body>\n</html>\n`
}

/** Every file of the samples by its name, the same bytes each time. */
export async function sampleFiles(): Promise<[name: string, content: string | Uint8Array][]> {
  const files: [string, string | Uint8Array][] = []
  for (const sample of samples) {
    files.push([`${sample.name}.txt`, textOf(sample)])
    if (sample.twins.includes('docx')) files.push([`${sample.name}.docx`, await wordOf(sample)])
    if (sample.twins.includes('html')) files.push([`${sample.name}.html`, htmlOf(sample)])
    if (sample.twins.includes('xlsx')) files.push([`${sample.name}.xlsx`, excelOf(sample)])
    files.push([`${sample.name}.expected.json`, tidyJson(expectedOf(sample))])
  }
  return files
}
