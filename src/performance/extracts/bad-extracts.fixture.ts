/** Extracts with something the matter, each with planted words in it, and what is to become of them. */
import { utils, write } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { planted, tinyExtract, tinyFiles } from './tiny-extract.fixture.ts'

type NamedBytes = { name: string; bytes: Uint8Array }

export type BadExtract = {
  what: string
  files: () => NamedBytes[]
  /** The sentence of the refusal; or, where it is read all the same, what is said of the table of assessments. */
  refused?: RegExp
  told?: RegExp
}

const name = planted[0] ?? ''
const assessments = 'ssd_cin_assessments.csv'
const csv = tinyExtract[assessments] ?? ''
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The tiny extract with another table of assessments. */
const withAssessments = (text: string | Uint8Array): NamedBytes[] => [
  ...tinyFiles().filter((file) => file.name !== assessments),
  { name: `${name}.csv`, bytes: typeof text === 'string' ? bytesOf(text) : text },
]

const more = (rows: string) => () => withAssessments(csv + rows)

const alone = (bytes: Uint8Array | string) => () => [
  { name: `${name}.csv`, bytes: typeof bytes === 'string' ? bytesOf(bytes) : bytes },
]

/** The extract as a workbook: a title, then headings of which the first two are merged with the row above. */
function workbook(change: (rows: string[][]) => void): NamedBytes[] {
  const book = utils.book_new()
  for (const [at, [file, text]] of Object.entries(tinyExtract).entries()) {
    const [headings = [], ...rows] = text
      .trim()
      .split('\n')
      .map((line) => line.split(','))
    if (file === assessments) change(rows)
    const above = headings.map((heading, place) => (place < 2 ? heading : place === 2 ? 'From here on' : ''))
    const below = headings.map((heading, place) => (place < 2 ? '' : heading))
    const sheet = utils.aoa_to_sheet([[name], [], above, below, ...rows])
    sheet['!merges'] = ['A1:C1', 'A3:A4', 'B3:B4', 'C3:G3'].map((range) => utils.decode_range(range))
    utils.book_append_sheet(book, sheet, `List ${at + 40}`)
  }
  return [{ name: `${name}.xlsx`, bytes: new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' })) }]
}

/** A zip that says of its one file that it is a hundred bytes long. */
function lyingZip(): Uint8Array {
  const zip = zipSync({ [`${name}.csv`]: bytesOf(csv.repeat(50)) })
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const start = view.getUint32(zip.length - 22 + 16, true)
  view.setUint32(start + 24, 100, true)
  return zip
}

const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, ...bytesOf(name))

const bomb = `<?xml version="1.0"?><!DOCTYPE Message [<!ENTITY a "${name}"><!ENTITY b "${'&a;'.repeat(50)}">
<!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY d "${'&c;'.repeat(50)}"><!ENTITY e "${'&d;'.repeat(50)}">]>
<Message><Header><Year>&e;</Year></Header></Message>`

export const badExtracts: readonly BadExtract[] = [
  {
    what: 'American days',
    files: () => withAssessments(csv.replace('2026-01-08', '01/28/2026')),
    refused: /ssd_cin_assessments has days with the month before the day \(1 of them/,
  },
  { what: 'an id twice', files: more(`a1,${name},r1,2026-01-02,Y,,E1,w\n`), told: /1 .*an earlier row has/ },
  { what: 'an end before its start', files: more('a9,c,r1,2026-03-02,Y,2026-03-01,E1,w\n'), told: /1 it ends before/ },
  {
    what: 'rows with too few and too many cells',
    files: more(`a9,${name},r1\na8,c,r1,2026-03-01,Y,,E1,w,${name},x\n`),
    told: /2 not as many cells/,
  },
  {
    what: 'formulas',
    files: more(`a9,=HYPERLINK("x"),r1,=TODAY(),Y,,@SUM(A1),+cmd|' /C ${name}'!A0\n`),
    told: /1 no cina_assessment_start_date[\s\S]*1 cina_assessment_start_date is no day/,
  },
  {
    what: 'NUL bytes in between',
    files: () => withAssessments(csv.replace(',E1,', `,\0E1,`).replace('2026-01-08', '2026\0-01-08')),
    told: /^5 of 5/,
  },
  {
    what: 'its headings once more further down',
    files: more(csv),
    told: /1 no cina_assessment_start_date[\s\S]*5 .*an earlier row has/,
  },
  {
    what: 'one heading twice',
    files: () => withAssessments(csv.replaceAll('cina_assessment_team', 'cina_person_id')),
    refused: /ssd_cin_assessments has the heading cina_person_id twice/,
  },
  {
    what: 'lines that end in three ways',
    files: () => withAssessments(csv.replace('\na2', '\r\na2').replace('\na4', '\ra4')),
    told: /^5 of 5/,
  },
  { what: 'no line end at its end', files: () => withAssessments(csv.trimEnd()), told: /^5 of 5/ },
  {
    what: 'a quotation mark that never ends',
    files: more(`a9,"${name},r1,2026-01-01,Y,,E1,w\n`),
    refused: /has a quotation mark that opens or closes/,
  },
  {
    what: 'a quotation mark that ends too early',
    files: more(`a9,"${name}" Esq,r1,2026-01-01,Y,,E1,w\n`),
    refused: /has a quotation mark that opens or closes/,
  },
  {
    what: 'a line of 20 MB',
    files: more(`a9,${name.repeat(1_200_000)},r1,2026-01-01,Y,,E1,w\n`),
    refused: /has a quotation mark|line that is longer/,
  },
  { what: 'no headings', files: alone(`${name},1\n${name},2\n`), refused: /None of the files is a table/ },
  {
    what: 'headings of something else',
    files: alone(`name,address\n${name},x\n`),
    refused: /None of the files is a table/,
  },
  { what: 'no rows', files: () => withAssessments(csv.split('\n', 1).join('')), told: /^0 of 0/ },
  { what: 'nothing in it', files: alone(''), refused: /None of the files is a table/ },
  { what: 'a picture', files: alone(picture), refused: /One of the files is a picture/ },
  { what: 'a PDF', files: alone(`%PDF-1.7\n${name}`), refused: /One of the files is a PDF/ },
  { what: 'a web page', files: alone(`<!doctype html><p>${name}`), refused: /XML or a web page/ },
  { what: 'XML of no known kind', files: alone(`<?xml version="1.0"?><a>${name}</a>`), refused: /XML|census/ },
  { what: 'XML whose entities would fill the memory', files: alone(bomb), refused: /document type|entit|XML/i },
  {
    what: 'a zip that unpacks to a thousand times its size',
    files: alone(zipSync({ [`${name}.csv`]: new Uint8Array(40 * 1024 * 1024) }, { level: 9 })),
    refused: /larger than Upturn takes/,
  },
  { what: 'a zip that hides its size', files: alone(lyingZip()), refused: /larger than Upturn takes|damaged/ },
  {
    what: 'a zip in a zip',
    files: alone(zipSync({ 'a.zip': zipSync({ [`${name}.csv`]: bytesOf(csv) }) })),
    refused: /No table was found/,
  },
  {
    what: 'a zip that is cut short',
    files: alone(zipSync({ 'a.csv': bytesOf(csv) }).slice(0, 90)),
    refused: /zip is damaged/,
  },
  { what: 'wrong names of sheets and merged headings', files: () => workbook(() => {}), told: /^5 of 5/ },
  {
    what: 'American days in a workbook',
    files: () => workbook((rows) => rows.push(['a9', name, 'r1', '03/25/2026', 'Y', '', 'E1', 'w'])),
    refused: /days with the month before the day/,
  },
  {
    what: 'an old Office file',
    files: alone(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...bytesOf(name))),
    refused: /Office file in an old format/,
  },
  {
    what: 'bytes of no kind',
    files: alone(Uint8Array.from({ length: 4000 }, (_, at) => (at * 73) % 31)),
    refused: /of no kind that can be read/,
  },
]
