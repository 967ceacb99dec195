/** A request for a change, shown: what is now and what is asked, side by side. */
import { textOf } from '../rules/part.ts'
import type { Told } from '../rules/tell-request.ts'
import type { ChangeRequest } from '../store/requests.ts'
import { FieldsChanged } from './changes-view.tsx'

export function RequestChange({ told, request }: { told: Told; request: ChangeRequest }) {
  const { before, after, fields, moved } = told
  if (request.edit.do === 'withdraw') return <p class="govuk-body up-pre">{before === null ? '' : textOf(before)}</p>
  if (before !== null) return <FieldsChanged fields={fields} moved={moved} />
  return after === null ? null : <p class="govuk-body up-pre">{textOf(after)}</p>
}
