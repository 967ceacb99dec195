/** The parts of a plan in the order in which a reader meets them, and two such orders made into one. */
import type { PlanStructure } from '../../rules/structure.ts'

/** `theme t1`, `outcome o1`, `recommendation r1`, `action a1`, … : each theme with what hangs on it, then what hangs on none. */
export function documentOrder(structure: PlanStructure): string[] {
  const { plan } = structure
  const order: string[] = []
  for (const theme of [...plan.themes.map(({ id }) => id), null]) {
    if (theme !== null) order.push(`theme ${theme}`)
    order.push(...plan.outcomes.filter((one) => one.theme === theme).map(({ id }) => `outcome ${id}`))
    for (const { id } of structure.recommendationsOf.get(theme) ?? [])
      order.push(`recommendation ${id}`, ...actionsOf(structure, id))
  }
  return [...order, ...actionsOf(structure, null)]
}

const actionsOf = (structure: PlanStructure, recommendation: string | null) =>
  (structure.actionsOf.get(recommendation) ?? []).map(({ id }) => `action ${id}`)

/** The newer order, with what only the older has put in right after what it followed there. */
export function mergedOrder(older: readonly string[], newer: readonly string[]): string[] {
  const known = new Set(newer)
  const after = new Map<string | null, string[]>()
  let last: string | null = null
  for (const key of older) {
    if (known.has(key)) last = key
    else after.set(last, [...(after.get(last) ?? []), key])
  }
  return [...(after.get(null) ?? []), ...newer.flatMap((key) => [key, ...(after.get(key) ?? [])])]
}
