import type { Comparison } from '../importing/reimport/comparison.ts'
import type { Described } from '../importing/reimport/describe.ts'
import { readArguments } from './arguments.ts'
import { type Command, Failure, type Io, WrongUse } from './command.ts'
import { type Opened, withDatabase } from './opened.ts'
import { findStored } from './plan-argument.ts'
import { printable } from './printable.ts'
import { progressTo } from './progress.ts'
import { type NamedFile, readNamedFile } from './read-file.ts'

const help = `Says what a new version of a plan's document would change, and takes it on where asked.

Usage: npx upturn reimport PLAN FILE [--dry-run] [--json]
       npx upturn reimport PLAN FILE --take --why REASON [--anyway]

PLAN is the id or title of a plan, or the start of either. Without --take nothing is changed.

  --json        print the comparison as one JSON object
  --take        take the version on: what stayed keeps its history, what is gone is withdrawn; where the plan was changed in
                Upturn and the document still says what it said, the plan stays as it was agreed
  --why REASON  why, for the record of changes
  --anyway      also where it looks like another plan

Example: npx upturn reimport "Getting better" plan-v1.5.docx
         npx upturn reimport "Getting better" plan-v1.5.docx --take --why "Agreed by the board on 12 March"
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
    take: { type: 'boolean' },
    why: { type: 'string' },
    anyway: { type: 'boolean' },
  })
  const [argument, path, ...others] = positionals
  if (argument === undefined || path === undefined || others.length > 0)
    throw new WrongUse('Name one plan and one file.')
  if (values.take && values['dry-run']) throw new WrongUse('--take and --dry-run exclude each other.')
  const why = values.why?.trim() ?? ''
  if (values.take && why === '') throw new WrongUse('--take needs --why with the reason, for the record of changes.')
  const file = await readNamedFile(path)
  return withDatabase(io, async (opened) => {
    const { described, comparison, same, plan } = await compared(argument, file, opened, io)
    if (same !== null) throw new Failure(same)
    await io.out(
      values.json ? `${JSON.stringify(described, null, 2)}\n` : printable(`${inLines(described).join('\n')}\n`),
    )
    const another = await anotherPlan(comparison)
    if (another !== null && !(values.take && values.anyway)) io.say(another)
    if (!values.take) return 0
    if (another !== null && !values.anyway) return 1
    io.say(await take(plan, file, { why, anyway: values.anyway === true }, opened))
    return 0
  })
}

async function compared(argument: string, file: NamedFile, opened: Opened, io: Io) {
  const stored = await findStored(argument, opened)
  const of = { authority: opened.authority, plan: stored.id }
  const { findSameFile, tooLongInWords } = await import('../importing/reimport/reimport-jobs.ts')
  const { sameFileInWords } = await import('../importing/reimport/version-name.ts')
  const known = await findSameFile(opened.db, of, file.bytes)
  const { readPlan } = await import('../importing/jobs/read-plan.ts')
  const { plan: fresh } = await readPlan(file, { count: false, onProgress: progressTo(io, file.name) })
  const tooLong = tooLongInWords(stored.plan, fresh)
  if (tooLong !== null) throw new Failure(tooLong)
  const { selectReading } = await import('../importing/reimport/plan-documents.ts')
  const { comparePlans } = await import('../importing/reimport/compare.ts')
  const { describe } = await import('../importing/reimport/describe.ts')
  const { versionName } = await import('../importing/reimport/version-name.ts')
  const comparison = comparePlans({ old: stored.plan, fresh, base: await selectReading(opened.db, of) })
  const described = describe(comparison, versionName(fresh, file.name))
  return { comparison, described, plan: stored.id, same: known && sameFileInWords(known) }
}

async function anotherPlan(comparison: Comparison): Promise<string | null> {
  const { foundAgain, looksLikeAnotherPlan, anotherPlanInWords } = await import('../importing/reimport/counts.ts')
  if (!looksLikeAnotherPlan(comparison)) return null
  return `${anotherPlanInWords(foundAgain(comparison))} --anyway goes on all the same; npx upturn import makes it a plan of its own.`
}

/** Through an import of its own, as the pages do: the file is kept, and read where it can do no harm. */
async function take(
  plan: Awaited<ReturnType<typeof findStored>>['id'],
  file: NamedFile,
  { why, anyway }: { why: string; anyway: boolean },
  { db, config, authority }: Opened,
): Promise<string> {
  const { importsSettled, startImport } = await import('../importing/jobs/import-jobs.ts')
  const { selectImportJob } = await import('../importing/store.ts')
  const { isReady, lookAt, takeReimport } = await import('../importing/reimport/reimport-jobs.ts')
  const { noChoices } = await import('../importing/reimport/comparison.ts')
  const { realClock: clock } = await import('../platform/clock.ts')
  const { makeLog } = await import('../platform/log.ts')
  const who = 'Local user'
  const id = await startImport(
    { db, config, clock, log: makeLog({ logLevel: 'silent' }) },
    { authority, who, ...file, forPlan: plan },
  )
  await importsSettled(db)
  const job = await selectImportJob(db, authority, id)
  if (!isReady(job)) throw new Failure(job.message)
  const { seen } = await lookAt(db, job, noChoices)
  const taken = await takeReimport({ db, clock }, { authority, who, why, seen, choices: noChoices, anyway }, id)
  if ('plan' in taken) return `Taken on. ${taken.name.charAt(0).toUpperCase()}${taken.name.slice(1)} is the plan now.`
  if ('nothing' in taken) return 'There was nothing to take on: the plan is as the document has it.'
  throw new Failure(
    'conflict' in taken ? taken.conflict : 'The plan was changed meanwhile. Nothing was done: look again.',
  )
}

const most = 100
const short = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

function inLines({ sentence, rest, new: added, changed, moved, gone, unsure }: Described): string[] {
  const section = (title: string, lines: string[]) => (lines.length === 0 ? [] : ['', title, ...lines])
  const marks = { changed: '', clash: ' (changed in Upturn: stays)', both: ' (changed in both: stays)' } as const
  return [
    sentence,
    ...rest,
    ...section(
      'New',
      added.map(({ name, under, text }) => `  ${name}, under ${under}: ${short(text)}`),
    ),
    ...section(
      'Changed',
      changed.flatMap(({ name, fields }) => [
        `  ${name}`,
        ...fields.map(
          ({ field, from, to, how }) =>
            `    ${field}${marks[how]}: ${short(from) || 'nothing'} → ${short(to) || 'nothing'}`,
        ),
      ]),
    ),
    ...section(
      'Moved',
      moved.map(({ name, from, to }) => `  ${name}: from ${from} to ${to}`),
    ),
    ...section(
      'Gone',
      gone.map(({ name, text }) => `  ${name}: ${short(text)}`),
    ),
    ...section(
      'Perhaps the same',
      unsure.map(({ name, gone: was, new: now }) => `  ${name}: ${short(was)}\n    and: ${short(now)}`),
    ),
  ]
}

export default { help, run } satisfies Command
