/** What can happen to a risk: each gives the risk as it is afterwards, its past kept. Pure. */
import type { Risk, RiskReview } from '../risk.ts'

/** Looked at again: what was said, and what it scores now. */
export function reviewed(risk: Risk, review: RiskReview): Risk {
  return { ...risk, likelihood: review.likelihood, impact: review.impact, reviews: [...risk.reviews, review] }
}

/** The risk has come about: it is an issue now, with everything that was said of it as a risk. */
export function cameTrue(risk: Risk, said: Pick<RiskReview, 'on' | 'by' | 'words' | 'impact'>): Risk {
  const after = reviewed(risk, { ...said, likelihood: 5 })
  return { ...after, kind: 'issue', status: 'came true', cameTrueOn: said.on }
}

export function closed(risk: Risk, { on, by, why }: { on: string; by: string; why: string }): Risk {
  const after = reviewed(risk, { on, by, words: `Closed: ${why}`, likelihood: risk.likelihood, impact: risk.impact })
  return { ...after, status: 'closed', closedOn: on, closedWhy: why }
}

/** Open again, as what it was: an issue that had been a risk stays one that came true. */
export function reopened(risk: Risk, { on, by, why }: { on: string; by: string; why: string }): Risk {
  const { closedOn, closedWhy, ...rest } = risk
  const status = risk.cameTrueOn === undefined ? 'open' : 'came true'
  return reviewed(
    { ...rest, status },
    { on, by, words: `Opened again: ${why}`, likelihood: risk.likelihood, impact: risk.impact },
  )
}

/** One mitigation is done. */
export function mitigationDone(risk: Risk, at: number, on: string): Risk {
  return { ...risk, mitigations: risk.mitigations.map((one, index) => (index === at ? { ...one, done: on } : one)) }
}
