/** An extract from the files to its figures: everything of a child is gone when this ends. */

import { createHash } from 'node:crypto'
import { UnreadableFile } from '../../documents/document.ts'
import { computeFigures, makeAids, readUnits } from '../figures/compute.ts'
import type { ComputedFigure, Unit } from '../figures/figure.ts'
import { countOutlook } from '../open-cases/count-outlook.ts'
import { listOpenCases } from '../open-cases/list-open-cases.ts'
import type { OpenCase } from '../open-cases/open-case.ts'
import type { Outlook } from '../open-cases/rules/outlook.ts'
import type { QualityCount } from '../quality/check.ts'
import { countQuality } from '../quality/count-quality.ts'
import { type CaseDays, listCaseDays } from '../reconcile/list-case-days.ts'
import type { SystemDay } from '../reconcile/tables.ts'
import { lastDayOf, monthOfDay, monthsLater, type Period } from '../rules/periods.ts'
import { listCaseRows } from '../variance/list-case-rows.ts'
import type { CaseRow } from '../variance/rules/explain.ts'
import { type CaseDatabase, openCaseDatabase } from './case-database.ts'
import { type GivenFile, handedIn } from './files.ts'
import { fillCases, tellSteps } from './fill-cases.ts'
import type { Format, FormatName, HandedFile, Source } from './format.ts'
import { formats } from './formats.ts'
import { KnownExtract } from './known-extract.ts'
import type { Mapping } from './mapping/mapping.ts'
import { recognise } from './mapping/recognise.ts'
import { type MatchedSource, matchSources } from './match-headings.ts'
import type { OnProgress } from './progress.ts'
import { firstMonths } from './reach.ts'
import type { TableReport } from './read-table.ts'
import { sourcesIn } from './sources.ts'
import { hashOf, survey } from './survey.ts'

export type ExtractRequest = {
  files: readonly GivenFile[]
  /** The day up to which the extract knows. */
  cut: string
  /** First month; left out, the first of which everything seems to be known, six years back at most. */
  from?: Period
  children: number | null
  /** Whether the authority keeps its open cases: nothing of a case leaves the thread otherwise. */
  openCases?: boolean
  /** Only figures by month, for a first look: no weeks, parts, other limits, outlooks or checks of quality. */
  quick?: boolean
  /** Whether another extract is held against this one: the cases behind the figures come too, and are never kept. */
  caseRows?: boolean
  /** Where a spreadsheet is held against it: only these days are read, nothing is counted, and they are never kept. */
  caseDays?: SystemDay
  /** Extracts that were asked for in just this way before. */
  earlier?: readonly { sha256: string; id: string }[]
  /** What people said of headings, the newest last. Left out, nobody can be asked: what is not sure is not read. */
  told?: readonly Mapping[]
  memoryMb: number
}

export type ComputedExtract = {
  format: FormatName
  sha256: string
  cut: string
  from: Period
  to: Period
  children: number | null
  tables: TableReport[]
  notes: string[]
  units: Unit[]
  figures: ComputedFigure[]
  quality: QualityCount[]
  /** The same by week, in parts and under other limits. */
  more: ComputedFigure[]
  /** Null where they are not kept. */
  open: OpenCase[] | null
  outlooks: Outlook[]
  /** Only where they were asked for. */
  rows?: CaseRow[]
  /** Only where they were asked for; then there is nothing else. */
  caseDays?: CaseDays
}

/** The dataset's own scope, in months. */
const scope = 72

/**
 * @throws UnreadableFile with a sentence for the person who handed it in; no word of the files is in it
 * @throws KnownExtract where these files are one of the earlier ones, before anything is computed
 * @throws Asks where a person must say what a heading or a value means
 */
export async function computeExtract(
  request: ExtractRequest,
  onProgress: OnProgress = () => {},
  stopped?: AbortSignal,
): Promise<ComputedExtract> {
  const files = await handedIn(request.files)
  if (files.length === 0) throw unreadable('No table was found in what was handed in: no CSV file and no workbook.')
  const surveyed = await Promise.all(files.map(async (file) => ({ file, found: await survey(file) })))
  const hash = hashOf(surveyed.map(({ found }) => found))
  const sources: Source[] = []
  for (const { file, found } of surveyed) sources.push(...(await sourcesIn(file, found, formats)))
  const found: Found | null = request.told ? recognise(sources, formats, request.told) : matchSources(sources, formats)
  if (found === null) throw unreadable(nothingKnown)
  const sha256 = hashWith(hash, found.used ?? '')
  const known = request.earlier?.find((one) => one.sha256 === sha256)
  if (known) throw new KnownExtract(known.id)
  const { format, matched } = found
  const { children } = request
  const whole = { to: lastWholeMonth(request.cut), cut: request.cut }
  const database = await openCaseDatabase(request.memoryMb, { paths: pathsOf(files), ...(stopped && { stopped }) })
  try {
    stopped?.throwIfAborted()
    const { connection } = database
    await connection.run(`create table asked as select $1::date as cut`, [request.cut])
    const tell = tellSteps(matched.length + 2, onProgress, stopped)
    const tables = await fillCases(database, found, tell)
    if (request.caseDays)
      return onlyDays(format.name, sha256, { ...whole, tables }, await listCaseDays(connection, request.caseDays))
    const { to, cut } = await endOf(database, format, whole)
    const from = await startOf(database, format, request.from, to)
    if (from > to) throw unreadable('The extract has no whole month before its cut date. Check the cut date.')
    tell(matched.length + 2, 'Computing the figures')
    await makeAids(connection, { from, to, children, cut })
    const units = await readUnits(connection)
    const firsts = firstMonths(format, { from, to, cut })
    const { figures, more } = await computeFigures(connection, {
      from,
      to,
      children,
      firsts,
      quick: request.quick ?? false,
    })
    if (figures.length === 0) throw unreadable('Nothing in the extract gives a figure up to the cut date.')
    const open = request.openCases ? await listOpenCases(connection, cut) : null
    const { quality, outlooks } = await countRest(connection, cut, tables, request)
    const rows = request.caseRows ? { rows: await listCaseRows(connection, from) } : {}
    const notes = [...(request.quick ? [quickNote] : []), ...notesOf(format, tables, sources.length - matched.length)]
    const made = { tables, notes, units, figures, more, quality, open, outlooks, ...rows }
    return { format: format.name, sha256, cut, from, to, children, ...made }
  } finally {
    database.close()
  }
}

