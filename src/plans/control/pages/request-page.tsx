/** One request for a change: what is now, what is asked, why, what follows from it; and the forms that decide it. */
import { may } from '../../../people/permissions.ts'
import { type Asked, changeBy, type Route, requireMay } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextArea } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { dateInWords, sentenceCase } from '../../../ui/words.ts'
import { withinPlan } from '../../views/frame.ts'
import { type PlanAsked, planAsked } from '../../views/held-plan.ts'
import { deadlineOf, findPart, type Part, themeOf } from '../rules/part.ts'
import { type RequestState, type RequestStep, requestSteps, whyNotDecide } from '../rules/request-states.ts'
import type { Person } from '../rules/same-person.ts'
import { askedInWords, type Told, tellRequest } from '../rules/tell-request.ts'
import { decideRequest, markOf } from '../store/decide-request.ts'
import { type ChangeRequest, selectRequest } from '../store/requests.ts'
import { FieldsChanged, Understood } from '../views/changes-view.tsx'
import { effectInWords } from '../views/effect.ts'
import { RequestChange } from '../views/request-view.tsx'
import { changesOf } from './edit-views.tsx'
import { partAddress, partTitle } from './part-asked.ts'

type RequestProps = PlanAsked & {
  request: ChangeRequest
  told: Told
  who: Person
  /** Of what it changes, and where that would go: whoever decides must be let into each. */
  themes: readonly (string | null)[]
  mayDo: (step: RequestStep) => boolean
  sent?: { step: string; note: string; problem?: string }
  conflict?: string
  done?: string | undefined
}

const tones: Record<RequestState, Tone> = { asked: 'amber', agreed: 'green', declined: 'red', withdrawn: 'grey' }

export function RequestTag({ state }: { state: RequestState }) {
  return <Tag tone={tones[state]} word={state === 'asked' ? 'Waits for a decision' : sentenceCase(state)} />
}

const doneWords: Record<string, string> = {
  asked: 'The change was asked for. It waits for somebody else to decide it.',
  agreed: 'The change was agreed, and the plan says it now.',
  declined: 'The change was declined. The plan stays as it is.',
  withdrawn: 'The request was withdrawn.',
}

function leadOf({ request }: RequestProps): string {
  const { decided, state } = request
  const asked = askedInWords(request)
  if (decided === null) return `${asked}; nobody has decided it yet.`
  return `${asked}; ${state} by ${decided.name} on ${dateInWords(decided.on)}.`
}

/** The part has moved on since it was asked for, in what the request is about. */
function Since({ request, told }: RequestProps) {
  const { before, state, edit } = request
  if (state !== 'asked' || before === null || told.before === null) return null
  if (markOf(edit, before) === markOf(edit, told.before)) return null
  return (
    <section class="up-entry">
      <h2 class="govuk-heading-m">It has changed since the request was made</h2>
      <FieldsChanged fields={changesOf(before, told.before)} />
    </section>
  )
}

function What(props: RequestProps) {
  const { request, told, held } = props
  const deadline = told.after && deadlineOf(told.after)
  const heading = { change: 'What is asked for', add: 'What is to be added', withdraw: 'What is to be withdrawn' }[
    request.edit.do
  ]
  return (
    <section class="up-entry up-entry--waits">
      <div class="up-entry__head">
        <h2 class="govuk-heading-m">{heading}</h2>
        <RequestTag state={request.state} />
      </div>
      <RequestChange told={told} request={request} />
      {deadline && (request.edit.do === 'add' || told.fields.some(({ field }) => field === 'deadline')) && (
        <Understood deadline={deadline} />
      )}
      {told.before && (
        <p class="up-entry__facts">
          <a class="govuk-link" href={partAddress(held.stored.id, told.before)}>
            {partTitle(told.before)}
          </a>
        </p>
      )}
    </section>
  )
}

function Why({ request }: RequestProps) {
  return (
    <>
      <h2 class="govuk-heading-m">Why</h2>
      <p class="up-reason up-pre">{request.reason}</p>
      {request.decided !== null && request.decided.note !== '' && (
        <>
          <h2 class="govuk-heading-m">What {request.decided.name} said</h2>
          <p class="up-reason up-pre">{request.decided.note}</p>
        </>
      )}
    </>
  )
}

