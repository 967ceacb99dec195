/** One doubt, with the forms to accept, correct or split its reading. Nothing is lost when somebody else was first. */
import { placeAnchor, placeInWords } from '../../documents/document.ts'
import { type Asked, changeBy, type Route } from '../../people/route.ts'
import type { Doubt } from '../../plans/plan.ts'
import { decideDoubt } from '../../plans/store/decide-doubt.ts'
import { withinPlan } from '../../plans/views/frame.ts'
import { type HeldPlan, planAsked } from '../../plans/views/held-plan.ts'
import { NotFound } from '../../platform/not-found.ts'
import { addresses } from '../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextArea, TextField } from '../../ui/forms.tsx'
import { Page } from '../../ui/layout.tsx'
import { Empty, Notice } from '../../ui/parts.tsx'
import { goTo, sendPage } from '../../ui/render.ts'
import { dateInWords, shorten } from '../../ui/words.ts'
import { decisionFrom, guessParts, mostParts, type Subject, subjectsOf } from './doubt-form.ts'
import { Sides } from './doubt-parts.tsx'

export type DoubtPageProps = {
  held: HeldPlan
  doubt: Doubt
  subjects: readonly Subject[]
  /** What was wrong with the form that was sent, and what it held, so that nobody types twice. */
  problem?: { text: string; field: string } | undefined
  conflict?: string | undefined
  sent?: URLSearchParams | undefined
}

/** What each form carries beside its fields: which doubt in which revision, and room for a note. */
function Common({ held, doubt, form }: DoubtPageProps & { form: string }) {
  return (
    <>
      <input type="hidden" name="revision" value={String(held.stored.revisions.doubts[doubt.id] ?? 1)} />
      <TextField
        id={`note-${form}`}
        name="note"
        label="Note (optional)"
        hint="Why, or who said so. It is kept with the decision."
      />
    </>
  )
}

function CorrectSubject({
  subject,
  sent,
  several,
  number,
}: {
  subject: Subject
  sent: URLSearchParams | undefined
  several: boolean
  number: number
}) {
  const { id } = subject
  const value = (name: string, held: string) => sent?.get(`${name}-${id}`) ?? held
  const rows = Math.min(10, Math.max(2, Math.ceil(subject.text.length / 80)))
  return (
    <fieldset class="govuk-fieldset up-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {several ? `Number ${number}` : subject.kind === 'action' ? 'The action' : 'The recommendation'}
      </legend>
      <input type="hidden" name={`revision-${id}`} value={String(subject.revision)} />
      <TextArea id={`text-${id}`} label="Words" rows={rows} value={value('text', subject.text)} />
      <TextField
        id={`deadline-${id}`}
        label="Deadline"
        hint="As people write it: 31/3/2026, end of May, monthly from June"
        value={value('deadline', subject.deadline)}
      />
      <TextArea id={`leads-${id}`} label="Leads" hint="One to a line" rows={2} value={value('leads', subject.leads)} />
    </fieldset>
  )
}

function SplitPart({
  at,
  part,
}: {
  at: number
  part: { label: string; text: string; deadline: string; leads: string }
}) {
  const number = at + 1
  return (
    <fieldset class="govuk-fieldset up-fieldset up-fieldset--part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Part {number}</legend>
      <TextField id={`part-label-${at}`} label="Label" width="4" value={part.label} />
      <TextField id={`part-text-${at}`} label="Words" value={part.text} />
      <TextField id={`part-deadline-${at}`} label="Deadline" value={part.deadline} />
      <TextField id={`part-leads-${at}`} label="Lead" value={part.leads} />
    </fieldset>
  )
}

/** The parts as they were sent, or else a first guess, with a few empty ones after. */
function partsToShow(subject: Subject, sent: URLSearchParams | undefined) {
  const guessed = guessParts(subject)
  const count = Math.min(mostParts, Math.max(3, guessed.length + 1))
  return Array.from({ length: sent ? mostParts : count }, (_, at) => {
    const guess = guessed[at] ?? { label: '', text: '', deadline: '', leads: '' }
    const value = (name: keyof typeof guess) => sent?.get(`part-${name}-${at}`) ?? guess[name]
    return { label: value('label'), text: value('text'), deadline: value('deadline'), leads: value('leads') }
  })
}

function Accept(props: DoubtPageProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">The reading is right</h2>
      <PostForm action={addresses.doubt(props.held.stored.id, props.doubt.id)} may="decide doubts">
        <Common {...props} form="accept" />
        <Button name="decision" value="accepted">
          Accept the reading
        </Button>
      </PostForm>
    </section>
  )
}

function Correct(props: DoubtPageProps) {
  const { held, doubt, subjects } = props
  const sent = props.sent?.get('decision') === 'corrected' ? props.sent : undefined
  return (
    <section id="correct">
      <h2 class="govuk-heading-m">The reading is wrong</h2>
      <p class="govuk-body">Change what is wrong and leave the rest. It is all saved together.</p>
      <PostForm action={addresses.doubt(held.stored.id, doubt.id)} may="decide doubts">
        {subjects.map((subject, at) => (
          <CorrectSubject subject={subject} sent={sent} several={subjects.length > 1} number={at + 1} />
        ))}
        <Common {...props} form="correct" />
        <Button name="decision" value="corrected">
          Save the correction
        </Button>
      </PostForm>
    </section>
  )
}

/** Which of several actions is split, and the revision of each, so that a change made meanwhile is noticed. */
function WhichSubject({ actions, sent }: { actions: readonly Subject[]; sent: URLSearchParams | undefined }) {
  const options = actions.map((subject, at) => ({ value: subject.id, text: `${at + 1}. ${shorten(subject.text, 80)}` }))
  return (
    <>
      {actions.map((subject) => (
        <input type="hidden" name={`revision-${subject.id}`} value={String(subject.revision)} />
      ))}
      {actions.length === 1 ? (
        <input type="hidden" name="subject" value={actions[0]?.id ?? ''} />
      ) : (
        <SelectField id="subject" label="Which one" options={options} value={sent?.get('subject') ?? ''} />
      )}
    </>
  )
}

