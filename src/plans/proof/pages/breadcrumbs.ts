/** The way from the plan to what a proof is proof of. */
import { addresses } from '../../../ui/addresses.ts'
import { sentenceCase, shorten } from '../../../ui/words.ts'
import { actionName, type PlanIndex, recommendationName, recommendationOf } from '../../rules/index.ts'
import type { ProofSubject } from '../subject.ts'

export function breadcrumbsOf(planId: string, index: PlanIndex, subject: ProofSubject) {
  const above = subject.of === 'recommendation' ? subject.recommendation : recommendationOf(index, subject.action)
  const crumb = (text: string, href: string) => ({ text: shorten(sentenceCase(text), 50), href })
  return [
    { text: 'Plan', href: addresses.plan(planId) },
    { text: 'Proof', href: addresses.proof(planId) },
    ...(above ? [crumb(recommendationName(above), addresses.recommendation(planId, above.id))] : []),
    ...(subject.of === 'action'
      ? [crumb(actionName(index, subject.action), addresses.action(planId, subject.action.id))]
      : []),
  ]
}
