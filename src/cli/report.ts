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
  return withPlan(values.plan, io, async (plan, stored) => {
    const { monthlyReport } = await import('../reports/monthly.ts')
    const changes = stored === null ? undefined : await changesOf(stored, asAt)
    const report = monthlyReport(plan, {
      asAt,
      since,
      changes,
      authority: plan.authority ?? stored?.opened.config.authority,
    })
    await writeAnswer(values.output, await rendered(report, format), io, format !== 'html')
    return 0
  })
}

type Stored = NonNullable<Parameters<Parameters<typeof withPlan>[2]>[1]>

async function changesOf({ opened, authority, id }: Stored, until: string) {
  const { listChanges } = await import('../platform/change-record.ts')
  const changes = await listChanges(opened.db, authority, id, { until })
  return changes.map(({ at, who, what, why, subject }) => ({ on: at.slice(0, 10), who, what, why, subject }))
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
