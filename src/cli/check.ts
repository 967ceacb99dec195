import { placeInWords } from '../documents/document.ts'
import type { Finding } from '../plans/plan.ts'
import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { withPlan } from './plan-argument.ts'
import { printable } from './printable.ts'
import { counted, findingsInWords } from './summary.ts'

const help = `Says what is wrong, missing or unclear in a plan, the gravest first, each with its place.

Usage: npx upturn check FILE|PLAN [--json]

PLAN is the id or title of a plan, or the start of either. Findings do not make the command fail.

  --json   print the findings as a list of JSON objects

Example: npx upturn check "Improvement Plan.docx"
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
  const [argument, ...others] = positionals
  if (argument === undefined || others.length > 0) throw new WrongUse('Name one file or plan to check.')
  return withPlan(argument, io, async (plan) => {
    const { findingsOf } = await import('../plans/findings/findings.ts')
    const findings = findingsOf(plan)
    if (values.json) await io.out(`${JSON.stringify(findings, null, 2)}\n`)
    else {
      const doubts = `${counted(plan.doubts.length, 'reading')} to check (doubts).`
      const lines = [plan.title, ...findings.map(inALine), `${findingsInWords(findings)}. ${doubts}`, '']
      await io.out(printable(lines.join('\n')))
    }
    return 0
  })
}

function inALine({ severity, message, at, code }: Finding): string {
  const place = at === undefined || Object.keys(at).length === 0 ? '' : `${placeInWords(at)}: `
  return `  ${severity.padEnd(8)}${place}${message} [${code}]`
}

export default { help, run } satisfies Command
