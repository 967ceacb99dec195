import type { ComputedExtract } from '../performance/extracts/compute-extract.ts'
import type { Variance } from '../performance/variance/rules/explain.ts'
import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { cutOf, filesOf } from './figures.ts'
import { writeAnswer } from './output-file.ts'
import { printable } from './printable.ts'
import { readSurely } from './read-extract.ts'

const help = `Says why a re-run after cleaning gives other figures than what was reported: counts by cause that add up.

Usage: npx upturn variance EARLIER LATER --cut DAY --cut2 DAY [--indicator CODE] [--cases FILE] [--json]

  EARLIER, LATER    a folder, zip or file each: the extract as it was reported, and the one after cleaning
  --cut DAY         the day up to which the earlier one knows
  --cut2 DAY        the same of the later one
  --indicator CODE  only this indicator, such as "Single assessments in time"
  --cases FILE      write the cases behind the difference as CSV, by the case system's own reference, readable by you alone
  --json            print the counts as JSON

Both are read in memory only. What was reported stays as it was; nothing of either is kept, unless --cases names a file.

Example: npx upturn variance exports/2026-03 exports/2026-04 --cut 2026-03-31 --cut2 2026-04-30
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    cut: { type: 'string' },
    cut2: { type: 'string' },
    indicator: { type: 'string' },
    cases: { type: 'string' },
    json: { type: 'boolean' },
  })
  const [earlier, later, ...more] = positionals
  if (earlier === undefined || later === undefined || more.length > 0)
    throw new WrongUse('Name the earlier extract and the later one.')
  if (values.cut === undefined || values.cut2 === undefined) throw new WrongUse('Say both cut dates: --cut and --cut2.')
  const [cut, cut2] = [cutOf(values.cut), cutOf(values.cut2)]
  if (cut2 < cut) throw new WrongUse('The later extract’s cut date is before the earlier one’s.')
  const before = await readSurely(io, await request(earlier, cut))
  const after = await readSurely(io, await request(later, cut2))
  const { compareExtracts } = await import('../performance/variance/compare-extracts.ts')
  const { changesCsv } = await import('../performance/variance/compute-variance.ts')
  const { changes, variances } = compareExtracts(before, after, values.indicator)
  if (values.cases !== undefined)
    await writeAnswer(values.cases, new TextEncoder().encode(changesCsv(changes)), io, false, 0o600)
  if (values.json) await io.out(`${JSON.stringify(variances, null, 2)}\n`)
  else await io.out(printable(await inWords(before, after, variances)))
  return 0
}

const request = async (path: string, cut: string) => ({
  ...{ files: await filesOf([path]), cut, children: null, openCases: true, caseRows: true },
})

const signed = (count: number) => (count > 0 ? `+${count}` : String(count))

/** Reported, re-run, and what makes the difference, by indicator and month. */
async function inWords(
  before: ComputedExtract,
  after: ComputedExtract,
  variances: readonly Variance[],
): Promise<string> {
  if (variances.length === 0) return 'Every figure of the months that both know is as it was reported.\n'
  const { causes } = await import('../performance/variance/rules/explain.ts')
  const countedIn = ({ figures }: ComputedExtract, indicator: string, month: string) => {
    const one = figures.find(
      (figure) => figure.indicator === indicator && figure.period === month && figure.unit === '',
    )
    if (one === undefined) return 'no figure'
    return one.denominator === null ? String(one.numerator) : `${one.numerator} of ${one.denominator}`
  }
  const months = Map.groupBy(variances, ({ indicator, month }) => `${indicator}\n${month}`)
  const lines = [...months.values()].flatMap((own) => {
    const { indicator = '', month = '' } = own[0] ?? {}
    const was = countedIn(before, indicator, month)
    return [
      `${indicator}, ${month}: reported ${was}, re-run ${countedIn(after, indicator, month)}`,
      ...own.map(
        ({ cause, cases, numerator, denominator }) =>
          `  ${signed(numerator)}${denominator === 0 ? '' : ` of ${signed(denominator)}`}  ${causes[cause]} (${cases})`,
      ),
    ]
  })
  return `${lines.join('\n')}\n`
}

export default { help, run } satisfies Command
