/** What stands where an indicator has no figures. */
import { addresses } from '../../../ui/addresses.ts'
import { useFrame } from '../../../ui/frame.ts'
import { Empty } from '../../../ui/parts.tsx'
import { slugOf } from '../../indicators/library.ts'
import { origins } from '../words.ts'
import type { Shown } from './shown.ts'

export function NoFigures({ indicator, unit }: Shown) {
  const { may } = useFrame()
  if (unit !== null)
    return (
      <Empty title={`No figures for ${unit.name}`}>
        <p>
          None of its cases count here.{' '}
          <a class="govuk-link" href={addresses.indicator(slugOf(indicator.code))}>
            See the whole authority
          </a>
        </p>
      </Empty>
    )
  return (
    <Empty title="No figures yet">
      {indicator.origin === 'computed' ? (
        <p>
          They come from an extract of the case system, once an analyst has handed it in and published its figures.{' '}
          <a class="govuk-link" href={addresses.extracts()}>
            Extracts
          </a>
        </p>
      ) : (
        <p>
          This indicator is not computed from an extract: {origins[indicator.origin].toLowerCase()}.{' '}
          <a class="govuk-link" href={addresses.indicatorEnter(slugOf(indicator.code))}>
            {may('enter figures') ? 'Enter figures' : 'Figures that were entered'}
          </a>
        </p>
      )}
    </Empty>
  )
}
