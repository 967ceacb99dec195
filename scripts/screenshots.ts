/**
 * Takes the pictures of `docs/screenshots` anew, from the demonstration of the bundled example, each as one of its
 * invented people: `node --import ./src/platform/tsx.ts scripts/screenshots.ts`, with names of pictures for only those.
 */
import '../src/platform/tsx.ts'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { importsSettled, startImport } from '../src/importing/jobs/import-jobs.ts'
import { ensureDemoPeople } from '../src/people/accounts/demo.ts'
import { listAccounts } from '../src/people/accounts/list-accounts.ts'
import { ensureDemoPosts } from '../src/people/posts/demo-posts.ts'
import { ensureDemoFigures } from '../src/performance/demo/demo-figures.ts'
import { ensureDemoMeasures } from '../src/performance/demo/demo-measures.ts'
import { ensureDemoControl } from '../src/plans/control/store/demo-control.ts'
import { selectPlan } from '../src/plans/store/select-plan.ts'
import { fixedClock } from '../src/platform/clock.ts'
import { openBrowser } from '../src/web/test-browser.ts'

const { openTestSite } = await import('../src/web/test-site.ts')
const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
const wide = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }

const site = await openTestSite()
const { services, authority } = site
const { db } = services
// The example's progress runs to November.
services.clock = fixedClock('2026-11-26')
const id = await site.addExample()
await ensureDemoPeople(db, services.clock, authority)
await ensureDemoPosts(db, services.clock, authority)
await ensureDemoControl(db, services.clock, authority)
await ensureDemoFigures(db, services.clock, { authority, memoryMb: 800 })
await ensureDemoMeasures(db, services.clock, authority)
const accounts = await listAccounts(db, authority)
const job = await startImport(services, {
  authority,
  who: 'Tom Wexcombe',
  name: 'harrowmere-plan.docx',
  bytes: await readFile(new URL('../examples/harrowmere/harrowmere-plan.docx', import.meta.url)),
})
await importsSettled(db)

const { plan: held } = await selectPlan(db, authority, id)
/** @throws Error where the example has no such action any more */
function actionReading(text: string): string {
  const action = held.actions.find((one) => one.text === text)
  if (action === undefined) throw new Error(`no action of the example reads “${text}”`)
  return action.id
}
const circles = actionReading('Hold learning circles on three closed cases')
const recommendation = held.recommendations.find(({ ref }) => ref === '2.4.2')?.id ?? ''
const plan = `/plans/${id}`

type Picture = { name: string; path: string; as?: string; size?: { width: number; height: number }; from?: string }
const tom = 'Tom Wexcombe'
const nadia = 'Nadia Farrow'
const helen = 'Dame Helen Corrigan'
const sam = 'Sam Iqbal'

const pictures: Picture[] = [
  { name: 'home', path: '/' },
  { name: 'plan', path: plan },
  { name: 'tree', path: plan, from: '#theme-t2' },
  { name: 'table', path: `${plan}?view=table&sort=due&rag=red`, from: '.up-results' },
  { name: 'timeline', path: `${plan}?view=timeline&theme=t4`, from: '.up-results' },
  { name: 'action', path: `${plan}/actions/${circles}`, as: nadia },
  { name: 'update', path: `${plan}/actions/${circles}/update`, as: nadia },
  { name: 'mine', path: '/mine', as: nadia },
  { name: 'phone-mine', path: '/mine', as: nadia, size: phone },
  { name: 'phone-update', path: `${plan}/actions/${circles}/update`, as: nadia, size: phone },
  { name: 'proof', path: '/proof', as: 'Glyn Parfitt' },
  { name: 'changes', path: `${plan}/changes`, as: helen },
  { name: 'versions', path: `${plan}/versions`, as: helen },
  { name: 'compare', path: `${plan}/compare`, as: helen },
  { name: 'posts', path: '/posts' },
  { name: 'risks', path: `${plan}/risks`, from: 'main h2' },
  { name: 'dependencies', path: `${plan}/dependencies` },
  { name: 'roles', path: '/roles' },
  { name: 'recommendation', path: `${plan}/recommendations/${recommendation}` },
  { name: 'sources', path: `${plan}/sources` },
  { name: 'workload', path: `${plan}/workload` },
  { name: 'findings', path: `${plan}/findings` },
  { name: 'doubt', path: `${plan}/doubts` },
  { name: 'import', path: `/import/${job}` },
  { name: 'report', path: `${plan}/report`, as: helen },
  { name: 'performance', path: '/performance', as: sam },
  { name: 'indicator', path: '/indicators/single-assessments-in-time', as: sam },
  { name: 'side-by-side', path: '/indicators/single-assessments-in-time/units', as: sam },
  { name: 'measures', path: `${plan}/measures`, as: helen },
  { name: 'phone-plan', path: plan, size: phone },
  { name: 'phone-action', path: `${plan}/actions/${circles}`, as: nadia, size: phone },
]

function signIn(name: string): void {
  const account = accounts.find((one) => one.name === name)
  if (account === undefined) throw new Error(`the demonstration has no ${name}`)
  site.as({ account: account.id, name, authority, grants: account.grants })
}

const only = process.argv.slice(2)
const browser = await openBrowser()
for (const { name, path, as = tom, size = wide, from } of pictures) {
  if (only.length > 0 && !only.includes(name)) continue
  signIn(as)
  const page = await browser.newPage({ viewport: size, locale: 'en-GB' })
  await page.goto(site.url + path)
  const start = from === undefined ? null : page.locator(from).first()
  await start?.evaluate((part) => part.scrollIntoView())
  await page.screenshot({ path: `${folder}${name}.png` })
  await page.close()
}
await browser.close()
await site.close()
