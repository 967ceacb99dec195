/** A performance clinic: one page for a team and month, with what stands out, what was said and what is to be done. */
import { addresses } from '../../../ui/addresses.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Choices, Details, Empty, Notice, PagePart } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords, listInWords, plural, sentenceCase } from '../../../ui/words.ts'
import type { Standing } from '../../figures/standings.ts'
import { IndicatorLink } from '../../pages/indicator-link.tsx'
import { monthsLater, periodInWords } from '../../rules/periods.ts'
import { valueInWords } from '../../rules/value-words.ts'
import { withinPerformance } from '../../views/frame.ts'
import type { ClinicNote } from '../clinic-store.ts'
import type { Clinic, FollowedAction } from '../read-clinic.ts'
import { ActionForm, NoteForm, type Typed } from './clinic-forms.tsx'
import { ClinicForward, ClinicQuality, ClinicTargets } from './clinic-parts.tsx'
import { TakeBackNote } from './take-back-note.tsx'

export type ClinicProps = { clinic: Clinic; typed: Typed; done?: 'note' | 'action' | 'asked' | 'withdrawn' | undefined }

const nameOf = ({ unit }: Clinic) => unit?.name ?? 'The whole authority'

function leadOf({ standings, month, newest }: Clinic): string {
  if (newest === null) return 'There are no figures yet. Notes and actions can be kept all the same.'
  const concerns = standings.filter(({ change }) => change === 'concern').map(({ indicator }) => indicator.title)
  const better = standings.filter(({ change }) => change === 'improvement').length
  const first =
    concerns.length === 0
      ? 'Nothing is a concern by more than chance.'
      : concerns.length <= 3
        ? `${listInWords(concerns)} ${concerns.length === 1 ? 'is' : 'are'} a concern.`
        : `${concerns.length} indicators are a concern.`
  return `${first} ${better === 0 ? 'Nothing improved' : `${plural(better, 'indicator')} improved`} by more than chance up to ${periodInWords(month)}.`
}

const word: Record<Standing['change'], string> = {
  concern: 'Concern',
  improvement: 'Improvement',
  unusual: 'Unusual',
  usual: 'As usual',
  'too early': 'Not judged',
}

function StandingTable({ caption, rows, unit }: { caption: string; rows: readonly Standing[]; unit: string }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      columns={[
        {
          head: 'Indicator',
          rowHead: true,
          cell: ({ indicator, base }) => <IndicatorLink {...{ indicator, base, unit }} />,
        },
        {
          head: 'Latest',
          numeric: true,
          cell: ({ series: { latest, measure } }) => valueInWords(measure, latest?.value ?? null),
        },
        { head: 'When', cell: ({ series: { latest } }) => (latest === null ? '' : periodInWords(latest.period)) },
        {
          head: 'A year before',
          numeric: true,
          cell: ({ series: { yearBefore, measure } }) => valueInWords(measure, yearBefore?.value ?? null),
        },
        { head: 'Change', cell: ({ change }) => word[change] },
      ]}
    />
  )
}

function StandingOut({ standings, unit }: Clinic) {
  if (standings.length === 0)
    return (
      <Empty title="No figures up to this month">
        <p>They come from an extract of the case system, once an analyst has published its figures.</p>
      </Empty>
    )
  const out = standings.filter(({ change }) => change === 'concern' || change === 'improvement' || change === 'unusual')
  const gravest = out.toSorted((a, b) => Number(b.change === 'concern') - Number(a.change === 'concern'))
  const rest = standings.filter((one) => !out.includes(one))
  return (
    <>
      {out.length > 0 && <StandingTable caption="What stands out" rows={gravest} unit={unit?.id ?? ''} />}
      {rest.length > 0 && (
        <Details summary={`${plural(rest.length, 'indicator')} as usual, or with too few figures to judge`}>
          <StandingTable caption="The others" rows={rest} unit={unit?.id ?? ''} />
        </Details>
      )}
    </>
  )
}

function Note({ note, unit }: { note: ClinicNote; unit: string | undefined }) {
  return (
    <li class="up-said">
      {note.withdrawn === null ? <p class="up-said__words">{note.text}</p> : <p>Withdrawn: {note.withdrawn.why}</p>}
      <p class="up-hint">
        {note.writtenBy}, {dateInWords(note.writtenAt)}
      </p>
      {note.withdrawn === null && <TakeBackNote note={note} unit={unit} />}
    </li>
  )
}

