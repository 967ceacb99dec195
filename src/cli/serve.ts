import type { Services } from '../people/route.ts'
import { type Config, loadConfig } from '../platform/config.ts'
import type { AuthorityId } from '../platform/ids.ts'
import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { importExample, readExampleEarly } from './import-example.ts'
import { type Opened, openForCommand } from './opened.ts'
import { progressTo } from './progress.ts'
import { readNamedFile } from './read-file.ts'

const help = `Shows the plans in a browser on this machine, at http://127.0.0.1:3000. Ctrl-C stops it.

Usage: npx upturn serve [FILE] [--demo]

FILE is imported first. Without any plan yet, the bundled example (an invented council) is.
The first start prints a link for whoever will be the first administrator.
--demo  lets you look around as an invented person of any role, on this machine only
PORT sets another port, UPTURN_DATA another folder for the data; docs/sign-in.md has the rest.

Example: PORT=3001 npx upturn serve "Improvement Plan.docx"
`

async function run(args: string[], io: Io): Promise<number> {
  const { positionals, values } = readArguments(args, { demo: { type: 'boolean' } })
  const [path, ...others] = positionals
  if (others.length > 0)
    throw new WrongUse('Only one file can be imported at the start. npx upturn import takes several.')
  // Read before the database is opened: a file that cannot be read starts nothing.
  const file = path === undefined ? null : await readNamedFile(path)
  const early = file === null ? readExampleEarly(loadConfig(io.env)) : null
  const opened = await openForCommand(io)
  opened.config = await settled({ ...opened.config, demo: values.demo ?? false })
  try {
    const { requireDemonstrable } = await import('../people/sign-in/first-start.ts')
    if (opened.config.demo) await requireDemonstrable(opened.db, opened.config)
    if (file !== null) await importFirst(file, opened, io)
    else await importExample(opened, early, io)
    await serveUntilStopped(opened, io)
    return 0
  } finally {
    await opened.close()
  }
}

/** With any free port (`PORT=0`) found now, because the links that are printed and sent hold it. */
async function settled(config: Config): Promise<Config> {
  if (config.port !== 0) return config
  const { freePort } = await import('../platform/free-port.ts')
  const port = await freePort(config.listen)
  return { ...config, port, url: config.url.replace(/:0$/, `:${port}`) }
}

async function importFirst(
  file: { name: string; bytes: Uint8Array },
  { db, authority }: Opened,
  io: Io,
): Promise<void> {
  const { readPlan } = await import('../importing/jobs/read-plan.ts')
  const { storeReadPlan } = await import('../importing/jobs/import-now.ts')
  const read = await readPlan(file, { count: false, onProgress: progressTo(io, file.name) })
  const by = { authority, who: 'Local user', why: `Imported ${file.name} at the start` }
  const { plan } = await storeReadPlan(db, by, file, read)
  io.say(`Imported ${file.name} as “${read.plan.title}” (${read.plan.actions.length} actions), plan ${plan}`)
}

async function serveUntilStopped(opened: Opened, io: Io): Promise<void> {
  const { makeLog } = await import('../platform/log.ts')
  const { realClock } = await import('../platform/clock.ts')
  const { resumeImports, stopImports } = await import('../importing/jobs/import-jobs.ts')
  const { interruptExtracts, stopExtracts } = await import('../performance/extracts/jobs/extract-jobs.ts')
  const { interruptedComparisons } = await import('../performance/comparing/comparison-jobs.ts')
  const { makeMailer } = await import('../platform/mail/make-mailer.ts')
  const { startJobs } = await import('../platform/jobs/run-jobs.ts')
  const { noticeJobs } = await import('../people/notices/jobs.ts')
  const { openCaseJobs } = await import('../performance/open-cases/jobs.ts')
  const { startServer } = await import('../web/server.ts')
  const { makeIdentify } = await import('../people/sign-in/identify.ts')
  const { prepareSignIn } = await import('../people/sign-in/first-start.ts')
  const { ensureDemoControl } = await import('../plans/control/store/demo-control.ts')
  const { signInOf } = await import('../people/sign-in/sign-in.ts')
  const { db, config } = opened
  const known = { db, config, clock: realClock, log: makeLog(config), mail: makeMailer(config.mail) }
  const services = { ...known, identify: makeIdentify(known) }
  // Before anything listens: settings or a secret that cannot be used start nothing.
  const signIn = signInOf(services)
  const stopped = io.stopped()
  await interruptExtracts(services)
  await interruptedComparisons(services)
  const server = await startServer(services)
  opened.announce(server.url)
  const link = await prepareSignIn(services, opened.authority)
  if (config.demo) await ensureDemoControl(db, realClock, opened.authority)
  await io.out(`Upturn is at ${server.url} (Ctrl-C stops it)\n`)
  if (link !== null) await io.out(`Nobody looks after it yet. To become its first administrator, open\n  ${link}\n`)
  if (config.demo) await io.out('This is a demonstration: choose on its first page who you are.\n')
  // So that the first who signs in does not wait for it.
  signIn.auth().catch((error) => services.log.error({ err: error }, 'signing in is not ready'))
  await resumeImports(services)
  if (config.demo) void measureDemo(services, opened.authority)
  const jobs = startJobs(services, [...noticeJobs(services), ...openCaseJobs(services)])
  await stopped
  await jobs.stop()
  await stopImports(db)
  await stopExtracts(db)
  await server.close()
}

/** In the background: nobody waits for the figures of a demonstration. */
async function measureDemo({ db, clock, config, log }: Services, authority: AuthorityId): Promise<void> {
  const { ensureDemoFigures } = await import('../performance/demo/demo-figures.ts')
  const { ensureDemoMeasures } = await import('../performance/demo/demo-measures.ts')
  try {
    await ensureDemoFigures(db, clock, { authority, memoryMb: config.importMemoryMb })
    await ensureDemoMeasures(db, clock, authority)
  } catch (error) {
    log.error({ err: error }, 'the figures of the demonstration could not be made')
  }
}

export default { help, run } satisfies Command
