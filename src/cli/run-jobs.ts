import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { type Opened, openForCommand } from './opened.ts'

const help = `Runs what is due by the clock: reminders, and sending mail. \`npx upturn serve\` does the same while it runs; this
is for a process of its own beside it, on a PostgreSQL server (DATABASE_URL), or for a timer of the system.

Usage: npx upturn run-jobs [--once]

  --once   run what is due now and end; exit code 1 where something failed

Example: npx upturn run-jobs --once
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, { once: { type: 'boolean' } })
  if (positionals.length > 0) throw new WrongUse(`“${positionals[0]}” is not needed: everything that is due is run.`)
  const opened = await openForCommand(io)
  try {
    return await (values.once ? runOnce(opened, io) : runUntilStopped(opened, io))
  } finally {
    await opened.close()
  }
}

async function jobsOf({ db, config }: Opened) {
  const { makeLog } = await import('../platform/log.ts')
  const { realClock } = await import('../platform/clock.ts')
  const { makeMailer } = await import('../platform/mail/make-mailer.ts')
  const { noticeJobs } = await import('../people/notices/jobs.ts')
  const { openCaseJobs } = await import('../performance/open-cases/jobs.ts')
  const services = { db, config, clock: realClock, log: makeLog(config), mail: makeMailer(config.mail) }
  return { services, jobs: [...noticeJobs(services), ...openCaseJobs(services)] }
}

async function runOnce(opened: Opened, io: Io): Promise<number> {
  const { runDueJobs } = await import('../platform/jobs/run-jobs.ts')
  const { services, jobs } = await jobsOf(opened)
  const ran = await runDueJobs(services, jobs)
  if (ran.length === 0) await io.out('Nothing was due.\n')
  for (const { authority, name, fault } of ran) {
    await io.out(`${authority}: ${name} ${fault === null ? 'done' : `failed (in the log as ${fault})`}\n`)
  }
  return ran.every(({ fault }) => fault === null) ? 0 : 1
}

async function runUntilStopped(opened: Opened, io: Io): Promise<number> {
  const { startJobs } = await import('../platform/jobs/run-jobs.ts')
  const { services, jobs } = await jobsOf(opened)
  const stopped = io.stopped()
  const running = startJobs(services, jobs)
  await io.out(`Running ${jobs.map(({ name }) => name).join(', ')} (Ctrl-C stops it)\n`)
  await stopped
  await running.stop()
  return 0
}

export default { help, run } satisfies Command
