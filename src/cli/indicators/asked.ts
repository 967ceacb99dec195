/** What the commands about figures are asked for: indicators, a unit, a base, periods. */

import type { DatedUnit } from '../../performance/figures/unit-store.ts'
import type { Base, Indicator } from '../../performance/indicators/indicator.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { Failure, WrongUse } from '../command.ts'

export const figureOptions = {
  unit: { type: 'string' },
  base: { type: 'string' },
  breakdown: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
} as const

/** @throws WrongUse naming the bases that there are */
export async function baseOf(given: string | undefined): Promise<Base | null> {
  const { bases } = await import('../../performance/indicators/indicator.ts')
  if (given === undefined) return null
  const base = bases.find((one) => one === given.replaceAll('-', ' ') || one === given)
  if (base === undefined) throw new WrongUse(`There is no base “${given}”. There are: ${bases.join(', ')}.`)
  return base
}

/** @throws WrongUse for a base on which the indicator is not put together */
export async function baseFor(indicator: Indicator, asked: Base | null): Promise<Base> {
  const { isWeekly } = await import('../../performance/rules/bases.ts')
  const base = asked ?? indicator.bases[0] ?? 'month'
  const there = [...(isWeekly(indicator) ? ['week'] : []), ...indicator.bases]
  if (!there.includes(base)) throw new WrongUse(`${indicator.code} has no base “${base}”. It has: ${there.join(', ')}.`)
  return base
}

/** @throws NotFound for a code that there is not */
export async function indicatorsOf(codes: readonly string[]): Promise<Indicator[]> {
  const { indicators, selectIndicator } = await import('../../performance/indicators/library.ts')
  return codes.length === 0 ? [...indicators] : codes.map(selectIndicator)
}

const period = /^\d{4}(-(0[1-9]|1[0-2]|W\d{2})|\/\d{2}( Q[1-4])?)?$/

/** @throws WrongUse */
export function periodsOf({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  for (const [name, given] of Object.entries({ from, to }))
    if (given !== undefined && !period.test(given)) throw new WrongUse(`--${name} is a period such as 2026-03.`)
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/**
 * A unit by its id or its name, whatever its case; `''` or `authority` is the whole authority.
 * @throws Failure naming some that there are
 */
export async function unitNamed(db: Database, authority: AuthorityId, given: string): Promise<DatedUnit | null> {
  if (given === '' || given.toLowerCase() === 'authority') return null
  const { listUnits } = await import('../../performance/figures/unit-store.ts')
  const units = await listUnits(db, authority)
  const same = (text: string) => text.toLowerCase() === given.toLowerCase()
  const unit = units.find(({ id }) => id === given) ?? units.find(({ id, name }) => same(id) || same(name))
  if (unit !== undefined) return unit
  const some = units.slice(0, 12).map(({ id, name }) => `${id} (${name})`)
  const there =
    some.length === 0
      ? 'No figures are published yet.'
      : `There are: ${some.join(', ')}${units.length > 12 ? ' …' : ''}.`
  throw new Failure(`There is no team or area “${given}”. ${there}`)
}
