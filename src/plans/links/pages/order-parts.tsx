/** Time between linked parts: orders that cannot hold, the longest chain, the drawing. */
import { waitsChart } from '../../../ui/charts/index.ts'
import { Drawing } from '../../../ui/drawing.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, dateInWords, plural, pluralInWords, sentenceCase } from '../../../ui/words.ts'
import type { Chain } from '../chain.ts'
import { themeOfPart } from '../parts.ts'
import { countedDependencies, type PlanLink } from '../plan-links.ts'
import { drawnDependencies } from '../rows-drawn.ts'
import { scheduleOf } from '../schedule.ts'
import { PartLink, partAddress } from '../views/part-link.tsx'
import type { DependenciesProps } from './dependencies-props.ts'
import { LinkTo } from './link-tables.tsx'

export function Orders({ held, index, orders }: DependenciesProps) {
  if (orders.length === 0) return null
  const planId = held.stored.id
  return (
    <section id="orders">
      <h2 class="govuk-heading-m">Due before what it depends on</h2>
      <p class="govuk-body">One of the two dates cannot hold, or the link is wrong.</p>
      <DataTable
        caption="Orders that cannot hold"
        captionHidden
        rows={orders}
        columns={[
          {
            head: 'What',
            rowHead: true,
            cell: ({ from }) => <PartLink planId={planId} structure={index} part={from} words />,
          },
          { head: 'Due', class: 'up-nowrap', cell: ({ fromDue }) => dateInShort(fromDue) },
          { head: 'Depends on', cell: ({ to }) => <PartLink planId={planId} structure={index} part={to} words /> },
          { head: 'Which is due', class: 'up-nowrap', cell: ({ toDue }) => dateInShort(toDue) },
          { head: 'Days too late', numeric: true, cell: ({ days }) => days },
          { head: 'Link', class: 'up-nowrap', cell: ({ link }) => <LinkTo planId={planId} link={link} /> },
        ]}
      />
    </section>
  )
}

const days = (count: number | null, none: string) =>
  count === null ? <span class="up-muted">{none}</span> : plural(count, 'day')

export function LongestChain({ held, index, chain }: DependenciesProps) {
  if (chain === null) return null
  const planId = held.stored.id
  return (
    <section id="chain">
      <h2 class="govuk-heading-m">The longest chain</h2>
      <p class="govuk-body">{chainInWords(chain)}</p>
      <DataTable
        caption="The longest chain, what is to be done first at the top"
        captionHidden
        rows={chain.steps}
        columns={[
          {
            head: 'Step',
            rowHead: true,
            cell: ({ part }) => <PartLink planId={planId} structure={index} part={part} words />,
          },
          {
            head: 'Ends at the earliest',
            class: 'up-nowrap',
            cell: ({ ends }) => (ends === null ? 'No day' : dateInShort(ends)),
          },
          {
            head: 'Room before the next step moves',
            class: 'up-nowrap',
            cell: ({ room }, at) => days(room, at === chain.steps.length - 1 ? 'Last step' : 'Not known'),
          },
          {
            head: 'Slack before the plan ends later',
            class: 'up-nowrap',
            cell: ({ slack }) => days(slack, 'Not known'),
          },
        ]}
      />
    </section>
  )
}

export function chainInWords({ steps, tightest, planEnds }: Chain): string {
  const last = steps.at(-1)?.ends ?? null
  const reach = last === null ? '' : `, the last of them ending on ${dateInWords(last)}`
  const room =
    tightest === null
      ? ''
      : tightest === 0
        ? ' There is no room in it: when the tightest step slips by a day, the next does too.'
        : ` Its tightest step can slip by ${plural(tightest, 'day')} before the next one moves.`
  const end = planEnds === null ? '' : ` The plan’s last open action ends on ${dateInWords(planEnds)}.`
  return `${sentenceCase(pluralInWords(steps.length, 'step'))} wait for each other${reach}.${room}${end}`
}

export function Picture({ held, index, filters, chain }: DependenciesProps) {
  const counted = countedDependencies(index, filters.countProposed)
  const dependencies = counted.filter(
    ({ from, to }) => filters.theme === null || [from, to].some((part) => themeOfPart(index, part) === filters.theme),
  )
  if (dependencies.length === 0) return null
  const seen = {
    schedule: scheduleOf(index, counted),
    chain,
    hrefOf: (part: PlanLink['from']) => partAddress(held.stored.id, index, part),
  }
  const { items, waits, left } = drawnDependencies(index, dependencies, seen)
  return (
    <section id="drawing">
      <h2 class="govuk-heading-m">What waits for what</h2>
      <Drawing chart={waitsChart(items, waits, index.asAt)} />
      {left > 0 && (
        <p class="up-hint">
          {plural(left, 'more part is', 'more parts are')} left out of the drawing: choose a theme to see them.
        </p>
      )}
    </section>
  )
}
