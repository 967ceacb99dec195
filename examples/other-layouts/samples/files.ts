/** The short samples as text, Word and Excel, with their readings. Nothing is written here. */
import { excelFile, excelSheet } from '../../writing/excel.ts'
import { tidyJson } from '../../writing/json.ts'
import { addTable, TextPage } from '../../writing/text.ts'
import { heading, paragraph, wordFile, wordTable } from '../../writing/word.ts'
import { penmarrow, saxonhoe } from './headed-tables.ts'
import { eldergate, marchbury, thornwick } from './merged-columns.ts'
import { orrest, quillport, veldon } from './odd-headings.ts'
import { expectedOf, type Sample, tableOf } from './sample.ts'

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

/** Every file of the samples by its name, the same bytes each time. */
export async function sampleFiles(): Promise<[name: string, content: string | Uint8Array][]> {
  const files: [string, string | Uint8Array][] = []
  for (const sample of samples) {
    files.push([`${sample.name}.txt`, textOf(sample)])
    if (sample.twins.includes('docx')) files.push([`${sample.name}.docx`, await wordOf(sample)])
    if (sample.twins.includes('xlsx')) files.push([`${sample.name}.xlsx`, excelOf(sample)])
    files.push([`${sample.name}.expected.json`, tidyJson(expectedOf(sample))])
  }
  return files
}
