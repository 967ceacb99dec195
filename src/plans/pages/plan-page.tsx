/** The plan: headline, marks, filters, and the tree, the table or the timeline of what the filters leave. */
import type { Asked, Route } from '../../people/route.ts'
import { measuredInWords } from '../../performance/links/felt-words.ts'
import { addresses } from '../../ui/addresses.ts'
import { useFrame } from '../../ui/frame.ts'
import { Page } from '../../ui/layout.tsx'
import { Empty, Figures, Notice } from '../../ui/parts.tsx'
import { frameOf } from '../../ui/render.ts'
import { renderOnce, sendRendered } from '../../ui/rendered.ts'
import { ToneShape } from '../../ui/tag.tsx'
import { dateInWords, figure, plural, shorten } from '../../ui/words.ts'
import type { EditWay } from '../control/rules/edit.ts'
import { PlanLinks } from '../control/views/part-links.tsx'
import { wayToChange } from '../control/views/waiting-about.ts'
import type { Action } from '../plan.ts'
import {
  type FacetCounts,
  facetCounts,
  filterActions,
  filtersToQuery,
  hasFilters,
  judgePlan,
  type Marks,
  marksOfPlan,
  mismatchesOf,
  noFilters,
  type PlanFilters,
  type PlanIndex,
  parseFilters,
  ragKey,
  type ThemeNode,
  treeOf,
} from '../rules/index.ts'
import { contextInWords } from '../views/context-words.ts'
import { withinPlan } from '../views/frame.ts'
import { type HeldPlan, type PlanAsked, planAsked } from '../views/held-plan.ts'
import { countPlan, type PlanCounts, planInASentence } from '../views/plan-lead.ts'
import { RagTag, ThreeMarks } from '../views/tags.tsx'
import { PlanFiltersBar, planAddress, type ViewState } from './plan-filters.tsx'
import { PlanTable, parseSort, type SortKey, sortActions } from './plan-table.tsx'
import { PlanTree } from './plan-tree.tsx'
import { TimelineView } from './timeline-view.tsx'

const views = { tree: 'Tree', table: 'Table', timeline: 'Timeline' } as const
type View = keyof typeof views

function parseView(text: string | undefined): View {
  return text === 'table' || text === 'timeline' ? text : 'tree'
}

export type PlanPageProps = {
  held: HeldPlan
  index: PlanIndex
  today: string
  view: View
  sort: SortKey
  filters: PlanFilters
  counts: FacetCounts
  actions: readonly Action[]
  /** What the reader may do about the words of the plan. */
  way: EditWay | null
  tree: readonly ThemeNode[]
  headline: PlanCounts
  marks: Marks
  /** The day or moment as the address has it; '' for today. */
  moment: string
}

function stateOf({ view, sort, moment }: PlanPageProps): ViewState {
  return {
    view: view === 'tree' ? '' : view,
    sort: sort === 'document' ? '' : sort,
    asAt: moment,
  }
}

function Headline({ held, headline, moment: asAt }: PlanPageProps) {
  const { id } = held.stored
  const only = (query: Record<string, string>) => addresses.plan(id, { ...query, 'as-at': asAt })
  return (
    <Figures
      items={[
        { name: headline.actions === 1 ? 'action' : 'actions', value: figure(headline.actions) },
        {
          name: 'overdue',
          value: figure(headline.overdue),
          href: only({ due: 'overdue' }),
          tone: headline.overdue > 0 ? 'red' : undefined,
        },
        { name: 'due in six weeks', value: figure(headline.dueSoon), href: only({ due: '6-weeks' }) },
        { name: 'with no date', value: figure(headline.withoutDate), href: only({ missing: 'date' }) },
        { name: 'with no lead', value: figure(headline.withoutLead), href: only({ missing: 'lead' }) },
      ]}
    />
  )
}

