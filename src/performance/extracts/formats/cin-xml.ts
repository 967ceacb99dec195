/**
 * The children in need census as tables: one for each kind of thing that a child's element holds. Elements are those of the
 * schemas of 2017 to 2026; any other is left where it is, PreProceedingsandFGDM of 2026 among them: no figure needs it.
 */
import { UnreadableFile } from '../../../documents/document.ts'
import type { HandedFile, Source, SourceTable } from '../format.ts'
import { type CinTable, cinTables } from './cin-tables.ts'
import { type Branch, branches, leaf, readBranches } from './xml-branches.ts'

/** What a row repeats from the elements around its own. */
type Carried = Record<string, string>

/**
 * @returns null for a file that is no XML
 * @throws UnreadableFile for XML that is no census, in a sentence without a word of it
 */
export async function censusSources(file: HandedFile): Promise<Source[] | null> {
  const encoding = xmlEncoding(file.start)
  const start = new TextDecoder(encoding).decode(file.start)
  if (!/^\s*<[?!a-z]/i.test(start) || /<html[\s>]|<!doctype\s+html/i.test(start)) return null
  const rows = new Rows()
  let year = ''
  await readBranches(file.open(), encoding, {
    root: 'Message',
    what: 'a children in need census',
    wants: (name) => name === 'Header' || name === 'Child',
    take: (branch) => {
      if (branch.name === 'Header') year = takeHeader(branch, rows)
      else takeChild(branch, year, rows)
    },
  })
  if (!/^20\d\d$/.test(year)) throw refused('names no year in its header')
  if (rows.of('cin_child').length === 0) throw refused('holds no child')
  return cinTables.map((table) => ({ headings: columnsOf(table), rows: { kind: 'rows', rows: rows.of(table.name) } }))
}

const refused = (detail: string) =>
  new UnreadableFile(
    'xml.empty',
    `The children in need census ${detail}. Nothing was stored: export it again and hand that in.`,
  )

/** By its first signs, as XML itself has it; Windows' own where it says so. */
function xmlEncoding(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  if (start[0] === 0x3c && start[1] === 0) return 'utf-16le'
  const head = new TextDecoder('windows-1252').decode(start.subarray(0, 200))
  const [, declared = ''] = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head) ?? []
  return /^(windows-1252|iso-8859-1|latin1|us-ascii)$/i.test(declared) ? 'windows-1252' : 'utf-8'
}

const columnsOf = ({ columns }: SourceTable) => Object.keys(columns)

class Rows {
  readonly #rows = new Map<string, string[][]>()

  of(table: CinTable): string[][] {
    const rows = this.#rows.get(table) ?? []
    this.#rows.set(table, rows)
    return rows
  }

  /** A row of what the element holds, and of what it repeats. */
  add(name: CinTable, branch: Branch, carried: Carried): void {
    const table = cinTables.find((one) => one.name === name)
    if (table) this.of(name).push(columnsOf(table).map((column) => carried[column] ?? leaf(branch, column)))
  }
}

function takeHeader(header: Branch, rows: Rows): string {
  const details = branchIn(header, 'CollectionDetails')
  const year = leaf(details, 'Year')
  rows.add('cin_header', details, { Year: year })
  return year
}

const nothing: Branch = { name: '', text: '', inside: [] }
const branchIn = (branch: Branch, name: string) => branches(branch, name)[0] ?? nothing

function takeChild(child: Branch, year: string, rows: Rows): void {
  const identifiers = branchIn(child, 'ChildIdentifiers')
  const characteristics = branchIn(child, 'ChildCharacteristics')
  const carried = { LAchildID: leaf(identifiers, 'LAchildID'), Year: year }
  const disabilities = branches(characteristics, 'Disabilities', 'Disability')
  rows.add('cin_child', identifiers, {
    ...carried,
    // One name for it since the census of 2025, another before.
    Sex: leaf(identifiers, 'Sex', 'GenderCurrent'),
    Ethnicity: leaf(characteristics, 'Ethnicity'),
    Disability: disabilities.map(({ text }) => text.trim()).join(' '),
  })
  for (const details of branches(child, 'CINdetails')) takeDetails(details, carried, rows)
}

function takeDetails(details: Branch, ofChild: Carried, rows: Rows): void {
  rows.add('cin_details', details, ofChild)
  const carried = { ...ofChild, CINreferralDate: leaf(details, 'CINreferralDate') }
  for (const assessment of branches(details, 'Assessments')) rows.add('cin_assessment', assessment, carried)
  for (const enquiry of branches(details, 'Section47')) rows.add('cin_section47', enquiry, carried)
  for (const plan of branches(details, 'ChildProtectionPlans')) {
    rows.add('cin_plan', plan, carried)
    const ofPlan = { ...ofChild, CPPstartDate: leaf(plan, 'CPPstartDate') }
    for (const { text } of branches(plan, 'Reviews', 'CPPreviewDate'))
      rows.add('cin_review', nothing, { ...ofPlan, CPPreviewDate: text.trim() })
  }
}
