/** What the page of dependencies is shown, and what its address can ask for. */
import type { PlanIndex } from '../../rules/index.ts'
import type { HeldPlan } from '../../views/held-plan.ts'
import type { Chain } from '../chain.ts'
import { type LinkKind, linkKinds } from '../link.ts'
import type { ImpossibleOrder } from '../order.ts'
import type { PlanLink } from '../plan-links.ts'

export const shows = ['everything', 'waiting', 'confirmed', 'declined', 'nowhere'] as const
export type Show = (typeof shows)[number]

export const showNames: Record<Show, string> = {
  everything: 'Everything',
  waiting: 'Links that wait for a decision',
  confirmed: 'Confirmed links',
  declined: 'Declined links',
  nowhere: 'References that lead nowhere',
}

export type LinkFilters = { show: Show; kind: LinkKind | null; theme: string | null; countProposed: boolean }

export type DependenciesProps = {
  held: HeldPlan
  index: PlanIndex
  filters: LinkFilters
  links: readonly PlanLink[]
  orders: readonly ImpossibleOrder[]
  chain: Chain | null
  /** What was done a moment ago: a state, or how many were confirmed at once and what could not be. */
  done?: string | undefined
  refusals?: readonly string[]
}

export function readFilters(query: (name: string) => string | undefined, index: PlanIndex): LinkFilters {
  const theme = query('theme') ?? ''
  return {
    show: shows.find((show) => show === query('show')) ?? 'everything',
    kind: linkKinds.find((kind) => kind === query('kind')) ?? null,
    theme: index.themes.has(theme) ? theme : null,
    countProposed: query('count') === 'proposed',
  }
}

export const kindName: Record<LinkKind, string> = {
  'depends on': 'Depends on',
  'part of': 'Part of',
  'see also': 'See also',
}
