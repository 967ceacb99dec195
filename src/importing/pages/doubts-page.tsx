/** Every guess that waits for a person: what was printed, what was made of it, and what can be done about it. */
import { placeAnchor, placeInWords } from '../../documents/document.ts'
import type { Asked, Route } from '../../people/route.ts'
import type { Doubt } from '../../plans/plan.ts'
import { withinPlan } from '../../plans/views/frame.ts'
import { type HeldPlan, planAsked } from '../../plans/views/held-plan.ts'
import { addresses } from '../../ui/addresses.ts'
import { Button, PostForm } from '../../ui/forms.tsx'
import { Page } from '../../ui/layout.tsx'
import { Empty, Notice } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { plural, pluralInWords, sentenceCase } from '../../ui/words.ts'
import { subjectsOf } from './doubt-form.ts'
import { DecidedDoubts, Sides } from './doubt-parts.tsx'

export const doneWords = {
  accepted: 'The reading was accepted.',
  corrected: 'The reading was corrected.',
  split: 'The action was split.',
} as const

export type DoubtsPageProps = { held: HeldPlan; done: keyof typeof doneWords | null }

function DoubtEntry({ held, doubt, number }: { held: HeldPlan; doubt: Doubt; number: number }) {
  const { id, plan, revisions } = held.stored
  return (
    <section class="up-doubt" id={`doubt-${doubt.id}`}>
      <h2 class="govuk-heading-m">
        Doubt {number}: {placeInWords(doubt.at)}
      </h2>
      <p class="govuk-body">
        {doubt.reason} <span class="up-muted">{Math.round(doubt.confidence * 100)}% sure.</span>{' '}
        <a class="govuk-link" href={addresses.place(id, placeAnchor(doubt.at), doubt.at.document)}>
          See it in the document<span class="govuk-visually-hidden"> (doubt {number})</span>
        </a>
      </p>
      <Sides doubt={doubt} planId={id} subjects={subjectsOf(plan, doubt, revisions)} />
      <PostForm class="up-buttons" action={addresses.doubt(id, doubt.id)} may="decide doubts">
        <input type="hidden" name="revision" value={String(revisions.doubts[doubt.id] ?? 1)} />
        <Button name="decision" value="accepted">
          Accept<span class="govuk-visually-hidden"> the reading of doubt {number}</span>
        </Button>
        <a class="govuk-link" href={addresses.doubt(id, doubt.id)}>
          Correct or split<span class="govuk-visually-hidden"> doubt {number}</span>
        </a>
      </PostForm>
    </section>
  )
}

export function DoubtsPage({ held, done }: DoubtsPageProps) {
  const { doubts } = held.plan
  const { decidedDoubts } = held.stored
  const lead =
    doubts.length === 0
      ? 'Nothing in this plan is a guess any more.'
      : `${sentenceCase(pluralInWords(doubts.length, 'reading rests', 'readings rest'))} on a guess and ${doubts.length === 1 ? 'waits' : 'wait'} for somebody to look.`
  return (
    <Page {...withinPlan(held, 'doubts')} heading="Doubts" lead={lead}>
      {done && <Notice tone="good" title={doneWords[done]} />}
      {doubts.length === 0 && (
        <Empty title="No doubts">
          <p class="govuk-body">
            {decidedDoubts.length === 0
              ? 'The document was read without having to guess.'
              : `${sentenceCase(plural(decidedDoubts.length, 'doubt was', 'doubts were'))} decided.`}
          </p>
        </Empty>
      )}
      {doubts.map((doubt, at) => (
        <DoubtEntry held={held} doubt={doubt} number={at + 1} />
      ))}
      <DecidedDoubts decided={decidedDoubts} />
    </Page>
  )
}

async function showDoubts(asked: Asked): Promise<Response> {
  const { held } = await planAsked(asked)
  const said = asked.c.req.query('done')
  const done = said === 'accepted' || said === 'corrected' || said === 'split' ? said : null
  return sendPage(asked.c, <DoubtsPage held={held} done={done} />)
}

export const doubtsRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/doubts', permission: 'read plans', handler: showDoubts },
]
