/** The form that links an indicator by hand. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { sentenceCase, shorten } from '../../../ui/words.ts'
import { areas, bases } from '../../indicators/indicator.ts'
import { indicators } from '../../indicators/library.ts'
import { measuredKey } from '../measure-link.ts'
import { baseSaid } from '../rules/measure-words.ts'
import type { MeasureProblem } from './measures-form.ts'
import type { Subject } from './measures-list.tsx'

const choose = { value: '', text: 'Choose' }

const indicatorOptions = areas.flatMap((area) =>
  indicators
    .filter((one) => one.area === area)
    .map(({ code, title }) => ({ value: code, text: code.startsWith('NI ') ? `${title} (${code})` : title })),
)

const baseOptions = bases.map((base) => ({ value: base, text: sentenceCase(baseSaid[base]) }))

type Props = {
  planId: string
  subjects: readonly Subject[]
  typed: URLSearchParams
  problems: readonly MeasureProblem[]
  sustained: number
}

export function AddMeasure({ planId, subjects, typed, problems, sustained }: Props) {
  const errorOf = (field: MeasureProblem['field']) => problems.find((problem) => problem.field === field)?.text
  const value = (field: string) => typed.get(field) ?? ''
  return (
    <PostForm action={addresses.measures(planId)} may="link indicators" id="add">
      <h2 class="govuk-heading-m">Add a measure</h2>
      <SelectField
        id="to"
        label="What is measured"
        value={value('to')}
        options={[
          choose,
          ...subjects.map(({ to, name, words }) => ({ value: measuredKey(to), text: shorten(`${name} ${words}`, 90) })),
        ]}
        error={errorOf('to')}
      />
      <SelectField
        id="indicator"
        label="Indicator that shows whether it is better"
        value={value('indicator')}
        options={[choose, ...indicatorOptions]}
        error={errorOf('indicator')}
      />
      <SelectField
        id="base"
        label="Counted"
        hint="As the target is set: for a single month, or for the year to date."
        value={value('base') || 'month'}
        options={baseOptions}
        error={errorOf('base')}
      />
      <TextField
        id="sustainFor"
        label="Felt after (months at target, optional)"
        hint={`Left empty, as for the whole plan: ${sustained}.`}
        width="3"
        inputmode="numeric"
        value={value('sustainFor')}
        error={errorOf('sustainFor')}
      />
      <TextArea id="why" label="Why this shows it" rows={2} value={value('why')} error={errorOf('why')} />
      <Button name="do" value="add">
        Add
      </Button>
    </PostForm>
  )
}
