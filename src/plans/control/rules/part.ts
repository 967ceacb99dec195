/** One thing in a plan that can be changed by itself: a theme, an outcome, a recommendation or an action. */
import type { Action, Outcome, Plan, Recommendation, Theme } from '../../plan.ts'
import { type PlanStructure, themeIdOf, themeIdOfAction } from '../../rules/structure.ts'

export const partKinds = ['theme', 'outcome', 'recommendation', 'action'] as const
export type PartKind = (typeof partKinds)[number]

export type Part =
  | { kind: 'theme'; part: Theme }
  | { kind: 'outcome'; part: Outcome }
  | { kind: 'recommendation'; part: Recommendation }
  | { kind: 'action'; part: Action }

/** The part with that id, or undefined where the plan has none. */
export function findPart(plan: Plan, kind: PartKind, id: string): Part | undefined {
  const here = <T extends { id: string }>(list: readonly T[]) => list.find((one) => one.id === id)
  switch (kind) {
    case 'theme':
      return asPart(here(plan.themes), (part) => ({ kind, part }))
    case 'outcome':
      return asPart(here(plan.outcomes), (part) => ({ kind, part }))
    case 'recommendation':
      return asPart(here(plan.recommendations), (part) => ({ kind, part }))
    case 'action':
      return asPart(here(plan.actions), (part) => ({ kind, part }))
  }
}

const asPart = <T>(found: T | undefined, make: (found: T) => Part) => (found === undefined ? undefined : make(found))

/** What it says: an action's or recommendation's words, a theme's or outcome's title. */
export const textOf = (part: Part) =>
  part.kind === 'action' || part.kind === 'recommendation' ? part.part.text : part.part.title

/** Its number as printed. */
export const refOf = (part: Part) => (part.kind === 'action' ? part.part.label : part.part.ref)

export const deadlineOf = (part: Part) =>
  part.kind === 'action' ? part.part.deadline : part.kind === 'recommendation' ? part.part.by : null

/** A plan with one part as somebody else has just left it. */
export function withPart(plan: Plan, { kind, part }: Part): Plan {
  const put = <T extends { id: string }>(list: readonly T[], one: T) =>
    list.map((held) => (held.id === one.id ? one : held))
  switch (kind) {
    case 'theme':
      return { ...plan, themes: put(plan.themes, part) }
    case 'outcome':
      return { ...plan, outcomes: put(plan.outcomes, part) }
    case 'recommendation':
      return { ...plan, recommendations: put(plan.recommendations, part) }
    case 'action':
      return { ...plan, actions: put(plan.actions, part) }
  }
}

/** The theme that a part belongs to, for a right that is limited to one; null where it is under none. */
export function themeOf(structure: PlanStructure, part: Part): string | null {
  switch (part.kind) {
    case 'theme':
      return part.part.id
    case 'outcome':
      return part.part.theme
    case 'recommendation':
      return themeIdOf(structure, part.part)
    case 'action':
      return themeIdOfAction(structure, part.part)
  }
}
