/** The fields of a target, for a new one and for a change. */

import { dayForField } from '../../../plans/updates/rules/typed-day.ts'
import { DayField, RadioField, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { Details } from '../../../ui/parts.tsx'
import type { DatedUnit } from '../../figures/unit-store.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { baseNames, units as measures } from '../../pages/words.ts'
import { periodInWords } from '../../rules/periods.ts'
import {
  type TargetField,
  type TargetForm,
  type TargetProblem,
  targetFields,
  usualWay,
} from '../rules/read-target-form.ts'
import type { Target } from '../target.ts'

export type FormProps = {
  indicator: Indicator
  units: readonly DatedUnit[]
  plans: readonly { id: string; title: string }[]
  form: TargetForm
  problems?: readonly TargetProblem[]
}

export const emptyForm = (given: Partial<TargetForm> = {}): TargetForm => ({
  ...{ base: '', unit: '', period: '', way: '', value: '', baselineBy: '', startPeriod: '', startValue: '' },
  ...{ words: '', plan: '', requirement: '', why: '' },
  ...given,
})

/** A target as its form shows it; why it is changed is always asked anew. */
export function formOf({
  base,
  unit,
  period,
  way,
  value,
  baselineBy,
  start,
  words,
  plan,
  requirement,
}: Target): TargetForm {
  return emptyForm({
    ...{ base, unit, way, words, plan: plan ?? '', requirement: requirement ?? '' },
    period: periodForField(period),
    value: value === null ? '' : String(value),
    baselineBy: dayForField(baselineBy),
    startPeriod: start === null ? '' : periodForField(start.period),
    startValue: start === null ? '' : String(start.value),
  })
}

/** So that it is read again as it was: a quarter in words is three months. */
export const periodForField = (period: string) => (/Q/.test(period) ? period : periodInWords(period))

/** What was sent, each field a text. */
export function typedForm(body: Record<string, unknown>): TargetForm {
  const text = (field: TargetField) => {
    const value = body[field]
    return typeof value === 'string' ? value.slice(0, 4000) : ''
  }
  return emptyForm(Object.fromEntries(targetFields.map((field) => [field, text(field)])))
}

export function TargetFields(props: FormProps) {
  const { indicator, units, form, problems = [] } = props
  const error = (field: TargetField) => problems.find((problem) => problem.field === field)?.text
  const percentage = indicator.unit === 'percentage'
  return (
    <>
      <SelectField
        id="base"
        label="Of which figures"
        hint="One indicator can have targets on several: 80% in October, and 80% for the whole year."
        options={indicator.bases.map((base) => ({ value: base, text: baseNames[base] }))}
        value={form.base}
        error={error('base')}
      />
      {units.length > 0 && (
        <SelectField
          id="unit"
          label="For whom"
          hint="A team without a target of its own is held against its area’s, or the authority’s."
          options={[
            { value: '', text: 'Whole authority' },
            ...units.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          value={form.unit}
          error={error('unit')}
        />
      )}
      <TextField
        id="period"
        label="When it is to be reached"
        hint="A month such as October 2026, a quarter such as Q1 2026/27, or a year such as 2026/27."
        value={form.period}
        width="10"
        error={error('period')}
      />
      {usualWay(indicator) === null && (
        <RadioField
          id="way"
          label="Which side is asked for"
          value={form.way}
          options={[
            { value: 'at least', text: 'At least this level' },
            { value: 'at most', text: 'At most this level' },
          ]}
          error={error('way')}
        />
      )}
      <TextField
        id="value"
        label={percentage ? 'Level, in per cent' : `Level (${measures[indicator.unit].toLowerCase()})`}
        hint={
          usualWay(indicator) === null
            ? undefined
            : `${usualWay(indicator) === 'at least' ? 'At least' : 'At most'} this, because ${usualWay(indicator) === 'at least' ? 'higher' : 'lower'} is better. Leave it empty while the baseline is still to be set.`
        }
        value={form.value}
        width="5"
        error={error('value')}
      />
      <Baseline form={form} error={error} />
      <Trajectory form={form} error={error} />
      <Source {...props} />
      <TextArea
        id="why"
        label="Why"
        hint="Kept in the record with your name."
        value={form.why}
        rows={2}
        error={error('why')}
      />
    </>
  )
}

type Part = { form: TargetForm; error: (field: TargetField) => string | undefined }

function Baseline({ form, error }: Part) {
  return (
    <DayField
      id="baselineBy"
      label="Baseline to be set by (optional)"
      hint="Where the level is not known yet: “the first quarter sets the baseline” is the last day of June."
      value={form.baselineBy}
      error={error('baselineBy')}
    />
  )
}

function Trajectory({ form, error }: Part) {
  const open = form.startPeriod !== '' || form.startValue !== ''
  return (
    <Details summary="A line that leads there (optional)" open={open || error('startPeriod') !== undefined}>
      <p>
        Left empty, nothing is asked for before the target’s own period. With a beginning, each month on the way has its
        level.
      </p>
      <TextField
        id="startPeriod"
        label="The line begins in"
        hint="Such as April 2026."
        value={form.startPeriod}
        width="10"
        error={error('startPeriod')}
      />
      <TextField id="startValue" label="At this level" value={form.startValue} width="5" error={error('startValue')} />
    </Details>
  )
}

function Source({ form, plans, problems = [] }: FormProps) {
  const error = (field: TargetField) => problems.find((problem) => problem.field === field)?.text
  return (
    <>
      <TextArea
        id="words"
        label="In the words of the document (optional)"
        hint="As it is printed, so that everybody can see what was meant."
        value={form.words}
        rows={2}
        error={error('words')}
      />
      {plans.length > 0 && (
        <SelectField
          id="plan"
          label="From the plan (optional)"
          options={[{ value: '', text: 'None' }, ...plans.map(({ id, title }) => ({ value: id, text: title }))]}
          value={form.plan}
          error={error('plan')}
        />
      )}
      <TextField
        id="requirement"
        label="Its code there (optional)"
        hint="Such as IN T1.1."
        value={form.requirement}
        width="10"
        error={error('requirement')}
      />
    </>
  )
}
