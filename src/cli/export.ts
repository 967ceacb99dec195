import { exportFormats as formats } from '../plans/export/formats.ts'
import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { formatOf, writeAnswer } from './output-file.ts'
import { withPlan } from './plan-argument.ts'

const help = `Writes a plan as a file that can be read, edited and imported again without loss.

Usage: npx upturn export PLAN|FILE --format ${formats.join('|')} [-o FILE]

PLAN is the id or title of a plan, or the start of either.

  --format F        ${formats.join(', ')}; left out, the ending of the file named with -o decides
  -o, --output FILE  where to write; left out, standard output

Example: npx upturn export "Getting better" --format xlsx -o plan.xlsx
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
  })
  const [argument, ...others] = positionals
  if (argument === undefined || others.length > 0) throw new WrongUse('Name one plan or file to export.')
  const format = formatOf(formats, values.format, values.output)
  return withPlan(argument, io, async (plan) => {
    const { realClock } = await import('../platform/clock.ts')
    const { exportPlan } = await import('../plans/export/export-plan.ts')
    await writeAnswer(
      values.output,
      await exportPlan(plan, format, { date: realClock.today() }),
      io,
      format === 'xlsx' || format === 'docx',
    )
    return 0
  })
}

export default { help, run } satisfies Command
