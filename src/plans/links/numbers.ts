/** The numbers that a plan prints, and what each stands for. */
import { labelParts } from '../findings/labels.ts'
import type { Action, Plan } from '../plan.ts'
import { mainOf, type PlanStructure, recommendationOf } from '../rules/structure.ts'
import type { Part } from './link.ts'
import { outcomeNumber, trimmedRef } from './parts.ts'

export type PlanNumbers = {
  /** Recommendations, then outcomes, then actions whose label is a number of the whole plan (`9.4`), by that number. */
  parts: Map<string, Part>
  themes: Map<string, Part>
  /** Every beginning of a printed number: with `2.1.3` in the plan, `2.1` and `2` lead somewhere. */
  beginnings: Set<string>
}

const keyOf = (ref: string) => trimmedRef(ref).toLowerCase()

export function numbersOf(structure: PlanStructure): PlanNumbers {
  const parts = new Map<string, Part>()
  const add = (ref: string, part: Part) => {
    const key = keyOf(ref)
    if (key !== '' && !parts.has(key)) parts.set(key, part)
  }
  const { plan } = structure
  for (const { id, ref } of plan.recommendations) add(ref ?? '', { kind: 'recommendation', id })
  for (const { id } of plan.outcomes) add(outcomeNumber(structure, id), { kind: 'outcome', id })
  for (const { id, label } of plan.actions) {
    if (/^\s*\d+(\.\d+)+/.test(label ?? '')) add(label ?? '', { kind: 'action', id })
  }
  const themes = new Map(plan.themes.map(({ id, ref }): [string, Part] => [keyOf(ref ?? ''), { kind: 'theme', id }]))
  return { parts, themes, beginnings: beginningsOf(plan, parts) }
}

function beginningsOf(plan: Plan, parts: Map<string, Part>): Set<string> {
  const printed = [
    ...parts.keys(),
    ...plan.themes.map(({ ref }) => keyOf(ref ?? '')),
    ...plan.context.map(({ ref }) => keyOf(ref ?? '')),
  ]
  const beginnings = new Set<string>()
  for (const number of printed) {
    const figures = number.split('.')
    for (let length = 1; length <= figures.length; length += 1) beginnings.add(figures.slice(0, length).join('.'))
  }
  return beginnings
}

/** The number that has the same figures with the dots elsewhere: 5.3.4 for a printed 5.34. */
export function perhapsMeant(numbers: PlanNumbers, ref: string): string | null {
  const figures = ref.replaceAll('.', '')
  for (const number of numbers.parts.keys()) {
    if (number !== ref && number.replaceAll('.', '') === figures) return number
  }
  return null
}

/**
 * Actions of the same recommendation that a label names: `1g`, `3`. Those of the same main action come first, because a
 * recommendation may print two actions 1.
 */
export function labelledNear(
  structure: PlanStructure,
  from: Action | null,
  recommendation: string,
  label: string,
): Part[] {
  const key = labelParts(label)?.key
  if (key === undefined) return []
  const family = from ? (mainOf(structure, from)?.id ?? from.id) : null
  const found = (structure.actionsOf.get(recommendation) ?? []).filter(
    (action) => action.id !== from?.id && labelKey(structure, action) === key,
  )
  const own = found.filter((action) => mainOf(structure, action)?.id === family)
  return (own.length > 0 ? own : found).map(({ id }) => ({ kind: 'action', id }))
}

/** An action's label with its main action's number before a bare letter: `1g` for `g` under main action 1. */
function labelKey(structure: PlanStructure, action: Action): string | null {
  const parts = labelParts(action.label ?? '')
  if (parts === null) return null
  if (parts.number !== '' || /\d/.test(parts.last)) return parts.key
  const main = labelParts(mainOf(structure, action)?.label ?? '')
  return main ? `${main.key}${parts.last}` : parts.key
}

/** The main action with that number that comes soonest after one in the document's order: for `main action 3 below`. */
export function nextMain(structure: PlanStructure, from: Action, label: string): Part | null {
  const key = labelParts(label)?.key
  const after = structure.plan.actions.slice(structure.plan.actions.indexOf(from) + 1)
  const theme = recommendationOf(structure, from)?.outcome
  const found = after.find(
    (action) =>
      action.parent === null &&
      labelParts(action.label ?? '')?.key === key &&
      recommendationOf(structure, action)?.outcome === theme,
  )
  return found ? { kind: 'action', id: found.id } : null
}
