/** What a clinic looks at beside the figures: targets, what is coming, and what the figures rest on. */
import { addresses } from '../../../ui/addresses.ts'
import { PagePart } from '../../../ui/parts.tsx'
import { figure, listInWords, plural } from '../../../ui/words.ts'
import { selectIndicator, slugOf } from '../../indicators/library.ts'
import { kindWords, openKinds } from '../../open-cases/open-case.ts'
import { outlookInWords } from '../../open-cases/pages/outlook-part.tsx'
import { IndicatorLink } from '../../pages/indicator-link.tsx'
import { changeInWords, shareInWords } from '../../quality/pages/quality-page.tsx'
import { TargetTable } from '../../targets/pages/target-views.tsx'
import type { FullStanding } from '../../targets/standings.ts'
import type { Clinic } from '../read-clinic.ts'

/** What is not where it was asked to be stands first. */
const isShort = ({ distance }: FullStanding) => distance !== null && distance < 0

export function ClinicTargets({ targets, today, unit }: Clinic) {
  if (targets.length === 0) return null
  return (
    <TargetTable
      caption="What is asked for"
      standings={targets.toSorted((a, b) => Number(isShort(b)) - Number(isShort(a)))}
      today={today}
      words={false}
      of={[
        {
          head: 'Indicator',
          rowHead: true,
          cell: ({ indicator, target: { base } }) => <IndicatorLink {...{ indicator, base, unit: unit?.id ?? '' }} />,
        },
      ]}
    />
  )
}

/** What the month will be, and how much is open. */
export function ClinicForward({ restsOn: { outlooks, open }, unit }: Clinic) {
  if (outlooks.length === 0 && open === null) return null
  const kinds = openKinds.flatMap((kind) => {
    const count = open?.[kind] ?? 0
    return count === 0 ? [] : [plural(count, kindWords[kind].one, kindWords[kind].many)]
  })
  return (
    <PagePart id="forward" title="What is coming">
      <ul class="govuk-list govuk-list--bullet">
        {outlooks.map((outlook) => (
          <li>
            {selectIndicator(outlook.indicator).title}: {outlookInWords(outlook)}
          </li>
        ))}
        {open !== null && <li>Open with a limit to keep: {kinds.length === 0 ? 'nothing' : listInWords(kinds)}.</li>}
      </ul>
      <p>
        <a class="govuk-link" href={addresses.forward(unit === null ? {} : { unit: unit.id })}>
          What is due, case by case
        </a>
      </p>
    </PagePart>
  )
}

export function ClinicQuality({ restsOn: { quality, checked }, unit }: Clinic) {
  if (!checked) return null
  const query = unit === null ? {} : { unit: unit.id }
  return (
    <PagePart id="quality" title="What the figures rest on">
      {quality.length === 0 ? (
        <p>No check of data quality finds anything here.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {quality.map((standing) => (
            <li>
              <a class="govuk-link" href={addresses.qualityCheck(slugOf(standing.check.code), query)}>
                {standing.check.title}
              </a>
              : {figure(standing.count)} of {figure(standing.of)} ({shareInWords(standing)}
              {standing.before === null ? '' : `, ${changeInWords(standing)}`})
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="govuk-link" href={addresses.quality(query)}>
          Every check
        </a>
      </p>
    </PagePart>
  )
}
