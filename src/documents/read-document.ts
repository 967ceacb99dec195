/** Reads any file that a plan may come in. What the file holds decides how it is read, never what it is called. */
import { type SourceDocument, UnreadableFile } from './document.ts'
import { decodeText } from './readers/decode.ts'
import { defaultLimits, type Limits, type ReadContext, sizeInWords } from './readers/limits.ts'
import { packageRefusal, refusalOf } from './readers/refusals.ts'
import { signatureOf } from './readers/signature.ts'
import { type TextForm, textForm } from './readers/sniff.ts'
import { readText } from './readers/text.ts'

export { defaultLimits, type Limits } from './readers/limits.ts'

export type ReadOptions = {
  limits?: Partial<Limits>
  /** Called every thousand table rows; `total` is a guess until the end. */
  onProgress?: (done: number, total: number) => void
}

type Reading = Pick<SourceDocument, 'kind' | 'blocks' | 'warnings'> & Partial<Pick<SourceDocument, 'properties'>>

/**
 * The file's words as headings, paragraphs and tables. Throws `UnreadableFile`, and nothing else, where it cannot be
 * read. Readers of XML, HTML and CSV are loaded when first needed.
 */
export async function readDocument(
  file: { name: string; bytes: Uint8Array },
  options: ReadOptions = {},
): Promise<SourceDocument> {
  const { name, bytes } = file
  const context: ReadContext = { name, limits: { ...defaultLimits, ...options.limits }, onProgress: options.onProgress }
  const signature = signatureOf(bytes)
  if (bytes.length === 0) throw empty(name)
  const refusal = refusalOf(signature, name)
  if (refusal) throw refusal
  const reading = await readKind(signature.kind, bytes, context)
  if (reading.blocks.length === 0) throw wordless(name)
  return { name, properties: {}, ...reading }
}

async function readKind(kind: string, bytes: Uint8Array, context: ReadContext): Promise<Reading> {
  if (kind === 'zip') return readPackage(bytes, context)
  if (kind === 'ole') {
    const { readOtherWorkbook } = await import('./readers/xlsx/other-sheets.ts')
    checkSize(bytes, context.limits.compressedBytes, 'a workbook', context)
    return { kind: 'xlsx', ...readOtherWorkbook(bytes, context) }
  }
  checkSize(bytes, context.limits.textBytes, 'text', context)
  return readDecoded(bytes, context)
}

async function readDecoded(bytes: Uint8Array, context: ReadContext): Promise<Reading> {
  const { text, warnings } = await decodeText(bytes)
  if (text.trim() === '') throw empty(context.name)
  const reading = await readForm(text, textForm(text, context.name), context)
  reading.warnings.unshift(...warnings)
  return reading
}

async function readForm(text: string, form: TextForm, context: ReadContext): Promise<Reading> {
  switch (form.kind) {
    case 'html': {
      const { readHtml } = await import('./readers/html.ts')
      return { kind: 'html', ...readHtml(text, context) }
    }
    case 'csv': {
      const { readCsv } = await import('./readers/csv.ts')
      return { kind: 'csv', ...readCsv(text, form.form, context) }
    }
    case 'text':
      return { kind: 'text', ...readText(text, context) }
    case 'refused':
      throw new UnreadableFile(form.code, `“${context.name}” ${form.message}`)
  }
}

async function readPackage(bytes: Uint8Array, context: ReadContext): Promise<Reading> {
  const [{ openPackage }, { mainContentType }] = await Promise.all([
    import('./readers/zip.ts'),
    import('./readers/package-parts.ts'),
  ])
  const file = openPackage(bytes, context)
  const type = mainContentType(file, context)
  if (/wordprocessingml/.test(type)) {
    const { readDocx } = await import('./readers/docx/docx.ts')
    return { kind: 'docx', ...readDocx(file, context) }
  }
  if (/spreadsheetml/.test(type)) {
    const { readXlsx } = await import('./readers/xlsx/xlsx.ts')
    return { kind: 'xlsx', ...(await readXlsx(file, context)) }
  }
  if (/ms-excel\.sheet|opendocument\.spreadsheet/.test(type)) {
    // The library unpacks on its own, so every part is unpacked here first, under the limits.
    for (const name of file.names) file.part(name)
    const { readOtherWorkbook } = await import('./readers/xlsx/other-sheets.ts')
    return { kind: 'xlsx', ...readOtherWorkbook(bytes, context) }
  }
  throw packageRefusal(file.names, type, context.name)
}

function checkSize(bytes: Uint8Array, most: number, what: string, { name }: ReadContext): void {
  if (bytes.length <= most) return
  throw new UnreadableFile(
    'file.too-large',
    `“${name}” holds ${sizeInWords(bytes.length)} of ${what}; the most that is read at once is ${sizeInWords(most)}, some thousand times a long plan. Check that it is the right file, or split it and hand in the part with the plan.`,
  )
}

function empty(name: string): UnreadableFile {
  return new UnreadableFile(
    'file.empty',
    `“${name}” is empty. It may not have been saved or copied to the end: open it where it came from, and hand it in again.`,
  )
}

function wordless(name: string): UnreadableFile {
  return new UnreadableFile(
    'file.no-words',
    `“${name}” opens, but there are no words in it. If it shows the plan as a picture, hand in the document that the picture was made from.`,
  )
}
