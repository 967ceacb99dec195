import type { ComparisonAnswer } from '../performance/comparing/request.ts'
import type { Mapping } from '../performance/extracts/mapping/mapping.ts'
import { readArguments } from './arguments.ts'
import { type Command, Failure, type Io, WrongUse } from './command.ts'
import { cutOf, filesOf } from './figures.ts'
import { writeAnswer } from './output-file.ts'
import { printable } from './printable.ts'
import { progressTo } from './progress.ts'

const help = `Holds a team's own spreadsheet against the case system, by the child's reference and a date, and counts what agrees.

Usage: npx upturn reconcile SHEET EXTRACT --table NAME --reference HEADING --date HEADING
       [--day NAME] [--cut DAY] [--cases FILE] [--json]

  SHEET                the team's spreadsheet, CSV or Excel
  EXTRACT              a folder, zip or file with what the case system exports
  --table NAME         what the sheet lists: contacts, referrals, assessments, enquiries, conferences, plans,
                       plan-reviews, visits, care, care-reviews or missing
  --reference HEADING  heading of the column with the child's reference
  --date HEADING       heading of the column with the date
  --day NAME           which date it is, such as started or finished of assessments (the first that there is)
  --cut DAY            the day up to which the extract knows (the end of last month); later rows are left out
  --cases FILE         write the rows that do not agree as CSV, by their own reference
  --json               print the counts as JSON

Both are read in memory only, and nothing of them is kept, unless --cases names a file. Rounds are kept on the page /reconcile.
The exit code is 0 whether they agree or not.

Example: npx upturn reconcile east-visits.xlsx exports/2026-04 --table visits --reference "ICS no" --date Visited
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    table: { type: 'string' },
    reference: { type: 'string' },
    date: { type: 'string' },
    day: { type: 'string' },
    cut: { type: 'string' },
    cases: { type: 'string' },
    json: { type: 'boolean' },
  })
  const [sheet, extract, ...more] = positionals
  if (sheet === undefined || extract === undefined || more.length > 0)
    throw new WrongUse('Name the spreadsheet and the extract.')
  const { reference, date } = values
  if (reference === undefined || date === undefined)
    throw new WrongUse('Say both headings of the spreadsheet: --reference and --date.')
  const of = await listedIn(values.table, values.day)
  const cut = cutOf(values.cut)
  const answer = await compare(io, { sheet, extract, cut, columns: { reference, date }, of })
  if (values.cases !== undefined)
    await writeAnswer(values.cases, new TextEncoder().encode(answer.cases), io, false, 0o600)
  await io.out(values.json ? `${JSON.stringify(answer.counts, null, 2)}\n` : printable(await inWords(answer)))
  return 0
}

async function listedIn(table: string | undefined, day: string | undefined) {
  const { reconcileTable, reconcileTables } = await import('../performance/reconcile/tables.ts')
  const found = table !== undefined && Object.hasOwn(reconcileTables, table) ? reconcileTables[table] : undefined
  if (table === undefined || found === undefined)
    throw new WrongUse(`--table is one of ${Object.keys(reconcileTables).join(', ')}.`)
  const of = { table, day: day ?? Object.keys(found.days)[0] ?? '' }
  if (reconcileTable(of) === null)
    throw new WrongUse(`--day is one of ${Object.keys(found.days).join(', ')} for ${table}.`)
  return of
}

type Asked = {
  sheet: string
  extract: string
  cut: string
  columns: { reference: string; date: string }
  of: { table: string; day: string }
}
type Reconciled = Extract<ComparisonAnswer, { kind: 'reconciled' }>

/** @throws Failure with what stands in the way */
async function compare(io: Io, { sheet, extract, cut, columns, of }: Asked): Promise<Reconciled> {
  const { loadConfig } = await import('../platform/config.ts')
  const { runComparison } = await import('../performance/comparing/run-comparison.ts')
  const [given, ...others] = await filesOf([sheet])
  if (given === undefined || others.length > 0) throw new WrongUse('The spreadsheet is one file.')
  const { importMinutes: minutes, importMemoryMb: memoryMb } = loadConfig(io.env)
  const tell = progressTo(io, 'The extract')
  const told: Mapping[] = []
  const request = {
    kind: 'reconcile' as const,
    sheet: given,
    columns,
    extract: { files: await filesOf([extract]), cut },
    of,
  }
  const { done } = runComparison({ ...request, told }, { minutes, memoryMb }, ({ step, of: steps, words }) =>
    tell(step / steps, words),
  )
  const answer = await done
  if (answer.outcome === 'failed') throw new Failure(answer.message + (answer.fault ? `\n${answer.fault}` : ''))
  if (answer.outcome === 'cancelled') throw new Failure('It was stopped.')
  if (answer.answer.kind === 'headings')
    throw new Failure(
      `The spreadsheet has no such two headings. It has: ${answer.answer.headings.filter((heading) => heading !== '').join(', ')}.`,
    )
  if (answer.answer.kind !== 'reconciled') throw new Failure('The two were not held against each other.')
  return answer.answer
}

async function inWords({ counts }: Reconciled): Promise<string> {
  const { rowFateNames, rowFates } = await import('../performance/reconcile/rules/reconcile.ts')
  const { rowsIn, shareAgreed } = await import('../performance/reconcile/rules/standing.ts')
  const rows = rowsIn(counts)
  const share = shareAgreed(counts)
  const { fates, later, span, apart } = counts
  const lines = [
    share === null
      ? 'There was nothing to hold against each other.'
      : `${fates.agrees} of ${rows} rows agree (${Math.floor(share * 10) / 10}%).`,
    ...rowFateNames
      .filter((fate) => fates[fate] > 0)
      .map((fate) => `  ${String(fates[fate]).padStart(6)}  ${fate}: ${rowFates[fate]}`),
    ...(apart === null
      ? []
      : [`Dates differ by up to ${apart.most} days, half of them by no more than ${apart.middle}.`]),
    ...(span === null ? [] : [`The sheet's dates run from ${span.from} to ${span.to}.`]),
    ...(later === 0 ? [] : [`${later} rows of days after the extract were left out.`]),
  ]
  return `${lines.join('\n')}\n`
}

export default { help, run } satisfies Command
