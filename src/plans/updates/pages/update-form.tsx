/** The form that says where one action stands. It comes filled with what stands, so that one press says "nothing new". */
import { addresses } from '../../../ui/addresses.ts'
import { Button, DayField, RadioField, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { Details } from '../../../ui/parts.tsx'
import { dateInWords, sentenceCase } from '../../../ui/words.ts'
import type { Rag } from '../../rules/index.ts'
import { refusedMoves, statusOptions } from '../rules/moves.ts'
import type { Said, SaidField, SaidOf, SaidProblem } from '../rules/said.ts'
import { declaredColours, declaredInWords, fieldWords } from '../views/field-words.ts'

export type UpdateFormProps = {
  planId: string
  of: SaidOf
  rag: Pick<Rag, 'colour'>
  /** How many updates of the action this form was made from. */
  seen: number
  form: Required<Said>
  problems: readonly SaidProblem[]
  /** Somebody else was first: what is pressed now is saved on top of theirs. */
  onTop: boolean
}

/** Whoever has nothing to add says so in one press; only of work that is open and spoken of by itself. */
function NothingNew({ of, rag, form, onTop, problems }: UpdateFormProps) {
  const nothing = rag.colour === 'green' ? 'Nothing new, still on course' : 'Nothing new'
  const { status, from } = of.standing
  if (onTop || problems.length > 0 || from === 'sub-actions' || (status !== 'in progress' && status !== 'not started'))
    return null
  return (
    <div class="up-quick">
      <Button>{form.occurrence === '' ? nothing : `Done: the one due ${dateInWords(form.occurrence)}`}</Button>
      <p class="up-hint">Keeps everything below as it is, and counts as your word for today.</p>
    </div>
  )
}

function statusHint(of: SaidOf): string | undefined {
  const refused = refusedMoves(of.standing.status, of.belonging)
  return refused.length === 0
    ? undefined
    : refused.map(({ status, why }) => `${sentenceCase(status)}: ${why}.`).join(' ')
}

const optionHints = { delivered: 'Counts as 100%', withdrawn: 'Out of the plan; the words above say why' } as const

function Status({ of, form, error }: { of: SaidOf; form: Required<Said>; error: string | undefined }) {
  const options = statusOptions(of.standing.status, of.belonging).map(({ status }) => ({
    value: status,
    text: sentenceCase(status),
    ...(status === 'delivered' || status === 'withdrawn' ? { hint: optionHints[status] } : {}),
  }))
  return (
    <RadioField
      id="status"
      label={fieldWords.status}
      hint={statusHint(of)}
      value={form.status}
      options={options}
      error={error}
    />
  )
}

/** The last ones that passed, and the next: a person ticks what has just been done, not what was missed years ago. */
function Occurrences({ of, form, error }: { of: SaidOf; form: Required<Said>; error: string | undefined }) {
  if (of.occurrences.length === 0) return null
  const offered = [...new Set([...of.occurrences.slice(-6), form.occurrence])].filter(Boolean).sort().toReversed()
  return (
    <SelectField
      id="occurrence"
      label="Which one is done"
      hint={`It comes round: “${of.action.deadline.text}”.`}
      value={form.occurrence}
      options={[
        { value: '', text: 'None: this is only news' },
        ...offered.map((day) => ({ value: day, text: `The one due ${dateInWords(day)}` })),
      ]}
      error={error}
    />
  )
}

type Errors = (field: SaidField) => string | undefined

function OwnColour({ form, error }: { form: Required<Said>; error: Errors }) {
  return (
    <>
      <SelectField
        id="declared"
        label={`${fieldWords.declared} (optional)`}
        hint="Shown beside the colour worked out from the facts; the board sees both."
        value={form.declared}
        options={[
          { value: '', text: 'Leave it to the facts' },
          ...declaredColours.map((colour) => ({ value: colour, text: declaredInWords(colour) })),
        ]}
        error={error('declared')}
      />
      <TextArea
        id="declaredWhy"
        label={fieldWords.declaredWhy}
        hint="Asked for where it is not the colour worked out."
        rows={2}
        value={form.declaredWhy}
        error={error('declaredWhy')}
      />
    </>
  )
}

/** What stands in the way and what would help: open where the action needs it, folded where it is on course. */
function Trouble(props: UpdateFormProps & { error: Errors }) {
  const { form, rag, error } = props
  const { status } = props.of.standing
  const open = status === 'in progress' || status === 'not started'
  const troubled = open && (rag.colour === 'red' || rag.colour === 'amber')
  const said = [form.blocker, form.pathToGreen, form.declared].some((value) => value !== '')
  const failed = (['blocker', 'pathToGreen', 'declared', 'declaredWhy'] as const).some((field) => error(field))
  const fields = (
    <>
      <TextArea
        id="blocker"
        label={`${fieldWords.blocker} (optional)`}
        rows={2}
        value={form.blocker}
        error={error('blocker')}
      />
      <TextArea
        id="pathToGreen"
        label={fieldWords.pathToGreen}
        hint="The path to green: who does what by when. The board asks for it where an action is red or amber."
        rows={2}
        value={form.pathToGreen}
        error={error('pathToGreen')}
      />
      <Details
        summary="You see it otherwise: give your own colour"
        open={form.declared !== '' || error('declared') !== undefined || error('declaredWhy') !== undefined}
      >
        <OwnColour form={form} error={error} />
      </Details>
    </>
  )
  if (troubled) return fields
  return (
    <Details summary="Something is in the way" open={said || failed}>
      {fields}
    </Details>
  )
}

export function UpdateForm(props: UpdateFormProps) {
  const { planId, of, seen, form, problems, onTop } = props
  const error: Errors = (field) => problems.find((problem) => problem.field === field)?.text
  const { due } = of.action.deadline
  return (
    <form class="up-update" method="post" action={addresses.update(planId, of.action.id)}>
      <input type="hidden" name="seen" value={String(seen)} />
      <NothingNew {...props} />
      {of.standing.from === 'sub-actions' && (
        <p class="govuk-body">
          It stands where its sub-actions stand. What you say here counts before theirs from now on.
        </p>
      )}
      <Occurrences of={of} form={form} error={error('occurrence')} />
      <TextArea
        id="note"
        label={fieldWords.note}
        hint="A sentence or two for the board. Name no child."
        rows={3}
        value={form.note}
        error={error('note')}
      />
      <Status of={of} form={form} error={error('status')} />
      <TextField
        id="percent"
        label={`${fieldWords.percent} (optional)`}
        width="3"
        inputmode="numeric"
        value={form.percent}
        error={error('percent')}
      />
      <DayField
        id="forecast"
        label={`${fieldWords.forecast} (optional)`}
        hint={`For example 28/2/2027. ${due === null ? 'Where you can name a day.' : `Only where that is not ${dateInWords(due)}.`}`}
        value={form.forecast}
        error={error('forecast')}
      />
      <Trouble {...props} error={error} />
      <Button>{onTop ? 'Save mine on top' : 'Save this update'}</Button>
    </form>
  )
}
