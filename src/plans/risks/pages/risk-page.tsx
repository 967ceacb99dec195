/** One risk or issue: what it is, what is done about it, how it moved, and what happens to it next. */
import { type Asked, changeBy, type Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextArea } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { shorten } from '../../../ui/words.ts'
import { withinPlan } from '../../views/frame.ts'
import type { Risk } from '../risk.ts'
import { impacts, likelihoods } from '../rules/matrix.ts'
import { isLive } from '../rules/register.ts'
import { riskInWords } from '../rules/register-words.ts'
import { type RiskToSave, saveRisk } from '../store/save-risk.ts'
import { gradeOptions } from '../views/grade-options.ts'
import { kindWord } from '../views/risk-tags.tsx'
import { requireMayEdit } from './edit-risk-page.tsx'
import { type RiskAsked, riskAsked } from './risk-asked.ts'
import { type RiskProblem, revisionOf } from './risk-form.ts'
import { About, Mitigations, Reviews, Revision } from './risk-parts.tsx'
import { type RiskStep, readStep } from './risk-step.ts'

export type RiskPageProps = RiskAsked & {
  done?: string | undefined
  refused?: { problems: readonly RiskProblem[]; sent: URLSearchParams }
  conflict?: { text: string; now: Risk } | undefined
}

function StepForm(
  props: RiskPageProps & {
    step: RiskStep
    title: string
    button: string
    words: string
    open?: boolean
    grades?: 'both' | 'impact'
  },
) {
  const { held, risk, step, refused } = props
  const mine = refused?.sent.get('step') === step
  const given = (name: string) => (mine ? (refused?.sent.get(name) ?? '') : '')
  const errorOf = (name: string) => (mine ? refused?.problems.find(({ field }) => field === name)?.text : undefined)
  const id = (name: string) => `${step}-${name}`
  return (
    <details class="govuk-details" open={mine || props.open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.title}</span>
      </summary>
      <div class="govuk-details__text">
        <PostForm action={addresses.risk(held.stored.id, risk.id)} may="edit risks">
          <Revision held={held} risk={risk} step={step} />
          {props.grades === 'both' && risk.kind === 'risk' && (
            <SelectField
              id={id('likelihood')}
              name="likelihood"
              label="How likely is it now?"
              value={given('likelihood') || String(risk.likelihood)}
              options={gradeOptions(likelihoods)}
              error={errorOf(id('likelihood'))}
            />
          )}
          {props.grades && (
            <SelectField
              id={id('impact')}
              name="impact"
              label={step === 'came-true' ? 'How hard does it hit?' : 'How hard would it hit now?'}
              value={given('impact') || String(risk.impact)}
              options={gradeOptions(impacts)}
              error={errorOf(id('impact'))}
            />
          )}
          <TextArea
            id={id('words')}
            name="words"
            label={props.words}
            hint="Never a child’s name or anything a child could be known by"
            rows={2}
            value={given('words')}
            error={errorOf(id('words'))}
          />
          <Button>{props.button}</Button>
        </PostForm>
      </div>
    </details>
  )
}

function Steps(props: RiskPageProps) {
  const { held, risk } = props
  const { may, asAt } = useFrame()
  if (!may('edit risks')) return null
  if (asAt !== null) return <p class="up-hint">To change something, go back to today.</p>
  if (!isLive(risk)) {
    return <StepForm {...props} step="reopen" title="Open it again" button="Open it again" words="Why" />
  }
  return (
    <section>
      <h2 class="govuk-heading-m">What next</h2>
      <StepForm
        {...props}
        step="review"
        title="Review it"
        button="Record the review"
        words="What was found"
        grades="both"
      />
      {risk.kind === 'risk' && (
        <StepForm
          {...props}
          step="came-true"
          title="It has come true"
          button="Make it an issue"
          words="What happened"
          grades="impact"
        />
      )}
      <StepForm {...props} step="close" title="Close it" button="Close it" words="Why it can be closed" />
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.riskEdit(held.stored.id, risk.id)}>
          Change its words, owner, target, mitigations or what it threatens
        </a>
      </p>
    </section>
  )
}

export function RiskPage(props: RiskPageProps) {
  const { held, index, risk, done, refused, conflict } = props
  const planId = held.stored.id
  return (
    <Page
      {...withinPlan(held, 'risks')}
      caption={kindWord(risk)}
      heading={risk.title}
      lead={riskInWords(risk, index.asAt)}
      breadcrumbs={[{ text: 'Risks and issues', href: addresses.risks(planId) }]}
    >
      {done && <Notice tone="good" title={done} />}
      {conflict && (
        <Notice tone="bad" title={conflict.text}>
          <p>It stands below as it is stored now; what you wrote is still in the form.</p>
        </Notice>
      )}
      <ErrorSummary errors={(refused?.problems ?? []).map(({ field, text }) => ({ text, href: `#${field}` }))} />
      <About {...props} />
      <Mitigations {...props} />
      <Reviews {...props} />
      <Steps {...props} />
    </Page>
  )
}

const doneWords: Record<string, string> = {
  saved: 'The change was saved.',
  review: 'The review was recorded.',
  'came-true': 'It is an issue now. Everything that was said of it as a risk is kept.',
  close: 'It was closed.',
  reopen: 'It is open again.',
  mitigation: 'The mitigation is done.',
}

async function showRisk(asked: Asked): Promise<Response> {
  return sendPage(asked.c, <RiskPage {...(await riskAsked(asked))} done={doneWords[asked.c.req.query('done') ?? '']} />)
}

async function takeStep(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const props = await riskAsked(asked)
  requireMayEdit(asked, props, props.risk)
  const sent = new URLSearchParams(await c.req.text())
  const read = readStep(props.risk, sent, { by: who.name, on: services.clock.today() })
  if ('problems' in read) return sendPage(c, <RiskPage {...props} refused={{ problems: read.problems, sent }} />, 422)
  const planId = props.held.stored.id
  const risk: RiskToSave = read.risk
  const saved = await saveRisk(
    services.db,
    changeBy(asked, planId, shorten(read.why, 200)),
    read.what,
    risk,
    revisionOf(sent),
  )
  if (!('conflict' in saved)) return goTo(c, addresses.risk(planId, saved.id, { done: read.step }))
  const conflict = { text: saved.conflict, now: saved.now }
  return sendPage(
    c,
    <RiskPage {...(await riskAsked(asked))} conflict={conflict} refused={{ problems: [], sent }} />,
    409,
  )
}

export const riskRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/risks/:risk', permission: 'read risks', handler: showRisk },
  { method: 'post', path: '/plans/:plan/risks/:risk', permission: 'edit risks', handler: takeStep },
]
