import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { printable } from './printable.ts'

const help = `Says what can be measured, how, and what the published figures are.

Usage: npx upturn indicators [CODE] [--json]
       npx upturn indicators standing [--unit UNIT] [--json]
       npx upturn indicators figures [CODE…] [--base BASE] [--unit UNIT] [--from PERIOD] [--to PERIOD] [--json|--csv]
       npx upturn indicators series CODE [--base BASE] [--unit UNIT] [--from PERIOD] [--to PERIOD] [--json]
       npx upturn indicators export [CODE…] -o FILE.csv|FILE.json|FILE.xlsx [--base BASE] [--unit UNIT] [--from PERIOD] [--to PERIOD]

Without a word before it, CODE is said in full, and without a CODE all are listed.

  standing   where every indicator stands, whether that is more than chance, and its next target
  figures    published figures, as they are or put together on a base
  series     one indicator over time: what is more than chance, and how far its targets are
  export     published figures as a file

  --unit UNIT    id or name of a team or area; “authority” is the whole of it
  --base BASE    week, month, quarter, year, snapshot, year to date, rolling 12 months, three-month average
  --breakdown B  a part such as age:1-4, or all parts; left out, everybody
  --from, --to   the first and last period, such as 2025-04
  --json, --csv  print JSON or CSV
  -o FILE        where to write; --format csv, json or xlsx where its ending does not say

Example: npx upturn indicators "NI 59"
Example: npx upturn indicators series single-assessments-in-time --unit "East assessment"
Example: npx upturn indicators export --base "rolling 12 months" -o figures.xlsx
`

/** Words that are no code of an indicator: each has a file of its own, loaded when it is asked for. */
const parts: Record<string, (args: string[], io: Io) => Promise<number>> = {
  standing: async (args, io) => (await import('./indicators/standing.ts')).runStanding(args, io),
  figures: async (args, io) => (await import('./indicators/figures.ts')).runFigures(args, io),
  series: async (args, io) => (await import('./indicators/series.ts')).runSeries(args, io),
  export: async (args, io) => (await import('./indicators/export.ts')).runExport(args, io),
}

async function run(args: string[], io: Io): Promise<number> {
  const [word = '', ...rest] = args
  const part = Object.hasOwn(parts, word) ? parts[word] : undefined
  return part === undefined ? say(args, io) : part(rest, io)
}

async function say(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
  const [code, ...others] = positionals
  if (others.length > 0) throw new WrongUse('Name one indicator, in quotes where its code has a space.')
  const { indicators, selectIndicator } = await import('../performance/indicators/library.ts')
  const { limitInWords, limitsCalled } = await import('../performance/rules/limits.ts')
  const wanted = code === undefined ? indicators : [selectIndicator(code)]
  if (values.json) {
    await io.out(`${JSON.stringify(code === undefined ? wanted : wanted[0], null, 2)}\n`)
    return 0
  }
  for (const { code: name, title, definition, numerator, denominator, limit } of wanted) {
    const lines = [`${name}  ${title}`]
    if (code !== undefined) {
      const limits = limit === undefined ? [] : limitsCalled(limit).map((one) => `  Limit: ${limitInWords(one)}`)
      lines.push(`  ${definition}`, `  Counted: ${numerator}`, `  Out of: ${denominator ?? 'nothing'}`, ...limits)
    }
    await io.out(printable(`${lines.join('\n')}\n`))
  }
  return 0
}

export default { help, run } satisfies Command
