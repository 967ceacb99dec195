/** The fields of one action in a row of a table, each with a name of its own for who does not see the column. */
import type { Child, PropsWithChildren } from 'hono/jsx'
import { dateInWords, sentenceCase } from '../../../ui/words.ts'
import type { ActionStatus } from '../../plan.ts'
import { type Belonging, statusOptions } from '../rules/moves.ts'
import type { Said, SaidField } from '../rules/said.ts'
import { fieldWords } from '../views/field-words.ts'
import { rowName } from '../views/row-form.ts'

export type CellProps = {
  at: number
  /** What the action is called: `action 1a of 2.1.1`. */
  name: string
  said: Said
  error?: string | undefined
}

function Cell({
  at,
  name,
  error,
  field,
  children,
}: PropsWithChildren<CellProps & { field: SaidField; children?: Child }>) {
  const id = rowName(at, field)
  return (
    <>
      <label class="govuk-visually-hidden" for={id}>
        {fieldWords[field]}: {name}
      </label>
      {error && (
        <p id={`${id}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      {children}
    </>
  )
}

const describes = ({ at, error }: CellProps, field: SaidField) => (error ? `${rowName(at, field)}-error` : undefined)
const classOf = (base: string, error: string | undefined) => (error ? `${base} ${base}--error` : base)

export function StatusCell(props: CellProps & { from: ActionStatus; belonging: Belonging }) {
  const id = rowName(props.at, 'status')
  const said = props.said.status ?? props.from
  return (
    <Cell {...props} field="status">
      <select
        class={classOf('govuk-select', props.error)}
        id={id}
        name={id}
        aria-describedby={describes(props, 'status')}
      >
        {statusOptions(props.from, props.belonging).map(({ status }) => (
          <option value={status} selected={status === said}>
            {sentenceCase(status)}
          </option>
        ))}
      </select>
    </Cell>
  )
}

export function TextCell(props: CellProps & { field: 'percent' | 'forecast' }) {
  const { at, field, said, error } = props
  const id = rowName(at, field)
  return (
    <Cell {...props} field={field}>
      <input
        class={`${classOf('govuk-input', error)} up-several__${field}`}
        id={id}
        name={id}
        type="text"
        inputmode={field === 'percent' ? 'numeric' : undefined}
        value={said[field] ?? ''}
        autocomplete="off"
        aria-describedby={describes(props, field)}
      />
    </Cell>
  )
}

export function WordsCell(props: CellProps) {
  const id = rowName(props.at, 'note')
  return (
    <Cell {...props} field="note">
      <textarea
        class={classOf('govuk-textarea', props.error)}
        id={id}
        name={id}
        rows={2}
        aria-describedby={describes(props, 'note')}
      >
        {`\n${props.said.note ?? ''}`}
      </textarea>
    </Cell>
  )
}

/** The occurrence that has just passed, to be ticked; the action's own form offers the others. */
export function OccurrenceCell({ at, name, said, due }: CellProps & { due: string | undefined }) {
  if (due === undefined) return null
  const id = rowName(at, 'occurrence')
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small up-several__tick">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={id}
          type="checkbox"
          value={due}
          checked={said.occurrence === due}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          The one due {dateInWords(due)} is done<span class="govuk-visually-hidden">: {name}</span>
        </label>
      </div>
    </div>
  )
}
