/** What else the document says: measures, members, reporting lines, document control, and words that found no home. */
import type { Asked, Route } from '../../people/route.ts'
import { Page } from '../../ui/layout.tsx'
import { Details, Empty } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { type Column, DataTable } from '../../ui/table.tsx'
import { plural, pluralInWords, sentenceCase } from '../../ui/words.ts'
import type { ContextItem, Plan } from '../plan.ts'
import { PlaceLink } from '../views/beside.tsx'
import { type ContextKind, contextInWords, contextKinds, contextOrder } from '../views/context-words.ts'
import { withinPlan } from '../views/frame.ts'
import { type HeldPlan, planAsked } from '../views/held-plan.ts'

/** Tables in a document keep their columns: items with the same headings, one after the other, are one table again. */
export function asTables(items: readonly ContextItem[]): ContextItem[][] {
  const tables: ContextItem[][] = []
  const shape = (item: ContextItem | undefined) => (item?.fields ?? []).map((field) => field.heading).join('|')
  for (const item of items) {
    const last = tables.at(-1)
    if (last && shape(last[0]) === shape(item)) last.push(item)
    else tables.push([item])
  }
  return tables
}

function fieldColumns(items: readonly ContextItem[]): Column<ContextItem>[] {
  return (items[0]?.fields ?? []).map((field, at) => ({
    head: field.heading || <span class="govuk-visually-hidden">Column {at + 1}</span>,
    label: field.heading || `Column ${at + 1}`,
    rowHead: at === 0,
    cell: (item) => item.fields?.[at]?.text ?? '',
  }))
}

/** The words that lead in to a list are printed once above it, so they are shown once, on its first item. */
function leadsIn(item: ContextItem, before: ContextItem | undefined): boolean {
  return item.title !== null && item.title !== item.text && item.title !== before?.title && item.title !== before?.text
}

function wordColumns(items: readonly ContextItem[]): Column<ContextItem>[] {
  const columns: Column<ContextItem>[] = []
  const before = new Map(items.map((item, at) => [item, items[at - 1]]))
  if (items.some((item) => item.ref !== null))
    columns.push({ head: 'Ref', class: 'up-nowrap', cell: (item) => item.ref ?? '' })
  columns.push({
    head: 'As printed',
    class: 'up-words',
    cell: (item) => (
      <>
        {leadsIn(item, before.get(item)) && <span class="up-block up-muted">{item.title}</span>}
        <span class="up-pre">{item.text}</span>
      </>
    ),
  })
  return columns
}

function Items({ planId, kind, items }: { planId: string; kind: ContextKind; items: readonly ContextItem[] }) {
  return (
    <>
      {asTables(items).map((table, at) => (
        <DataTable
          caption={`${contextKinds[kind].title}${at === 0 ? '' : `, table ${at + 1}`}`}
          captionHidden
          rows={table}
          columns={[
            ...(table[0]?.fields?.length ? fieldColumns(table) : wordColumns(table)),
            { head: 'In the document', class: 'up-nowrap', cell: (item) => <PlaceLink planId={planId} at={item.at} /> },
          ]}
        />
      ))}
    </>
  )
}

function Keys({ plan }: { plan: Plan }) {
  if (plan.sources.length === 0 && plan.urgencies.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">The document’s own key</h2>
      <div class="up-columns up-columns--two">
        {plan.sources.length > 0 && (
          <DataTable
            caption="Sources"
            rows={plan.sources}
            columns={[
              { head: 'Code', rowHead: true, cell: (source) => source.code },
              { head: 'Means', cell: (source) => source.title },
            ]}
          />
        )}
        {plan.urgencies.length > 0 && (
          <DataTable
            caption="Urgencies"
            rows={plan.urgencies}
            columns={[
              { head: 'Code', rowHead: true, cell: (urgency) => urgency.code },
              { head: 'Means', cell: (urgency) => urgency.title },
            ]}
          />
        )}
      </div>
    </section>
  )
}

function Unplaced({ planId, plan }: { planId: string; plan: Plan }) {
  return (
    <section id="unplaced">
      <h2 class="govuk-heading-m">Words that found no home</h2>
      {plan.unplaced.length === 0 ? (
        <p class="govuk-body">None: every word of the document is in a field of the plan.</p>
      ) : (
        <>
          <p class="govuk-body">
            Nothing is dropped in silence: these words are in no field of the plan, and are kept here as printed.
          </p>
          <DataTable
            caption={plural(plan.unplaced.length, 'passage')}
            captionHidden
            rows={plan.unplaced}
            columns={[
              {
                head: 'As printed',
                rowHead: true,
                class: 'up-wide',
                cell: (one) => <span class="up-pre">{one.text}</span>,
              },
              { head: 'In the document', class: 'up-nowrap', cell: (one) => <PlaceLink planId={planId} at={one.at} /> },
            ]}
          />
        </>
      )}
    </section>
  )
}

function inASentence({ actions, context, unplaced }: Plan): string {
  const held = contextInWords(context)
  const rest =
    unplaced.length === 0
      ? 'No word was left over.'
      : `${sentenceCase(pluralInWords(unplaced.length, 'passage'))} found no home.`
  if (held === '') return `The document holds nothing beside its actions. ${rest}`
  return actions.length === 0
    ? `The document holds ${held}, and no action. ${rest}`
    : `Beside its actions the document holds ${held}. ${rest}`
}

export function ContextPage({ held }: { held: HeldPlan }) {
  const { plan, stored } = held
  const groups = contextOrder
    .map((kind) => ({ kind, items: plan.context.filter((item) => item.kind === kind) }))
    .filter(({ items }) => items.length > 0)
  return (
    <Page {...withinPlan(held, 'context')} heading="What else the document says" lead={inASentence(plan)}>
      {groups.length === 0 && plan.unplaced.length === 0 && plan.sources.length === 0 && (
        <Empty title="Nothing else">
          <p class="govuk-body">All of the document is in the plan itself.</p>
        </Empty>
      )}
      <Keys plan={plan} />
      {groups.map(({ kind, items }) => (
        <section>
          <h2 class="govuk-heading-m">{contextKinds[kind].title}</h2>
          {kind === 'text' && items.length > 12 ? (
            <Details summary={`Show ${plural(items.length, 'paragraph')}`}>
              <Items planId={stored.id} kind={kind} items={items} />
            </Details>
          ) : (
            <Items planId={stored.id} kind={kind} items={items} />
          )}
        </section>
      ))}
      <Unplaced planId={stored.id} plan={plan} />
    </Page>
  )
}

async function showContext(asked: Asked): Promise<Response> {
  const { held } = await planAsked(asked)
  return sendPage(asked.c, <ContextPage held={held} />)
}

export const contextRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/context', permission: 'read plans', handler: showContext },
]
