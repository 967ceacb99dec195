/** One proof: what it is proof of, what was handed in, what became of it; and the decision, for whoever may take it. */
import { isRunnable } from '../../../platform/files/file-name.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextArea } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Details, Facts, Notice, Printed } from '../../../ui/parts.tsx'
import type { Evidence } from '../../plan.ts'
import { isSelfAccepted, type PlanIndex } from '../../rules/index.ts'
import { withinPlan } from '../../views/frame.ts'
import type { HeldPlan } from '../../views/held-plan.ts'
import { ProofContent, ProofItem, ProofTag } from '../../views/proof-views.tsx'
import { ageInWords, kindWords, stepsInWords, subjectName } from '../proof-words.ts'
import { idsOf, type ProofSubject, subjectWords } from '../subject.ts'
import type { SeenProof } from '../targets.ts'
import { breadcrumbsOf } from './breadcrumbs.ts'

export type Problem = { field: 'why' | 'back'; text: string }

export type ProofPageProps = {
  held: HeldPlan
  index: PlanIndex
  proof: SeenProof
  subject: ProofSubject
  today: string
  /** Everything offered for the same thing, this one left out. */
  others: SeenProof[]
  answered: boolean
  mayDecide: boolean
  /** Why this reader may not decide it, though they may decide proof here; null where they may. */
  whyNot: string | null
  mayTakeBack: boolean
  mayOfferAgain: boolean
  /** What has just been done, or what had been done before. */
  done?: string
  /** Somebody else was first: what this reader had written. */
  late?: { typed: string }
  refused?: { problem: Problem; typed: string }
}

function leadOf({ proof, today, answered }: ProofPageProps): string {
  const { evidence, state } = proof
  const last = stepsInWords(evidence, '9999-12-31').at(-1) ?? ''
  if (state !== 'offered') return answered ? `${last} It was offered again since.` : last
  if (evidence.acceptedOn !== undefined && isSelfAccepted(evidence))
    return 'Whoever offered it also accepted it, so it does not count: offer it again for somebody else to decide.'
  return `Waits for a decision ${ageInWords(evidence, today) === 'since today' ? 'since today' : `for ${ageInWords(evidence, today)}`}: offered by ${evidence.offeredBy}.`
}

function Handed({ held, proof }: ProofPageProps) {
  const { evidence, place } = proof
  const file = evidence.file
  return (
    <Facts
      items={[
        { name: 'What it shows', value: <span class="up-pre">{evidence.text}</span> },
        ...(evidence.kind && evidence.kind !== 'words'
          ? [
              {
                name: kindWords[evidence.kind],
                value: <ProofContent planId={held.stored.id} place={place} evidence={evidence} />,
                hint:
                  file && isRunnable(file.name)
                    ? 'A file of this kind may run when it is opened. It is saved with .download at the end of its name, so that opening it runs nothing.'
                    : undefined,
              },
            ]
          : []),
        { name: 'What became of it', value: <Steps evidence={evidence} /> },
      ]}
    />
  )
}

function Steps({ evidence }: { evidence: Evidence }) {
  return (
    <ol class="up-list up-list--bare">
      {stepsInWords(evidence, '9999-12-31').map((step) => (
        <li>{step}</li>
      ))}
    </ol>
  )
}

function Decision({ held, proof, whyNot, mayDecide, refused }: ProofPageProps) {
  if (proof.state !== 'offered' || !mayDecide || proof.evidence.acceptedOn !== undefined) return null
  if (whyNot !== null) return <Notice tone="note" title={whyNot} />
  const problem = refused?.problem.field === 'why' ? refused : undefined
  return (
    <PostForm class="up-decide" action={addresses.proofDecision(held.stored.id, proof.place)} may="decide proof">
      <h2 class="govuk-heading-m">Is it enough?</h2>
      <TextArea
        id="why"
        label="What you say to it"
        hint="Needed where you return it: what is missing, so that it can be offered again."
        rows={3}
        value={problem?.typed ?? ''}
        error={problem?.problem.text}
      />
      <div class="govuk-button-group">
        <Button name="decision" value="accepted">
          Accept
        </Button>
        <Button name="decision" value="returned" kind="secondary">
          Return it
        </Button>
      </div>
    </PostForm>
  )
}

function TakeBack({ held, proof, mayTakeBack, refused }: ProofPageProps) {
  if (!mayTakeBack) return null
  const problem = refused?.problem.field === 'back' ? refused : undefined
  const what = proof.state === 'accepted' ? 'the acceptance' : 'the offer'
  return (
    <Details summary={`Take back ${what}`} open={problem !== undefined}>
      <PostForm action={addresses.proofTakeBack(held.stored.id, proof.place)} may="read proof">
        <TextArea
          id="back"
          label="Why"
          hint="Nothing is deleted: it stays with its dates and this reason."
          rows={2}
          value={problem?.typed ?? ''}
          error={problem?.problem.text}
        />
        <Button kind="warning">Take back {what}</Button>
      </PostForm>
    </Details>
  )
}

function Others({ held, index, others }: ProofPageProps) {
  return (
    <>
      <h2 class="govuk-heading-m">What else was offered for it</h2>
      {others.length === 0 ? (
        <p class="govuk-body">Nothing else.</p>
      ) : (
        <ul class="up-proofs">
          {others.map((proof) => (
            <ProofItem planId={held.stored.id} proof={proof} asAt={index.asAt} />
          ))}
        </ul>
      )}
    </>
  )
}

/** The words as they are now, and as they were where they have been changed since. */
function About({ proof, subject }: ProofPageProps) {
  const now = subjectWords(subject)
  const { about } = proof.evidence
  return (
    <>
      <h2 class="govuk-heading-m">
        {subject.criterion === null ? 'The action it is proof of' : 'The criterion it is proof of'}
      </h2>
      <p class="govuk-body">
        <Printed text={now} />
      </p>
      {about !== undefined && about !== now && (
        <Notice tone="note" title="The words have been changed since it was offered. They were then:">
          <p>{about}</p>
        </Notice>
      )}
    </>
  )
}

export function OneProofPage(props: ProofPageProps) {
  const { held, index, proof, subject, done, late, refused } = props
  const { place, state } = proof
  return (
    <Page
      {...withinPlan(held, 'proof')}
      heading={`Proof of ${subjectName(index, subject)}`}
      caption={<ProofTag state={state} />}
      lead={leadOf(props)}
      breadcrumbs={breadcrumbsOf(held.stored.id, index, subject)}
    >
      <ErrorSummary errors={refused ? [{ text: refused.problem.text, href: `#${refused.problem.field}` }] : []} />
      {done && <Notice tone="good" title={done} />}
      {late && (
        <Notice tone="bad" title="Somebody else was first, so nothing of yours was saved.">
          <p>{stepsInWords(proof.evidence, '9999-12-31').at(-1)}</p>
          {late.typed !== '' && <p>You had written: {late.typed}</p>}
        </Notice>
      )}
      <About {...props} />
      <h2 class="govuk-heading-m">What was handed in</h2>
      <Handed {...props} />
      <Decision {...props} />
      {props.mayOfferAgain && (
        <p class="up-actions-bar">
          <a
            class="govuk-button"
            href={addresses.offerProof(held.stored.id, {
              ...idsOf(subject),
              kind: proof.evidence.kind,
              answers: place,
            })}
          >
            Offer again
          </a>
        </p>
      )}
      <TakeBack {...props} />
      <Others {...props} />
    </Page>
  )
}
