import type { Plan } from '../plans/plan.ts'
import type { MonthlyReport } from '../reports/monthly.ts'
import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { formatOf, writeAnswer } from './output-file.ts'
import { withPlan } from './plan-argument.ts'

const formats = ['html', 'docx', 'pdf'] as const
type Format = (typeof formats)[number]

const help = `Writes the monthly report on a plan.

Usage: npx upturn report monthly --plan PLAN|FILE [--as-at DATE] [--since DATE] --format html|docx|pdf [-o FILE]

  --plan P           id or title of a plan, or the start of either; or a file
  --as-at DATE       the day the report speaks of, such as 2026-03-31; left out, today
  --since DATE       the day of the last report, from which changes are listed
  --format F         ${formats.join(', ')}; left out, the ending of the file named with -o decides
  -o, --output FILE  where to write; left out, standard output

Example: npx upturn report monthly --plan "Getting better" --as-at 2026-03-31 --format pdf -o march.pdf
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    plan: { type: 'string' },
    'as-at': { type: 'string' },
    since: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
  })
  if (positionals.length !== 1 || positionals[0] !== 'monthly') throw new WrongUse('Say which report: monthly.')
  if (values.plan === undefined) throw new WrongUse('Name the plan with --plan.')
  const format = formatOf(formats, values.format, values.output)
  const { realClock } = await import('../platform/clock.ts')
  const asAt = dayOf('--as-at', values['as-at']) ?? realClock.today()
  const since = dayOf('--since', values.since)
  return withPlan(values.plan, io, async (now, stored) => {
    const { monthlyReport } = await import('../reports/monthly.ts')
    const plan = stored === null ? now : await planOn(stored, asAt)
    const record = stored === null ? {} : await recordOf(stored, plan, asAt)
    const report = monthlyReport(plan, {
      asAt,
      since,
      ...record,
      authority: plan.authority ?? stored?.opened.config.authority,
    })
    await writeAnswer(values.output, await rendered(report, format), io, format !== 'html')
    return 0
  })
}

type Stored = NonNullable<Parameters<Parameters<typeof withPlan>[2]>[1]>

/** A stored plan as it was at the end of the day, so that last month's report still reads as it did. */
async function planOn({ opened, authority, id }: Stored, asAt: string): Promise<Plan> {
  const { selectPlan } = await import('../plans/store/select-plan.ts')
  return (await selectPlan(opened.db, authority, id, { asAt })).plan
}

async function recordOf({ opened, authority, id }: Stored, plan: Plan, asAt: string) {
  const { recordForReport } = await import('../reports/record-for-report.ts')
  const { readMeasured } = await import('../performance/links/hold-measured.ts')
  const measured = await readMeasured(opened.db, authority, { planId: id, plan }, asAt)
  return { ...(await recordForReport(opened.db, authority, id, { plan, asAt })), measured }
}

async function rendered(report: MonthlyReport, format: Format): Promise<Uint8Array> {
  switch (format) {
    case 'html': {
      const { renderMonthlyHtml } = await import('../reports/render/html.ts')
      return new TextEncoder().encode(renderMonthlyHtml(report))
    }
    case 'docx': {
      const { renderMonthlyDocx } = await import('../reports/render/docx.ts')
      return renderMonthlyDocx(report)
    }
    case 'pdf': {
      const { renderMonthlyPdf } = await import('../reports/render/pdf.ts')
      return renderMonthlyPdf(report)
    }
  }
}

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    // Far outside any plan, the days after it would no longer be written with four figures.
    if (/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text))
      return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    // Said below, with what was typed.
  }
  throw new WrongUse(`${option} takes a day as year-month-day, such as 2026-03-31, not “${text}”.`)
}

export default { help, run } satisfies Command
