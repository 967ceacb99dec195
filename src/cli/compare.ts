import type { ComparedPart, PlanComparison } from '../plans/control/rules/compare.ts'
import type { PlanId } from '../platform/ids.ts'
import { readArguments } from './arguments.ts'
import { type Command, Failure, type Io, WrongUse } from './command.ts'
import { type Opened, withDatabase } from './opened.ts'
import { findStored } from './plan-argument.ts'
import { printable } from './printable.ts'

const help = `Says what differs between two states of a plan: what is new, gone, moved, changed word by word, and by how many days.

Usage: npx upturn compare PLAN --from SIDE [--to SIDE] [--json]

PLAN is the id or title of a plan, or the start of either. A SIDE is a version (1.3), a day (2026-03-31: as it was at the
end of it) or “now”; --to left out is now.

  --json   print the comparison as a JSON object

Example: npx upturn compare "Getting better" --from 1.3 --to 1.4
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, {
    from: { type: 'string' },
    to: { type: 'string', default: 'now' },
    json: { type: 'boolean' },
  })
  const [argument, ...others] = positionals
  if (argument === undefined || others.length > 0) throw new WrongUse('Name one plan to compare.')
  const { from, to } = values
  if (from === undefined) throw new WrongUse('Say with --from what to compare with: a version, a day or “now”.')
  return withDatabase(io, async (opened) => {
    const { id } = await findStored(argument, opened)
    const [before, after] = [await sideOf(opened, id, from), await sideOf(opened, id, to)]
    const { comparePlans } = await import('../plans/control/rules/compare.ts')
    const { comparisonSentence } = await import('../plans/control/rules/comparison-words.ts')
    const comparison = comparePlans(before, after)
    const sentence = comparisonSentence(comparison, before.name, after.name)
    const named = { from: before.name, to: after.name, sentence }
    if (values.json) await io.out(`${JSON.stringify({ ...named, ...comparison }, null, 2)}\n`)
    else await io.out(printable(`${[sentence, ...(await inLines(comparison)), ''].join('\n')}`))
    return 0
  })
}

async function sideOf({ db, authority }: Opened, plan: PlanId, asked: string) {
  const { selectSide } = await import('../plans/control/side.ts')
  const { realClock } = await import('../platform/clock.ts')
  const side = await selectSide(db, authority, plan, asked, realClock.today())
  if ('problem' in side) throw new Failure(side.problem)
  return side
}

async function inLines({ parts, title }: PlanComparison): Promise<string[]> {
  const { fieldInWords } = await import('../plans/control/rules/comparison-words.ts')
  const marks = { new: '+', gone: '-', changed: '~' } as const
  const line = (part: ComparedPart) => {
    const ways = [
      ...(part.moved ? [`moved from ${part.moved.from} to ${part.moved.to}`] : []),
      ...part.fields.flatMap((change) => [
        fieldInWords(change),
        ...(change.kind === 'words' ? [`  ${inBrackets(change.words)}`] : []),
      ]),
    ]
    const head = `  ${marks[part.state]} ${part.name}${part.state === 'changed' ? '' : `: ${part.text}`}`
    return [head, ...(part.reason ? [`      because: ${part.reason}`] : []), ...ways.map((way) => `      ${way}`)]
  }
  return [...title.map((change) => `  ~ the plan’s title: ${fieldInWords(change)}`), ...parts.flatMap(line)]
}

/** `Train [-all-] [+new+] staff`: as `git diff --word-diff` prints it. */
const inBrackets = (words: readonly { kind: string; text: string }[]) =>
  words
    .map(({ kind, text }) => (kind === 'gone' ? `[-${text}-]` : kind === 'new' ? `{+${text}+}` : text))
    .join('')
    .replaceAll('\n', ' ')

export default { help, run } satisfies Command
