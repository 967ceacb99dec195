/** `npx upturn indicators export`: published figures as a file. */
import type { PrintedFigure } from '../../performance/feeds/based-rows.ts'
import type { Indicator } from '../../performance/indicators/indicator.ts'
import { readArguments } from '../arguments.ts'
import { Failure, type Io } from '../command.ts'
import { withDatabase } from '../opened.ts'
import { formatOf, writeAnswer } from '../output-file.ts'
import { figureOptions } from './asked.ts'
import { askedFigures, figuresAsCsv, inColumns, nonePublished } from './figures.ts'

export const formats = ['csv', 'json', 'xlsx'] as const

const { json: _, csv: __, ...asked } = figureOptions

async function asWorkbook(rows: readonly PrintedFigure[], indicators: readonly Indicator[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('../../documents/writers/xlsx.ts')
  const text = (heading: string, width: number) => ({ heading, width, kind: 'text' as const })
  const number = (heading: string) => ({ heading, width: 12, kind: 'number' as const })
  const counted = new Set(rows.map(({ Indicator: code }) => code))
  return writeXlsx(
    [
      {
        name: 'Figures',
        columns: [
          ...[text('Indicator', 26), text('Title', 44), text('Unit', 12), text('Unit name', 28)],
          ...[text('Breakdown', 16), text('Base', 14), text('Period', 12)],
          ...[number('Numerator'), number('Denominator'), number('Value')],
        ],
        rows: rows.map((row) => [
          ...[row.Indicator, row.Title, row.Unit, row.UnitName, row.Breakdown, row.Base, row.Period],
          ...[row.Numerator, row.Denominator, row.Value],
        ]),
      },
      {
        name: 'Indicators',
        columns: [
          text('Indicator', 26),
          text('Title', 44),
          text('Definition', 80),
          text('Counted', 44),
          text('Out of', 44),
        ],
        rows: indicators
          .filter(({ code }) => counted.has(code))
          .map(({ code, title, definition, numerator, denominator }) => [
            code,
            title,
            definition,
            numerator,
            denominator,
          ]),
      },
    ],
    'Figures',
  )
}

async function bytesOf(
  format: (typeof formats)[number],
  rows: readonly PrintedFigure[],
  indicators: readonly Indicator[],
) {
  if (format === 'xlsx') return asWorkbook(rows, indicators)
  const text =
    format === 'csv' ? `\ufeff${await figuresAsCsv(rows)}` : `${JSON.stringify(rows.map(inColumns), null, 2)}\n`
  return new TextEncoder().encode(text)
}

export async function runExport(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    ...asked,
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
  })
  const format = formatOf(formats, values.format, values.output)
  const { indicators, read } = await askedFigures(positionals, values)
  return withDatabase(io, async (opened) => {
    const rows = await read(opened)
    if (rows.length === 0) throw new Failure(nonePublished)
    await writeAnswer(values.output, await bytesOf(format, rows, indicators), io, format === 'xlsx')
    return 0
  })
}
