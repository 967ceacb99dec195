/** On the page of an action: what proves it, and what was offered. */
import { addresses } from '../../ui/addresses.ts'
import type { Action } from '../plan.ts'
import { criteriaTargets, wholeTarget } from '../proof/targets.ts'
import { isProvenAsAWhole, type PlanIndex, provenOf, recommendationName, recommendationOf } from '../rules/index.ts'
import { ProofTargets } from '../views/proof-views.tsx'

type ActionProofProps = { planId: string; index: PlanIndex; action: Action }

/** Its own criteria, each with its proof; then the action as a whole, with what that counts for. */
export function ActionProof({ planId, index, action }: ActionProofProps) {
  const own = criteriaTargets(index, action)
  const whole = wholeTarget(index, action)
  return (
    <>
      {own.length > 0 && <ProofTargets planId={planId} targets={own} asAt={index.asAt} />}
      <WhatCounts planId={planId} index={index} action={action} />
      {whole && <ProofTargets planId={planId} targets={[whole]} asAt={index.asAt} title="The action itself" />}
    </>
  )
}

function WhatCounts({ planId, index, action }: ActionProofProps) {
  const recommendation = recommendationOf(index, action)
  if (isProvenAsAWhole(index, action))
    return (
      <p class="govuk-body">The document prints no success criterion for it, so proof of the action itself counts.</p>
    )
  if (recommendation === undefined || recommendation.criteria.length === 0)
    return (
      <p class="govuk-body">Its success criteria are what counts. Proof of the action itself is kept beside them.</p>
    )
  const { count, of } = provenOf(index.proven, recommendation)
  return (
    <p class="govuk-body">
      What counts are the success criteria of{' '}
      <a class="govuk-link" href={addresses.recommendation(planId, recommendation.id)}>
        {recommendationName(recommendation)}
      </a>
      : {count} of {of} proven. Proof of the action itself is kept beside them.
    </p>
  )
}
