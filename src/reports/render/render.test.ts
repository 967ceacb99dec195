import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { monthlyDocument } from './document.ts'
import { renderMonthlyDocx } from './docx.ts'
import { exampleReport } from './example-report-for-tests.ts'
import { renderMonthlyFragment, renderMonthlyHtml } from './html.ts'
import { renderMonthlyPdf } from './pdf.ts'

const report = exampleReport()

/** CPU seconds that a piece of work takes: what others do on the machine at the same time does not count. */
async function secondsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

test('the headline comes first, then the counts, then one page of charts', () => {
  const [opening, charts] = monthlyDocument(report).sections
  assert.deepEqual(opening?.blocks[0], { kind: 'paragraph', look: 'lead', text: report.headline })
  assert.equal(opening?.blocks[1]?.kind, 'figures')
  assert.equal(charts?.newPage, true)
  assert.deepEqual(
    charts?.blocks.map((block) => block.kind),
    ['heading', 'chart', 'chart', 'chart'],
  )
})

test('every section of the report is there with its sentence, in each format', async () => {
  const word = strFromU8(unzipSync(await renderMonthlyDocx(report))['word/document.xml'] ?? new Uint8Array())
  const html = renderMonthlyHtml(report)
  for (const section of [report.overdue, report.atRisk, report.dueSoon, report.gaps, report.changes, report.findings]) {
    const escaped = section.sentence.replaceAll('&', '&amp;')
    assert(html.includes(escaped), section.heading)
    assert(word.includes(escaped), section.heading)
  }
  for (const { word: name, meaning } of report.key) assert(html.includes(name) && html.includes(meaning))
  assert.match(html, /Done &amp; dusted|Action 2:/)
})

test('the counts on the page are those of the report', () => {
  const html = renderMonthlyFragment(report)
  for (const { count, label } of report.counts)
    assert(html.includes(`<b>${count.toLocaleString('en-GB')}</b> ${label}`), label)
  for (const section of [report.overdue, report.gaps])
    if (section.more !== null) assert(html.includes(section.more.slice(1)))
})

test('PDF of the report is PDF/UA-1 and tagged', async () => {
  const pdf = Buffer.from(await renderMonthlyPdf(report)).toString('latin1')
  assert.match(pdf, /pdfuaid:part>1</)
  assert.match(pdf, /\/StructTreeRoot/)
  assert.equal([...pdf.matchAll(/\/S\s*\/Figure/g)].length, 3)
})

test('a plan of 435 actions is reported in under a second in each format', async () => {
  assert((await secondsOf(() => renderMonthlyHtml(report))) < 1)
  assert((await secondsOf(() => renderMonthlyDocx(report))) < 1)
  assert((await secondsOf(() => renderMonthlyPdf(report))) < 1)
})

test('a plan with nothing in it still gives a report', async () => {
  const empty = exampleReport(0)
  assert.match(renderMonthlyHtml(empty), /nothing to report/)
  assert((await renderMonthlyDocx(empty)).length > 1000)
  assert((await renderMonthlyPdf(empty)).length > 1000)
})
