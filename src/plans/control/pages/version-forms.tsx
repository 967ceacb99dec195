/** What may be done with a version now: a form for each step that is open to the reader. */
import type { PropsWithChildren } from 'hono/jsx'
import { addresses } from '../../../ui/addresses.ts'
import { Button, DayField, PostForm, TextArea, TextField } from '../../../ui/forms.tsx'
import { Details } from '../../../ui/parts.tsx'
import { dayForField } from '../../updates/rules/typed-day.ts'
import type { PlanAsked } from '../../views/held-plan.ts'
import type { Person } from '../rules/same-person.ts'
import { type VersionStep, versionSteps, whyNotStep } from '../rules/version-states.ts'
import { factsOf, type PlanVersion } from '../store/versions.ts'
import { VersionFields } from './version-fields.tsx'

export type Problem = { field: string; text: string }
export type VersionProps = PlanAsked & {
  version: PlanVersion
  /** The version before, to compare with. */
  previous: PlanVersion | null
  who: Person
  /** Whether the reader has the permission that a step needs. */
  mayDo: (step: VersionStep) => boolean
  sent?: { step: string; form: URLSearchParams; problem?: Problem }
  conflict?: string
  done?: string | undefined
}

type FormProps = VersionProps & { step: VersionStep }

function StepForm(props: PropsWithChildren<FormProps & { button: string; kind?: 'secondary' }>) {
  const { held, version, step, button, kind } = props
  return (
    <PostForm action={addresses.version(held.stored.id, version.id)} may={versionSteps[step].needs}>
      <input type="hidden" name="revision" value={String(version.revision)} />
      {props.children}
      <Button name="step" value={step} kind={kind ?? 'primary'}>
        {button}
      </Button>
    </PostForm>
  )
}

const value = ({ sent, step }: FormProps, name: string, otherwise = '') =>
  sent?.step === step ? (sent.form.get(name) ?? otherwise) : otherwise
const error = ({ sent, step }: FormProps, field: string) =>
  sent?.step === step && sent.problem?.field === field ? sent.problem.text : undefined

function Approve(props: FormProps) {
  return (
    <StepForm {...props} button={props.step === 'approve' ? 'Approve this version' : 'Add your approval'}>
      <TextField
        id="capacity"
        label="In which capacity"
        hint="For instance: Chair of the Improvement Board"
        value={value(props, 'capacity')}
        error={error(props, 'capacity')}
      />
      <DayField
        id="on"
        label="Approved on"
        value={value(props, 'on', dayForField(props.today))}
        error={error(props, 'on')}
      />
      <TextField
        id="note"
        label="Note (optional)"
        hint="The minute it is recorded in, say"
        value={value(props, 'note')}
      />
    </StepForm>
  )
}

function Issue(props: FormProps) {
  return (
    <Details summary="Say who was given this version" open={props.sent?.step === 'issue'}>
      <StepForm {...props} button="Add to the distribution list" kind="secondary">
        <TextField
          id="issue-name"
          label="Name of the person or body"
          value={value(props, 'issue-name')}
          error={error(props, 'issue-name')}
        />
        <TextField id="issue-capacity" label="Job title (optional)" value={value(props, 'issue-capacity')} />
        <DayField
          id="issue-on"
          label="Date of issue"
          value={value(props, 'issue-on', dayForField(props.today))}
          error={error(props, 'issue-on')}
        />
      </StepForm>
    </Details>
  )
}

function OneStep(props: FormProps) {
  const { step, version } = props
  switch (step) {
    case 'edit':
      return (
        <Details summary="Change its number or summary" open={props.sent?.step === 'edit'}>
          <StepForm {...props} button="Save" kind="secondary">
            <VersionFields
              label={value(props, 'label', version.label)}
              summary={value(props, 'summary', version.summary)}
              problem={
                props.sent?.step === 'edit'
                  ? (props.sent.problem as Parameters<typeof VersionFields>[0]['problem'])
                  : undefined
              }
            />
          </StepForm>
        </Details>
      )
    case 'put forward':
      return <StepForm {...props} button="Put it forward for approval" />
    case 'take back':
      return <StepForm {...props} button="Take it back" kind="secondary" />
    case 'approve':
      return <Approve {...props} />
    case 'approve also':
      return (
        <Details summary="Add your approval" open={props.sent?.step === step}>
          <Approve {...props} />
        </Details>
      )
    case 'send back':
      return (
        <Details summary="Send it back instead" open={props.sent?.step === 'send back'}>
          <StepForm {...props} button="Send it back" kind="secondary">
            <TextArea id="why" label="Why it is sent back" value={value(props, 'why')} error={error(props, 'why')} />
          </StepForm>
        </Details>
      )
    case 'issue':
      return <Issue {...props} />
  }
}

/** The order in which they are offered. */
const offered: readonly VersionStep[] = [
  'put forward',
  'approve',
  'approve also',
  'send back',
  'take back',
  'edit',
  'issue',
]

export function Steps(props: VersionProps) {
  const { version, who } = props
  const facts = factsOf(version)
  const mine = offered.filter((step) => props.mayDo(step))
  const open = mine.filter((step) => whyNotStep(facts, step, who) === null)
  const barred = mine.includes('approve') && version.state === 'put forward' ? whyNotStep(facts, 'approve', who) : null
  if (open.length === 0 && barred === null) return null
  return (
    <>
      <h2 class="govuk-heading-m">What can be done with it</h2>
      {barred && <p class="govuk-body">{barred}</p>}
      {open.map((step) => (
        <OneStep {...props} step={step} />
      ))}
    </>
  )
}
