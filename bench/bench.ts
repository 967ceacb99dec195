/**
 * `npm run bench`: how long things take, each beside what a person would use instead (LibreOffice for opening and
 * converting documents, a browser for printing to PDF), in one run on one machine. Where LibreOffice is not installed
 * its figures are left out.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDocument } from '../src/documents/read-document.ts'
import { importDocument } from '../src/importing/import-plan.ts'
import { exportPlan } from '../src/plans/export/export-plan.ts'
import { monthlyReport } from '../src/reports/monthly.ts'
import { renderMonthlyDocx } from '../src/reports/render/docx.ts'
import { renderMonthlyHtml } from '../src/reports/render/html.ts'
import { renderMonthlyPdf } from '../src/reports/render/pdf.ts'
import { openBrowser } from '../src/web/test-browser.ts'
import { asAtFigures } from './as-at.ts'
import { dashboardFigures } from './dashboard.ts'
import { extractFigures } from './extract.ts'
import { type Figure, load, median, print, residentMemory, startChild, timeCommand } from './measure.ts'
import { updateFigures } from './updates.ts'

const root = join(import.meta.dirname, '..')
const seeds = join(root, '../shared/seeds')
const scratch = mkdtempSync(join(tmpdir(), 'upturn-bench-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** The largest real document where there is one, else the bundled example. */
function largestDocument(): string {
  const real = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : []
  const bySize = real.sort((a, b) => readFileSync(b).length - readFileSync(a).length)
  return bySize[0] ?? join(root, 'examples/harrowmere/harrowmere-plan.txt')
}

const office = (file: string, to: string) => {
  const time = timeCommand('soffice', ['--headless', '--convert-to', to, '--outdir', scratch, file], 1)
  return time === null ? { missing: 'LibreOffice is not here' } : { value: time }
}

/** Signs in as somebody of the demonstration who reads plans, and gives the cookies that say so. */
async function signInAsFirst(url: string): Promise<string> {
  const page = await (await fetch(`${url}/sign-in`)).text()
  const [form = ''] = /<form[^>]*action="\/sign-in\/demo"[^>]*>.*?<\/form>/s.exec(page) ?? []
  const name = /name="([^"]+)"/.exec(form)?.[1] ?? ''
  const value = /value="([^"]+)"/.exec(form)?.[1] ?? ''
  const headers = { 'sec-fetch-site': 'same-origin' }
  const body = new URLSearchParams({ [name]: value })
  const answer = await fetch(`${url}/sign-in/demo`, { method: 'POST', headers, body, redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

const file = largestDocument()
const bytes = new Uint8Array(readFileSync(file))
const document = await readDocument({ name: 'plan.txt', bytes })
const plan = importDocument(document)
const figures: Figure[] = []
console.log(`${plan.recommendations.length} recommendations, ${plan.actions.length} actions\n`)

// — Import —
const imported = await median(30, async () => importDocument(await readDocument({ name: 'plan.txt', bytes })), 20)
const workbook = join(scratch, 'plan.xlsx')
writeFileSync(workbook, await exportPlan(plan, 'xlsx'))
const opened = office(workbook, 'csv')
figures.push({
  name: 'import, once loaded',
  value: imported,
  unit: 'ms',
  aim: 50,
  instead: { name: 'LibreOffice opens it as a workbook', ...opened },
})
const upturn = join(root, 'bin/upturn.mjs')
figures.push({
  name: 'import, whole command',
  value: timeCommand(process.execPath, [upturn, 'import', file, '--json'], 5) ?? Number.NaN,
  unit: 'ms',
  aim: 1500,
  instead: { name: 'LibreOffice opens it as a workbook', ...opened },
})

// — Report —
const report = monthlyReport(plan, { asAt: '2010-06-30' })
const word = join(scratch, 'report.docx')
figures.push({
  name: 'monthly report in Word',
  value: await median(3, async () => writeFileSync(word, await renderMonthlyDocx(report)), 1),
  unit: 'ms',
  aim: 1000,
  instead: { name: 'LibreOffice saves it again', ...office(word, 'odt') },
})
const browser = await openBrowser()
const page = await browser.newPage()
const printed = await median(
  3,
  async () => {
    await page.setContent(renderMonthlyHtml(report))
    await page.pdf({ tagged: true })
  },
  1,
)
await browser.close()
figures.push({
  name: 'monthly report as PDF',
  value: await median(3, () => renderMonthlyPdf(report), 1),
  unit: 'ms',
  aim: 1000,
  instead: { name: 'Chromium prints the page', value: printed },
})

// — A past day —
figures.push(...(await asAtFigures(plan, { name: 'LibreOffice opens a copy of that month', ...opened })))

// — Fifty people at once —
figures.push(
  ...(await updateFigures(plan, { name: 'LibreOffice saves the workbook again', ...office(workbook, 'ods') })),
)

// — An extract, and what is seen of it —
figures.push(...(await extractFigures(join(scratch, 'extract'))), ...(await dashboardFigures()))

// — Server —
const started = performance.now()
const { child, url } = await startChild([upturn, 'serve', '--demo', file], {
  UPTURN_DATA: join(scratch, 'data'),
  PORT: '0',
  LOG_LEVEL: 'warn',
})
figures.push({ name: 'first start, with an import', value: performance.now() - started, unit: 'ms', aim: 15_000 })
const reader = { cookie: await signInAsFirst(url) }
const home = await (await fetch(url, { headers: reader })).text()
const path = /href="(\/plans\/[^"?]+)"/.exec(home)?.[1]
if (path === undefined) throw new Error('The first page names no plan')
const address = url + path
await load(address, 1, 2, reader)
const alone = await load(address, 1, 3, reader)
const many = await load(address, 4, 4, reader)
const webPage = office(workbook, 'html')
figures.push({
  name: 'plan page, one reader',
  value: alone.medianMs,
  unit: 'ms',
  aim: 100,
  instead: { name: 'LibreOffice makes a page of it', ...webPage },
})
figures.push({ name: 'plan page, four readers', value: many.perSecond, unit: 'requests/s' })
child.kill('SIGTERM')
await new Promise((resolve) => child.once('exit', resolve))
const again = performance.now()
const second = await startChild([upturn, 'serve', '--demo'], {
  UPTURN_DATA: join(scratch, 'data'),
  PORT: '0',
  LOG_LEVEL: 'warn',
})
figures.push({ name: 'later start', value: performance.now() - again, unit: 'ms', aim: 3000 })
await new Promise((resolve) => setTimeout(resolve, 3000))
figures.push({ name: 'memory of the idle server', value: residentMemory(second.child.pid ?? 0), unit: 'MB' })
second.child.kill('SIGTERM')

print(figures)
if (figures.some(({ aim, value, unit }) => aim !== undefined && unit === 'ms' && value > aim))
  console.log('Some aims were missed.')