const quickNote = 'A quick look: by month only, without weeks, parts, other limits and checks of quality.'

async function countRest(
  connection: CaseDatabase['connection'],
  cut: string,
  tables: readonly TableReport[],
  { quick = false }: ExtractRequest,
) {
  if (quick) return { quality: [], outlooks: [] }
  return { quality: await countQuality(connection, cut, tables), outlooks: await countOutlook(connection, cut) }
}

const onlyDays = (
  format: FormatName,
  sha256: string,
  { to, cut, tables }: { to: Period; cut: string; tables: TableReport[] },
  caseDays: CaseDays,
): ComputedExtract => ({
  ...{ format, sha256, cut, from: to, to, children: null, tables, caseDays },
  ...{ notes: [], units: [], figures: [], quality: [], more: [], open: null, outlooks: [] },
})

const pathsOf = (files: readonly HandedFile[]) => files.flatMap(({ path }) => (path === undefined ? [] : [path]))

const nothingKnown = `None of the files is a table of the ${formats.map(({ name }) => name).join(', the ')}: their first rows hold none of its headings, such as cine_referral_id.`

const unreadable = (message: string) => new UnreadableFile('unreadable', message)

/** `used`: what of people's words about headings was used. */
type Found = { format: Format; matched: readonly MatchedSource[]; used?: string }

/** The same files read by other headings are another extract. */
const hashWith = (hash: string, used: string) =>
  used === '' ? hash : createHash('sha256').update(`${hash}\n${used}`).digest('hex')

/** A month counts once it is over at the cut. */
export const lastWholeMonth = (cut: string): Period =>
  lastDayOf(monthOfDay(cut)) === cut ? monthOfDay(cut) : monthsLater(monthOfDay(cut), -1)

function notesOf(
  { teams, notes = [], whole = false, tables }: Format,
  reports: readonly TableReport[],
  unknown: number,
): string[] {
  const noTeams = teams !== undefined && !reports.some(({ table }) => table === teams)
  const absent = whole ? tables.filter(({ name }) => !reports.some(({ table }) => table === name)) : []
  const more = unknown === 1 ? 'One more table holds' : `${unknown} more tables hold`
  return [
    ...notes,
    ...(noTeams
      ? [
          `Without the table ${tables.find(({ name }) => name === teams)?.title ?? teams} there are figures for the authority only, none for teams.`,
        ]
      : []),
    ...(absent.length === 0 ? [] : [`It has no ${absent.map(({ name }) => name).join(', ')}.`]),
    ...(unknown === 0 ? [] : [`${more} nothing that a figure is computed from.`]),
  ]
}

/** The last whole month, or the last that the format knows where that is earlier: what it does not hold is not nought. */
async function endOf({ connection }: CaseDatabase, { lastMonth }: Format, whole: { to: Period; cut: string }) {
  if (lastMonth === undefined) return whole
  const known = (await connection.runAndReadAll(lastMonth)).getRowsJS()[0]?.[0]
  return typeof known === 'string' && known < whole.to ? { to: known, cut: lastDayOf(known) } : whole
}

/** What was asked for, but not before the format knows everything. */
async function startOf(database: CaseDatabase, format: Format, asked: Period | undefined, to: Period): Promise<Period> {
  if (format.firstMonth === undefined) return asked ?? (await firstMonth(database, to))
  const reader = await database.connection.runAndReadAll(format.firstMonth)
  const whole = String(reader.getRowsJS()[0]?.[0] ?? (await firstMonth(database, to)))
  return asked === undefined || asked < whole ? whole : asked
}

/**
 * The first month of which everything is known. An extract holds what began long before, where it is still open, so only
 * what is over on its day can tell: contacts, else assessments finished and conferences held, else anything.
 */
async function firstMonth({ connection }: CaseDatabase, to: Period): Promise<Period> {
  const reader = await connection.runAndReadAll(`select strftime(coalesce(
    (select min(received) from contact),
    (select min(day) from (select authorised as day from assessment union all select held from conference)),
    (select min(day) from (select received as day from referral union all select started from protection
      union all select started from care union all select started from missing))), '%Y-%m')`)
  const first = reader.getRowsJS()[0]?.[0]
  const earliest = monthsLater(to, 1 - scope)
  return typeof first === 'string' && first > earliest ? first : earliest
}
