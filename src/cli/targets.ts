import type { FullStanding } from '../performance/targets/standings.ts'
import { readArguments } from './arguments.ts'
import { type Command, type Io, WrongUse } from './command.ts'
import { withDatabase } from './opened.ts'
import { printable } from './printable.ts'

const help = `Lists what indicators are to reach, and where each stands.

Usage: npx upturn targets [CODE] [--json]

Without a CODE the targets of all indicators are listed.

  --json   print one JSON array: each target with its value, distance and standing

Example: npx upturn targets "NI 59"
`

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
  const [code, ...others] = positionals
  if (others.length > 0) throw new WrongUse('Name one indicator, in quotes where its code has a space.')
  const { selectIndicator } = await import('../performance/indicators/library.ts')
  const which = code === undefined ? {} : { indicator: selectIndicator(code).code }
  return withDatabase(io, async ({ db, authority }) => {
    const { realClock } = await import('../platform/clock.ts')
    const { listStandings } = await import('../performance/targets/standings.ts')
    const standings = await listStandings(db, authority, realClock.today(), which)
    await io.out(values.json ? inJson(standings) : printable(await inWords(standings)))
    return 0
  })
}

/** Without the whole series and the indicator's words: `indicators --json` has those. */
function inJson(standings: readonly FullStanding[]): string {
  const told = standings.map(({ target, actual, at, distance, casesShort, state, sustainedFor, arrival, unit }) => ({
    ...target,
    unitName: unit?.name ?? null,
    standing: { state, actual, at, distance, casesShort, sustainedFor },
    atThisPace: arrival,
  }))
  return `${JSON.stringify(told, null, 2)}\n`
}

async function inWords(standings: readonly FullStanding[]): Promise<string> {
  const { targetInWords, standingInWords, paceInWords } = await import('../performance/targets/target-words.ts')
  if (standings.length === 0) return 'No targets are set. They are set on the page /targets.\n'
  const told = standings.map((standing) => {
    const { target, indicator, unit, series, state, arrival } = standing
    const { measure } = series
    const denominator = series.points.find(({ period }) => period === standing.at)?.denominator ?? null
    const lines = [
      `${target.indicator}  ${indicator.title}${unit === null ? '' : `, ${unit.name}`}: ${targetInWords(measure, target)}`,
      `  ${state}. ${standingInWords(measure, standing, denominator)}`,
      ...(arrival === null ? [] : [`  ${paceInWords(measure, arrival)}`]),
    ]
    return `${lines.join('\n')}\n`
  })
  return told.join('')
}

export default { help, run } satisfies Command
