import { addresses } from '../../ui/addresses.ts'
import type { Base, Indicator } from '../indicators/indicator.ts'
import { slugOf } from '../indicators/library.ts'
import { baseSlug } from './words.ts'

/** An indicator's name, leading to its page on one base, for the authority (`''`), an area or a team. */
export function IndicatorLink({ indicator, base, unit }: { indicator: Indicator; base: Base; unit: string }) {
  const query = { base: baseSlug(base), ...(unit === '' ? {} : { unit }) }
  return (
    <a class="govuk-link" href={addresses.indicator(slugOf(indicator.code), query)}>
      {indicator.title}
    </a>
  )
}
