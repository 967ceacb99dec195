/** What the month will be: what is done, the best that can come of it, and what today's pace makes of it. */
import { addresses } from '../../../ui/addresses.ts'
import { PagePart } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords, figure } from '../../../ui/words.ts'
import { selectIndicator } from '../../indicators/library.ts'
import { periodInWords } from '../../rules/periods.ts'
import type { StoredOutlook } from '../outlook-store.ts'

const share = (part: number, whole: number) => (whole < 0.5 ? null : Math.round((100 * part) / whole))
const inWords = (value: number | null) => (value === null ? '–' : `${value}%`)
/** To the nearest whole case: an expected number is no count. */
const about = (value: number) => figure(Math.round(value))

/** `March 2026 so far 62 of 80 in time (78%); if all that falls due is finished on time 82%; at the pace of the last year 71%.` */
export function outlookInWords(outlook: StoredOutlook): string {
  const { month, doneInTime, done, bestInTime, best, paceInTime, pace, cut } = outlook
  const name = periodInWords(month)
  const soFar =
    done === 0
      ? cut.slice(0, 7) === month
        ? `${name}: none finished by ${dateInWords(cut)}`
        : `${name} is to come`
      : `${name} up to ${dateInWords(cut)}: ${figure(doneInTime)} of ${figure(done)} in time (${inWords(share(doneInTime, done))})`
  const paced = share(paceInTime, pace)
  if (paced === null) return `${soFar}; nothing that is open is likely to be finished in it.`
  return `${soFar}; if all that falls due is finished on time: ${inWords(share(bestInTime, best))}; at the pace of the last 12 months: ${paced}%.`
}

function Units({ outlooks, units }: { outlooks: readonly StoredOutlook[]; units: ReadonlyMap<string, string> }) {
  const named = outlooks.flatMap((one) => {
    const name = one.unit === '' ? 'The whole authority' : units.get(one.unit)
    return name === undefined ? [] : [{ ...one, name }]
  })
  return (
    <DataTable
      caption={selectIndicator(outlooks[0]?.indicator ?? '').title}
      rows={named}
      columns={[
        { head: 'Team or area', rowHead: true, cell: ({ name }) => name },
        {
          head: 'In time so far',
          numeric: true,
          cell: ({ doneInTime, done }) => `${figure(doneInTime)} of ${figure(done)}`,
        },
        { head: 'Open', numeric: true, cell: ({ open }) => figure(open) },
        {
          head: 'If all due is on time',
          numeric: true,
          cell: ({ bestInTime, best }) => inWords(share(bestInTime, best)),
        },
        {
          head: 'At today’s pace',
          numeric: true,
          cell: ({ paceInTime, pace }) => <strong>{inWords(share(paceInTime, pace))}</strong>,
        },
        { head: 'Expected', cell: ({ paceInTime, pace }) => `about ${about(paceInTime)} of ${about(pace)}` },
        {
          head: 'Pace of',
          cell: ({ paceOf, paceCases }) =>
            `${paceOf === 'unit' ? 'Its own' : 'The authority’s'} ${figure(paceCases)} in 12 months`,
        },
      ]}
    />
  )
}

/** For the page of what comes: every indicator that has an outlook, by unit. */
export function OutlookPart({
  outlooks,
  units,
}: {
  outlooks: readonly StoredOutlook[]
  units: ReadonlyMap<string, string>
}) {
  const [first] = outlooks
  if (first === undefined) return null
  return (
    <PagePart id="month" title={`What ${periodInWords(first.month)} will be`}>
      {[...Map.groupBy(outlooks, ({ indicator }) => indicator).values()].map((own) => (
        <Units outlooks={own} units={units} />
      ))}
      <p class="up-muted">
        The pace is a life table: of the cases that had lain open as many working days as each does now, the share that
        was finished by the end of as many more, over the 12 months before the cut. Where a team finished fewer than
        100, it is the authority’s. What comes in after the cut is not in it.
      </p>
    </PagePart>
  )
}

/** For the page of an indicator: one sentence, and where there is more. Nothing for an indicator without. */
export function OutlookSection({ outlook }: { outlook: StoredOutlook | null }) {
  if (outlook === null) return null
  return (
    <PagePart id="outlook" title={`What ${periodInWords(outlook.month)} will be`}>
      <p>{outlookInWords(outlook)}</p>
      <p>
        <a class="govuk-link" href={`${addresses.forward()}#month`}>
          By team, and what is open
        </a>
      </p>
    </PagePart>
  )
}
