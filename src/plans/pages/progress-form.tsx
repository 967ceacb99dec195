/** The form that says where an action stands now, on the action's own page. */
import { addresses } from '../../ui/addresses.ts'
import { Button, PostForm, SelectField, TextArea, TextField } from '../../ui/forms.tsx'
import { sentenceCase } from '../../ui/words.ts'
import type { Action, ActionStatus } from '../plan.ts'
import { type ProgressProblem, statuses } from '../views/progress-form.ts'

export type ProgressFormProps = {
  planId: string
  action: Action
  /** Where it stands, offered as the answer that needs no change. */
  status: ActionStatus
  problems?: readonly ProgressProblem[]
  /** What was sent and could not be taken, so that nobody types twice. */
  sent?: URLSearchParams | undefined
}

export function ProgressForm({ planId, action, status, problems = [], sent }: ProgressFormProps) {
  const value = (name: string, otherwise = '') => sent?.get(name) ?? otherwise
  const error = (field: ProgressProblem['field']) => problems.find((problem) => problem.field === field)?.text
  return (
    <details class="govuk-details" open={problems.length > 0}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Say where it stands now</span>
      </summary>
      <PostForm class="govuk-details__text" action={addresses.progress(planId, action.id)} may="update any action">
        <SelectField
          id="status"
          label="It is"
          value={value('status', status)}
          options={statuses.map((one) => ({ value: one, text: sentenceCase(one) }))}
          error={error('status')}
        />
        <TextArea id="note" label="What has happened" rows={3} value={value('note')} error={error('note')} />
        <TextField
          id="percent"
          label="How far it is, in per cent (optional)"
          width="4"
          value={value('percent')}
          error={error('percent')}
        />
        <TextField
          id="forecast"
          label="Now expected (optional)"
          hint="Only where that is not the printed deadline"
          type="date"
          width="10"
          value={value('forecast')}
          error={error('forecast')}
        />
        <TextArea id="blocker" label="What is in the way (optional)" rows={2} value={value('blocker')} />
        <TextArea id="path" label="What would bring it back to green (optional)" rows={2} value={value('path')} />
        <Button>Record this</Button>
      </PostForm>
    </details>
  )
}
