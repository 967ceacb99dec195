/** Who has how much to do, and when: leads down, months across, the figure in each cell and a tint that follows it. */
import { listPosts, meantBy, type Post, postOfLead } from '../../people/posts/posts.ts'
import { holdingInShort } from '../../people/posts/views/holding.tsx'
import type { Asked, Route } from '../../people/route.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { Empty } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { type Column, DataTable } from '../../ui/table.tsx'
import { figure, monthInShort, plural, pluralInWords } from '../../ui/words.ts'
import { type LeadLoad, leadKey, type Workload, workloadOf } from '../rules/index.ts'
import { withinPlan } from '../views/frame.ts'
import { type HeldPlan, planAsked } from '../views/held-plan.ts'

/** The most months shown one by one; what falls before and after is added up at either end. */
export const mostMonths = 14

export type MonthColumn = {
  name: string
  months: readonly string[] /** Single months link to their actions. */
  one: boolean
}

/** Months as columns: all of them where they are few, else those about the day with the rest added up. */
export function monthColumns(months: readonly string[], asAt: string): MonthColumn[] {
  const single = (month: string): MonthColumn => ({ name: monthInShort(month), months: [month], one: true })
  if (months.length <= mostMonths) return months.map(single)
  const now = months.findIndex((month) => month >= asAt.slice(0, 7))
  const from = Math.max(0, Math.min(now === -1 ? months.length : now - 2, months.length - mostMonths))
  const before = months.slice(0, from)
  const after = months.slice(from + mostMonths)
  return [
    ...(before.length > 0 ? [{ name: `Before ${monthInShort(months[from] ?? '')}`, months: before, one: false }] : []),
    ...months.slice(from, from + mostMonths).map(single),
    ...(after.length > 0 ? [{ name: 'Later', months: after, one: false }] : []),
  ]
}

/** 0 to 5: how strong a cell's tint is. The largest figure of the table is 5. */
export function heat(count: number, most: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((count / most) * 5))
}

function countIn(load: LeadLoad, column: MonthColumn): number {
  return column.months.reduce((sum, month) => sum + (load.byMonth[month] ?? 0), 0)
}

export type WorkloadPageProps = { held: HeldPlan; workload: Workload; asAt: string; posts: readonly Post[] }

function Holder({ post, day }: { post: Post | null; day: string }) {
  return post === null ? null : <p class="up-hint">{holdingInShort(post, day)}</p>
}

function WorkloadTable({ held, workload, asAt, posts }: WorkloadPageProps) {
  const planId = held.stored.id
  const months = monthColumns(workload.months, asAt)
  const most = Math.max(0, ...workload.leads.flatMap((load) => months.map((column) => countIn(load, column))))
  const cell = (load: LeadLoad, column: MonthColumn) => {
    const count = countIn(load, column)
    if (count === 0) return <span class="up-heat up-heat--0" />
    const words = <span class={`up-heat up-heat--${heat(count, most)}`}>{figure(count)}</span>
    if (!column.one) return words
    return (
      <a
        class="up-heat__link"
        href={addresses.plan(planId, { lead: load.printed, due: column.months[0] })}
        aria-label={`${load.name}, ${column.name}: ${plural(count, 'action')}`}
      >
        {words}
      </a>
    )
  }
  const columns: Column<LeadLoad>[] = [
    {
      head: 'Lead',
      rowHead: true,
      class: 'up-sticky',
      cell: (load) => (
        <>
          <a class="govuk-link" href={addresses.plan(planId, { lead: load.printed })}>
            {load.name}
          </a>
          <Holder post={postOfLead(posts, load.printed[0] ?? '')} day={asAt} />
        </>
      ),
    },
    { head: 'Open', numeric: true, cell: (load) => figure(load.open) },
    {
      head: 'Overdue',
      numeric: true,
      cell: (load) => (load.overdue === 0 ? '' : <strong class="up-late">{figure(load.overdue)}</strong>),
    },
    ...months.map(
      (column): Column<LeadLoad> => ({
        head: column.name,
        numeric: true,
        class: 'up-month',
        cell: (load) => cell(load, column),
      }),
    ),
    { head: 'No date', numeric: true, cell: (load) => (load.noDate === 0 ? '' : figure(load.noDate)) },
  ]
  return (
    <DataTable
      caption="Open actions by lead and month due"
      captionHidden
      narrow="scroll"
      sortable
      columns={columns}
      rows={workload.leads}
    />
  )
}

function inASentence({ leads, withoutLead }: Workload): string {
  const [first] = leads
  if (first === undefined) return 'The plan names nobody for any of its actions.'
  const open = leads.reduce((sum, load) => sum + load.open, 0)
  if (open === 0) return 'Every action that has a lead is delivered or withdrawn.'
  const late = first.overdue === 0 ? '' : `, ${pluralInWords(first.overdue, 'of them overdue', 'of them overdue')}`
  const nobody = withoutLead === 0 ? '' : ` ${plural(withoutLead, 'open action has', 'open actions have')} no lead.`
  return `${first.name} leads the most: ${plural(first.open, 'open action')}${late}.${nobody}`
}

export function WorkloadPage(props: WorkloadPageProps) {
  const { held, workload } = props
  return (
    <Page {...withinPlan(held, 'workload')} heading="Workload" lead={inASentence(workload)}>
      {workload.leads.length === 0 ? (
        <Empty title="No leads">
          <p class="govuk-body">
            No action has a lead printed for it or above it.{' '}
            <a class="govuk-link" href={addresses.findings(held.stored.id)}>
              See the findings
            </a>
            .
          </p>
        </Empty>
      ) : (
        <>
          <p class="govuk-body">
            Each figure is a number of open actions, under the month they are due; an action with two leads counts for
            both. Names that mean one post are counted as that post. The stronger the tint, the more there are. Follow a
            figure to its actions.
          </p>
          <WorkloadTable {...props} />
        </>
      )}
    </Page>
  )
}

async function showWorkload(asked: Asked): Promise<Response> {
  const { held, index, asAt } = await planAsked(asked)
  const posts = await listPosts(asked.services.db, asked.who.authority)
  const workload = workloadOf(index, asAt, ({ name }) => meantBy(posts, index.leadNames.get(leadKey(name)) ?? name))
  return sendPage(asked.c, <WorkloadPage held={held} workload={workload} asAt={asAt} posts={posts} />)
}

export const workloadRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/workload', permission: 'read plans', handler: showWorkload },
]
