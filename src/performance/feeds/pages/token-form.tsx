/** The form that makes a read token. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, DayField, PostForm, RadioField, TextArea, TextField } from '../../../ui/forms.tsx'
import { dateInWords } from '../../../ui/words.ts'
import { areas } from '../../indicators/indicator.ts'
import { planChoice, type TokenField, type TokenProblem, type TypedToken, yearFrom } from '../rules/token-form.ts'

function AreaTick({ area, at, ticked }: { area: string; at: number; ticked: boolean }) {
  const id = at === 0 ? 'areas' : `area-${at + 1}`
  return (
    <div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id={id} name="area" type="checkbox" value={area} checked={ticked} />
      <label class="govuk-label govuk-checkboxes__label" for={id}>
        {area}
      </label>
    </div>
  )
}

function AreaTicks({ ticked, error }: { ticked: readonly string[]; error: string | undefined }) {
  const described = ['areas-hint', error ? 'areas-error' : ''].filter(Boolean).join(' ')
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={described}>
        <legend class="govuk-label">Parts of the services</legend>
        <div id="areas-hint" class="govuk-hint">
          Counts only where “only these parts” is chosen above.
        </div>
        {error && (
          <p id="areas-error" class="govuk-error-message">
            <span class="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {areas.map((area, at) => (
            <AreaTick area={area} at={at} ticked={ticked.includes(area)} />
          ))}
        </div>
      </fieldset>
    </div>
  )
}

type FormProps = {
  today: string
  plans: readonly { id: string; title: string }[]
  typed: TypedToken
  problems: readonly TokenProblem[]
}

export function TokenForm({ today, plans, typed, problems }: FormProps) {
  const error = (field: TokenField) => problems.find((one) => one.field === field)?.text
  return (
    <PostForm action={addresses.feeds()} may="manage feeds">
      <h2 class="govuk-heading-m">Make a read token</h2>
      <TextField
        id="name"
        label="Name"
        hint="What will use it, such as Power BI of the performance team. One token for each use, so that one can be ended alone."
        value={typed.name}
        error={error('name')}
      />
      <TextArea
        id="purpose"
        label="What it is for"
        hint="Who sees the figures there, and why."
        value={typed.purpose}
        rows={2}
        error={error('purpose')}
      />
      <RadioField
        id="audience"
        label="Who will see the figures there"
        value={typed.audience}
        options={[
          {
            value: 'public',
            text: 'The public, or people outside the council',
            hint: 'Numbers from 1 to 4 are hidden, and as many others as it takes that none can be worked out; no weeks, no parts such as ages.',
          },
          { value: 'full', text: 'Only people who may see every figure', hint: 'Nothing is hidden.' },
        ]}
        error={error('audience')}
      />
      <RadioField
        id="which"
        label="What it may read"
        value={typed.which}
        error={error('which')}
        options={[
          { value: 'all', text: 'All published figures' },
          ...plans.map(({ id, title }) => ({
            value: planChoice(id),
            text: `Only what a plan is measured by: ${title}`,
          })),
          { value: 'some', text: 'Only these parts of the services' },
        ]}
      />
      <AreaTicks ticked={typed.areas} error={error('areas')} />
      <DayField
        id="ends"
        label="Last day on which it works"
        hint={`A year at most: until ${dateInWords(yearFrom(today))}.`}
        value={typed.ends}
        error={error('ends')}
      />
      <Button>Make the token</Button>
    </PostForm>
  )
}
