/** The forward list of breaches: what is open, how many working days each has left today, and what the month will be. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, SelectField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { dateInShort, dateInWords, figure, listInWords, plural, sentenceCase } from '../../../ui/words.ts'
import { selectIndicator } from '../../indicators/library.ts'
import { periodInWords } from '../../rules/periods.ts'
import { withinPerformance } from '../../views/frame.ts'
import { kindWords, type OpenCase, type OpenKind, openKinds } from '../open-case.ts'
import { ageOf } from '../rules/age.ts'
import { countForward, forwardQuery } from '../rules/forward.ts'
import type { ForwardView } from './forward-view.ts'
import { KeepForm } from './keep-form.tsx'
import { OutlookPart } from './outlook-part.tsx'

type Props = { view: ForwardView; done?: string | undefined; problem?: string | undefined }

const countedKind = (kind: OpenKind, count: number) => plural(count, kindWords[kind].one, kindWords[kind].many)

/** `12 assessments and 3 reviews`; the kinds in their order. */
function kindsInWords(counts: Partial<Record<OpenKind, number>>): string {
  return listInWords(openKinds.flatMap((kind) => (counts[kind] ? [countedKind(kind, counts[kind])] : [])))
}

function countKinds(cases: readonly OpenCase[]): Partial<Record<OpenKind, number>> {
  return Object.fromEntries([...Map.groupBy(cases, ({ kind }) => kind)].map(([kind, own]) => [kind, own.length]))
}

/** What the month will be at today's pace, where that is known: without a list the best that can be said of what is due. */
function paceInWords({ outlooks, filters }: ForwardView): string {
  const own = outlooks.filter(({ unit, pace }) => unit === filters.unit && pace >= 0.5)
  const [first] = own
  if (first === undefined) return ''
  const said = own.map(
    ({ indicator, paceInTime, pace }) =>
      `“${selectIndicator(indicator).title}” ${Math.round((100 * paceInTime) / pace)}%`,
  )
  return `At today’s pace ${periodInWords(first.month)} will be: ${listInWords(said)}. `
}

function leadOf(view: ForwardView): string {
  const { cut, cases, counts, keeping, lost } = view
  if (lost) return 'The list of open cases cannot be opened: the key that it was encrypted with is not there.'
  if (cut === null)
    return keeping.keeps
      ? 'The next extract that is handed in brings the list of what is open.'
      : `${paceInWords(view)}Open cases are not kept here, so that nobody can be told which of them will breach.`
  const since = `As the case system was on ${dateInWords(cut)}`
  if (cases === null) return `${since}, ${kindsInWords(counts) || 'nothing'} had a limit to keep.`
  const [late, soon] = [cases.filter(({ left }) => left < 0), cases.filter(({ left }) => left >= 0 && left <= 5)]
  const first =
    soon.length === 0
      ? 'Nothing that is open will breach within five working days'
      : `${sentenceCase(kindsInWords(countKinds(soon)))} will breach within five working days`
  const second =
    late.length === 0
      ? 'nothing is late yet'
      : `${figure(late.length)} ${late.length === 1 ? 'is' : 'are'} late already`
  return `${first}; ${second}. ${since}.`
}

