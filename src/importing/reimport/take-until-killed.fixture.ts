/** A process that takes one version of a document on after the other and never ends: `kill-nine.test.ts` kills it. */
import { ensureAuthority } from '../../platform/authority.ts'
import { realClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/database.ts'
import type { PlanId } from '../../platform/ids.ts'
import { makeLog } from '../../platform/log.ts'
import { applyImport, importsSettled, startImport } from '../jobs/import-jobs.ts'
import { selectImportJob } from '../store.ts'
import { noChoices } from './comparison.ts'
import { isReady, lookAt, takeReimport } from './reimport-jobs.ts'

const folder = process.argv[2] ?? ''
const { db } = await openDatabase({ dataFolder: folder, databaseFolder: `${folder}/db`, databaseUrl: undefined })
const authority = await ensureAuthority(db, 'Killed Council')
const context = {
  db,
  clock: realClock,
  log: makeLog({ logLevel: 'silent' }),
  config: { importMinutes: 1, importMemoryMb: 200 },
}
const by = { authority, who: 'Anna', why: 'again and again' }

/** Every action says the number of its version, so that a half-taken one could be told. */
const version = (n: number) => {
  const rows = Array.from(
    { length: 120 },
    (_, at) => `${at + 1}\tVisit the families of ward ${at} in edition ${n}\tMay 2026\tHead ${at}`,
  )
  return new TextEncoder().encode(`Ref\tAction\tBy when\tLead\n${rows.join('\n')}\n`)
}
const handIn = async (n: number, forPlan?: PlanId) => {
  const id = await startImport(context, {
    ...by,
    name: `plan v${n}.txt`,
    bytes: version(n),
    ...(forPlan ? { forPlan } : {}),
  })
  await importsSettled(db)
  return id
}

const made = await applyImport(context, by, await handIn(1))
if (!('plan' in made)) throw new Error(made.conflict)
process.stdout.write(`${made.plan}\n`)
for (let n = 2; ; n++) {
  const id = await handIn(n, made.plan)
  const job = await selectImportJob(db, authority, id)
  if (!isReady(job)) throw new Error(job.message)
  const { seen } = await lookAt(db, job, noChoices)
  const taken = await takeReimport(context, { ...by, seen, choices: noChoices }, id)
  if (!('plan' in taken)) throw new Error(JSON.stringify(taken))
  process.stdout.write(`${n}\n`)
}
