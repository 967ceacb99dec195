/** The fields by which a person takes or leaves one change. */
import type { Child } from 'hono/jsx'
import type { Choice, Side } from '../../reimport/comparison.ts'
import { fieldOf } from './choices-form.ts'

/** An id that HTML and a fragment can hold, the same for the same key. */
export const idOf = (key: string): string => key.replace(/[^A-Za-z0-9]+/g, '-')

function Shown({ choice }: { choice: Choice }) {
  return <input type="hidden" name={fieldOf.shown(choice.key)} value={choice.byDefault} />
}

/** A box, ticked where the document's word counts. */
export function TakeBox({ choice, label }: { choice: Choice; label: Child }) {
  const id = `take-${idOf(choice.key)}`
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small up-whose">
      <Shown choice={choice} />
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          type="checkbox"
          id={id}
          name={fieldOf.take(choice.key)}
          value="yes"
          checked={choice.side === 'document'}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          {label}
        </label>
      </div>
    </div>
  )
}

/** Two words for one thing: what the plan has, and what the document says. */
export function SideRadios({ choice, legend, words }: { choice: Choice; legend: Child; words: Record<Side, Child> }) {
  return (
    <fieldset class="govuk-fieldset up-whose">
      <legend class="govuk-fieldset__legend up-whose__legend">{legend}</legend>
      <Shown choice={choice} />
      <div class="govuk-radios govuk-radios--small">
        {(['upturn', 'document'] as const).map((side) => {
          const id = `side-${side}-${idOf(choice.key)}`
          return (
            <div class="govuk-radios__item">
              <input
                class="govuk-radios__input"
                type="radio"
                id={id}
                name={fieldOf.side(choice.key)}
                value={side}
                checked={choice.side === side}
              />
              <label class="govuk-label govuk-radios__label" for={id}>
                {words[side]}
              </label>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

export function ReasonField({
  choice,
  usual,
  value,
  about,
}: {
  choice: Choice
  usual: string
  value: string
  about: string
}) {
  const id = `reason-${idOf(choice.key)}`
  return (
    <div class="up-whose__reason">
      <label class="govuk-label" for={id}>
        Reason, if another than “{usual}”<span class="govuk-visually-hidden"> ({about})</span>
      </label>
      <input class="govuk-input" id={id} name={fieldOf.reason(choice.key)} type="text" value={value} />
    </div>
  )
}