function Split(props: DoubtPageProps & { actions: readonly Subject[]; subject: Subject }) {
  const { held, doubt, subject, actions } = props
  const sent = props.sent?.get('decision') === 'split' ? props.sent : undefined
  return (
    <section id="split">
      <h2 class="govuk-heading-m">One action is really several</h2>
      <p class="govuk-body">
        Give each its words. Parts without words are left out; the first keeps what has been reported.
      </p>
      <PostForm action={addresses.doubt(held.stored.id, doubt.id)} may="decide doubts">
        <WhichSubject actions={actions} sent={sent} />
        {partsToShow(subject, sent).map((part, at) => (
          <SplitPart at={at} part={part} />
        ))}
        <Common {...props} form="split" />
        <Button name="decision" value="split" kind="secondary">
          Split it into these
        </Button>
      </PostForm>
    </section>
  )
}

export function DoubtPage(props: DoubtPageProps) {
  const { held, doubt, subjects, problem, conflict } = props
  const { id } = held.stored
  const actions = subjects.filter((subject) => subject.kind === 'action')
  const [first] = actions
  return (
    <Page
      {...withinPlan(held, 'doubts')}
      heading={`Doubt at ${placeInWords(doubt.at)}`}
      lead={doubt.reason}
      breadcrumbs={[{ text: 'Doubts', href: addresses.doubts(id) }]}
    >
      {conflict && (
        <Notice tone="bad" title={conflict}>
          <p>What you see below is how it stands now.</p>
        </Notice>
      )}
      {problem && <ErrorSummary errors={[{ text: problem.text, href: `#${problem.field}` }]} />}
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.place(id, placeAnchor(doubt.at), doubt.at.document)}>
          See it in the document
        </a>
      </p>
      <h2 class="govuk-visually-hidden">The two sides</h2>
      <Sides doubt={doubt} planId={id} subjects={subjects} />
      <Accept {...props} />
      {subjects.length > 0 && <Correct {...props} />}
      {first && <Split {...props} actions={actions} subject={first} />}
    </Page>
  )
}

function Decided({ held, id }: { held: HeldPlan; id: string }) {
  const decided = held.stored.decidedDoubts.find((doubt) => doubt.id === id)
  if (decided === undefined) throw new NotFound('The plan has no such doubt.')
  return (
    <Page
      {...withinPlan(held, 'doubts')}
      heading={`Doubt at ${placeInWords(decided.at)}`}
      lead={
        decided.decision === 'superseded'
          ? `This doubt is over: the version that ${decided.decidedBy} took on on ${dateInWords(decided.decidedOn)} has other words.`
          : `This doubt was ${decided.decision} by ${decided.decidedBy} on ${dateInWords(decided.decidedOn)}.`
      }
      breadcrumbs={[{ text: 'Doubts', href: addresses.doubts(held.stored.id) }]}
    >
      <Empty title="Nothing is left to decide">
        <p class="govuk-body">{decided.reason}</p>
        {decided.decidedNote !== '' && <p class="govuk-body">Note: {decided.decidedNote}</p>}
      </Empty>
    </Page>
  )
}

async function showDoubt(asked: Asked): Promise<Response> {
  const { held } = await planAsked(asked)
  const id = asked.c.req.param('doubt') ?? ''
  const doubt = held.plan.doubts.find((one) => one.id === id)
  if (doubt === undefined) return sendPage(asked.c, <Decided held={held} id={id} />)
  return sendPage(
    asked.c,
    <DoubtPage held={held} doubt={doubt} subjects={subjectsOf(held.plan, doubt, held.stored.revisions)} />,
  )
}

/** Somebody else was first: the page as it stands now, with a word about it. */
async function showConflict(asked: Asked, id: string, conflict: string): Promise<Response> {
  const { held } = await planAsked(asked)
  const doubt = held.plan.doubts.find((one) => one.id === id)
  if (doubt === undefined) return sendPage(asked.c, <Decided held={held} id={id} />, 409)
  const subjects = subjectsOf(held.plan, doubt, held.stored.revisions)
  return sendPage(asked.c, <DoubtPage held={held} doubt={doubt} subjects={subjects} conflict={conflict} />, 409)
}

async function decide(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const { held } = await planAsked(asked)
  const id = c.req.param('doubt') ?? ''
  const sent = new URLSearchParams(await c.req.text())
  const doubt = held.plan.doubts.find((one) => one.id === id)
  if (doubt === undefined) return showConflict(asked, id, 'Somebody else has decided this doubt already.')
  const subjects = subjectsOf(held.plan, doubt, held.stored.revisions)
  const read = decisionFrom(sent, doubt, subjects, held.plan)
  if ('problem' in read) {
    const problem = { text: read.problem, field: read.field }
    return sendPage(c, <DoubtPage held={held} doubt={doubt} subjects={subjects} problem={problem} sent={sent} />, 422)
  }
  const by = changeBy(asked, held.stored.id, read.decision.note || 'Decided a doubt')
  const decided = await decideDoubt(services.db, by, read.decision)
  if ('conflict' in decided) return showConflict(asked, id, decided.conflict)
  return goTo(c, addresses.doubts(held.stored.id, { done: decided.decided }))
}

export const doubtRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/doubts/:doubt', permission: 'read plans', handler: showDoubt },
  { method: 'post', path: '/plans/:plan/doubts/:doubt', permission: 'decide doubts', handler: decide },
]
