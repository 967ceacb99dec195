/**
 * A workbook, written as its own XML: the readers' library cannot freeze a header, set a style or say "this is text"
 * when it writes, and all three matter here. Same input, same bytes.
 */
import { escapeXml } from '../../ui/charts/xml.ts'
import { zipOf } from './zip.ts'

/** Text, a number, a calendar day (`YYYY-MM-DD`), or nothing. */
export type SheetCell = string | number | { date: string } | null

export type SheetColumn = {
  heading: string
  width: number
  kind: 'text' | 'number' | 'date'
  /** Meant to be filled in: its heading and cells have a colour of their own. */
  editable?: boolean
  /** A list to choose from, in each cell of it; Excel refuses anything else. No commas, 255 characters together. */
  choices?: readonly string[]
}

export type Sheet = { name: string; columns: SheetColumn[]; rows: SheetCell[][] }

/** Excel takes no more characters than this in one cell. */
export const longestCell = 32_767

const style = { normal: 0, heading: 1, text: 2, number: 3, date: 4, guarded: 5 }
/** The same five for columns that are filled in come after them. */
const editableFrom = 5
const columnStyle = { text: style.text, number: style.number, date: style.date }
const styleIn = (column: SheetColumn | undefined, usual: number) => usual + (column?.editable ? editableFrom : 0)
const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/**
 * A workbook with one sheet each: headings in a frozen first row that repeats in print, filters, text that wraps, real
 * dates. Every string is stored as text, so `=1+1` stays `=1+1`.
 */
export function writeXlsx(sheets: Sheet[], title: string): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([
      ['officeDocument', 'xl/workbook.xml'],
      ['metadata/core-properties', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreProperties(title),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
  }
  for (const [i, sheet] of sheets.entries()) files[`xl/worksheets/sheet${i + 1}.xml`] = worksheet(sheet, i === 0)
  const entries = Object.entries(files).map(([name, text]) => [name, Buffer.from(xmlHead + text)] as const)
  return zipOf(Object.fromEntries(entries))
}

/** Excel's number for a day, or null for one it cannot hold as a date: it believes in 29 February 1900. */
export function serialOfDate(date: string): number | null {
  const days = (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
  return Number.isInteger(days) && days > 60 ? days : null
}

/** The day of an Excel number; the time of day is left out. */
export function dateOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function worksheet(sheet: Sheet, selected: boolean): string {
  const last = `${columnLetters(sheet.columns.length - 1)}${sheet.rows.length + 1}`
  const columns = sheet.columns.map(
    (column, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${column.width}" style="${columnStyle[column.kind]}" customWidth="1"/>`,
  )
  const headings = sheet.columns.map((column, i) =>
    textCell(`${columnLetters(i)}1`, column.heading, styleIn(column, style.heading)),
  )
  const rows = sheet.rows.map((row, r) => {
    const cells = row.map((value, c) => cellXml(`${columnLetters(c)}${r + 2}`, value, sheet.columns[c]))
    return `<row r="${r + 2}">${cells.join('')}</row>`
  })
  return (
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}"/>` +
    `<sheetViews><sheetView workbookViewId="0"${selected ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
    `<cols>${columns.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>${rows.join('')}</sheetData>` +
    `<autoFilter ref="A1:${last}"/>${validations(sheet)}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
  )
}

function cellXml(place: string, value: SheetCell, column: SheetColumn | undefined): string {
  const as = (usual: number) => styleIn(column, usual)
  if (value === null || value === '') {
    // An empty cell that is to be filled in has its colour all the same.
    return column?.editable ? `<c r="${place}" s="${as(columnStyle[column.kind])}"/>` : ''
  }
  if (typeof value === 'number') return `<c r="${place}" s="${as(style.number)}"><v>${value}</v></c>`
  if (typeof value === 'string') {
    return textCell(place, value, as(/^[=+\-@\t'’]/.test(value) ? style.guarded : style.text))
  }
  const serial = serialOfDate(value.date)
  return serial === null
    ? textCell(place, value.date, as(style.text))
    : `<c r="${place}" s="${as(style.date)}"><v>${serial}</v></c>`
}

/** The lists to choose from, each for every row of its column. */
function validations({ columns, rows }: Sheet): string {
  const lists = columns.flatMap(({ choices }, i) => {
    if (choices === undefined || rows.length === 0) return []
    const range = `${columnLetters(i)}2:${columnLetters(i)}${rows.length + 1}`
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>"${escapeXml(choices.join(','))}"</formula1></dataValidation>`
  })
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

function textCell(place: string, text: string, cellStyle: number): string {
  return `<c r="${place}" s="${cellStyle}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

function workbook(sheets: Sheet[]): string {
  const list = sheets.map(
    (sheet, i) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  const titles = sheets.map(
    (sheet, i) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escapeXml(sheet.name.replaceAll("'", "''"))}'!$1:$1</definedName>`,
  )
  return `<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

function relationships(targets: [string, string][]): string {
  const list = targets.map(([type, target], i) => {
    const base = type.startsWith('metadata/') ? packageRelations : officeRelations
    return `<Relationship Id="rId${i + 1}" Type="${base}/${type}" Target="${target}"/>`
  })
  return `<Relationships xmlns="${packageRelations}">${list.join('')}</Relationships>`
}

function contentTypes(sheets: number): string {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const parts = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
  )
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>` +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
    `${parts.join('')}</Types>`
  )
}

function coreProperties(title: string): string {
  return (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>' +
    `${escapeXml(title)}</dc:title><dc:creator>Upturn</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`
  )
}

const wrap = '<alignment vertical="top" wrapText="1"/>'

const solid = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`

/** Heading, text (@), number, date, text that a person's edit must not turn into a formula: on a ground of their own. */
function cellStyles(headingFill: number, fill: number): string {
  const filled = fill === 0 ? '' : ' applyFill="1"'
  const xf = (format: number, more: string) =>
    `<xf numFmtId="${format}" fontId="0" fillId="${fill}" borderId="0" xfId="0"${more}${filled} applyAlignment="1">${wrap}</xf>`
  return (
    `<xf numFmtId="0" fontId="1" fillId="${headingFill}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">${wrap}</xf>` +
    xf(49, ' applyNumberFormat="1"') +
    xf(0, '') +
    xf(164, ' applyNumberFormat="1"') +
    xf(49, ' quotePrefix="1" applyNumberFormat="1"')
  )
}

/** In the order of `style`, and the same again for columns that are filled in. */
const styles =
  `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  `${solid('FF17404F')}${solid('FF43307A')}${solid('FFF3F1F9')}</fills>` +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="11">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  `${cellStyles(2, 0)}${cellStyles(3, 4)}` +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
