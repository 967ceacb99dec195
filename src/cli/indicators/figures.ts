/** `npx upturn indicators figures`: published figures, as they are or put together on a base. */
import type { PrintedFigure } from '../../performance/feeds/based-rows.ts'
import type { FigureRow } from '../../performance/feeds/figure-rows.ts'
import type { Base, Indicator } from '../../performance/indicators/indicator.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { readArguments } from '../arguments.ts'
import { Failure, type Io, WrongUse } from '../command.ts'
import { withDatabase } from '../opened.ts'
import { printable } from '../printable.ts'
import { baseOf, figureOptions, indicatorsOf, periodsOf, unitNamed } from './asked.ts'

type Which = {
  indicators: readonly Indicator[]
  /** Left out: every unit. */
  unit?: string
  base: Base | null
  /** A part such as `age:1-4`, or `all`; left out, everybody. */
  breakdown: string | undefined
  from?: string
  to?: string
}

/** Rows to be printed, on the base that was asked for. A base looks back, so its months are read from the first on. */
async function readFigures(db: Database, authority: AuthorityId, which: Which): Promise<PrintedFigure[]> {
  const { listFigureRows, keyOf, mostRows } = await import('../../performance/feeds/figure-rows.ts')
  const { rowsOnBase } = await import('../../performance/feeds/based-rows.ts')
  const { indicators, unit, base, breakdown = '', from, to } = which
  const periods = base === null ? { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } : {}
  const parts = breakdown === 'all' ? {} : { breakdown }
  const wanted = { ...(unit === undefined ? {} : { units: [unit] }), ...parts, ...periods, weeks: base === 'week' }
  const rows: FigureRow[] = []
  for (;;) {
    const last = rows.at(-1)
    const after = last === undefined ? null : keyOf(last)
    const page = await listFigureRows(db, { authority, indicators, audience: 'full' }, wanted, {
      after,
      most: mostRows,
    })
    rows.push(...page)
    if (page.length < mostRows) break
  }
  if (base === null) return rows
  return rowsOnBase(rows, base).filter(({ Period }) => (from ?? '') <= Period && Period <= (to ?? '~'))
}

const columns = {
  indicator: 'Indicator',
  title: 'Title',
  unit: 'Unit',
  unit_name: 'UnitName',
  breakdown: 'Breakdown',
  base: 'Base',
  period: 'Period',
  numerator: 'Numerator',
  denominator: 'Denominator',
  value: 'Value',
} as const satisfies Record<string, keyof PrintedFigure>

export const inColumns = (row: PrintedFigure) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, row[column]]))

export async function figuresAsCsv(rows: readonly PrintedFigure[]): Promise<string> {
  const { csvCell } = await import('../../performance/figures/series-csv.ts')
  const lines = rows.map((row) =>
    Object.values(columns)
      .map((column) => csvCell(row[column]))
      .join(','),
  )
  return `${[Object.keys(columns).join(','), ...lines].join('\r\n')}\r\n`
}

async function inLines(rows: readonly PrintedFigure[]): Promise<string> {
  const { selectIndicator } = await import('../../performance/indicators/library.ts')
  const { countedInWords, valueInWords } = await import('../../performance/rules/value-words.ts')
  const wide = Math.max(...rows.map(({ UnitName }) => UnitName.length))
  const lines: string[] = []
  let before = ''
  for (const row of rows) {
    if (row.Indicator !== before)
      lines.push(`${lines.length === 0 ? '' : '\n'}${row.Indicator}  ${row.Title}, by ${row.Base}`)
    before = row.Indicator
    const { unit } = selectIndicator(row.Indicator)
    const counted =
      row.Denominator === null || row.Numerator === null
        ? ''
        : `  (${countedInWords(unit, row.Numerator, row.Denominator)})`
    // Without a population a rate has no value; the cases are there all the same.
    const value = row.Value === null ? `${row.Numerator} cases` : valueInWords(unit, row.Value)
    const group = row.Breakdown === '' ? '' : `  ${row.Breakdown}`
    lines.push(`  ${row.Period.padEnd(11)}${row.UnitName.padEnd(wide)}${value.padStart(12)}${counted}${group}`)
  }
  return `${lines.join('\n')}\n`
}

type Asked = Partial<Record<'base' | 'unit' | 'breakdown' | 'from' | 'to', string | undefined>>

/**
 * The indicators and figures that a command names, its words checked before the database is opened.
 * @returns what reads them
 */
export async function askedFigures(codes: readonly string[], asked: Asked) {
  const [base, indicators, periods] = [await baseOf(asked.base), await indicatorsOf(codes), periodsOf(asked)]
  const read = async ({ db, authority }: { db: Database; authority: AuthorityId }) => {
    const unit = asked.unit === undefined ? {} : { unit: (await unitNamed(db, authority, asked.unit))?.id ?? '' }
    return readFigures(db, authority, { indicators, base, breakdown: asked.breakdown, ...unit, ...periods })
  }
  return { indicators, read }
}

export const nonePublished = 'No such figures are published. An analyst publishes them on the page /extracts.'

export async function runFigures(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, figureOptions)
  if (values.json && values.csv) throw new WrongUse('Choose --json or --csv.')
  const { read } = await askedFigures(positionals, values)
  return withDatabase(io, async (opened) => {
    const rows = await read(opened)
    if (values.json) await io.out(`${JSON.stringify(rows.map(inColumns), null, 2)}\n`)
    else if (values.csv) await io.out(await figuresAsCsv(rows))
    else if (rows.length === 0) throw new Failure(nonePublished)
    else await io.out(printable(await inLines(rows)))
    return 0
  })
}
