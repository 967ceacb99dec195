/** Ways between the parts of an authority: areas, and below them the teams of the one that is open. */
import { Choices } from '../../ui/parts.tsx'
import type { DatedUnit } from '../figures/unit-store.ts'

type Props = {
  /** The one that is shown; null for the whole authority. */
  unit: DatedUnit | null
  units: readonly DatedUnit[]
  /** The address of one, or with null of the whole authority. */
  hrefOf: (unit: string | null) => string
}

/** Teams that belong to no area stand among the areas. */
export function UnitChoices({ unit, units, hrefOf }: Props) {
  if (units.length === 0) return null
  const byId = new Map(units.map((one) => [one.id, one]))
  const tops = units.filter(({ parent }) => parent === null || !byId.has(parent))
  const topOf = (one: DatedUnit) => {
    let top = one
    // A tree that runs in a circle ends after ten steps.
    for (let step = 0; step < 10; step += 1) top = byId.get(top.parent ?? '') ?? top
    return top
  }
  const open = unit === null || !byId.has(unit.id) ? null : topOf(unit)
  const within = open === null ? [] : units.filter((one) => one !== open && topOf(one) === open)
  const choice = ({ id, name }: DatedUnit, current: boolean) => ({ text: name, href: hrefOf(id), current })
  const whole = { text: 'Whole authority', href: hrefOf(null), current: unit === null }
  // The area itself stands first among its teams, so that one team alone can be left again.
  const teams =
    open === null ? [] : [choice(open, open.id === unit?.id), ...within.map((one) => choice(one, one.id === unit?.id))]
  return (
    <>
      <Choices label="Areas" choices={[whole, ...tops.map((one) => choice(one, one === open))]} />
      {within.length > 0 && <Choices label="Teams" choices={teams} />}
    </>
  )
}
