/** `npx upturn indicators series`: one indicator over time, with what is more than chance and how far its targets are. */
import type { OneSeries } from '../../performance/feeds/one-series.ts'
import { readArguments } from '../arguments.ts'
import { Failure, type Io, WrongUse } from '../command.ts'
import { withDatabase } from '../opened.ts'
import { printable } from '../printable.ts'
import { baseFor, baseOf, figureOptions, indicatorsOf, periodsOf, unitNamed } from './asked.ts'
import { nonePublished } from './figures.ts'

const { csv: _, breakdown: __, ...options } = figureOptions

async function asJson(one: OneSeries, within: (period: string) => boolean) {
  const { indicator, base, unit, series, standings } = one
  const { variationInWords } = await import('../../performance/figures/series.ts')
  const judged = new Map(series.spc?.points.map((point) => [point.period, point]))
  return {
    indicator: indicator.code,
    title: indicator.title,
    base,
    unit: unit?.id ?? '',
    unitName: unit?.name ?? 'Whole authority',
    says: variationInWords(series),
    points: series.points
      .filter(({ period }) => within(period))
      .map(({ period, value, numerator, denominator }) => ({
        period,
        value,
        numerator,
        denominator,
        kind: judged.get(period)?.kind ?? null,
        rules: judged.get(period)?.rules ?? [],
      })),
    limits: series.spc?.segments ?? [],
    targets: standings.map(({ target, actual, at, distance, casesShort, state, sustainedFor, arrival }) => ({
      ...{ id: target.id, period: target.period, way: target.way, value: target.value, words: target.words },
      ...{ actual, at, distance, casesShort, state, sustainedFor, arrival },
    })),
  }
}

async function inWords(one: OneSeries, within: (period: string) => boolean): Promise<string> {
  const { indicator, base, unit, series, standings } = one
  const { variationInWords } = await import('../../performance/figures/series.ts')
  const { paceInWords, shortlyInWords } = await import('../../performance/targets/target-words.ts')
  const { countedInWords, valueInWords } = await import('../../performance/rules/value-words.ts')
  const judged = new Map(series.spc?.points.map((point) => [point.period, point]))
  const lines = series.points.flatMap(({ period, value, numerator, denominator }) => {
    if (!within(period)) return []
    const { kind = 'common', rules = [] } = judged.get(period) ?? {}
    const counted =
      denominator === null || value === null ? '' : `(${countedInWords(series.measure, numerator, denominator)})`
    const why = kind === 'common' ? '' : `${kind}: ${rules.map(({ rule }) => rule).join(', ')}`
    return [
      `  ${period.padEnd(11)}${valueInWords(series.measure, value).padStart(10)}  ${counted.padEnd(16)}${why}`.trimEnd(),
    ]
  })
  const asked = standings.flatMap((standing) => {
    const pace = standing.state === 'to come' ? paceInWords(series.measure, standing.arrival) : ''
    return [
      `  ${shortlyInWords(series.measure, standing)} (${standing.state})`,
      ...(pace === '' ? [] : [`    ${pace}`]),
    ]
  })
  const head = `${indicator.code}  ${indicator.title}, ${unit?.name ?? 'the whole authority'}, by ${base}`
  const targets = asked.length === 0 ? ['No target is set on this base.'] : ['Targets:', ...asked]
  return `${[head, variationInWords(series), '', ...lines, '', ...targets].join('\n')}\n`
}

export async function runSeries(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, options)
  const [code, ...others] = positionals
  if (code === undefined || others.length > 0)
    throw new WrongUse('Name one indicator, in quotes where its code has a space.')
  const [indicator] = await indicatorsOf([code])
  if (indicator === undefined) throw new Failure(`There is no indicator ${code}.`)
  const base = await baseFor(indicator, await baseOf(values.base))
  const { from = '', to = '~' } = periodsOf(values)
  const within = (period: string) => from <= period && period <= to
  return withDatabase(io, async ({ db, authority }) => {
    const { selectSeries } = await import('../../performance/feeds/one-series.ts')
    const { realClock } = await import('../../platform/clock.ts')
    const unit = await unitNamed(db, authority, values.unit ?? '')
    const one = await selectSeries(db, authority, { indicator, base, unit }, realClock.today())
    if (values.json) await io.out(`${JSON.stringify(await asJson(one, within), null, 2)}\n`)
    else if (one.figures.length === 0) throw new Failure(nonePublished)
    else await io.out(printable(await inWords(one, within)))
    return 0
  })
}
