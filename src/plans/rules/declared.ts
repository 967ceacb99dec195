/** The lead's own colour beside the one worked out from the facts: where they disagree, both are shown with their reasons. */
import type { Action, DeclaredColour } from '../plan.ts'
import { type ActionRag, type PlanIndex, selectRag, selectStanding } from './plan-index.ts'
import { type RagColour, ragWords } from './rag-key.ts'
import type { Standing } from './standing.ts'

export type Disagreement = {
  declared: DeclaredColour
  /** The word that goes with it. */
  declaredWord: string
  /** What the lead gave as the reason; null where none was given. */
  declaredWhy: string | null
  declaredBy: string
  computed: ActionRag
  /** Whether the lead sees it better than the facts do, or worse: worse is an early warning. */
  lead: 'better' | 'worse'
}

/** Gravest first. Blue is a green with proof, which a lead cannot declare: a lead's green agrees with it. */
const gravity: Record<RagColour, number> = { red: 0, amber: 1, green: 2, blue: 2, grey: Number.NaN }

/**
 * Where the lead and the facts disagree; null where they agree, where the lead has not said, and where the facts cannot
 * judge (grey): there is then nothing to disagree with. The computed colour stays as it is.
 */
export function disagreementOf(standing: Standing, computed: ActionRag): Disagreement | null {
  const { declared, declaredWhy, by } = standing
  if (declared === null || computed.colour === 'grey' || gravity[declared] === gravity[computed.colour]) return null
  const lead = gravity[declared] > gravity[computed.colour] ? 'better' : 'worse'
  return { declared, declaredWord: ragWords[declared], declaredWhy, declaredBy: by, computed, lead }
}

/** The disagreement about one action of the plan, if there is one. */
export function disagreementAbout(index: PlanIndex, action: Action): Disagreement | null {
  return disagreementOf(selectStanding(index, action.id), selectRag(index, action.id))
}
