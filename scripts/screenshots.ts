/** Takes the pictures of `docs/screenshots` anew, from the bundled example: `node --import ./src/platform/tsx.ts scripts/screenshots.ts`. */
import '../src/platform/tsx.ts'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { importsSettled, startImport } from '../src/importing/jobs/import-jobs.ts'
import { openBrowser } from '../src/web/test-browser.ts'

const { openSampleSite } = await import('../src/web/test-samples.ts')
const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
const wide = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }

const { site, samples } = await openSampleSite()
const plan = `/plans/${samples.plan}`
const job = await startImport(site.services, {
  authority: site.authority,
  who: 'Local user',
  name: 'harrowmere-plan.docx',
  bytes: await readFile(new URL('../examples/harrowmere/harrowmere-plan.docx', import.meta.url)),
})
await importsSettled(site.services.db)

type Picture = { name: string; path: string; size?: { width: number; height: number }; from?: string }

const pictures: Picture[] = [
  { name: 'home', path: '/' },
  { name: 'plan', path: plan },
  { name: 'tree', path: plan, from: '#theme-t2' },
  { name: 'table', path: `${plan}?view=table&sort=due&rag=red`, from: '.up-results' },
  { name: 'timeline', path: `${plan}?view=timeline`, from: '.up-chart' },
  { name: 'action', path: `${plan}/actions/${samples.action}` },
  { name: 'update', path: `${plan}/actions/${samples.action}/update` },
  { name: 'mine', path: '/mine' },
  { name: 'phone-mine', path: '/mine', size: phone },
  { name: 'proof', path: `${plan}/proof` },
  { name: 'changes', path: `${plan}/changes` },
  { name: 'compare', path: `${plan}/compare` },
  { name: 'risks', path: `${plan}/risks` },
  { name: 'dependencies', path: `${plan}/dependencies` },
  { name: 'roles', path: '/roles' },
  { name: 'recommendation', path: `${plan}/recommendations/${samples.recommendation}` },
  { name: 'sources', path: `${plan}/sources` },
  { name: 'workload', path: `${plan}/workload` },
  { name: 'findings', path: `${plan}/findings` },
  { name: 'doubt', path: `${plan}/doubts` },
  { name: 'import', path: `/import/${job}` },
  { name: 'report', path: `${plan}/report` },
  { name: 'phone-plan', path: plan, size: phone },
  { name: 'phone-action', path: `${plan}/actions/${samples.action}`, size: phone },
]

const browser = await openBrowser()
for (const { name, path, size = wide, from } of pictures) {
  const page = await browser.newPage({ viewport: size, locale: 'en-GB' })
  await page.goto(site.url + path)
  if (from !== undefined)
    await page
      .locator(from)
      .first()
      .evaluate((part) => part.scrollIntoView())
  await page.screenshot({ path: `${folder}${name}.png` })
  await page.close()
}
await browser.close()
await site.close()
