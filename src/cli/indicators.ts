import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { printable } from './printable.ts'

const help = `Says what can be measured, and how.

Usage: npx upturn indicators [CODE] [--json]

Without a CODE all are listed.

  --json   print JSON

Example: npx upturn indicators "NI 59"
`

async function run(args: string[], io: Io): Promise<number> {
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