function Filters({ view: { filters, units } }: Props) {
  return (
    <form class="up-filters up-filters__form up-screen-only" method="get" action={addresses.forward()}>
      <SelectField
        id="unit"
        label="Team or area"
        value={filters.unit}
        options={[{ value: '', text: 'All' }, ...units.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <SelectField
        id="kind"
        label="What is open"
        value={filters.kind ?? ''}
        options={[
          { value: '', text: 'All' },
          ...openKinds.map((kind) => ({ value: kind, text: sentenceCase(kindWords[kind].many) })),
        ]}
      />
      <SelectField
        id="due"
        label="Due"
        value={filters.due ?? ''}
        options={[
          { value: '', text: 'At any time' },
          { value: 'late', text: 'Late already' },
          { value: '5', text: 'Within five working days' },
          { value: '10', text: 'Within ten working days' },
        ]}
      />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

function Left({ left }: { left: number }) {
  if (left < 0) return <Tag tone="red" word={`${plural(-left, 'day')} late`} />
  if (left <= 5) return <Tag tone="amber" word={left === 0 ? 'Today' : `${left} left`} />
  return <Tag tone="plain" word={`${figure(left)} left`} />
}

const nameIn = (units: ForwardView['units'], team: string) =>
  units.find(({ id }) => id === team)?.name ?? 'No team that is listed'

function Teams({ view: { cases, units, filters } }: Props) {
  const byTeam = [...Map.groupBy(cases ?? [], ({ team }) => team)].map(([team, own]) => ({
    team,
    ...countForward(own),
  }))
  if (byTeam.length < 2) return null
  return (
    <DataTable
      caption="By team"
      rows={byTeam.toSorted((a, b) => b.withinFive - a.withinFive || b.late - a.late)}
      sortable
      columns={[
        {
          head: 'Team',
          rowHead: true,
          cell: ({ team }) =>
            team === '' ? (
              nameIn(units, team)
            ) : (
              <a class="govuk-link" href={addresses.forward(forwardQuery({ ...filters, unit: team }))}>
                {nameIn(units, team)}
              </a>
            ),
        },
        { head: 'Within five days', numeric: true, cell: ({ withinFive }) => <strong>{figure(withinFive)}</strong> },
        { head: 'Late already', numeric: true, cell: ({ late }) => figure(late) },
        { head: 'Later', numeric: true, cell: ({ later }) => figure(later) },
      ]}
    />
  )
}

/** Rows on one page; the CSV has all. */
const most = 100

function Cases({ view: { shown, units, filters } }: Props) {
  if (shown.length === 0)
    return (
      <Empty title="Nothing open fits">
        <p>
          <a class="govuk-link" href={addresses.forward()}>
            Show everything that is open
          </a>
        </p>
      </Empty>
    )
  return (
    <>
      <DataTable
        caption={`What is open: ${plural(shown.length, 'case')}${shown.length > most ? `, the first ${most}` : ''}`}
        rows={shown.slice(0, most)}
        columns={[
          { head: 'Reference', rowHead: true, class: 'up-nowrap', cell: ({ reference }) => reference },
          { head: 'What', cell: ({ kind }) => sentenceCase(kindWords[kind].one) },
          { head: 'Team', cell: ({ team }) => nameIn(units, team) },
          { head: 'Since', class: 'up-nowrap', cell: ({ started }) => dateInShort(started) },
          { head: 'Limit', class: 'up-nowrap', cell: ({ limit }) => limit },
          { head: 'Due', class: 'up-nowrap', cell: ({ due }) => dateInShort(due) },
          { head: 'Days used', numeric: true, cell: ({ used }) => figure(used) },
          { head: 'Working days', class: 'up-nowrap', cell: ({ left }) => <Left left={left} /> },
        ]}
      />
      <p>
        <a class="govuk-link" href={addresses.forwardFile(forwardQuery(filters))}>
          Download {plural(shown.length, 'case')} as CSV
        </a>
      </p>
    </>
  )
}

function Old({ view: { cut, today } }: Props) {
  const age = cut === null ? null : ageOf(cut, today)
  if (age === null) return null
  return (
    <Notice tone="note" title={`This list is ${figure(age.days)} days old`}>
      <p>
        Much of it will have been finished since. Hand in the newest extract on{' '}
        <a class="govuk-link" href={addresses.extracts()}>
          Extracts
        </a>
        ; without one the list is deleted on {dateInWords(age.goesOn)}.
      </p>
    </Notice>
  )
}

const told: Record<string, string> = {
  on: 'Open cases are kept from the next extract on; the last one handed in again fills the list now',
  off: 'Open cases are no longer kept, and the list is gone',
}

export function ForwardPage(props: Props) {
  const { view, done, problem } = props
  const { cases, cut, units, outlooks, filters } = view
  const notice = told[done ?? '']
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const own = filters.unit === '' ? outlooks : outlooks.filter(({ unit }) => unit === filters.unit)
  return (
    <Page
      heading="What will breach next"
      caption="Performance"
      {...withinPerformance('forward')}
      lead={leadOf(view)}
      breadcrumbs={[{ text: 'Where the indicators stand', href: addresses.dashboard() }]}
    >
      {notice && <Notice tone="good" title={notice} />}
      <Old {...props} />
      {cut !== null && <Filters {...props} />}
      {cases !== null && (
        <>
          <Teams {...props} />
          <Cases {...props} />
          <p class="up-muted">
            Days count up to today; what was finished since {dateInWords(cut ?? '')} is not known here. Cases that are
            open for more than three years are left to{' '}
            <a class="govuk-link" href={addresses.quality()}>
              data quality
            </a>
            .
          </p>
        </>
      )}
      {cases === null && cut !== null && !view.lost && (
        <p>
          These are counts. The cases themselves are shown to people whose role lets them read open cases for the whole
          authority.
        </p>
      )}
      <OutlookPart outlooks={own} units={names} />
      <KeepForm keeping={view.keeping} problem={problem} />
    </Page>
  )
}
