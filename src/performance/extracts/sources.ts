/** The tables in the files that were handed in, each with its headings. Nothing but the first rows is read here. */
import { CsvError, parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { UnreadableFile } from '../../documents/document.ts'
import { signatureOf } from '../../documents/readers/signature.ts'
import type { Format, HandedFile, Source } from './format.ts'
import { headingRowOf, headingRows, type IsKnown, knownHeadings } from './heading-row.ts'
import type { Survey } from './survey.ts'

/**
 * @param formats those that may bring a reader of their own
 * @throws UnreadableFile for a file that is no table at all, in a sentence without a word of it
 */
export async function sourcesIn(file: HandedFile, found: Survey, formats: readonly Format[]): Promise<Source[]> {
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
  return csvSource(file, found, isKnown)
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

function csvSource(file: HandedFile, { encoding, untidy, escapes }: Survey, isKnown: IsKnown): Source[] {
  const text = iconv.decode(Buffer.from(file.start), encoding).replaceAll('\0', '')
  if (/^\s*<(\?xml|!doctype|[a-z][\w:-]*[\s>])/i.test(text))
    throw new UnreadableFile('file.xml', `One of the files is XML or a web page of no kind that is known. ${instead}`)
  if (escapes && /^(utf-8|ascii)$/i.test(encoding))
    throw new UnreadableFile('file.encoding', 'One of the files is in an encoding that is not known. Save it as UTF-8.')
  const separators = [',', ';', '\t', '|'].map((delimiter) => {
    const rows = firstRows(text, delimiter)
    const at = headingRowOf(
      rows.map(({ record }) => record),
      isKnown,
    )
    const headings = rows[at]?.record ?? []
    return { delimiter, headings, headerLine: rows[at]?.lines ?? 0, known: headings.filter(isKnown).length }
  })
  const [best] = separators.toSorted((a, b) => b.known - a.known || b.headings.length - a.headings.length)
  if (best === undefined || best.headings.length < 2) return []
  const { delimiter, headings, headerLine } = best
  return [{ headings, rows: { kind: 'csv', file, encoding, untidy, delimiter, headerLine } }]
}

/** With the lines that each of them and all before it take. A text that is no CSV has none. */
function firstRows(text: string, delimiter: string): { record: string[]; lines: number }[] {
  const rows: { record: string[]; lines: number }[] = []
  try {
    parse(text.replace(/\r\n?/g, '\n'), {
      ...{ delimiter, to: headingRows, trim: true, relax_quotes: true, relax_column_count: true },
      on_record: (record: string[], { lines }) => {
        rows.push({ record, lines })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  return rows
}
