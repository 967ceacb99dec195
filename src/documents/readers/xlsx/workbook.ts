/** The parts of a workbook that its sheets rest on: names and order of sheets, shared texts, formats. */
import { UnreadableFile } from '../../document.ts'
import type { ReadContext } from '../limits.ts'
import { type Relationship, relatedXml, relationshipsOf } from '../package-parts.ts'
import { childOf, childrenOf, parseXml, streamXml, type XmlNode } from '../xml.ts'
import type { Package } from '../zip.ts'
import { builtInFormat } from './values.ts'

export type SheetPart = { name: string; hidden: boolean; part: string }
export type CellStyle = { format: string; bold: boolean }

export type Workbook = {
  sheets: SheetPart[]
  texts: string[]
  styles: CellStyle[]
  from1904: boolean
}

/** Reads what stands beside the sheets. */
export function readWorkbook(file: Package, context: ReadContext): Workbook {
  const part = workbookPart(file, context)
  const root = parseXml(file.part(part) ?? new Uint8Array(), part, context)
  const relationships = relationshipsOf(file, part, context)
  const date1904 = childOf(root, 'workbookPr')?.attributes.date1904
  return {
    sheets: sheetParts(root, relationships),
    texts: sharedTexts(file, relationships, context),
    styles: cellStyles(relatedXml(file, relationships, 'styles', context)),
    from1904: date1904 === '1' || date1904 === 'true',
  }
}

function workbookPart(file: Package, context: ReadContext): string {
  const found = relationshipsOf(file, '', context).find((one) => one.type === 'officeDocument')?.target
  if (found && file.has(found)) return found
  if (file.has('xl/workbook.xml')) return 'xl/workbook.xml'
  throw new UnreadableFile(
    'xlsx.no-workbook',
    `“${context.name}” is an Excel file without its workbook part (xl/workbook.xml), so there are no sheets in it to read. Open it in Excel, save it under a new name and hand that in.`,
  )
}

function sheetParts(root: XmlNode, relationships: readonly Relationship[]): SheetPart[] {
  const targets = new Map(relationships.map((one) => [one.id, one]))
  return childrenOf(childOf(root, 'sheets'), 'sheet').flatMap(({ attributes }) => {
    const target = targets.get(attributes.id ?? '')
    // A chart or dialogue sheet has no cells.
    if (!target || target.external || target.type !== 'worksheet') return []
    const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
    return [{ name: attributes.name ?? 'Sheet', hidden, part: target.target }]
  })
}

function sharedTexts(file: Package, relationships: readonly Relationship[], context: ReadContext): string[] {
  const part = relationships.find((one) => one.type === 'sharedStrings' && !one.external)?.target
  const bytes = part === undefined ? null : file.part(part)
  const texts: string[] = []
  if (part === undefined || bytes === null) return texts
  streamXml(bytes, part, context, {
    wants: (name) => name === 'si',
    take: (node) => texts.push(richText(node)),
  })
  return texts
}

/** The text of a shared or inline string: its runs joined, without the readings that Japanese adds. */
export function richText(node: XmlNode): string {
  let text = ''
  for (const child of childrenOf(node)) {
    if (child.name === 't') text += child.children.filter((one) => typeof one === 'string').join('')
    else if (child.name === 'r') text += richText(child)
  }
  return cleanText(text)
}

/** Excel writes signs that XML cannot hold as `_x000D_`; a carriage return is no more than half a line end. */
export function cleanText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return plain
    .replace(/\r\n?/g, '\n')
    .replace(/[\0\u00ad]/g, '')
    .toWellFormed()
}

function cellStyles(root: XmlNode | undefined): CellStyle[] {
  const formats = new Map<number, string>()
  for (const { attributes } of childrenOf(childOf(root, 'numFmts'), 'numFmt')) {
    formats.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General')
  }
  const bold = childrenOf(childOf(root, 'fonts'), 'font').map((font) => {
    const mark = childOf(font, 'b')
    return mark !== undefined && !/^(0|false)$/.test(mark.attributes.val ?? '1')
  })
  return childrenOf(childOf(root, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0)
    return { format: formats.get(id) ?? builtInFormat(id), bold: bold[Number(attributes.fontId ?? 0)] ?? false }
  })
}
