/** A whole site for tests: a database in memory, the bundled example in it, and the server on a free port. */
import { readFile } from 'node:fs/promises'
import { progressSchema, withProgress } from '../importing/example.ts'
import { importsSettled, stopImports } from '../importing/jobs/import-jobs.ts'
import { storeReadPlan } from '../importing/jobs/import-now.ts'
import { readPlan } from '../importing/jobs/read-plan.ts'
import { atTheMachine, type Who } from '../people/permissions.ts'
import type { Services } from '../people/route.ts'
import { extractsSettled, stopExtracts } from '../performance/extracts/jobs/extract-jobs.ts'
import type { Doubt } from '../plans/plan.ts'
import { ensureAuthority } from '../platform/authority.ts'
import { fixedClock } from '../platform/clock.ts'
import { type Config, loadConfig } from '../platform/config.ts'
import type { AuthorityId, PlanId } from '../platform/ids.ts'
import { type Log, makeLog } from '../platform/log.ts'
import { noMail } from '../platform/mail/mail.ts'
import { openTestPglite } from '../platform/test-database.ts'
import { startServer } from './server.ts'

export type TestSite = {
  url: string
  services: Services
  authority: AuthorityId
  /** Takes everybody for this person from now on; at first for whoever sits at the machine. */
  as: (who: Who) => void
  /** Puts the bundled example in as a plan, with its progress and, where asked, further doubts. */
  addExample: (doubts?: (planned: { actions: string[] }) => Doubt[]) => Promise<PlanId>
  close: () => Promise<void>
}

/** The day all tests stand on: the example has some months behind it. */
export const testDay = '2026-09-15'

/** So that no test makes a secret in the data folder of whoever runs it. */
export const testSecret = 'for tests only: 3c1f0a8be57d4429'

const example = (name: string) => readFile(new URL(`../../examples/harrowmere/${name}`, import.meta.url))

/** @param log where the log goes; nowhere without it */
export async function openTestSite(
  port = 0,
  settings: Partial<Config> = {},
  log: Log = makeLog({ logLevel: 'silent' }),
): Promise<TestSite> {
  const config = {
    ...loadConfig({ UPTURN_SECRET: testSecret, UPTURN_CASE_KEY: testSecret }),
    ...settings,
    port,
    authority: 'Harrowmere Council',
  }
  const database = await openTestPglite()
  const { db } = database
  const clock = fixedClock(testDay)
  const authority = await ensureAuthority(db, config.authority, clock)
  let who = atTheMachine(authority)
  const identify = () => Promise.resolve(who)
  const services: Services = { db, config, clock, log, mail: noMail, identify }
  const server = await startServer(services)
  return {
    url: server.url,
    services,
    authority,
    as(somebody) {
      who = somebody
    },
    async addExample(doubts = () => []) {
      const file = { name: 'harrowmere-plan.docx', bytes: await example('harrowmere-plan.docx') }
      const said = progressSchema.parse(JSON.parse((await example('harrowmere-progress.json')).toString()))
      const read = await readPlan(file, { authority: said.authority, count: false })
      const { plan } = withProgress(read.plan, said)
      const actions = plan.actions.map((action) => action.id)
      const withDoubts = { ...plan, doubts: [...plan.doubts, ...doubts({ actions })] }
      const by = { authority, who: 'A test', why: 'For tests', clock }
      return (await storeReadPlan(db, by, file, { document: read.document, plan: withDoubts })).plan
    },
    async close() {
      await server.close()
      await stopImports(db)
      await importsSettled(db)
      await stopExtracts(db)
      await extractsSettled(db)
      await database.close()
    },
  }
}
