/** The filters: each facet unfolds to its values with how many actions each would show. Every value is a link. */
import { addresses } from '../../ui/addresses.ts'
import { TextField } from '../../ui/forms.tsx'
import { figure } from '../../ui/words.ts'
import {
  type Facet,
  type FacetCounts,
  type FacetOption,
  facetNames,
  filtersToQuery,
  hasFilters,
  type PlanFilters,
  toggleFilter,
} from '../rules/index.ts'

export const facetTitles: Record<Facet, string> = {
  lead: 'Lead',
  theme: 'Theme',
  source: 'Source',
  rag: 'Standing',
  due: 'Due',
  kind: 'Kind of deadline',
  missing: 'Missing',
  status: 'Reported',
  declared: 'Lead’s own colour',
}

/** What stays in the address beside the filters: which view, in which order, as at which day. */
export type ViewState = { view: string; sort: string; asAt: string }

/** The address of the plan with these filters, in this view. */
export function planAddress(planId: string, filters: PlanFilters, state: ViewState): string {
  const query = new URLSearchParams(filtersToQuery(filters))
  for (const [name, value] of [
    ['view', state.view],
    ['sort', state.sort],
    ['as-at', state.asAt],
  ] as const)
    if (value !== '') query.set(name, value)
  const text = query.toString()
  return `${addresses.plan(planId)}${text === '' ? '' : `?${text}`}`
}

type FilterProps = { planId: string; filters: PlanFilters; counts: FacetCounts; state: ViewState }

function Value({ option, href }: { option: FacetOption; href: string }) {
  return (
    <li>
      <a
        class={option.chosen ? 'up-facet__value up-facet__value--chosen' : 'up-facet__value'}
        href={href}
        rel="nofollow"
      >
        <span>
          {option.chosen && <span class="govuk-visually-hidden">Remove: </span>}
          {option.label}
        </span>{' '}
        <span class="up-facet__count">
          {figure(option.count)}
          <span class="govuk-visually-hidden"> {option.count === 1 ? 'action' : 'actions'}</span>
        </span>
      </a>
    </li>
  )
}

function FacetPart({ facet, planId, filters, counts, state }: FilterProps & { facet: Facet }) {
  const options = counts[facet]
  if (options.length === 0) return null
  const chosen = options.filter((option) => option.chosen).length
  return (
    <details class="up-facet" name="facets">
      <summary class="up-facet__head">
        {facetTitles[facet]}
        {chosen > 0 && (
          <span class="up-count">
            {chosen}
            <span class="govuk-visually-hidden"> chosen</span>
          </span>
        )}
      </summary>
      <ul class="up-facet__values">
        {options.map((option) => (
          <Value option={option} href={planAddress(planId, toggleFilter(filters, facet, option.value), state)} />
        ))}
      </ul>
    </details>
  )
}

function Chosen({ planId, filters, counts, state }: FilterProps) {
  if (!hasFilters(filters)) return null
  const chips = facetNames.flatMap((facet) =>
    counts[facet].filter((option) => option.chosen).map((option) => ({ facet, option })),
  )
  return (
    <div class="up-chips">
      <h3 class="up-chips__title">Only:</h3>
      <ul class="up-chips__list">
        {filters.q !== '' && (
          <li>
            <a class="up-chip" href={planAddress(planId, { ...filters, q: '' }, state)}>
              <span class="govuk-visually-hidden">Remove: </span>words “{filters.q}”<span aria-hidden="true"> ×</span>
            </a>
          </li>
        )}
        {chips.map(({ facet, option }) => (
          <li>
            <a class="up-chip" href={planAddress(planId, toggleFilter(filters, facet, option.value), state)}>
              <span class="govuk-visually-hidden">Remove: </span>
              {facetTitles[facet]}: {option.label}
              <span aria-hidden="true"> ×</span>
            </a>
          </li>
        ))}
        <li>
          <a class="govuk-link" href={planAddress(planId, { ...filters, q: '', ...emptyFacets() }, state)}>
            Show everything
          </a>
        </li>
      </ul>
    </div>
  )
}

function emptyFacets(): Pick<PlanFilters, Facet> {
  return { lead: [], theme: [], source: [], rag: [], due: [], kind: [], missing: [], status: [], declared: [] }
}

/** What the search form must carry along, since a GET form replaces the whole query. */
function HiddenState({ filters, state }: Pick<FilterProps, 'filters' | 'state'>) {
  const pairs = [...new URLSearchParams(filtersToQuery({ ...filters, q: '' }))]
  const rest: [string, string][] = [
    ['view', state.view],
    ['sort', state.sort],
    ['as-at', state.asAt],
  ]
  return (
    <>
      {[...pairs, ...rest]
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

export function PlanFiltersBar(props: FilterProps) {
  const { planId, filters, counts, state } = props
  return (
    <section class="up-filters up-screen-only" aria-labelledby="filters-title">
      <h2 class="govuk-visually-hidden" id="filters-title">
        Filters
      </h2>
      <search>
        <form class="up-filters__form" method="get" action={addresses.plan(planId)}>
          <HiddenState filters={filters} state={state} />
          <TextField id="q" label="Words" type="search" value={filters.q} />
          <button type="submit" class="govuk-button govuk-button--secondary">
            Show
          </button>
        </form>
      </search>
      <div class="up-filters__facets">
        {facetNames.map((facet) => (
          <FacetPart facet={facet} planId={planId} filters={filters} counts={counts} state={state} />
        ))}
      </div>
      <Chosen planId={planId} filters={filters} counts={counts} state={state} />
    </section>
  )
}
