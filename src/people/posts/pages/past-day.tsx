/** That a past day is looked at, on pages that belong to no one plan. */
import { useFrame } from '../../../ui/frame.ts'
import { Notice } from '../../../ui/parts.tsx'

export function PastDayNotice({ here }: { here: string }) {
  const { asAt } = useFrame()
  if (asAt === null) return null
  return (
    <Notice tone="note" title={`As it was on ${asAt.words}`}>
      <p>
        Holders and actions are those of that day. Nothing can be changed on it.{' '}
        <a class="govuk-link" href={`${here}?as-at=`}>
          Back to today
        </a>
      </p>
    </Notice>
  )
}