/** How many actions stand where, in words, shapes and colours: the key and the first filter in one. */
function Standings(props: PlanPageProps) {
  const { held, filters, counts } = props
  const state = stateOf(props)
  return (
    <ul class="up-standings">
      <li>
        The plan as a whole: <RagTag rag={judgePlan(props.index)} />
      </li>
      {hasFilters(filters) && <li>With these filters:</li>}
      {ragKey.map((entry) => {
        const count = counts.rag.find((option) => option.value === entry.colour)?.count ?? 0
        return (
          <li>
            <ToneShape tone={entry.colour} />{' '}
            <a class="govuk-link" href={planAddress(held.stored.id, { ...filters, rag: [entry.colour] }, state)}>
              {entry.word}
            </a>{' '}
            <span class="up-standings__count">{figure(count)}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Views(props: PlanPageProps) {
  const { held, filters, view } = props
  const state = stateOf(props)
  return (
    <nav class="up-views up-screen-only" aria-label="Ways to see the plan">
      <ul>
        {Object.entries(views).map(([key, name]) => (
          <li>
            <a
              class="up-views__link"
              href={planAddress(held.stored.id, filters, { ...state, view: key === 'tree' ? '' : key })}
              aria-current={key === view ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Body(props: PlanPageProps) {
  const { held, view, filters, actions, index, sort, tree } = props
  const planId = held.stored.id
  if (actions.length === 0) {
    const none = held.plan.actions.length === 0
    const context = contextInWords(held.plan.context)
    return (
      <Empty title={none ? 'No actions' : 'No action fits these filters'}>
        {none ? (
          <p class="govuk-body">
            {context === ''
              ? 'Nothing in the document was read as an action.'
              : `Nothing in the document was read as an action. It holds ${context}.`}{' '}
            <a class="govuk-link" href={addresses.context(planId)}>
              See what it says
            </a>
            . If the actions are in another file,{' '}
            <a class="govuk-link" href={addresses.imports()}>
              import that one
            </a>
            .
          </p>
        ) : (
          <p class="govuk-body">
            Take one of the filters away, or{' '}
            <a class="govuk-link" href={planAddress(planId, noFilters, stateOf(props))}>
              show everything
            </a>
            .
          </p>
        )}
      </Empty>
    )
  }
  if (view === 'timeline') return <TimelineView planId={planId} index={index} actions={actions} />
  if (view === 'table') {
    const sortedBy = (key: SortKey) =>
      planAddress(planId, filters, { ...stateOf(props), sort: key === 'document' ? '' : key })
    return (
      <PlanTable
        planId={planId}
        index={index}
        actions={sortActions(index, actions, sort)}
        sort={sort}
        sortedBy={sortedBy}
      />
    )
  }
  const only = hasFilters(filters) ? new Set(actions.map((action) => action.id)) : null
  return <PlanTree planId={planId} index={index} tree={tree} only={only} />
}

/** What a chair must see before all else: where all is done and nothing better, with its figures. */
function NothingBetter({ held, index }: PlanPageProps) {
  const found = mismatchesOf(index).filter(({ kind }) => kind === 'nothing better')
  if (found.length === 0) return null
  return (
    <Notice tone="bad" title="All done, nothing better">
      <ul class="govuk-list">
        {found.slice(0, mostMismatches).map(({ recommendation, links }) => (
          <li>
            <a class="govuk-link" href={`${addresses.recommendation(held.stored.id, recommendation.id)}#felt`}>
              {recommendation.ref ?? shorten(recommendation.text, 60)}
            </a>
            : {links.map(measuredInWords).join('; ')}.
          </li>
        ))}
      </ul>
      {found.length > mostMismatches && (
        <p>
          <a class="govuk-link" href={addresses.findings(held.stored.id, { rule: 'felt.nothing-better' })}>
            All {figure(found.length)}
          </a>
        </p>
      )}
    </Notice>
  )
}

const mostMismatches = 3

export function PlanPage(props: PlanPageProps) {
  const { held, index, today, headline } = props
  const dated = index.asAt === today ? '' : ` As at ${dateInWords(index.asAt)}.`
  return (
    <Page {...withinPlan(held, 'plan')} heading={held.plan.title} lead={`${planInASentence(headline)}${dated}`}>
      <NothingBetter {...props} />
      {held.plan.actions.length > 0 && <Overview {...props} />}
      <Body {...props} />
      <PlanLinks planId={held.stored.id} plan={held.plan} way={props.way} />
    </Page>
  )
}

/** What can be done with all that the filters leave, for whoever may update some of them. */
function Together({ held, filters, actions, index, today }: PlanPageProps) {
  const { may } = useFrame()
  if (actions.length === 0 || index.asAt !== today || !may('update own actions')) return null
  const query = new URLSearchParams(filtersToQuery(filters))
  const only = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
  return (
    <p class="up-together up-screen-only">
      <a class="govuk-link" href={addresses.updateSeveral(held.stored.id, only)}>
        Update these
      </a>
      <a class="govuk-link" href={addresses.actionsFile(held.stored.id, only)}>
        Download these (Excel)
      </a>
    </p>
  )
}

/** All that counts and narrows the actions; left out where there are none to count. */
function Overview(props: PlanPageProps) {
  const { held, filters, counts, actions, marks } = props
  return (
    <>
      <div class="up-dash">
        <Headline {...props} />
        <ThreeMarks marks={marks} measures={addresses.measures(held.stored.id)} />
      </div>
      <Standings {...props} />
      <PlanFiltersBar planId={held.stored.id} filters={filters} counts={counts} state={stateOf(props)} />
      <div class="up-results">
        <p class="up-results__count" role="status">
          {hasFilters(filters)
            ? `${plural(actions.length, 'action')} of ${figure(held.plan.actions.length)}`
            : `All ${plural(actions.length, 'action')}`}
        </p>
        <Views {...props} />
      </div>
      <Together {...props} />
    </>
  )
}

function planPage(asked: Asked, { held, index, asAt, today, past }: PlanAsked, way: EditWay | null) {
  const { c } = asked
  const filters = parseFilters(new URL(c.req.url).searchParams)
  const props: PlanPageProps = {
    held,
    index,
    today,
    view: parseView(c.req.query('view')),
    sort: parseSort(c.req.query('sort')),
    filters,
    counts: facetCounts(index, filters, asAt),
    actions: filterActions(index, filters, asAt),
    tree: treeOf(held.plan),
    headline: countPlan(index),
    marks: marksOfPlan(index, asAt),
    way,
    moment: past ? (c.req.query('as-at') ?? '') : asAt === today ? '' : asAt,
  }
  return <PlanPage {...props} />
}

async function showPlan(asked: Asked): Promise<Response> {
  const { c } = asked
  const plan = await planAsked(asked)
  const { pathname, search } = new URL(c.req.url)
  const way = await wayToChange(asked, plan)
  const about = `${plan.today} ${plan.index.measured.revision} ${way} ${pathname}${search}`
  return sendRendered(c, await renderOnce(plan.held.pages, frameOf(c), about, () => planPage(asked, plan, way)))
}

export const planRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan', permission: 'read plans', handler: showPlan },
]
