/** Parts that the pages about people share: roles to tick, what a role is limited to, a person's state. */
import type { Option } from '../../../ui/forms.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { sentenceCase } from '../../../ui/words.ts'
import { roleMeanings } from '../../permissions.ts'
import type { AccountState } from '../account.ts'
import { limitValue } from '../grant-form.ts'
import type { Place, PlacedGrant } from '../places.ts'
import { givableRoles } from '../role-rules.ts'

/** All plans, each plan, and each theme of it. */
export function limitOptions(places: readonly Place[]): Option[] {
  return [
    { value: '', text: 'All plans, those to come too' },
    ...places.flatMap(({ plan, title, themes }) => [
      { value: plan, text: title },
      ...themes.map((theme) => ({ value: limitValue({ plan, theme: theme.id }), text: `${title}: ${theme.title}` })),
    ]),
  ]
}

export function RoleBoxes({ chosen, error }: { chosen: readonly string[]; error?: string | undefined }) {
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={error ? 'role-error' : undefined}>
        <legend class="govuk-label">Roles</legend>
        {error && (
          <p id="role-error" class="govuk-error-message">
            <span class="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {givableRoles.map((role, at) => {
            const id = at === 0 ? 'role' : `role-${at + 1}`
            return (
              <div class="govuk-checkboxes__item">
                <input
                  class="govuk-checkboxes__input"
                  id={id}
                  name="role[]"
                  type="checkbox"
                  value={role}
                  checked={chosen.includes(role)}
                  aria-describedby={`${id}-says`}
                />
                <label class="govuk-label govuk-checkboxes__label" for={id}>
                  {sentenceCase(role)}
                </label>
                <div id={`${id}-says`} class="govuk-hint govuk-checkboxes__hint">
                  {roleMeanings[role]}
                </div>
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

/** `Lead, for 2 Placements, in Harrowmere's plan`. */
export function GrantWords({ grant }: { grant: PlacedGrant }) {
  const { role, planTitle, themeTitle } = grant
  return (
    <>
      <strong>{sentenceCase(role)}</strong>
      {planTitle !== null && <> for {themeTitle === null ? planTitle : `${themeTitle}, in ${planTitle}`}</>}
    </>
  )
}

const states = {
  invited: { tone: 'amber', word: 'Asked in' },
  active: { tone: 'green', word: 'Signs in' },
  closed: { tone: 'grey', word: 'Closed' },
} as const

export function StateTag({ state }: { state: AccountState }) {
  return <Tag {...states[state]} />
}
