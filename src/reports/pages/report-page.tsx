/** The monthly report on screen, as at any day, with the same report to take away in Word and PDF. */
import { raw } from 'hono/html'
import { htmlFragment, reportCss } from '../../documents/writers/html.ts'
import type { Asked, Route } from '../../people/route.ts'
import { holdMeasured } from '../../performance/links/hold-measured.ts'
import { addMonths, isDay } from '../../plans/rules/index.ts'
import { withinPlan } from '../../plans/views/frame.ts'
import { type HeldPlan, planAsked } from '../../plans/views/held-plan.ts'
import { addresses } from '../../ui/addresses.ts'
import { holdAsset } from '../../ui/assets.ts'
import { Button, ErrorSummary, TextField } from '../../ui/forms.tsx'
import { Page } from '../../ui/layout.tsx'
import { sendPage } from '../../ui/render.ts'
import { dateInWords } from '../../ui/words.ts'
import { type MonthlyReport, monthlyReport } from '../monthly.ts'
import { recordForReport } from '../record-for-report.ts'
import { monthlyDocument } from '../render/document.ts'

const sheet = holdAsset('report.css', 'text/css; charset=utf-8', reportCss)

export type ReportPageProps = {
  held: HeldPlan
  report: MonthlyReport
  fragment: string
  /** What was wrong with the days that were asked for. */
  problems: { text: string; href: string }[]
}

function Days({ held, report, problems }: ReportPageProps) {
  const errorOf = (href: string) => problems.find((problem) => problem.href === href)?.text
  return (
    <form class="up-filters up-filters__form up-screen-only" method="get" action={addresses.report(held.stored.id)}>
      <TextField id="as-at" label="As at" type="date" value={report.asAt} error={errorOf('#as-at')} />
      <TextField id="since" label="Changes since" type="date" value={report.since ?? ''} error={errorOf('#since')} />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

export function ReportPage(props: ReportPageProps) {
  const { held, report, fragment, problems } = props
  const { id } = held.stored
  const query = { 'as-at': report.asAt, since: report.since ?? undefined }
  return (
    <Page
      {...withinPlan(held, 'report')}
      heading="Monthly report"
      caption={`As at ${dateInWords(report.asAt)}`}
      lead={report.headline}
      styles={[sheet]}
    >
      <ErrorSummary errors={problems} />
      <p class="up-actions-bar up-screen-only">
        <a class="govuk-link" href={addresses.reportFile(id, 'docx', query)}>
          Download for Word (.docx)
        </a>
        <a class="govuk-link" href={addresses.reportFile(id, 'pdf', query)}>
          Download as PDF
        </a>
      </p>
      <Days {...props} />
      {/* Made by our own writer from plain data: it escapes every word of the plan. */}
      {raw(fragment)}
    </Page>
  )
}

/** The day in a field; what was typed that is no day is a problem, and the other day stands in for it. */
function dayFrom(asked: Asked, field: 'as-at' | 'since', otherwise: string) {
  const given = asked.c.req.query(field) ?? ''
  if (given === '' || isDay(given)) return { day: given || otherwise, problems: [] }
  return { day: otherwise, problems: [{ text: 'Give a real day, such as 31 3 2026.', href: `#${field}` }] }
}

async function makeReport(asked: Asked) {
  const { services } = asked
  const { held, plan, today } = await planAsked(asked)
  const asAt = dayFrom(asked, 'as-at', today)
  const since = dayFrom(asked, 'since', addMonths(asAt.day, -1))
  const { authority, id } = held.stored
  const record = await recordForReport(services.db, authority, id, { plan: held.plan, asAt: asAt.day })
  const measured = await holdMeasured(services.db, { authority, planId: id, plan }, asAt.day, held.measures)
  const report = monthlyReport(held.plan, {
    asAt: asAt.day,
    since: since.day,
    ...record,
    measured,
    authority: held.plan.authority ?? services.config.authority,
  })
  return { held, report, problems: [...asAt.problems, ...since.problems] }
}

/** The report without its first sentence, which the page says itself, above everything else. */
function bodyOf(report: MonthlyReport): string {
  const document = monthlyDocument(report)
  const sections = document.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter((block) => block.kind !== 'paragraph' || block.look !== 'lead'),
  }))
  return htmlFragment({ ...document, sections })
}

type Made = Awaited<ReturnType<typeof makeReport>>

function sendReportPage(asked: Asked, { held, report, problems }: Made): Promise<Response> {
  const props = { held, report, problems, fragment: bodyOf(report) }
  return sendPage(asked.c, <ReportPage {...props} />, problems.length > 0 ? 422 : 200)
}

const showReport = async (asked: Asked): Promise<Response> => sendReportPage(asked, await makeReport(asked))

/** The report as a file, `monthly-report-2026-03-31.docx`; for a day that is none the page, which says so. */
async function sendFile(
  asked: Asked,
  ending: string,
  type: string,
  render: (report: MonthlyReport) => Promise<Uint8Array>,
): Promise<Response> {
  const made = await makeReport(asked)
  if (made.problems.length > 0) return sendReportPage(asked, made)
  const name = `monthly-report-${made.report.asAt}.${ending}`
  return new Response(new Uint8Array(await render(made.report)), {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  })
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The writers are loaded when first asked for: a server that only shows pages never needs them. */
const sendDocx = (asked: Asked) =>
  sendFile(asked, 'docx', word, async (report) => (await import('../render/docx.ts')).renderMonthlyDocx(report))
const sendPdf = (asked: Asked) =>
  sendFile(asked, 'pdf', 'application/pdf', async (report) =>
    (await import('../render/pdf.ts')).renderMonthlyPdf(report),
  )

const permission = 'read reports'

export const routes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/report', permission, handler: showReport },
  { method: 'get', path: '/plans/:plan/report.docx', permission, handler: sendDocx },
  { method: 'get', path: '/plans/:plan/report.pdf', permission, handler: sendPdf },
]
