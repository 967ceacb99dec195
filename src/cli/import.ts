import type { ReadPlan } from '../importing/jobs/read-plan.ts'
import type { PlanId } from '../platform/ids.ts'
import { readArguments } from './arguments.ts'
import { type Command, type Io, ReaderGone, WrongUse } from './command.ts'
import { type Opened, withDatabase } from './opened.ts'
import { printable } from './printable.ts'
import { progressTo } from './progress.ts'
import { type NamedFile, readNamedFile } from './read-file.ts'
import { summaryOf } from './summary.ts'

const help = `Reads plan documents (Word, Excel, CSV, HTML or text, or a plan that Upturn exported) and keeps each as a plan.

Usage: npx upturn import FILE… [--json] [--title T] [--authority A]

  --json           print the plan as one JSON object and store nothing; of several files, one object for each line
  --title T        what to call the plan, instead of its own title (one file only)
  --authority A    the council that the plan names as its own (whose data it is kept with, UPTURN_AUTHORITY says)

Each file is taken whole or not at all: one that cannot be read does not keep the others out.

Example: npx upturn import "Improvement Plan.docx"
         npx upturn import plan.xlsx --json > plan.json
`

type Asked = { title?: string; authority?: string }

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals: files } = readArguments(args, {
    json: { type: 'boolean' },
    title: { type: 'string' },
    authority: { type: 'string' },
  })
  if (files.length === 0) throw new WrongUse('Name the file to import.')
  if (values.title !== undefined && files.length > 1) throw new WrongUse('--title goes with one file only.')
  const asked = { title: values.title, authority: values.authority }
  if (values.json) return eachFile(files, io, (file) => print(file, asked, io, files.length > 1))
  return withDatabase(io, (opened) => eachFile(files, io, (file) => store(file, asked, io, opened)))
}

/** Goes on after a file that cannot be taken, and says so in the end by the exit code. */
async function eachFile(paths: string[], io: Io, take: (file: NamedFile) => Promise<void>): Promise<number> {
  let failed = 0
  for (const path of paths) {
    try {
      await take(await readNamedFile(path))
    } catch (error) {
      if (paths.length === 1 || !(error instanceof Error) || !['Failure', 'UnreadableFile'].includes(error.name))
        throw error
      io.say(error.message)
      failed++
    }
  }
  return failed === 0 ? 0 : 1
}

async function print(file: NamedFile, asked: Asked, io: Io, inOneLine: boolean): Promise<void> {
  const { plan } = await read(file, asked, io, false)
  await io.out(`${JSON.stringify(plan, null, inOneLine ? undefined : 2)}\n`)
}

async function store(file: NamedFile, asked: Asked, io: Io, { db, config, authority }: Opened): Promise<void> {
  const imported = await read(file, asked, io, true)
  const { storeReadPlan } = await import('../importing/jobs/import-now.ts')
  const by = { authority, who: 'Local user', why: `Imported ${file.name}` }
  const { plan } = await storeReadPlan(db, by, file, imported)
  // Who stops reading what is said of them still wants the other files kept.
  await io.out(await storedInWords(imported, plan, config.port)).catch((error: unknown) => {
    if (!(error instanceof ReaderGone)) throw error
  })
}

async function read(file: NamedFile, asked: Asked, io: Io, count: boolean): Promise<ReadPlan> {
  const { readPlan } = await import('../importing/jobs/read-plan.ts')
  return readPlan(file, { ...asked, count, onProgress: progressTo(io, file.name) })
}

async function storedInWords(imported: ReadPlan, id: PlanId, port: number): Promise<string> {
  const { findingsOf } = await import('../plans/findings/findings.ts')
  const { plan, conservation, document } = imported
  const warnings = (document?.warnings ?? []).map(({ message }) => `  Note: ${message}`)
  const kept = [
    `  It is plan ${id}`,
    `  Findings: npx upturn check ${id}`,
    `  On screen: npx upturn serve, then http://127.0.0.1:${port}/plans/${id}`,
  ]
  return printable(`${[...summaryOf(plan, findingsOf(plan), conservation), ...warnings, ...kept].join('\n')}\n`)
}

export default { help, run } satisfies Command
