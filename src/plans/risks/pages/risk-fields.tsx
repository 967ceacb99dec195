/** The fields of a risk's form, and a risk as they hold it. */
import { SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { sentenceCase } from '../../../ui/words.ts'
import { typedPart } from '../../links/read-part.ts'
import type { PlanIndex } from '../../rules/index.ts'
import { proximities, type Risk } from '../risk.ts'
import { categories, impacts, likelihoods } from '../rules/matrix.ts'
import { gradeOptions } from '../views/grade-options.ts'
import { mitigationRows } from './risk-form.ts'

/** A risk as the form holds it. */
export function valuesOf(index: PlanIndex, risk: Risk): URLSearchParams {
  const values = new URLSearchParams({
    kind: risk.kind,
    title: risk.title,
    description: risk.description,
    category: risk.category,
    owner: risk.owner,
    proximity: risk.proximity,
    'target-likelihood': String(risk.target?.likelihood ?? ''),
    'target-impact': String(risk.target?.impact ?? ''),
    threatens: risk.threatens.map((part) => typedPart(index, part)).join('\n'),
  })
  risk.mitigations.forEach((one, at) => {
    for (const name of ['text', 'owner', 'due', 'done'] as const) values.set(`m${at}-${name}`, one[name] ?? '')
  })
  return values
}

const kindOptions = [
  { value: 'risk', text: 'A risk: it may come about' },
  { value: 'issue', text: 'An issue: it has come about' },
]

export function Score({ value, errorOf }: FieldsProps) {
  return (
    <>
      <SelectField
        id="likelihood"
        label="How likely is it?"
        hint="An issue has happened: leave this as it is"
        value={value('likelihood')}
        options={gradeOptions(likelihoods)}
        error={errorOf('likelihood')}
      />
      <SelectField
        id="impact"
        label="How hard would it hit?"
        value={value('impact')}
        options={gradeOptions(impacts)}
        error={errorOf('impact')}
      />
    </>
  )
}

type FieldsProps = { value: (name: string) => string; errorOf: (name: string) => string | undefined }

export function Words({ value, errorOf, risk }: FieldsProps & { risk: Risk | null }) {
  const given = value('category')
  const offered = given === '' || categories.some((one) => one === given) ? categories : [...categories, given]
  return (
    <>
      {risk === null && (
        <SelectField
          id="kind"
          label="What is it?"
          value={value('kind') || 'risk'}
          options={kindOptions}
          error={errorOf('kind')}
        />
      )}
      <TextField
        id="title"
        label="In a few words"
        hint="What could go wrong, or has. Never a child’s name or anything a child could be known by"
        value={value('title')}
        error={errorOf('title')}
      />
      <TextArea
        id="description"
        label="Cause and effect (optional)"
        hint="Why it could happen and what would follow. Never a child’s name, address or date of birth"
        value={value('description')}
        error={errorOf('description')}
      />
      <SelectField
        id="category"
        label="Category"
        value={given}
        options={[{ value: '', text: 'Choose' }, ...offered.map((one) => ({ value: one, text: one }))]}
        error={errorOf('category')}
      />
      <TextField
        id="owner"
        label="Owner"
        hint="A post or a person of the council or a partner"
        value={value('owner')}
        error={errorOf('owner')}
      />
      <SelectField
        id="proximity"
        label="How soon could it bite?"
        value={value('proximity')}
        options={[
          { value: '', text: 'Choose' },
          ...proximities.map((one) => ({ value: one, text: sentenceCase(one) })),
        ]}
        error={errorOf('proximity')}
      />
    </>
  )
}

export function Target({ value, errorOf }: FieldsProps) {
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">What it is to be brought to (optional)</legend>
      <SelectField
        id="target-likelihood"
        label="Likelihood"
        value={value('target-likelihood')}
        options={gradeOptions(likelihoods, 'Not said')}
        error={errorOf('target-likelihood')}
      />
      <SelectField
        id="target-impact"
        label="Impact"
        value={value('target-impact')}
        options={gradeOptions(impacts, 'Not said')}
        error={errorOf('target-impact')}
      />
    </fieldset>
  )
}

export function Mitigations({ value, errorOf, count }: FieldsProps & { count: number }) {
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">What is done about it</legend>
      <p class="govuk-hint">One to a row; a row left empty is left out.</p>
      {Array.from({ length: count }, (_, at) => (
        <div class="up-mitigation">
          <TextArea
            id={`m${at}-text`}
            label={`Mitigation ${at + 1}`}
            rows={2}
            value={value(`m${at}-text`)}
            error={errorOf(`m${at}-text`)}
          />
          <TextField id={`m${at}-owner`} label="By whom" value={value(`m${at}-owner`)} />
          <TextField
            id={`m${at}-due`}
            label="Due"
            type="date"
            value={value(`m${at}-due`)}
            error={errorOf(`m${at}-due`)}
          />
          <TextField
            id={`m${at}-done`}
            label="Done"
            type="date"
            value={value(`m${at}-done`)}
            error={errorOf(`m${at}-done`)}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** As many rows as were sent or are there, and three more. */
export function rowsOf(values: URLSearchParams): number {
  const sent = [...values.keys()]
    .flatMap((name) => /^m(\d+)-/.exec(name)?.[1] ?? [])
    .filter((at) => ['text', 'owner', 'due', 'done'].some((name) => (values.get(`m${at}-${name}`) ?? '') !== ''))
  return mitigationRows(Math.max(0, ...sent.map((at) => Number(at) + 1)))
}
