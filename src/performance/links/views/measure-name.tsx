/** What a measure is called: its indicator, and how the months are put together. */
import { addresses } from '../../../ui/addresses.ts'
import type { Base } from '../../indicators/indicator.ts'
import { selectOptionalIndicator, slugOf } from '../../indicators/library.ts'
import { baseSaid } from '../rules/measure-words.ts'

export function MeasureName({ indicator, base }: { indicator: string; base: Base }) {
  const known = selectOptionalIndicator(indicator)
  if (known === null) return <span class="up-muted">{indicator}, which is in the library no more</span>
  return (
    <>
      <a class="govuk-link" href={addresses.indicator(slugOf(indicator), { base: base.replaceAll(' ', '-') })}>
        {known.title}
      </a>
      <span class="up-muted">
        {known.code.startsWith('NI ') && ` (${known.code})`}, {baseSaid[base]}
      </span>
    </>
  )
}
