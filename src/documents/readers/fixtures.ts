/** Word and Excel files written part by part, for tests: the library writers make none of the odd ones. */
import { zipSync } from 'fflate'
import { defaultLimits, type ReadContext } from './limits.ts'

export const context: ReadContext = { name: 'plan.docx', limits: defaultLimits }

const types = (main: string, part: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${main}"/></Types>`

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A relationships part; each is `[id, type, target]`, with `'External'` after that for one outside the file. */
export function relationships(...all: (readonly [string, string, string, 'External'?])[]): string {
  const each = all.map(
    ([id, type, target, mode]) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}

export function zipOf(parts: Record<string, string | Uint8Array>): Uint8Array {
  const encoder = new TextEncoder()
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? encoder.encode(part) : part]),
    ),
  )
}

/** A Word file with this in its body. `more` adds or replaces parts; `styles`, `numbering` and notes are found by name. */
export function wordFile(body: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const space =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:wps="s" xmlns:r="r"'
  const related = ['styles', 'numbering', 'footnotes', 'endnotes'].filter(
    (type) => more[`word/${type}.xml`] !== undefined,
  )
  return zipOf({
    '[Content_Types].xml': types(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      'word/document.xml',
    ),
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relationships(
      ...related.map((type, index) => [`rId${index + 1}`, type, `${type}.xml`] as const),
    ),
    'word/document.xml': `<w:document ${space}><w:body>${body}</w:body></w:document>`,
    ...more,
  })
}

/** An Excel file with one sheet, `Plan`, holding this. */
export function excelFile(sheet: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="r"'
  return zipOf({
    '[Content_Types].xml': types(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      'xl/workbook.xml',
    ),
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/_rels/workbook.xml.rels': relationships(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ...(more['xl/styles.xml'] ? [['rId2', 'styles', 'styles.xml'] as const] : []),
    ),
    'xl/workbook.xml': `<workbook ${space}><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${space}>${sheet}</worksheet>`,
    ...more,
  })
}

export const paragraph = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
export const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`
export const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`
export const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`
