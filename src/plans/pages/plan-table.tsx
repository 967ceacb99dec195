/** The plan's actions as a compact table, in an order that lives in the address. */
import { addresses } from '../../ui/addresses.ts'
import { type Column, DataTable } from '../../ui/table.tsx'
import { shorten } from '../../ui/words.ts'
import type { Action } from '../plan.ts'
import { disagreementAbout, leadInWords, type PlanIndex, ragColours, recommendationOf } from '../rules/index.ts'
import { DeadlineCell } from '../views/action-list.tsx'
import { LeadSays, RagTag } from '../views/tags.tsx'

export const sortKeys = ['document', 'due', 'lead', 'standing'] as const
export type SortKey = (typeof sortKeys)[number]

export function parseSort(text: string | undefined): SortKey {
  return sortKeys.find((key) => key === text) ?? 'document'
}

/** Without a date last; the gravest colour first; equal ones stay in the document's order. */
export function sortActions(index: PlanIndex, actions: readonly Action[], sort: SortKey): Action[] {
  if (sort === 'document') return [...actions]
  const due = (action: Action) => action.deadline.due ?? '9999'
  const grave = (action: Action) => ragColours.indexOf(index.rags.get(action.id)?.colour ?? 'grey')
  const lead = (action: Action) => index.leads.get(action.id)?.leads[0]?.name ?? '\uffff'
  const collator = new Intl.Collator('en-GB')
  return actions.toSorted((a, b) => {
    if (sort === 'due') return due(a).localeCompare(due(b))
    if (sort === 'lead') return collator.compare(lead(a), lead(b))
    return grave(a) - grave(b) || due(a).localeCompare(due(b))
  })
}

const sortNames: Record<SortKey, string> = { document: 'Ref', due: 'Due', lead: 'Lead', standing: 'Standing' }

export type TableProps = {
  planId: string
  index: PlanIndex
  actions: readonly Action[]
  sort: SortKey
  /** The address of the same view in another order. */
  sortedBy: (sort: SortKey) => string
}

export function PlanTable({ planId, index, actions, sort, sortedBy }: TableProps) {
  const head = (key: SortKey) =>
    key === sort ? (
      <span>
        {sortNames[key]} <span aria-hidden="true">↓</span>
        <span class="govuk-visually-hidden"> (the table is in this order)</span>
      </span>
    ) : (
      <a class="govuk-link" href={sortedBy(key)}>
        {sortNames[key]}
      </a>
    )
  const columns: Column<Action>[] = [
    {
      head: head('document'),
      label: 'Ref',
      class: 'up-nowrap',
      cell: (action) => recommendationOf(index, action)?.ref ?? '',
    },
    {
      head: 'Action',
      rowHead: true,
      class: 'up-wide',
      cell: (action) => (
        <a class="up-act__link" href={addresses.action(planId, action.id)}>
          {action.label && <span class="up-rec__ref">{action.label} </span>}
          {shorten(action.text || 'No words printed', 180)}
        </a>
      ),
    },
    { head: head('lead'), label: 'Lead', cell: (action) => leadInWords(index, action) },
    { head: head('due'), label: 'Due', class: 'up-due', cell: (action) => <DeadlineCell action={action} /> },
    {
      head: head('standing'),
      label: 'Standing',
      cell: (action) => {
        const rag = index.rags.get(action.id)
        return rag ? (
          <>
            <RagTag rag={rag} /> <LeadSays disagreement={disagreementAbout(index, action)} />
          </>
        ) : null
      },
    },
  ]
  return <DataTable caption="Actions" captionHidden columns={columns} rows={actions} />
}
