/** The views of changing a part: the form, and the look before it is saved. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextArea } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import type { Deadline } from '../../deadline.ts'
import { withinPlan } from '../../views/frame.ts'
import { fieldsOf } from '../rules/compare.ts'
import type { FieldChange } from '../rules/compare-fields.ts'
import type { EditWay, PlanEdit } from '../rules/edit.ts'
import { deadlineOf, type Part, withPart } from '../rules/part.ts'
import { placeOf } from '../rules/part-names.ts'
import { FieldsChanged, Understood } from '../views/changes-view.tsx'
import { effectInWords } from '../views/effect.ts'
import { EditFields, HiddenFields } from './edit-fields.tsx'
import type { FormProblem, FormValues } from './edit-form.ts'
import { type EditAsked, type PartAsked, partAddress, partTitle } from './part-asked.ts'

const howSaved = {
  edit: 'No version has been put forward yet, so what you save here is the plan at once. The record keeps who, when and why.',
  ask: 'The plan is under control: what you change here becomes a request, which somebody else decides.',
} as const

export type EditPageProps = PartAsked & {
  values: FormValues
  problems: readonly FormProblem[]
  revision: number
}

export function EditPage(props: EditPageProps) {
  const { held, part, problems, controlled, index, plan, values } = props
  const planId = held.stored.id
  return (
    <Page
      {...withinPlan(held, null)}
      heading={`Change ${partTitle(part).replace(/^./, (first) => first.toLowerCase())}`}
      lead={controlled ? howSaved.ask : howSaved.edit}
      breadcrumbs={[{ text: partTitle(part), href: partAddress(planId, part) }]}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      <PostForm action={addresses.edit(planId, part.kind, part.part.id)} may="ask for changes">
        <input type="hidden" name="revision" value={String(props.revision)} />
        <EditFields kind={part.kind} values={values} problems={problems} plan={plan} structure={index} part={part} />
        <Button name="step" value="look">
          See what changes
        </Button>
      </PostForm>
    </Page>
  )
}

export type LookProps = EditAsked & {
  edit: PlanEdit
  /** The part as it is now; null for a new one. */
  before: Part | null
  after: Part
  values: FormValues
  revision: number
  way: EditWay
  reason: string
  /** What somebody else changed since the form was opened. */
  theirs: readonly FieldChange[]
  conflict?: string
  problem?: string
}

/** A new part against an empty one of its kind: every field that has something in it is new. */
export function emptyOf(part: Part): Part {
  const none = { leads: [], criteria: [], targets: [], milestones: [], partners: [], resources: null, related: null }
  const noDay: Deadline = { text: '', kind: 'none', due: null }
  const empty = { text: '', title: '', ref: null, label: null, by: noDay, deadline: noDay, ...none }
  return { ...part, part: { ...part.part, ...empty } } as Part // the same part with nothing said in it
}

export function changesOf(before: Part | null, after: Part): FieldChange[] {
  return fieldsOf(before ?? emptyOf(after), after)
}

function Reason({ way, reason, problem }: LookProps) {
  return (
    <TextArea
      id="reason"
      label={way === 'ask' ? 'Why the change is needed' : 'Why (optional)'}
      hint={way === 'ask' ? 'Whoever decides reads this first, and the monthly report prints it.' : undefined}
      rows={3}
      value={reason}
      error={problem}
    />
  )
}

export function LookPage(props: LookProps) {
  const { held, plan, index, edit, before, after, way, asAt } = props
  const planId = held.stored.id
  const fields = changesOf(before, after)
  const future = before === null ? plan : withPart(plan, after)
  const effects = before === null ? [] : effectInWords(plan, future, { kind: after.kind, id: after.part.id }, asAt)
  const [from, to] = [before === null ? null : placeOf(index, before), placeOf(index, after)]
  const moved = from === null || from.id === to.id ? null : { from: from.name, to: to.name }
  const deadline = deadlineOf(after)
  const readsDeadline = deadline !== null && fields.some(({ field }) => field === 'deadline')
  const action =
    edit.do === 'add' ? addresses.add(planId, edit.kind) : addresses.edit(planId, after.kind, after.part.id)
  return (
    <Page
      {...withinPlan(held, null)}
      heading="Look before you save"
      caption={before === null ? `A new ${after.kind}` : partTitle(before)}
      lead={
        way === 'ask'
          ? 'This will be a request. Nothing changes until somebody else agrees to it.'
          : 'This will change the plan at once.'
      }
      breadcrumbs={before === null ? [] : [{ text: partTitle(before), href: partAddress(planId, before) }]}
    >
      {props.conflict && <Notice tone="bad" title={props.conflict} />}
      <ErrorSummary errors={props.problem ? [{ text: props.problem, href: '#reason' }] : []} />
      {props.theirs.length > 0 && (
        <section class="up-entry">
          <h2 class="govuk-heading-m">What they changed</h2>
          <FieldsChanged fields={props.theirs} />
        </section>
      )}
      <section class="up-entry up-entry--waits">
        <h2 class="govuk-heading-m">{before === null ? 'What is new' : 'What you change'}</h2>
        <FieldsChanged fields={fields} moved={moved} />
        {before === null && <p class="govuk-body">It belongs to {to.name}.</p>}
        {readsDeadline && deadline && <Understood deadline={deadline} />}
      </section>
      {effects.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">What follows from it</h2>
          <ul class="govuk-list govuk-list--bullet">
            {effects.map((effect) => (
              <li>{effect}</li>
            ))}
          </ul>
        </section>
      )}
      <PostForm action={action} may="ask for changes">
        <input type="hidden" name="revision" value={String(props.revision)} />
        <HiddenFields kind={after.kind} values={props.values} />
        <Reason {...props} />
        <div class="up-buttons">
          <Button name="step" value="save">
            {way === 'ask' ? 'Ask for this change' : 'Save'}
          </Button>
          <Button name="step" value="again" kind="secondary">
            Go back and change it
          </Button>
        </div>
      </PostForm>
    </Page>
  )
}
