/** The links of a plan as a person sees them: what has been decided, and what the words propose beside it. */
import type { FindingFacts } from '../findings/finding-rule.ts'
import type { Plan } from '../plan.ts'
import { type FoundLink, findLinks } from './find-links.ts'
import { type Link, type Part, partKey, samePart } from './link.ts'
import { isWithin } from './parts.ts'
import { type Dependency, dependenciesOf, withoutCircles } from './wait-graph.ts'

export type PlanLink = Link & {
  /** Somebody has decided it or put it in; false for what only the words propose. */
  stored: boolean
  /** 0 to 1; 1 once a person has decided. */
  confidence: number
  doubt: string | null
  /** The number of a reference that leads nowhere. */
  lost: string | null
}

/** A found link carries no person and no day: nobody has said anything of it. */
const proposed = (link: FoundLink): PlanLink => ({ ...link, state: 'proposed', by: '', on: '', stored: false })

const decided = (link: Link): PlanLink => ({ ...link, stored: true, confidence: 1, doubt: null, lost: null })

const known = new WeakMap<Plan, PlanLink[]>()

/** Decided ones first, in the order in which they were decided; then what the words propose, in the document's order. */
export function linksOf(facts: FindingFacts): PlanLink[] {
  const { plan } = facts
  const held = known.get(plan)
  if (held) return held
  const stored = (plan.links ?? []).map(decided)
  const ids = new Set(stored.map(({ id }) => id))
  const pairs = new Set(stored.map(pairOf))
  const found = findLinks(facts).filter((link) => !ids.has(link.id) && (link.to === null || !pairs.has(pairOf(link))))
  const all = [...stored, ...found.map(proposed)]
  known.set(plan, all)
  return all
}

const pairOf = ({ from, to }: Pick<Link, 'from' | 'to'>) => `${partKey(from)} ${to === null ? '' : partKey(to)}`

/** Everything that leads from a part, or to it. */
export function linksAbout(links: readonly PlanLink[], part: Part): { out: PlanLink[]; into: PlanLink[] } {
  const live = links.filter(({ state, lost }) => state !== 'declined' && lost === null)
  return { out: live.filter(({ from }) => samePart(from, part)), into: live.filter(({ to }) => samePart(to, part)) }
}

/**
 * The dependencies that count in time: the confirmed ones, and on request those that are only proposed as well, as if they
 * were confirmed (without those that would then close a circle).
 */
export function countedDependencies(facts: FindingFacts, withProposed: boolean): Dependency[] {
  const links = linksOf(facts)
  const confirmed = dependenciesOf(facts, links)
  if (!withProposed) return confirmed
  const asIf = links.map((link) => (link.state === 'proposed' ? { ...link, state: 'confirmed' as const } : link))
  // The confirmed ones come first, so that no proposal pushes one of them out.
  const others = dependenciesOf(facts, asIf).filter(
    (one) => !confirmed.some(({ from, to }) => samePart(from, one.from) && samePart(to, one.to)),
  )
  return withoutCircles(facts, [...confirmed, ...others])
}

/** Waiting for a person: proposed, and leading somewhere or to something that a person must name. */
export const isWaiting = (link: PlanLink): boolean => link.state === 'proposed' && link.lost === null

/** The reference that leads nowhere and that nobody has decided yet. */
export const isLost = (link: PlanLink): boolean => link.state === 'proposed' && link.lost !== null

/** Whether a link touches a theme: either end lies in it. */
export function touchesTheme(facts: FindingFacts, { from, to }: Link, theme: string): boolean {
  const whole: Part = { kind: 'theme', id: theme }
  return isWithin(facts, from, whole) || (to !== null && isWithin(facts, to, whole))
}