function Notes({ clinic, typed }: ClinicProps) {
  const { month, notes } = clinic
  const unit = clinic.unit?.id
  const own = notes.filter((note) => note.month === month)
  const earlier = Map.groupBy(
    notes.filter((note) => note.month < month && note.withdrawn === null),
    (note) => note.month,
  )
  return (
    <PagePart id="notes" title={`Said about ${periodInWords(month)}`}>
      {own.length === 0 ? <p class="up-muted">Nothing yet.</p> : null}
      <ul class="up-said-list">
        {own.map((note) => (
          <Note note={note} unit={unit} />
        ))}
      </ul>
      <NoteForm unit={unit} month={month} typed={typed} />
      {earlier.size > 0 && (
        <Details summary="Earlier clinics">
          {[...earlier].map(([when, said]) => (
            <>
              <h3 class="govuk-heading-s">{sentenceCase(periodInWords(when))}</h3>
              <ul class="up-said-list">
                {said.map((note) => (
                  <li class="up-said">
                    <p class="up-said__words">{note.text}</p>
                    <p class="up-hint">{note.writtenBy}</p>
                  </li>
                ))}
              </ul>
            </>
          ))}
        </Details>
      )}
    </PagePart>
  )
}

function ActionTable({ actions }: { actions: readonly FollowedAction[] }) {
  if (actions.length === 0) return <p class="up-muted">No clinic of this part has put an action into a plan yet.</p>
  return (
    <DataTable
      caption="Decided in clinics"
      captionHidden
      rows={actions}
      columns={[
        {
          head: 'Action',
          rowHead: true,
          cell: ({ text, plan, action, request }) => (
            <a
              class="govuk-link"
              href={action === null ? addresses.change(plan, request ?? '') : addresses.action(plan, action)}
            >
              {text}
            </a>
          ),
        },
        { head: 'Plan', cell: ({ planTitle }) => planTitle },
        { head: 'Decided', cell: ({ month, decidedBy }) => `${periodInWords(month)}, by ${decidedBy}` },
        { head: 'Stands', cell: ({ stands }) => sentenceCase(stands) },
      ]}
    />
  )
}

const told = {
  note: 'The note is kept',
  action: 'The action is in the plan',
  asked: 'The action is asked for: somebody else decides',
  withdrawn: 'The note is withdrawn',
} as const

/** Ways between clinics: months, and the other parts of the authority. */
function Ways({ unit, units, month, newest, held }: Clinic) {
  const at = (id: string | undefined, when: string) => addresses.clinic(id, { month: when })
  const months = [monthsLater(month, -1), month, ...(newest !== null && month < newest ? [monthsLater(month, 1)] : [])]
  const parts = [{ id: undefined, name: 'The whole authority' }, ...units]
  return (
    <>
      <Choices
        label="Month"
        choices={months.map((one) => ({
          text: sentenceCase(periodInWords(one)),
          href: at(unit?.id, one),
          current: one === month,
        }))}
      />
      {units.length > 0 && (
        <Details summary="Clinics of other teams and areas">
          <ul class="govuk-list">
            {parts.map(({ id, name }) => (
              <li>
                <a class="govuk-link" href={at(id, month)}>
                  {name}
                </a>
                {held.get(id ?? '')?.includes(month) ? ' (has notes for this month)' : ''}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

export function ClinicPage(props: ClinicProps) {
  const { clinic, typed, done } = props
  const { unit, month, plans, actions } = clinic
  return (
    <Page
      heading={`${nameOf(clinic)}: performance clinic`}
      caption={sentenceCase(periodInWords(month))}
      {...withinPerformance('clinics')}
      lead={leadOf(clinic)}
      breadcrumbs={[
        unit === null
          ? { text: 'Where the indicators stand', href: addresses.dashboard() }
          : { text: unit.name, href: addresses.unitDashboard(unit.id) },
      ]}
    >
      {done && <Notice tone="good" title={told[done]} />}
      <ErrorSummary errors={typed.problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      <Ways {...clinic} />
      <StandingOut {...clinic} />
      <ClinicTargets {...clinic} />
      <ClinicForward {...clinic} />
      <ClinicQuality {...clinic} />
      <Notes {...props} />
      <PagePart id="actions" title="What is to be done">
        <ActionTable actions={actions} />
        <ActionForm unit={unit?.id} month={month} typed={typed} plans={plans} />
      </PagePart>
    </Page>
  )
}
