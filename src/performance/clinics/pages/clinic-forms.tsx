/** What is written in a clinic: a note, a note taken back, an action for the plan. */
import type { HeldPlan } from '../../../plans/views/held-plan.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, PostForm, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { shorten } from '../../../ui/words.ts'
import type { DecidedForm, DecidedProblem } from '../rules/decided-action.ts'

export type Typed = {
  note: string
  action: DecidedForm
  problems: readonly { field: string; text: string }[]
}
export const nothingTyped: Typed = {
  note: '',
  action: { text: '', place: '', deadline: '', leads: '' },
  problems: [],
}

type Props = { unit: string | undefined; month: string; typed: Typed }

const problemWith = (problems: readonly { field: string; text: string }[], field: DecidedProblem['field'] | 'note') =>
  problems.find((problem) => problem.field === field)?.text

export function NoteForm({ unit, month, typed }: Props) {
  return (
    <PostForm action={addresses.clinicNote(unit, { month })} may="write clinic notes">
      <TextArea
        id="note"
        label="Add a note"
        hint="What the figures say, why, and what is being done. No child’s name or reference, and nothing that tells who a child is."
        value={typed.note}
        rows={4}
        error={problemWith(typed.problems, 'note')}
      />
      <Button kind="secondary">Keep the note</Button>
    </PostForm>
  )
}

/** `PLAN RECOMMENDATION`: where an action would hang. */
const placesOf = (plans: readonly HeldPlan[]) =>
  plans.flatMap(({ stored, plan }) =>
    plan.recommendations
      .filter(({ withdrawn }) => withdrawn === undefined)
      .map(({ id, ref, text }) => ({
        value: `${stored.id} ${id}`,
        text: `${plans.length > 1 ? `${shorten(plan.title, 30)}: ` : ''}${ref === null ? '' : `${ref} `}${shorten(text, 70)}`,
      })),
  )

export function ActionForm({ unit, month, typed, plans }: Props & { plans: readonly HeldPlan[] }) {
  if (plans.length === 0) return null
  const { action, problems } = typed
  return (
    <PostForm action={addresses.clinicAction(unit, { month })} may="ask for changes">
      <h3 class="govuk-heading-s">An action for the plan</h3>
      <TextArea
        id="text"
        label="What is to be done"
        value={action.text}
        rows={2}
        error={problemWith(problems, 'text')}
      />
      <SelectField
        id="place"
        label="The recommendation that it serves"
        options={[{ value: '', text: 'Choose one' }, ...placesOf(plans)]}
        value={action.place}
        error={problemWith(problems, 'place')}
      />
      <TextField
        id="deadline"
        label="By when"
        hint="As you would write it in the plan, such as 31 March 2027."
        value={action.deadline}
        width="20"
        error={problemWith(problems, 'deadline')}
      />
      <TextField
        id="leads"
        label="Who leads it"
        hint="A post, or a person."
        value={action.leads}
        error={problemWith(problems, 'leads')}
      />
      <Button kind="secondary">Put it into the plan</Button>
      <p class="up-hint">Where the plan is under control it becomes a request, which somebody else decides.</p>
    </PostForm>
  )
}
