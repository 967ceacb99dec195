import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'

const help = `Says what the words of deadlines mean, as one line of JSON for each.

Usage: npx upturn deadline [--year Y] [PHRASE…]

Each PHRASE is read by itself. Without any, each line of standard input is one.

  --year Y   the year of days and months that are printed without one

Example: npx upturn deadline "Sept 2010" "By end of Q2 2023/24"
         npx upturn deadline --year 2010 < deadlines.txt
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, { year: { type: 'string' } })
  const year = yearOf(values.year)
  const phrases = positionals.length > 0 ? positionals : io.lines()
  if (phrases === null) throw new WrongUse('There is no phrase to read.')
  const { readDeadline } = await import('../importing/deadlines/deadline-reader.ts')
  let lines: string[] = []
  for await (const phrase of phrases) {
    lines.push(`${JSON.stringify(readDeadline(phrase, { year }))}\n`)
    if (lines.length >= 1000) {
      await io.out(lines.join(''))
      lines = []
    }
  }
  await io.out(lines.join(''))
  return 0
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{4}$/.test(text)) throw new WrongUse(`--year takes a year such as 2010, not “${text}”.`)
  return Number(text)
}

export default { help, run } satisfies Command
