/** The package around a Word document: what the `docx` library leaves to chance or has no way to say. */
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { escapeXml } from '../../ui/charts/xml.ts'
import { zipOf } from './zip.ts'

/** A part that Word carries along and does not show, made from the finished `word/document.xml`. */
export type CustomPart = { namespace: string; xml: (documentXml: string) => string }

const relationshipType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml'

/**
 * The document with the day it was made instead of the moment, drawings numbered from 1, table names, and `custom`
 * inside: the same report gives the same bytes.
 * @param tableNames what each table holds, in the order of the document; read out by assistive technology
 */
export function finishPackage(bytes: Uint8Array, date: string, tableNames: string[], custom?: CustomPart): Uint8Array {
  const files = unzipSync(bytes)
  edit(files, 'docProps/core.xml', (xml) =>
    xml
      .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
      .replace(/(<cp:lastModifiedBy>)[^<]*/, '$1Upturn')
      .replace('</cp:coreProperties>', '<dc:language>en-GB</dc:language></cp:coreProperties>'),
  )
  edit(files, 'word/document.xml', (xml) => withTableNames(numberDrawings(xml), tableNames))
  if (custom) addCustomPart(files, custom.namespace, custom.xml(partText(files, 'word/document.xml')))
  return zipOf(files)
}

function numberDrawings(xml: string): string {
  let id = 0
  return xml.replace(/<wp:docPr id="\d+"/g, () => {
    id += 1
    return `<wp:docPr id="${id}"`
  })
}

/** `w:tblCaption` comes last but one of a table's properties. */
function withTableNames(xml: string, names: string[]): string {
  let table = -1
  return xml.replace(/<\/w:tblPr>/g, (end) => {
    table += 1
    const name = names[table]
    return name === undefined ? end : `<w:tblCaption w:val="${escapeXml(name)}"/>${end}`
  })
}

function addCustomPart(files: Record<string, Uint8Array>, namespace: string, xml: string): void {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  files['customXml/item1.xml'] = strToU8(head + xml)
  files['customXml/itemProps1.xml'] = strToU8(
    `${head}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{6B1F2C52-6D0C-4B8B-9A5C-7E3D1A94C0F1}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  )
  files['customXml/_rels/item1.xml.rels'] = strToU8(
    `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${relationshipType}Props" Target="itemProps1.xml"/></Relationships>`,
  )
  edit(files, 'word/_rels/document.xml.rels', (rels) =>
    rels.replace(
      '</Relationships>',
      `<Relationship Id="rIdUpturn" Type="${relationshipType}" Target="../customXml/item1.xml"/></Relationships>`,
    ),
  )
  edit(files, '[Content_Types].xml', (types) =>
    types.replace(
      '</Types>',
      '<Override ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml" PartName="/customXml/itemProps1.xml"/></Types>',
    ),
  )
}

function edit(files: Record<string, Uint8Array>, name: string, change: (xml: string) => string): void {
  files[name] = strToU8(change(partText(files, name)))
}

function partText(files: Record<string, Uint8Array>, name: string): string {
  const file = files[name]
  if (!file) throw new Error(`The Word package has no ${name}`)
  return strFromU8(file)
}
