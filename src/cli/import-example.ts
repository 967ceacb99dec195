/** The first start: with no plan yet, the bundled example is imported, so that every page has something to show. */
import { readFile } from 'node:fs/promises'
import type { Io } from './command.ts'
import type { Opened } from './opened.ts'

const document = new URL('../../examples/harrowmere/harrowmere-plan.docx', import.meta.url)
const progress = new URL('../../examples/harrowmere/harrowmere-progress.json', import.meta.url)

export async function importExample({ db, authority }: Opened, io: Pick<Io, 'say'>): Promise<void> {
  const { listPlans } = await import('../plans/store/list-plans.ts')
  // Withdrawn ones count: whoever took the example away does not want it back.
  if ((await listPlans(db, authority, { withdrawn: true })).length > 0) return
  const { readPlan } = await import('../importing/jobs/read-plan.ts')
  const { progressSchema, withProgress } = await import('../importing/example.ts')
  const { storeReadPlan } = await import('../importing/jobs/import-now.ts')
  const said = progressSchema.parse(JSON.parse(await readFile(progress, 'utf8')))
  const file = { name: 'harrowmere-plan.docx', bytes: await readFile(document) }
  const read = await readPlan(file, { authority: said.authority, count: false })
  const { plan } = withProgress(read.plan, said)
  const by = { authority, who: 'Upturn', why: 'The bundled example, for a first look' }
  await storeReadPlan(db, by, file, { ...read, plan })
  io.say(`No plan yet, so the bundled example was imported: “${plan.title}”`)
}
