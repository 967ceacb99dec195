/** The tables in the files that were handed in, each with its headings. Nothing but the first rows is read here. */
import { UnreadableFile } from '../../documents/document.ts'
import { decodeText } from '../../documents/readers/decode.ts'
import { signatureOf } from '../../documents/readers/signature.ts'
import type { Format, HandedFile, Source } from './format.ts'
import { headingRowOf, headingRows, type IsKnown, knownHeadings } from './heading-row.ts'

/**
 * @param formats those that may bring a reader of their own
 * @throws UnreadableFile for a file that is no table at all, in a sentence without a word of it
 */
export async function sourcesIn(file: HandedFile, formats: readonly Format[]): Promise<Source[]> {
  for (const format of formats) {
    const sources = await format.sourcesOf?.(file)
    if (sources) return sources
  }
  const signature = signatureOf(file.start)
  const isKnown = knownHeadings(formats)
  if (signature.kind === 'zip') {
    const { workbookSources } = await import('./workbook-sources.ts')
    return workbookSources(await file.bytes(), isKnown)
  }
  const refused = refusals[signature.kind]
  if (refused) throw new UnreadableFile(`file.${signature.kind}`, `One of the files is ${refused}`)
  return csvSource(file, isKnown)
}

const instead = 'Hand in the CSV files or the workbook that the case system exports.'

const refusals: Partial<Record<ReturnType<typeof signatureOf>['kind'], string>> = {
  ole: 'an Office file in an old format, or one that is locked with a password. Open it, take the password off, save it as .xlsx and hand that in.',
  pdf: `a PDF, which holds no rows. ${instead}`,
  picture: `a picture. ${instead}`,
  archive: 'a packed archive that is no zip. Unpack it, and hand in the files or a zip of them.',
  rtf: `a Rich Text document. ${instead}`,
  media: `a sound or video recording. ${instead}`,
  program: `a program. It was not run. ${instead}`,
  binary: `of no kind that can be read. ${instead}`,
}

async function csvSource(file: HandedFile, isKnown: IsKnown): Promise<Source[]> {
  const { text } = await decodeText(file.start)
  if (/^\s*<(\?xml|!doctype|[a-z][\w:-]*[\s>])/i.test(text))
    throw new UnreadableFile('file.xml', `One of the files is XML or a web page of no kind that is known. ${instead}`)
  const lines = text.split('\n', headingRows)
  const separators = [',', ';', '\t', '|'].map((delimiter) => {
    const rows = lines.map((line) => cellsOf(line, delimiter))
    const at = headingRowOf(rows, isKnown)
    const headings = rows[at] ?? []
    return { delimiter, at, headings, known: headings.filter(isKnown).length }
  })
  const [best] = separators.toSorted((a, b) => b.known - a.known || b.headings.length - a.headings.length)
  if (best === undefined || best.at === -1) return []
  const { delimiter, headings, at } = best
  return [{ headings, rows: { kind: 'csv', file, delimiter, headerLine: at + 1 } }]
}

/** Headings hold no separator and no line end. */
const cellsOf = (line: string, delimiter: string) =>
  line.split(delimiter).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
