/** The fields of a part in a form, each kind its own. */
import { SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { Details } from '../../../ui/parts.tsx'
import { listInWords, shorten } from '../../../ui/words.ts'
import type { Plan, Recommendation } from '../../plan.ts'
import type { PlanStructure } from '../../rules/structure.ts'
import { titleWithRef } from '../../rules/tree.ts'
import { actionName } from '../../views/action-name.ts'
import type { Part, PartKind } from '../rules/part.ts'
import { type FormField, type FormProblem, type FormValues, formFields, isList, sentAs } from './edit-form.ts'

const labels: Record<FormField, string> = {
  label: 'Number',
  ref: 'Number',
  text: 'Words',
  deadline: 'Deadline',
  leads: 'Leads',
  criteria: 'Success criteria',
  milestones: 'Milestones',
  targets: 'Performance targets',
  partners: 'Partners',
  resources: 'Resources',
  related: 'Related plans',
  place: 'Belongs to',
}

const hints: Partial<Record<FormField, string>> = {
  deadline:
    'As you would write it: 30 June 2026, end of Q2, monthly from May. You see how it is understood before it is saved.',
  leads: 'One to a line.',
  partners: 'One to a line.',
  place: 'Sub-actions go with their main action.',
}

export type FieldsProps = {
  kind: PartKind
  values: FormValues
  problems: readonly FormProblem[]
  plan: Plan
  structure: PlanStructure
  /** What is edited; null for something new. */
  part: Part | null
}

/** An entry of a list is emptied to take it out; two more are there to be filled in. */
function Entries({ field, values, error }: { field: FormField; values: FormValues; error: string | undefined }) {
  const held = values[field]
  const entries = [...(Array.isArray(held) ? held : []), '', '']
  return (
    <fieldset class="up-entries">
      <legend class="govuk-label">{labels[field]}</legend>
      <p class="govuk-hint">One to a field. Empty a field to take it out.</p>
      {error && <p class="govuk-error-message">{error}</p>}
      {entries.map((text, at) => (
        <TextArea
          id={at === 0 ? field : `${field}-${at + 1}`}
          name={sentAs(field)}
          label={`${labels[field]}, ${at + 1}`}
          labelHidden
          rows={Math.min(6, Math.ceil(text.length / 70) || 1)}
          value={text}
        />
      ))}
    </fieldset>
  )
}

/** Withdrawn ones take no actions in. */
export const openRecommendations = (plan: Plan): Recommendation[] =>
  plan.recommendations.filter((one) => one.withdrawn === undefined)

export const recommendationOption = ({ id, ref, text }: Recommendation) => ({
  value: `recommendation ${id}`,
  text: shorten(titleWithRef(ref, text), 80),
})

/** A main action with sub-actions stays one; any other may also go under a main action. */
function actionPlaces({ plan, structure, part }: FieldsProps) {
  const hasSubs = part !== null && (structure.subsOf.get(part.part.id) ?? []).length > 0
  return openRecommendations(plan).flatMap((recommendation) => [
    recommendationOption(recommendation),
    ...(hasSubs ? [] : (structure.actionsOf.get(recommendation.id) ?? []))
      .filter((action) => action.parent === null && action.id !== part?.part.id)
      .map((action) => ({
        value: `action ${action.id}`,
        text: `– under ${shorten(actionName(action), 30)}: ${shorten(action.text, 50)}`,
      })),
  ])
}

function recommendationPlaces({ plan }: FieldsProps) {
  const under = (theme: string | null) =>
    plan.outcomes
      .filter((outcome) => outcome.theme === theme)
      .map(({ id, ref, title }) => ({ value: `outcome ${id}`, text: `– ${shorten(titleWithRef(ref, title), 70)}` }))
  return [
    ...plan.themes.flatMap(({ id, ref, title }) => [
      { value: `theme ${id}`, text: shorten(titleWithRef(ref, title), 70) },
      ...under(id),
    ]),
    ...under(null),
  ]
}

function Place(props: FieldsProps & { error: string | undefined }) {
  const { kind, values, error } = props
  const value = typeof values.place === 'string' ? values.place : ''
  const known = kind === 'action' ? actionPlaces(props) : recommendationPlaces(props)
  const nothing = { value: '', text: kind === 'action' ? 'Choose what it belongs to' : 'No theme' }
  // What it belongs to now is always among the choices, so that a form sent untouched moves nothing.
  const options = [
    nothing,
    ...(value === '' || known.some((one) => one.value === value) ? [] : [{ value, text: 'As it is now' }]),
    ...known,
  ]
  return (
    <SelectField
      id="place"
      label={labels.place}
      hint={kind === 'action' ? hints.place : undefined}
      value={value}
      options={options}
      error={error}
    />
  )
}

function OneField(props: FieldsProps & { field: FormField }) {
  const { field, values, problems } = props
  const error = problems.find((problem) => problem.field === field)?.text
  const held = values[field]
  const value = typeof held === 'string' ? held : ''
  if (isList(field)) return <Entries field={field} values={values} error={error} />
  if (field === 'place') return <Place {...props} error={error} />
  const shared = { id: field, label: labels[field], hint: hints[field], value, error }
  if (field === 'label' || field === 'ref') return <TextField {...shared} width="5" />
  if (field === 'deadline') return <TextField {...shared} width="20" />
  return <TextArea {...shared} rows={field === 'text' ? 4 : 2} />
}

/** What is seldom changed is folded, unless something is wrong there. */
const seldom = new Set<FormField>(['milestones', 'partners', 'resources', 'related', 'place'])

export function EditFields(props: FieldsProps) {
  const { kind, problems, part } = props
  const all: readonly FormField[] = formFields[kind]
  const folded = all.filter((field) => seldom.has(field) && !(part === null && field === 'place'))
  const open = problems.some(({ field }) => folded.some((one) => one === field))
  return (
    <>
      {all
        .filter((field) => !folded.includes(field))
        .map((field) => (
          <OneField {...props} field={field} />
        ))}
      {folded.length > 0 && (
        <Details
          summary={`More: ${listInWords(folded.map((field) => (field === 'place' ? 'what it belongs to' : labels[field].toLowerCase())))}`}
          open={open}
        >
          {folded.map((field) => (
            <OneField {...props} field={field} />
          ))}
        </Details>
      )}
    </>
  )
}

/** The same as hidden fields: what is looked at before it is saved goes on with the form. */
export function HiddenFields({ kind, values }: Pick<FieldsProps, 'kind' | 'values'>) {
  return (
    <>
      {formFields[kind].flatMap((field) => {
        const held = values[field] ?? ''
        const sent = Array.isArray(held) ? (held.length === 0 ? [''] : held) : [held]
        return sent.map((value) => <input type="hidden" name={sentAs(field)} value={value} />)
      })}
    </>
  )
}
