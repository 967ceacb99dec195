/** The filters of the page of proof, as they stand in its address. Pure. */
import { figures, listed, type PlanIndex, sentenceCase, shareInWords } from '../rules/index.ts'
import { themeOfSubject } from './subject.ts'
import { type ProofTarget, type TargetState, targetStates } from './targets.ts'

export type ProofFilters = { state: TargetState | null; theme: string | null; kind: 'criteria' | 'actions' | null }

/** A value that no filter knows is left out: an old link still opens. */
export function parseProofFilters(query: URLSearchParams): ProofFilters {
  const [state, kind] = [query.get('state'), query.get('kind')]
  return {
    state: targetStates.find((one) => one === state) ?? null,
    theme: query.get('theme') || null,
    kind: kind === 'criteria' || kind === 'actions' ? kind : null,
  }
}

/** For an address; a filter that is not set is left out. */
export function proofQuery({ state, theme, kind }: ProofFilters): Record<string, string> {
  const set = Object.entries({ state, theme, kind }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  return Object.fromEntries(set)
}

export function filterTargets(
  index: PlanIndex,
  targets: readonly ProofTarget[],
  { state, theme, kind }: ProofFilters,
): ProofTarget[] {
  return targets.filter((target) => {
    if (state !== null && target.state !== state) return false
    if (theme !== null && (themeOfSubject(index, target.subject) ?? 'none') !== theme) return false
    return kind === null || (target.subject.criterion === null) === (kind === 'actions')
  })
}

export function countStates(targets: readonly ProofTarget[]): Record<TargetState, number> {
  const counts: Record<TargetState, number> = { none: 0, offered: 0, accepted: 0, returned: 0 }
  for (const { state } of targets) counts[state] += 1
  return counts
}

/** `Three of the 24 success criteria have accepted proof; two wait for a decision, one came back and 18 have none.` */
export function proofInASentence(targets: readonly ProofTarget[]): string {
  const counted = targets.filter((target) => target.counts)
  if (counted.length === 0)
    return 'There is nothing in this plan to prove: it holds neither success criteria nor actions.'
  const proven = counted.filter((target) => target.proven).length
  const waiting = countStates(counted.filter((target) => !target.proven))
  const rest = [
    waiting.offered > 0 ? `${figures(waiting.offered)} ${waiting.offered === 1 ? 'waits' : 'wait'} for a decision` : '',
    waiting.returned > 0 ? `${figures(waiting.returned)} came back` : '',
    waiting.none > 0 ? `${figures(waiting.none)} ${waiting.none === 1 ? 'has' : 'have'} nothing offered` : '',
  ].filter(Boolean)
  const begin = shareInWords(proven, counted.length, ...unitOf(counted))
  return `${sentenceCase(begin)} proven${rest.length === 0 ? '' : `: ${listed(rest)}`}.${besides(targets.length - counted.length)}`
}

/** What else proof was offered for: actions whose criteria are printed, and those count instead. */
const besides = (others: number): string =>
  others === 0
    ? ''
    : ` Proof was also offered of ${others === 1 ? 'one action' : `${figures(others)} actions`} whose printed criteria are what counts.`

function unitOf(targets: readonly ProofTarget[]): [string, string] {
  const actions = targets.filter(({ subject }) => subject.criterion === null).length
  if (actions === 0) return ['success criterion', 'success criteria']
  return actions === targets.length ? ['action', 'actions'] : ['point to prove', 'points to prove']
}
