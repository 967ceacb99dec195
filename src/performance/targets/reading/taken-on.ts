/** A target that the words of a plan propose, as it is taken on. Pure. */
import { listInWords } from '../../../ui/words.ts'
import type { TargetToSave } from '../target-store.ts'
import type { WaitingProposal } from './waiting.ts'

/** Null where a person has to say more first. */
export function targetOf(proposal: WaitingProposal): TargetToSave | null {
  const { period, way, value, baselineBy, indicator, base, words, plan, requirement } = proposal
  if (period === null || way === null || (value === null && baselineBy === null)) return null
  const said = { words, plan: plan.id, requirement }
  return { indicator, base, unit: '', period, way, value, baselineBy, start: null, ...said }
}

export const whyTakenOn = ({ plan, places }: WaitingProposal): string =>
  `Read in “${plan.title}”: ${listInWords(places.slice(0, 3).map(({ words }) => words))}`
