/** Proof on a page: its state, what was handed in, what became of it, and the criteria it is proof of. */
import type { Child } from 'hono/jsx'
import { addresses } from '../../ui/addresses.ts'
import { useFrame } from '../../ui/frame.ts'
import type { Evidence } from '../plan.ts'
import { figureInWords, sizeInWords, stateWords, stepsInWords } from '../proof/proof-words.ts'
import { idsOf, type ProofSubject, subjectWords } from '../proof/subject.ts'
import type { ProofTarget, SeenProof, TargetState } from '../proof/targets.ts'
import type { ProofState } from '../rules/index.ts'

/** A tick, a dot, an arrow back, a dash: told apart without colour. */
const shapes: Record<ProofState | TargetState, string> = {
  accepted: 'M1.5 6.5 4.5 9.5 10.5 2.5',
  offered: 'M6 2.2v4.3l2.8 1.6',
  returned: 'M10.5 9.5V5.5H2M4.8 2.6 2 5.5l2.8 2.9',
  withdrawn: 'M2.5 2.5l7 7M9.5 2.5l-7 7',
  none: 'M2 6h8',
}

/** The state of a proof as a word with a shape. Not in the colours of standings: it is no judgement of the action. */
export function ProofTag({ state }: { state: ProofState | TargetState }) {
  return (
    <strong class={`up-proofstate up-proofstate--${state}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        <path d={shapes[state]} />
      </svg>
      {stateWords[state]}
    </strong>
  )
}

/** What was handed in beside the words: a file to save, a link with its host in sight, a figure. */
export function ProofContent({ planId, place, evidence }: { planId: string; place: number; evidence: Evidence }) {
  const { file, link, figure } = evidence
  return (
    <>
      {file && (
        <p class="up-proof__content">
          <a class="govuk-link" href={addresses.proofFile(planId, place)}>
            {file.name}
          </a>{' '}
          <span class="up-muted">({sizeInWords(file.size)})</span>
        </p>
      )}
      {link && (
        <p class="up-proof__content">
          <a class="govuk-link" href={link} rel="noopener noreferrer external nofollow">
            {link}
          </a>{' '}
          <span class="up-muted">(leads away, to {new URL(link).host})</span>
        </p>
      )}
      {figure && <p class="up-proof__content up-proof__figure">{figureInWords(figure)}</p>}
    </>
  )
}

type ItemProps = {
  planId: string
  proof: SeenProof
  asAt: string
  /** Its state is said right above. */
  stateSaid?: boolean
}

/** One proof: its state, its words, what was handed in, each step with day and person. */
export function ProofItem({ planId, proof, asAt, stateSaid = false }: ItemProps) {
  const { place, evidence, state } = proof
  return (
    <li class={`up-proof up-proof--${state}`}>
      <p class="up-proof__head">
        {!stateSaid && (
          <>
            <ProofTag state={state} />{' '}
          </>
        )}
        <a class="govuk-link up-proof__text" href={addresses.oneProof(planId, place)}>
          {evidence.text}
        </a>
      </p>
      <ProofContent planId={planId} place={place} evidence={evidence} />
      <p class="up-hint">{stepsInWords(evidence, asAt).join(' ')}</p>
    </li>
  )
}

/** Where proof of this is offered; nothing for whoever may not, and on a past day. */
export function OfferLink({ planId, subject, words }: { planId: string; subject: ProofSubject; words?: string }) {
  const { may, asAt } = useFrame()
  if (!may('offer proof') || asAt !== null) return null
  return (
    <a class="govuk-button govuk-button--secondary up-button-small" href={addresses.offerProof(planId, idsOf(subject))}>
      Offer proof<span class="govuk-visually-hidden"> of: {words ?? subjectWords(subject)}</span>
    </a>
  )
}

type TargetProps = { planId: string; target: ProofTarget; asAt: string; title?: Child }

/** One thing to prove with everything that was offered for it. */
export function ProofTargetItem({ planId, target, asAt, title }: TargetProps) {
  const { may } = useFrame()
  const { subject, proofs, state, proven } = target
  return (
    <li class="up-target">
      <div class="up-target__head">
        <p class="up-target__words">{title ?? subjectWords(subject)}</p>
        <p class="up-target__state">
          <ProofTag state={state} />
        </p>
      </div>
      {proven && state !== 'accepted' && (
        <p class="up-hint">Counts as proven: proof of the action it is part of, or of all its parts, is accepted.</p>
      )}
      {may('read proof') && proofs.length > 0 && (
        <ul class="up-proofs">
          {proofs.toReversed().map((proof) => (
            <ProofItem planId={planId} proof={proof} asAt={asAt} stateSaid={proofs.length === 1} />
          ))}
        </ul>
      )}
      <OfferLink planId={planId} subject={subject} />
    </li>
  )
}

/** Most documents print a number before each criterion; where one does not, the list has numbers of its own. */
const isNumbered = ({ subject }: ProofTarget) => /^\W*\d/.test(subjectWords(subject))

/** A list of things to prove. */
export function ProofTargets({ targets, ...rest }: Omit<TargetProps, 'target'> & { targets: readonly ProofTarget[] }) {
  const bare = rest.title !== undefined || targets.every(isNumbered)
  return (
    <ol class={bare ? 'up-targets up-targets--bare' : 'up-targets'}>
      {targets.map((target) => (
        <ProofTargetItem target={target} {...rest} />
      ))}
    </ol>
  )
}
