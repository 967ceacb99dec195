import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { withDatabase } from './opened.ts'
import { printable } from './printable.ts'
import { counted } from './summary.ts'

const help = `Lists the plans, newest first.

Usage: npx upturn plans [--json]

  --json   print a list of JSON objects

Example: npx upturn plans
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
  if (positionals.length > 0) throw new WrongUse(`“${positionals[0]}” is not needed: all plans are listed.`)
  return withDatabase(io, async ({ db, authority, config }) => {
    const { listPlans } = await import('../plans/store/list-plans.ts')
    const plans = await listPlans(db, authority)
    if (values.json) await io.out(`${JSON.stringify(plans, null, 2)}\n`)
    else if (plans.length === 0)
      await io.out(`${config.authority} has no plan yet. npx upturn import FILE makes one.\n`)
    else for (const plan of plans) await io.out(printable(`${inLines(plan)}\n`))
    return 0
  })
}

type Listed = {
  id: string
  title: string
  recommendations: number
  actions: number
  openDoubts: number
  createdAt: string
  documentName: string | null
}

function inLines(plan: Listed): string {
  const counts = [
    counted(plan.recommendations, 'recommendation'),
    counted(plan.actions, 'action'),
    `${counted(plan.openDoubts, 'reading')} to check`,
  ]
  const from = plan.documentName === null ? '' : ` from ${plan.documentName}`
  return `${plan.id}  ${plan.title}\n  ${counts.join(', ')}; imported on ${plan.createdAt.slice(0, 10)}${from}`
}

export default { help, run } satisfies Command
