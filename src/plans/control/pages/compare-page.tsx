/** Two states of a plan against each other: versions, days, or now. The sentence first, then each kind of difference. */
import type { Child } from 'hono/jsx'
import type { Asked, Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { plural, shorten } from '../../../ui/words.ts'
import { addMonths, isDay } from '../../rules/days.ts'
import { sentenceCase } from '../../rules/words.ts'
import { dayForField } from '../../updates/rules/typed-day.ts'
import { withinPlan } from '../../views/frame.ts'
import { type PlanAsked, planAsked } from '../../views/held-plan.ts'
import { type ComparedPart, comparePlans, type PlanComparison } from '../rules/compare.ts'
import { byKind, type Counts, comparisonSentence, deadlineMoved } from '../rules/comparison-words.ts'
import { findPart } from '../rules/part.ts'
import { selectSide } from '../side.ts'
import { listVersions, type PlanVersion } from '../store/versions.ts'
import { DeadlineSaid, FieldsChanged, Words } from '../views/changes-view.tsx'
import { partAddress } from './part-asked.ts'

type CompareProps = PlanAsked & {
  versions: readonly PlanVersion[]
  from: string
  to: string
  problems: { field: 'from' | 'to'; text: string }[]
  /** Null where one of the two sides is not there. */
  found: { sentence: string; comparison: PlanComparison } | null
}

/** A link to the part where it is in the plan as it is shown. */
function PartLink({ props, part }: { props: CompareProps; part: ComparedPart }) {
  const here = findPart(props.plan, part.kind, part.id)
  const name = sentenceCase(part.name)
  if (here === undefined) return <>{name}</>
  return (
    <a class="govuk-link" href={partAddress(props.held.stored.id, here)}>
      {name}
    </a>
  )
}

function Section({ title, count, children }: { title: string; count: number; children?: Child }) {
  if (count === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">
        {title} <span class="up-count">{count}</span>
      </h2>
      {children}
    </section>
  )
}

function Deadlines({ props, deadlines }: { props: CompareProps; deadlines: Counts['deadlines'] }) {
  return (
    <Section title="Deadlines" count={deadlines.length}>
      <DataTable
        caption="Deadlines that changed"
        captionHidden
        rows={deadlines}
        columns={[
          { head: 'Of', rowHead: true, cell: ({ part }) => <PartLink props={props} part={part} /> },
          { head: 'Words', class: 'up-wide', cell: ({ part }) => shorten(part.text, 90) },
          { head: 'Was', cell: ({ change }) => <DeadlineSaid deadline={change.before} /> },
          { head: 'Is', cell: ({ change }) => <DeadlineSaid deadline={change.after} /> },
          { head: 'By how much', class: 'up-nowrap', cell: ({ change }) => sentenceCase(deadlineMoved(change)) },
        ]}
      />
    </Section>
  )
}

/** What came and what went, with its words. */
function Whole({ props, title, parts }: { props: CompareProps; title: string; parts: readonly ComparedPart[] }) {
  return (
    <Section title={title} count={parts.length}>
      {parts.map((part) => (
        <div class="up-entry">
          <p class="up-entry__title">
            <PartLink props={props} part={part} />
          </p>
          <Words words={[{ kind: part.state === 'gone' ? 'gone' : 'new', text: part.text }]} />
          {part.reason && <p class="up-reason">{part.reason}</p>}
        </div>
      ))}
    </Section>
  )
}

/** The parts of one kind of change, each with only the fields that belong to it. */
function Changed({
  props,
  title,
  parts,
  only,
}: {
  props: CompareProps
  title: string
  parts: readonly ComparedPart[]
  only: (field: string) => boolean
}) {
  return (
    <Section title={title} count={parts.length}>
      {parts.map((part) => (
        <div class="up-entry">
          <p class="up-entry__title">
            <PartLink props={props} part={part} />
          </p>
          <FieldsChanged
            fields={part.fields.filter(({ field }) => only(field))}
            moved={only('moved') ? part.moved : null}
          />
        </div>
      ))}
    </Section>
  )
}

function Standings({ props, standings }: { props: CompareProps; standings: Counts['standings'] }) {
  return (
    <Section title="Standing" count={standings.length}>
      <DataTable
        caption="Actions whose standing changed"
        captionHidden
        rows={standings}
        columns={[
          { head: 'Action', rowHead: true, cell: ({ part }) => <PartLink props={props} part={part} /> },
          { head: 'Words', class: 'up-wide', cell: ({ part }) => shorten(part.text, 90) },
          { head: 'Was', class: 'up-nowrap', cell: ({ change }) => sentenceCase(change.before) },
          { head: 'Is', class: 'up-nowrap', cell: ({ change }) => sentenceCase(change.after) },
        ]}
      />
    </Section>
  )
}

const elsewhere = new Set(['deadline', 'leads', 'standing', 'moved'])

function Differences({ props, comparison }: { props: CompareProps; comparison: PlanComparison }) {
  const { added, gone, moved, reworded, deadlines, leads, standings } = byKind(comparison)
  return (
    <>
      {comparison.title.length > 0 && (
        <Section title="Title of the plan" count={1}>
          <FieldsChanged fields={comparison.title} />
        </Section>
      )}
      <Deadlines props={props} deadlines={deadlines} />
      <Whole props={props} title="New" parts={added} />
      <Whole props={props} title="Gone" parts={gone} />
      <Changed props={props} title="Moved" parts={moved} only={(field) => field === 'moved'} />
      <Changed props={props} title="Leads" parts={leads} only={(field) => field === 'leads'} />
      <Changed props={props} title="Worded differently" parts={reworded} only={(field) => !elsewhere.has(field)} />
      <Standings props={props} standings={standings} />
    </>
  )
}

function Sides({ held, versions, from, to, problems, today }: CompareProps) {
  const planId = held.stored.id
  const error = (field: 'from' | 'to') => problems.find((problem) => problem.field === field)?.text
  const shown = versions.filter(({ sequence }) => sequence !== null).map(({ label }) => label)
  const ways = [
    ...shown.slice(1).map((label, at) => ({ from: shown[at] ?? '', to: label, text: `${shown[at]} and ${label}` })),
    ...(shown.length > 0 ? [{ from: shown.at(-1) ?? '', to: 'now', text: `Since version ${shown.at(-1)}` }] : []),
    { from: addMonths(today, -1), to: 'now', text: 'The last month' },
  ]
  return (
    <>
      <form class="up-filters up-filters__form up-screen-only" method="get" action={addresses.compare(planId)}>
        <TextField id="from" label="From" width="10" value={asTyped(from)} error={error('from')} />
        <TextField id="to" label="To" width="10" value={asTyped(to)} error={error('to')} />
        <Button kind="secondary">Compare</Button>
      </form>
      <p class="up-hint up-screen-only">
        {shown.length > 0 ? `A version (${shown.join(', ')}), a` : 'A'} day such as {dayForField(today)}, or “now”.
      </p>
      <p class="up-partlinks">
        {ways.map((way) => (
          <a class="govuk-link" href={addresses.compare(planId, { from: way.from, to: way.to })}>
            {way.text}
          </a>
        ))}
      </p>
    </>
  )
}

/** What came after the version in force is what a reader asks for first; one that waits often says what is there now. */
function lastAgreed(versions: readonly PlanVersion[]): string | undefined {
  const kept = versions.filter(({ sequence }) => sequence !== null)
  return (kept.findLast(({ state }) => state === 'approved') ?? kept.at(-1))?.label
}

/** Days stand in the address as data, in the field as they are read. */
const asTyped = (side: string) => (isDay(side) ? dayForField(side) : side)

function ComparePage(props: CompareProps) {
  const { held, found, problems } = props
  return (
    <Page {...withinPlan(held, 'compare')} heading="Compare" lead={found?.sentence}>
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      <Sides {...props} />
      {found !== null && found.comparison.parts.length + found.comparison.title.length === 0 && (
        <Empty title="No difference">
          <p class="govuk-body">
            The plan says the same on both sides: choose other days or versions above, or look at{' '}
            {plural(props.plan.actions.length, 'action')} on the plan itself.
          </p>
        </Empty>
      )}
      {found !== null && <Differences props={props} comparison={found.comparison} />}
    </Page>
  )
}

async function showCompare(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const found = await planAsked(asked)
  const { authority, id } = found.held.stored
  const versions = await listVersions(services.db, authority, id)
  const since = lastAgreed(versions) ?? addMonths(found.today, -1)
  const [from, to] = [c.req.query('from') || since, c.req.query('to') || 'now']
  const side = (words: string) => selectSide(services.db, authority, id, words, found.today)
  const [before, after] = [await side(from), await side(to)]
  const problems = [
    ...('problem' in before ? [{ field: 'from' as const, text: before.problem }] : []),
    ...('problem' in after ? [{ field: 'to' as const, text: after.problem }] : []),
  ]
  if ('problem' in before || 'problem' in after)
    return sendPage(
      c,
      <ComparePage {...found} versions={versions} from={from} to={to} problems={problems} found={null} />,
      422,
    )
  const comparison = comparePlans(before, after)
  const sentence = comparisonSentence(comparison, before.name, after.name)
  const props = { ...found, versions, from, to, problems, found: { sentence, comparison } }
  return sendPage(c, <ComparePage {...props} />)
}

export const compareRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/compare', permission: 'read plans', handler: showCompare },
]
