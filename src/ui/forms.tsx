/** Fields: one component ties label, hint, error and `aria-describedby`, so that no page can forget one. */
import type { Child, PropsWithChildren } from 'hono/jsx'
import { useFrame } from './frame.ts'

type FieldProps = {
  id: string
  name?: string
  label: string
  /** Kept for screen readers only, where a legend above says it to the eye. */
  labelHidden?: boolean
  hint?: Child
  error?: string | undefined
}

/** The ids that describe a field, for `aria-describedby`; undefined where there is neither hint nor error. */
function describedBy({ id, hint, error }: FieldProps): string | undefined {
  return [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
}

function Group(props: PropsWithChildren<FieldProps>) {
  const { id, label, labelHidden, hint, error, children } = props
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class={labelHidden ? 'govuk-label govuk-visually-hidden' : 'govuk-label'} for={id}>
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      {children}
    </div>
  )
}

type TextFieldProps = FieldProps & {
  value?: string
  type?: 'text' | 'search' | 'date' | 'email' | 'password'
  width?: string
  inputmode?: 'numeric'
  /** What a browser or password manager may fill in here. */
  autocomplete?: string
}

export function TextField(props: TextFieldProps) {
  const { id, name = id, value = '', type = 'text', width, inputmode, autocomplete } = props
  const classes = ['govuk-input', width ? `govuk-input--width-${width}` : '', props.error ? 'govuk-input--error' : '']
  return (
    <Group {...props}>
      <input
        class={classes.filter(Boolean).join(' ')}
        id={id}
        name={name}
        type={type}
        inputmode={inputmode}
        value={value}
        autocomplete={autocomplete}
        aria-describedby={describedBy(props)}
      />
    </Group>
  )
}

export function TextArea(props: FieldProps & { value?: string; rows?: number }) {
  const { id, name = id, value = '', rows = 3 } = props
  return (
    <Group {...props}>
      <textarea class="govuk-textarea" id={id} name={name} rows={rows} aria-describedby={describedBy(props)}>
        {/* The leading line feed is eaten by the parser; without it a value that begins with one would lose it. */}
        {`\n${value}`}
      </textarea>
    </Group>
  )
}

export type Option = { value: string; text: string }

export function SelectField(props: FieldProps & { value?: string; options: readonly Option[] }) {
  const { id, name = id, value = '', options } = props
  return (
    <Group {...props}>
      <select class="govuk-select" id={id} name={name} aria-describedby={describedBy(props)}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </Group>
  )
}

/** One of a few, all in sight: what a thumb can hit. Each may carry a line of its own. */
export function RadioField(props: FieldProps & { value?: string; options: readonly (Option & { hint?: string })[] }) {
  const { id, name = id, label, hint, error, value = '', options } = props
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(props)}>
        <legend class="govuk-label">{label}</legend>
        {hint && (
          <div id={`${id}-hint`} class="govuk-hint">
            {hint}
          </div>
        )}
        {error && (
          <p id={`${id}-error`} class="govuk-error-message">
            <span class="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        <div class="govuk-radios govuk-radios--small">
          {options.map((option, at) => {
            const own = at === 0 ? id : `${id}-${at + 1}`
            return (
              <div class="govuk-radios__item">
                <input
                  class="govuk-radios__input"
                  id={own}
                  name={name}
                  type="radio"
                  value={option.value}
                  checked={option.value === value}
                  aria-describedby={option.hint ? `${own}-says` : undefined}
                />
                <label class="govuk-label govuk-radios__label" for={own}>
                  {option.text}
                </label>
                {option.hint && (
                  <div id={`${own}-says`} class="govuk-hint govuk-radios__hint">
                    {option.hint}
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

/** A day, typed as people write it; where JavaScript runs, a calendar beside it fills the same field. */
export function DayField(props: FieldProps & { value?: string }) {
  const { id, name = id, value = '' } = props
  return (
    <Group {...props}>
      <input
        class={
          props.error ? 'govuk-input govuk-input--width-10 govuk-input--error' : 'govuk-input govuk-input--width-10'
        }
        id={id}
        name={name}
        type="text"
        value={value}
        data-day=""
        data-day-label={props.label}
        autocomplete="off"
        aria-describedby={describedBy(props)}
      />
    </Group>
  )
}

export function FileField(props: FieldProps & { accept?: string; required?: boolean; multiple?: boolean }) {
  const { id, name = id, accept } = props
  return (
    <Group {...props}>
      <input
        class={props.error ? 'govuk-file-upload govuk-file-upload--error' : 'govuk-file-upload'}
        id={id}
        name={name}
        type="file"
        accept={accept}
        required={props.required}
        multiple={props.multiple}
        aria-describedby={describedBy(props)}
      />
    </Group>
  )
}

export function Button({
  children,
  kind = 'primary',
  name,
  value,
}: PropsWithChildren<{ kind?: 'primary' | 'secondary' | 'warning'; name?: string; value?: string }>) {
  return (
    <button
      type="submit"
      class={kind === 'primary' ? 'govuk-button' : `govuk-button govuk-button--${kind}`}
      name={name}
      value={value}
    >
      {children}
    </button>
  )
}

/**
 * A form that changes something. On a past day it is left out, with a word why: what was is over.
 *
 * @param may the permission that sending it takes; without it the form is left out in silence
 */
export function PostForm(
  props: PropsWithChildren<{ action: string; may?: string; files?: boolean; class?: string; id?: string }>,
) {
  const { asAt, may } = useFrame()
  if (props.may !== undefined && !may(props.may)) return null
  if (asAt !== null) return <p class="up-hint">To change something, go back to today.</p>
  return (
    <form
      method="post"
      action={props.action}
      class={props.class}
      id={props.id}
      enctype={props.files ? 'multipart/form-data' : undefined}
    >
      {props.children}
    </form>
  )
}

/** The errors of a form, above it, each a link to its field. */
export function ErrorSummary({ errors }: { errors: readonly { text: string; href?: string }[] }) {
  if (errors.length === 0) return null
  return (
    <div class="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li>{error.href ? <a href={error.href}>{error.text}</a> : error.text}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}
