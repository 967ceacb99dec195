import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ComputedExtract } from '../performance/extracts/compute-extract.ts'
import type { GivenFile } from '../performance/extracts/files.ts'
import type { Mapping } from '../performance/extracts/mapping/mapping.ts'
import { Asks } from '../performance/extracts/mapping/question.ts'
import { readArguments } from './arguments.ts'
import { type Command, Failure, type Io, WrongUse } from './command.ts'
import { questionsInWords, readMappings, saveProposals } from './extract-mappings.ts'
import { withDatabase } from './opened.ts'
import { printable } from './printable.ts'
import { readExtract } from './read-extract.ts'
import { readNamedFile } from './read-file.ts'

const help = `Computes figures from an extract of the case system: the Standard Safeguarding Dataset, Annex A, the children in
need census, SSDA903, or any CSV or workbook by its own columns.

Usage: npx upturn figures FOLDER|ZIP|FILE… [--cut DAY] [--from MONTH] [--children N] [--json] [--keep | --quick]
       [--mapping FILE] [--save-mapping FILE]

  --cut DAY       the day up to which the extract knows (the end of last month); a month counts once it is over then
  --from MONTH    the first month, such as 2024-04 (that of the first contact, six years back at most)
  --children N    children under 18 who live in the area, for rates per 10,000
  --quick         a first look in less time: figures by month only, no weeks, parts, other limits or checks
  --json          print every figure as JSON
  --keep          keep the figures as a draft, to look at and publish on the page /extracts
  --mapping FILE  what headings mean that are not the usual ones; with --keep, those saved on the page /mappings count too,
                  and these are saved there
  --save-mapping FILE   where headings are in doubt, writes what is proposed, to be corrected and handed back with --mapping

Headings in doubt are told and end the command with 1: nothing is guessed.
The files are read in memory only. No child, worker or row of theirs is kept, and without --keep nothing is.

Example: npx upturn figures exports/2026-04 --cut 2026-04-30
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    cut: { type: 'string' },
    from: { type: 'string' },
    children: { type: 'string' },
    json: { type: 'boolean' },
    keep: { type: 'boolean' },
    quick: { type: 'boolean' },
    mapping: { type: 'string' },
    'save-mapping': { type: 'string' },
  })
  if (positionals.length === 0) throw new WrongUse('Name the folder, zip or files of the extract.')
  if (values.keep && values.quick) throw new WrongUse('--quick is for a look only: leave it out to keep the figures.')
  const openCases = values.keep ? await keepsOpenCases(io) : false
  const asked = {
    ...{ cut: cutOf(values.cut), children: childrenOf(values.children), openCases, quick: values.quick ?? false },
    ...fromOf(values.from),
  }
  const given = values.mapping === undefined ? [] : await readMappings(values.mapping)
  const files = await filesOf(positionals)
  const told = [...(values.keep ? await savedMappings(io) : []), ...given]
  try {
    const extract = await readExtract(io, { files, ...asked, told })
    await io.out(
      values.json ? `${JSON.stringify({ ...extract, open: undefined }, null, 2)}\n` : printable(await inWords(extract)),
    )
    if (values.keep) await keep(extract, given, io)
    return 0
  } catch (error) {
    if (!(error instanceof Asks)) throw error
    io.say(printable(questionsInWords(error.questions)))
    if (values['save-mapping'] !== undefined) await saveProposals(values['save-mapping'], error.questions, given, io)
    throw new Failure(
      'Nothing was computed: say what is in doubt. --save-mapping FILE writes what is proposed; correct it, and name it with --mapping.',
    )
  }
}

/** What people confirmed on the pages, the newest last. */
const savedMappings = (io: Io): Promise<Mapping[]> =>
  withDatabase(io, async ({ db, authority }) => {
    const { inForce, listMappings } = await import('../performance/extracts/mapping/mapping-store.ts')
    return inForce(await listMappings(db, authority)).map(({ format, table, signature, headings, values }) => ({
      ...{ format, table, signature, headings, values },
    }))
  })

export function cutOf(given: string | undefined): string {
  if (given === undefined) return Temporal.Now.plainDateISO().with({ day: 1 }).subtract({ days: 1 }).toString()
  try {
    return Temporal.PlainDate.from(given).toString()
  } catch {
    throw new WrongUse('--cut is a day such as 2026-04-30.')
  }
}

function fromOf(given: string | undefined): { from?: string } {
  if (given === undefined) return {}
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(given)) throw new WrongUse('--from is a month such as 2024-04.')
  return { from: given }
}

function childrenOf(given: string | undefined): number | null {
  if (given === undefined) return null
  if (!/^[1-9]\d{0,7}$/.test(given)) throw new WrongUse('--children is a number such as 48000.')
  return Number(given)
}

export async function filesOf(paths: readonly string[]): Promise<GivenFile[]> {
  const files: GivenFile[] = []
  for (const path of paths) {
    const there = await stat(path).catch(() => null)
    if (there?.isDirectory()) {
      const names = (await readdir(path)).filter((name) => /\.(csv|tsv|xlsx|xlsm|xml)$/i.test(name)).sort()
      if (names.length === 0) throw new Failure(`${path} holds no CSV file, workbook or XML.`)
      for (const name of names) files.push(await namedFile(join(path, name)))
    } else files.push(await namedFile(path))
  }
  return files
}

/** A file on disk is read piece by piece, however large; whatever else has a name (a pipe) is read to its end. */
async function namedFile(path: string): Promise<GivenFile> {
  const there = await stat(path).catch(() => null)
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  )
  return there?.isFile() && readable ? { name: basename(path), path } : readNamedFile(path)
}

async function inWords({ tables, notes, figures, from, to }: ComputedExtract): Promise<string> {
  const { selectIndicator } = await import('../performance/indicators/library.ts')
  const { figureOf } = await import('../performance/rules/bases.ts')
  const { countedInWords, valueInWords } = await import('../performance/rules/value-words.ts')
  const read = tables.flatMap(({ table, rows, taken, leftOut, unread, notes: own }) => [
    `${table}: ${taken} of ${rows} rows`,
    ...Object.entries(leftOut).map(([reason, count]) => `  ${count} left out: ${reason}`),
    ...Object.entries(unread).map(([reason, count]) => `  ${count} taken as empty: ${reason}`),
    ...own.map((note) => `  ${note}`),
  ])
  const latest = figures.filter(({ unit, period }) => unit === '' && period === to)
  const lines = latest.map((figure) => {
    const { title, unit } = selectIndicator(figure.indicator)
    const value = figureOf(unit, figure)
    const parts = countedInWords(unit, figure.numerator, figure.denominator)
    return `${figure.indicator.padEnd(28)}${valueInWords(unit, value).padStart(10)}  (${parts})  ${title}`
  })
  const units = new Set(figures.map(({ unit }) => unit)).size - 1
  const places = units > 0 ? ` and ${units} ${units === 1 ? 'team or area' : 'teams and areas'}` : ''
  const head = `${figures.length} figures, ${from} to ${to}, for the authority${places}. The authority in ${to}:`
  return `${[...read, ...notes, '', head, ...lines].join('\n')}\n`
}

async function keepsOpenCases(io: Io): Promise<boolean> {
  const { selectKeeping } = await import('../performance/open-cases/open-case-store.ts')
  return withDatabase(io, async ({ db, authority }) => (await selectKeeping(db, authority)).keeps)
}

async function keep(extract: ComputedExtract, mappings: readonly Mapping[], io: Io): Promise<void> {
  const { fillOpenCases, keepOpenCases } = await import('../performance/open-cases/open-case-store.ts')
  const { saveExtract } = await import('../performance/figures/extract-store.ts')
  const { confirmMapping } = await import('../performance/extracts/mapping/mapping-store.ts')
  const { realClock } = await import('../platform/clock.ts')
  await withDatabase(io, async ({ db, authority, config }) => {
    const by = { authority, who: 'Local user', clock: realClock }
    for (const mapping of mappings) {
      const confirmed = await confirmMapping(db, by, mapping)
      if ('other' in confirmed)
        throw new Failure(
          `${confirmed.other.confirmedBy} said otherwise of the same headings of ${mapping.table}. Nothing was kept: withdraw theirs on the page /mappings first.`,
        )
    }
    const answer = await saveExtract(db, by, extract, (transaction, id) =>
      keepOpenCases(transaction, config, { authority, extract: id, cut: extract.cut }, extract.open),
    )
    if ('same' in answer) {
      await fillOpenCases(db, by, config, { extract: answer.same, cut: extract.cut }, extract.open)
      throw new Failure(`These files were handed in before, as extract ${answer.same}. No figure was stored again.`)
    }
    io.say(`Kept as a draft: http://127.0.0.1:${config.port}/extracts/${answer.saved}`)
  })
}

export default { help, run } satisfies Command
