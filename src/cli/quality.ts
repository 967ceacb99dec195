import type { QualityCount } from '../performance/quality/check.ts'
import { readArguments } from './arguments.ts'
import { type Command, Failure, type Io, WrongUse } from './command.ts'
import { cutOf, filesOf } from './figures.ts'
import { printable } from './printable.ts'
import { readSurely } from './read-extract.ts'

const help = `Says what the figures of an extract rest on: missing dates, impossible orders, open for ever, twice.

Usage: npx upturn quality FOLDER|ZIP|CSV… [--cut DAY] [--team TEAM] [--all] [--json]

  --cut DAY    the day up to which the extract knows (the end of last month)
  --team TEAM  only a team or an area, by its id in the extract
  --all        checks that found nothing too
  --json       print every count, by team, as JSON

The files are read in memory only, and nothing of them is kept: counts are all that is printed.

Example: npx upturn quality exports/2026-04 --cut 2026-04-30
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    cut: { type: 'string' },
    team: { type: 'string' },
    all: { type: 'boolean' },
    json: { type: 'boolean' },
  })
  if (positionals.length === 0) throw new WrongUse('Name the folder, zip or files of the extract.')
  const cut = cutOf(values.cut)
  const files = await filesOf(positionals)
  const { quality, units } = await readSurely(io, { files, cut, children: null })
  const unit = values.team ?? ''
  if (unit !== '' && !units.some(({ id }) => id === unit))
    throw new Failure('The extract lists no such team. Its table of departments holds the ids.')
  const own = quality.filter((count) => (values.json && unit === '') || count.unit === unit)
  if (values.json) await io.out(`${JSON.stringify(own, null, 2)}\n`)
  else await io.out(printable(await inWords(own, values.all === true)))
  return 0
}

async function inWords(counts: readonly QualityCount[], all: boolean): Promise<string> {
  const { checks } = await import('../performance/quality/checks.ts')
  const { checkKinds } = await import('../performance/quality/check.ts')
  const byCode = new Map(counts.map((count) => [count.check, count]))
  const lines = checkKinds.flatMap((kind) => {
    const own = checks.flatMap(({ code, kind: other, title, of }) => {
      const count = other === kind ? byCode.get(code) : undefined
      if (count === undefined || (count.count === 0 && !all)) return []
      return [`  ${String(count.count).padStart(6)} of ${count.of} ${of}: ${title}`]
    })
    return own.length === 0 ? [] : [`${kind}`, ...own]
  })
  const found = counts.filter(({ count }) => count > 0).length
  return `${[...lines, `${found} of ${counts.length} checks found something.`].join('\n')}\n`
}

export default { help, run } satisfies Command
