/** The first start: with no plan yet, the bundled example is imported, so that every page has something to show. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ReadPlan } from '../importing/jobs/read-plan.ts'
import type { Config } from '../platform/config.ts'
import type { Io } from './command.ts'
import type { Opened } from './opened.ts'

const document = new URL('../../examples/harrowmere/harrowmere-plan.docx', import.meta.url)
const progress = new URL('../../examples/harrowmere/harrowmere-progress.json', import.meta.url)

type Example = { file: { name: string; bytes: Uint8Array }; read: Pick<ReadPlan, 'plan' | 'document'> }

/**
 * Begins to read the example in a thread where there is no database yet: making one keeps this thread busy for seconds,
 * and the first start waits for both. Null where it will hardly be needed.
 */
export function readExampleEarly(config: Config): Promise<Example> | null {
  if (config.databaseUrl !== undefined || existsSync(config.databaseFolder)) return null
  const example = readExample(config)
  // Whoever waits for it hears of a fault; until then it must not end the process.
  example.catch(() => {})
  return example
}

async function readExample(config: Config): Promise<Example> {
  const { runWorker } = await import('../importing/jobs/run-worker.ts')
  const { progressSchema, withProgress } = await import('../importing/example.ts')
  const said = progressSchema.parse(JSON.parse(await readFile(progress, 'utf8')))
  const file = { name: 'harrowmere-plan.docx', bytes: await readFile(document) }
  const limits = { minutes: config.importMinutes, memoryMb: config.importMemoryMb }
  const done = await runWorker({ ...file, authority: said.authority }, limits, () => {}).done
  if (done.outcome !== 'read') throw new Error('the bundled example cannot be read')
  const { plan } = withProgress(done.read.plan, said)
  return { file, read: { document: done.read.document, plan } }
}

/** Imports the example where there has never been a plan. */
export async function importExample(
  { db, authority, config }: Opened,
  early: Promise<Example> | null,
  io: Pick<Io, 'say'>,
): Promise<void> {
  const { listPlans } = await import('../plans/store/list-plans.ts')
  // Withdrawn ones count: whoever took the example away does not want it back.
  if ((await listPlans(db, authority, { withdrawn: true })).length > 0) return
  const { storeReadPlan } = await import('../importing/jobs/import-now.ts')
  const { file, read } = await (early ?? readExample(config))
  const by = { authority, who: 'Upturn', why: 'The bundled example, for a first look' }
  await storeReadPlan(db, by, file, read)
  io.say(`No plan yet, so the bundled example was imported: “${read.plan.title}”`)
}
