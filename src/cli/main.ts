/**
 * `npx upturn`: finds the command, loads only that one, and turns how it ended into an exit code: 0 it worked, 1 it did
 * not, 2 it was called wrongly. Each command is a file of this folder.
 */
import { type Command, Failure, ReaderGone, WrongUse } from './command.ts'
import { processIo } from './process-io.ts'

const commands: Record<string, { summary: string; load: () => Promise<{ default: Command }> }> = {
  import: { summary: 'read a plan document and keep it as a plan', load: () => import('./import.ts') },
  reimport: {
    summary: 'say what a new version of a document changes, and take it on',
    load: () => import('./reimport.ts'),
  },
  plans: { summary: 'list the plans', load: () => import('./plans.ts') },
  check: { summary: 'say what is wrong, missing or unclear in a plan', load: () => import('./check.ts') },
  export: { summary: 'write a plan as JSON, Excel, CSV or Word', load: () => import('./export.ts') },
  report: { summary: 'write the monthly report', load: () => import('./report.ts') },
  compare: { summary: 'say what differs between two versions or days of a plan', load: () => import('./compare.ts') },
  verify: { summary: 'prove the record of changes untouched', load: () => import('./verify.ts') },
  posts: { summary: 'list posts, who holds them, and leads that mean none', load: () => import('./posts.ts') },
  indicators: { summary: 'say what can be measured, and how', load: () => import('./indicators.ts') },
  'generate-extract': {
    summary: 'write the extract of an invented authority',
    load: () => import('./generate-extract.ts'),
  },
  figures: { summary: 'compute figures from an extract of the case system', load: () => import('./figures.ts') },
  targets: { summary: 'list what indicators are to reach, and where each stands', load: () => import('./targets.ts') },
  variance: {
    summary: 'say why a re-run gives other figures than what was reported',
    load: () => import('./variance.ts'),
  },
  reconcile: {
    summary: "hold a team's spreadsheet against the case system",
    load: () => import('./reconcile.ts'),
  },
  quality: { summary: 'say what the figures of an extract rest on', load: () => import('./quality.ts') },
  deadline: { summary: 'say what the words of a deadline mean', load: () => import('./deadline.ts') },
  'run-jobs': { summary: 'send reminders that are due', load: () => import('./run-jobs.ts') },
  invite: { summary: 'make an account and print its one-time link', load: () => import('./invite.ts') },
  serve: { summary: 'show the plans in a browser', load: () => import('./serve.ts') },
}

const help = `Upturn turns an improvement plan's document into a living plan.

Usage: npx upturn COMMAND [OPTIONS]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(18)}${summary}`)
  .join('\n')}

npx upturn COMMAND --help says more about one.
Example: npx upturn import plan.docx

PORT (3000), UPTURN_DATA (data), UPTURN_AUTHORITY, DATABASE_URL and LOG_LEVEL can be set in the environment; so can
SMTP_URL and MAIL_FROM, for reminders by e-mail (docs/reminders.md).
`

/** Errors whose message is all that a person needs. By name, so that nothing is loaded only to compare it. */
const expected = new Set([
  'Failure',
  'UnreadableFile',
  'NotFound',
  'FolderInUse',
  'FolderUnusable',
  'DatabaseUnusable',
  'BadConfig',
  'NewerSchema',
  'PortInUse',
  'NoDemonstration',
  'SecretUnusable',
  'SignOnSettingsBad',
])

async function main(args: string[]): Promise<number> {
  const io = processIo()
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await io.out(help).catch(() => {})
    return name === undefined ? 2 : 0
  }
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (found === undefined) {
    io.say(`There is no command “${name}”. There are: ${Object.keys(commands).join(', ')}.`)
    return 2
  }
  try {
    const { default: command } = await found.load()
    if (wantsHelp(rest)) {
      await io.out(command.help)
      return 0
    }
    return await command.run(rest, io)
  } catch (error) {
    return explain(error, name, io.say)
  }
}

function wantsHelp(args: string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--help' || arg === '-h')
}

function explain(error: unknown, name: string, say: (text: string) => void): number {
  if (error instanceof ReaderGone) return 0
  if (error instanceof WrongUse) {
    say(`${error.message}\nnpx upturn ${name} --help says how it is used.`)
    return 2
  }
  if (isDiskFull(error)) say('The disk is full. Nothing of this was stored: free some space and try again.')
  else if (error instanceof Failure || (error instanceof Error && expected.has(error.name))) say(error.message)
  else
    say(
      `Upturn has a fault. Please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}`,
    )
  return 1
}

/** As the system says it, or PostgreSQL (53100). */
function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === '53100')
}

// Not `process.exit`: what was written to a pipe must get there first.
process.exitCode = await main(process.argv.slice(2))
