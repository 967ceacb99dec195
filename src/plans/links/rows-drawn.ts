/** What the drawing of dependencies shows: the parts that wait or are waited for, above what waits for them. Pure. */
import type { Wait, WaitItem } from '../../ui/charts/index.ts'
import type { PlanIndex } from '../rules/plan-index.ts'
import { sentenceCase, shortened } from '../rules/words.ts'
import type { Chain } from './chain.ts'
import { type Part, partKey } from './link.ts'
import { partName, partWords } from './parts.ts'
import { expectedDay, type Schedule } from './schedule.ts'
import type { Dependency } from './wait-graph.ts'

/** More rows than this and nobody reads a drawing. */
export const mostDrawn = 60

export type Drawn = { items: WaitItem[]; waits: Wait[]; left: number }

/** @param hrefOf the address of a part's page */
export function drawnDependencies(
  index: PlanIndex,
  dependencies: readonly Dependency[],
  seen: { schedule: Schedule; chain: Chain | null; hrefOf: (part: Part) => string },
): Drawn {
  const ordered = inOrder(dependencies)
  const shown = ordered.slice(0, mostDrawn)
  const onChain = new Set(seen.chain?.steps.map(({ part }) => partKey(part)))
  const items = shown.map((part): WaitItem => {
    const name = sentenceCase(partName(index, part))
    const text = name.includes('“') ? '' : `: ${shortened(partWords(index, part), 60)}`
    return {
      id: partKey(part),
      label: `${name}${text}`,
      end: saidEnd(index, seen.schedule, part),
      instead: insteadOfDay(index, part),
      href: seen.hrefOf(part),
      chain: onChain.has(partKey(part)),
    }
  })
  const endOf = new Map(items.map(({ id, end }) => [id, end]))
  const waits = dependencies.flatMap(({ from, to }): Wait[] => {
    const [waiting, before] = [partKey(from), partKey(to)]
    if (!endOf.has(waiting) || !endOf.has(before)) return []
    const [end, needed] = [endOf.get(waiting) ?? null, endOf.get(before) ?? null]
    return [{ from: waiting, to: before, late: end !== null && needed !== null && needed > end }]
  })
  return { items, waits, left: ordered.length - shown.length }
}

/** An action where it is said to end, so that an order that cannot hold shows; what holds others where its parts put it. */
function saidEnd(index: PlanIndex, schedule: Schedule, part: Part): string | null {
  if (part.kind === 'action') return expectedDay(index, part.id)
  return schedule.get(partKey(part))?.day ?? null
}

/** Why an action has no day here. */
function insteadOfDay(index: PlanIndex, part: Part): string {
  const status = part.kind === 'action' ? index.standings.get(part.id)?.status : undefined
  return status === 'delivered' || status === 'withdrawn' ? status : 'no day'
}

/** Each part once, after everything that it depends on; of those that could come next, the one that was named first. */
function inOrder(dependencies: readonly Dependency[]): Part[] {
  const parts = new Map<string, Part>()
  for (const { from, to } of dependencies) {
    parts.set(partKey(to), to)
    parts.set(partKey(from), from)
  }
  const ordered: Part[] = []
  const placed = new Set<string>()
  const place = (part: Part) => {
    const key = partKey(part)
    if (placed.has(key)) return
    placed.add(key)
    for (const { from, to } of dependencies) if (partKey(from) === key) place(to)
    ordered.push(part)
  }
  for (const part of parts.values()) place(part)
  return ordered
}