function Effect({ request, told, plan, asAt }: RequestProps) {
  if (request.state !== 'asked' || told.after === null) return null
  const effects = effectInWords(plan, told.future, { kind: request.kind, id: told.after.part.id }, asAt)
  return (
    <>
      <h2 class="govuk-heading-m">What follows from it</h2>
      {effects.length === 0 ? (
        <p class="govuk-body">No deadline moves, and the monthly report says the same.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {effects.map((effect) => (
            <li>{effect}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function StepForm(props: RequestProps & { step: RequestStep; label: string; button: string; kind?: 'secondary' }) {
  const { held, request, told, step, label, button, kind, sent } = props
  const own = sent?.step === step ? sent : undefined
  return (
    <PostForm action={addresses.change(held.stored.id, request.id)} may={requestSteps[step].needs}>
      <input type="hidden" name="shown" value={markOf(request.edit, told.before)} />
      <TextArea id={`note-${step}`} name="note" label={label} rows={2} value={own?.note ?? ''} error={own?.problem} />
      <Button name="step" value={step} kind={kind ?? 'primary'}>
        {button}
      </Button>
    </PostForm>
  )
}

function Decide(props: RequestProps) {
  const { request, who, mayDo, sent } = props
  const open = (step: RequestStep) => mayDo(step) && whyNotDecide(request, step, who) === null
  if (request.state !== 'asked') return null
  const barred = mayDo('agree') ? whyNotDecide(request, 'agree', who) : null
  return (
    <>
      <h2 class="govuk-heading-m">Decide</h2>
      {barred !== null && <p class="govuk-body">{barred}</p>}
      {!mayDo('agree') && <p class="govuk-body">Whoever has the permission to decide changes decides it.</p>}
      {open('agree') && (
        <StepForm {...props} step="agree" label="Note (optional)" button="Agree, and change the plan" />
      )}
      {open('decline') && (
        <Details summary="Decline it instead" open={sent?.step === 'decline'}>
          <StepForm {...props} step="decline" label="Why it is declined" button="Decline it" kind="secondary" />
        </Details>
      )}
      {open('withdraw') && (
        <StepForm {...props} step="withdraw" label="Note (optional)" button="Withdraw your request" kind="secondary" />
      )}
    </>
  )
}

function RequestPage(props: RequestProps) {
  const { held, told, conflict, done, sent } = props
  return (
    <Page
      {...withinPlan(held, 'changes')}
      heading={told.title}
      lead={leadOf(props)}
      breadcrumbs={[{ text: 'Changes', href: addresses.changes(held.stored.id) }]}
    >
      {conflict && <Notice tone="bad" title={conflict} />}
      {done && doneWords[done] && <Notice tone="good" title={doneWords[done]} />}
      <ErrorSummary errors={sent?.problem ? [{ text: sent.problem, href: `#note-${sent.step}` }] : []} />
      <Since {...props} />
      <What {...props} />
      <Why {...props} />
      <Effect {...props} />
      <Decide {...props} />
    </Page>
  )
}

/** Where a request belongs: what it changes, or what the new part is to hang on. */
function partConcerned(request: ChangeRequest, told: Told, { plan }: PlanAsked): Part | null {
  if (request.subject !== null) return findPart(plan, request.kind, request.subject) ?? request.before
  return told.after
}

async function requestAsked(asked: Asked): Promise<RequestProps> {
  const { services, who, c } = asked
  const found = await planAsked(asked)
  const { authority, id } = found.held.stored
  const request = await selectRequest(services.db, authority, id, c.req.param('request') ?? '')
  const told = tellRequest(request, found.index, found.today)
  const part = partConcerned(request, told, found)
  const themes = part === null ? [null] : [part, told.after ?? part].map((one) => themeOf(found.index, one))
  const mayDo = (step: RequestStep) => themes.every((theme) => may(who, requestSteps[step].needs, { plan: id, theme }))
  return { ...found, request, told, themes, mayDo, who: { account: who.account, name: who.name } }
}

async function showRequest(asked: Asked): Promise<Response> {
  return sendPage(asked.c, <RequestPage {...(await requestAsked(asked))} done={asked.c.req.query('done')} />)
}

const isStep = (text: string): text is RequestStep => Object.hasOwn(requestSteps, text)

async function decide(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const props = await requestAsked(asked)
  const form = new URLSearchParams(await c.req.text())
  const step = form.get('step') ?? ''
  const note = (form.get('note') ?? '').replace(/\r\n?/g, '\n').trim()
  if (!isStep(step)) return sendPage(c, <RequestPage {...props} conflict="Choose what to do with this request." />, 422)
  const planId = props.held.stored.id
  for (const theme of props.themes) requireMay(asked, requestSteps[step].needs, { plan: planId, theme })
  if (requestSteps[step].reason && note === '') {
    const sent = { step, note, problem: 'Say why: whoever asked for it has to know' }
    return sendPage(c, <RequestPage {...props} sent={sent} />, 422)
  }
  const decision = { request: props.request.id, step, note, shown: form.get('shown') ?? undefined }
  const decided = await decideRequest(services.db, changeBy(asked, planId, note), decision)
  if ('conflict' in decided) {
    const fresh = await requestAsked(asked)
    return sendPage(c, <RequestPage {...fresh} sent={{ step, note }} conflict={decided.conflict} />, 409)
  }
  return goTo(c, addresses.change(planId, props.request.id, { done: decided.decided }))
}

export const requestRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/changes/:request', permission: 'read plans', handler: showRequest },
  // Each step asks for its own permission; whoever may only read is stopped there.
  { method: 'post', path: '/plans/:plan/changes/:request', permission: 'read plans', handler: decide },
]
