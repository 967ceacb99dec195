/** After an update: where the action stands now, and the next one that waits for a word. */
import type { Asked, Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { dateInWords, plural, shorten } from '../../../ui/words.ts'
import { ForecastSlip } from '../../links/views/links-about.tsx'
import { selectRag, selectStanding } from '../../rules/index.ts'
import { actionName, actionNameInside } from '../../views/action-name.ts'
import { RagTag } from '../../views/tags.tsx'
import { type MyAction, myWork, nextThatWaits } from '../views/my-work.ts'
import { type ActionAsked, actionToUpdate, PastPage } from './update-page.tsx'

export type UpdatedPageProps = ActionAsked & {
  next: MyAction | null
  /** How many more wait, the next one included. */
  waiting: number
}

/** The board asks how red and amber come back; whoever left it out is told while they are still here. */
function PathMissing({ held, index, action }: Omit<ActionAsked, 'belonging'>) {
  const { pathToGreen, status } = selectStanding(index, action.id)
  const { colour } = selectRag(index, action.id)
  const open = status === 'in progress' || status === 'not started'
  if (!open || pathToGreen !== null || (colour !== 'red' && colour !== 'amber')) return null
  return (
    <p class="govuk-body">
      It says nothing of what brings it back on course.{' '}
      <a class="govuk-link" href={`${addresses.update(held.stored.id, action.id)}#pathToGreen`}>
        Add that
      </a>
      .
    </p>
  )
}

/** Delivered is not done: it turns blue once somebody else has accepted the proof. */
function ProofWanted({ held, index, action }: Omit<ActionAsked, 'belonging'>) {
  const { may } = useFrame()
  const delivered = selectStanding(index, action.id).status === 'delivered'
  if (!delivered || selectRag(index, action.id).colour === 'blue' || !may('offer proof')) return null
  return (
    <p class="govuk-body">
      It counts as done once its proof is accepted.{' '}
      <a class="govuk-link" href={addresses.offerProof(held.stored.id, { action: action.id })}>
        Offer proof
      </a>
      .
    </p>
  )
}

function Next({ next, waiting }: Pick<UpdatedPageProps, 'next' | 'waiting'>) {
  if (next === null) return null
  const due = next.action.deadline.due
  return (
    <section>
      <h2 class="govuk-heading-m">{`Next: ${plural(waiting, 'more of your actions waits', 'more of your actions wait')} for a word`}</h2>
      <p class="govuk-body">
        {shorten(next.action.text || actionName(next.action), 180)}
        {due !== null && <span class="up-muted"> (due {dateInWords(due)})</span>}
      </p>
      <p>
        <a class="govuk-button" href={addresses.update(next.held.stored.id, next.action.id)}>
          Update {next.action.label === null ? 'it now' : actionNameInside(next.action)}
        </a>
      </p>
    </section>
  )
}

export function UpdatedPage(props: UpdatedPageProps) {
  const { held, index, action } = props
  const planId = held.stored.id
  const rag = selectRag(index, action.id)
  return (
    <Page
      section="mine"
      caption={held.plan.title}
      heading="Saved"
      lead={`${actionName(action)}: ${shorten(action.text, 160)}`}
    >
      <Notice tone="good" title="Your update is saved.">
        <p class="govuk-body">
          <RagTag rag={rag} /> {rag.reason}
        </p>
      </Notice>
      <ForecastSlip planId={planId} index={index} action={action} />
      <PathMissing held={held} index={index} action={action} />
      <ProofWanted held={held} index={index} action={action} />
      <Next {...props} />
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={addresses.action(planId, action.id)}>
            See the action and all that was said of it
          </a>
        </li>
        <li>
          <a class="govuk-link" href={addresses.mine()}>
            My actions
          </a>
        </li>
      </ul>
    </Page>
  )
}

async function showUpdated(asked: Asked): Promise<Response> {
  const at = await actionToUpdate(asked)
  if (at.past) return sendPage(asked.c, <PastPage {...at} />)
  const besides = { plan: at.held.stored.id, action: at.action.id }
  const work = await myWork(asked)
  const next = nextThatWaits(work, besides)
  const waiting = work.filter((one) => nextThatWaits([one], besides) !== null).length
  return sendPage(asked.c, <UpdatedPage {...at} next={next} waiting={waiting} />)
}

export const updatedRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/plans/:plan/actions/:action/updated',
    permission: 'update own actions',
    handler: showUpdated,
  },
]
