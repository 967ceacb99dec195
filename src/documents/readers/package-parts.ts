/** The parts of a Word or Excel file and how they refer to each other. Nothing outside the file is ever fetched. */
import { UnreadableFile, type Warning } from '../document.ts'
import type { ReadContext } from './limits.ts'
import { childrenOf, parseXml, textOf, type XmlNode } from './xml.ts'
import type { Package } from './zip.ts'

export type Relationship = { id: string; type: string; target: string; external: boolean }

/** Relationships of a part, with targets as part names. */
export function relationshipsOf(file: Package, part: string, context: ReadContext): Relationship[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const own = `${folder}_rels/${part.slice(folder.length)}.rels`
  const bytes = file.part(own)
  if (!bytes) return []
  return childrenOf(parseXml(bytes, own, context), 'Relationship').map(({ attributes }) => {
    const external = attributes.TargetMode === 'External'
    const target = attributes.Target ?? ''
    const type = (attributes.Type ?? '').split('/').at(-1) ?? ''
    return { id: attributes.Id ?? '', type, external, target: external ? target : resolve(folder, target) }
  })
}

function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** The document part, by relationship as Word does; its name is only a habit. */
export function mainPart(file: Package, context: ReadContext): string {
  const found = relationshipsOf(file, '', context).find((one) => one.type === 'officeDocument')?.target
  if (found && file.has(found)) return found
  if (file.has('word/document.xml')) return 'word/document.xml'
  throw new UnreadableFile(
    'docx.no-document',
    `“${context.name}” is a Word file without its document part (word/document.xml), so there are no words in it to read. Open it in Word, save it under a new name and hand that in.`,
  )
}

/** A part that the document refers to by type (`styles`, `numbering`, `footnotes`), as XML, or undefined. */
export function relatedXml(
  file: Package,
  relationships: readonly Relationship[],
  type: string,
  context: ReadContext,
): XmlNode | undefined {
  const target = relationships.find((one) => one.type === type && !one.external)?.target
  const bytes = target === undefined ? null : file.part(target)
  return target === undefined || bytes === null ? undefined : parseXml(bytes, target, context)
}

/** Title and dates as the file states them. */
export function coreProperties(
  file: Package,
  context: ReadContext,
): { title?: string; created?: string; modified?: string } {
  const part = relationshipsOf(file, '', context).find((one) => one.type === 'core-properties')?.target
  const bytes = file.part(part ?? 'docProps/core.xml')
  if (!bytes) return {}
  const root = parseXml(bytes, part ?? 'docProps/core.xml', context)
  const value = (name: string) => textOf(childrenOf(root, name)[0]).trim()
  const properties: { title?: string; created?: string; modified?: string } = {}
  for (const name of ['title', 'created', 'modified'] as const) {
    const text = value(name)
    if (text !== '') properties[name] = text
  }
  return properties
}

/** What is in the package beside words: macros and links to other files, left alone. */
export function packageWarnings(file: Package, context: ReadContext): Warning[] {
  const warnings: Warning[] = []
  if (file.names.some((name) => /vbaProject\.bin$/i.test(name))) {
    warnings.push({
      code: 'macros',
      message: 'The file holds macros; they were ignored and not run. Only its words were read.',
    })
  }
  const outside = file.names
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => relationshipsOf(file, name.replace(/_rels\/([^/]*)\.rels$/, '$1'), context))
    .filter((one) => one.external && one.type !== 'hyperlink')
  if (outside.length > 0) warnings.push({ code: 'external', message: externalMessage(outside) })
  return warnings
}

const externalNames: Record<string, string> = {
  attachedTemplate: 'a template',
  image: 'pictures',
  oleObject: 'embedded objects',
  frame: 'frames',
  subDocument: 'other documents',
  aFChunk: 'other documents',
  externalLinkPath: 'other workbooks',
}

function externalMessage(outside: readonly Relationship[]): string {
  const kinds = [...new Set(outside.map((one) => externalNames[one.type] ?? 'other files'))]
  return `The file refers to ${kinds.join(' and ')} kept elsewhere; they were not fetched. Words that stand only there are missing.`
}

/** The content type of the main part: what the file is. Falls back on the part names where the list of types is missing or vague. */
export function mainContentType(file: Package, context: ReadContext): string {
  const own = file.has('mimetype') ? new TextDecoder().decode(file.part('mimetype') ?? new Uint8Array()).trim() : ''
  if (own !== '') return own
  const bytes = file.part('[Content_Types].xml')
  if (!bytes) return ''
  const main = relationshipsOf(file, '', context).find((one) => one.type === 'officeDocument')?.target
  const overrides = childrenOf(parseXml(bytes, '[Content_Types].xml', context), 'Override')
  const byPart = overrides.find((one) => one.attributes.PartName?.replace(/^\//, '') === main)?.attributes.ContentType
  const known =
    byPart ?? overrides.map((one) => one.attributes.ContentType ?? '').find((type) => /\.main\+xml$/.test(type))
  // Macro-enabled types name the program and not the format.
  if (known && /ms-word/.test(known)) return 'wordprocessingml'
  if (known && /ms-excel\.(sheet|template)\.macroEnabled/.test(known)) return 'spreadsheetml'
  if (known && /ml\.|ms-excel|ms-powerpoint/.test(known)) return known
  if (file.names.some((name) => /^word\//i.test(name))) return 'wordprocessingml'
  return file.names.some((name) => /^xl\//i.test(name)) ? 'spreadsheetml' : (known ?? '')
}
