/** `npx upturn indicators standing`: where every indicator stands, in a line each. */
import type { Standing } from '../../performance/figures/standings.ts'
import { readArguments } from '../arguments.ts'
import { Failure, type Io, WrongUse } from '../command.ts'
import { withDatabase } from '../opened.ts'
import { printable } from '../printable.ts'
import { unitNamed } from './asked.ts'
import { nonePublished } from './figures.ts'

const signs: Record<Standing['change'], string> = {
  improvement: 'improving',
  concern: 'getting worse',
  unusual: 'changing',
  usual: 'as usual',
  'too early': 'not judged',
}

async function inLines(standings: readonly Standing[], targets: ReadonlyMap<string, string>): Promise<string> {
  const { valueInWords } = await import('../../performance/rules/value-words.ts')
  const lines = standings.map(({ indicator, series, change }) => {
    const { latest, measure } = series
    const value = valueInWords(measure, latest?.value ?? null)
    const target = targets.get(indicator.code)
    const said = `${indicator.code.padEnd(28)}${(latest?.period ?? '').padEnd(11)}${value.padStart(9)}  ${signs[change].padEnd(14)}`
    return `${said}${indicator.title}${target === undefined ? '' : ` (${target})`}`
  })
  return `${lines.join('\n')}\n`
}

export async function runStanding(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, { unit: { type: 'string' }, json: { type: 'boolean' } })
  if (positionals.length > 0)
    throw new WrongUse(`“${positionals[0]}” is not needed: every indicator with figures is listed.`)
  return withDatabase(io, async ({ db, authority }) => {
    const { listFigures } = await import('../../performance/figures/figure-store.ts')
    const { standingsOf } = await import('../../performance/figures/standings.ts')
    const { listChartSettings } = await import('../../performance/charts/chart-setting-store.ts')
    const { listUnits } = await import('../../performance/figures/unit-store.ts')
    const { chiefStandings } = await import('../../performance/targets/standings.ts')
    const { listTargets } = await import('../../performance/targets/target-store.ts')
    const { shortlyInWords } = await import('../../performance/targets/target-words.ts')
    const { realClock } = await import('../../platform/clock.ts')
    const unit = await unitNamed(db, authority, values.unit ?? '')
    const figures = await listFigures(db, authority, { unit: unit?.id ?? '' })
    const standings = standingsOf(figures, await listChartSettings(db, authority, { unit: unit?.id ?? '' }))
    const within = {
      unit,
      units: await listUnits(db, authority),
      targets: await listTargets(db, authority),
      today: realClock.today(),
    }
    const chief = chiefStandings(figures, within)
    const targets = new Map([...chief].map(([code, one]) => [code, shortlyInWords(one.indicator.unit, one)]))
    if (values.json)
      await io.out(
        `${JSON.stringify(
          standings.map(({ indicator, base, series: { latest }, change }) => ({
            ...{ indicator: indicator.code, title: indicator.title, base, period: latest?.period ?? null },
            ...{ value: latest?.value ?? null, change, target: targets.get(indicator.code) ?? null },
          })),
          null,
          2,
        )}\n`,
      )
    else if (standings.length === 0) throw new Failure(nonePublished)
    else await io.out(printable(await inLines(standings, targets)))
    return 0
  })
}
