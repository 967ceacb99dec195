/** What depends on what: orders that cannot hold, links that wait for a decision, the longest chain, and a drawing of it all. */
import type { Asked, Route } from '../../../people/route.ts'
import { changeBy, requireMay } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, SelectField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { pluralInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import { titleWithRef } from '../../rules/index.ts'
import { withinPlan } from '../../views/frame.ts'
import { planAsked } from '../../views/held-plan.ts'
import { longestChain } from '../chain.ts'
import { linkKinds } from '../link.ts'
import { impossibleOrders } from '../order.ts'
import { themeOfPart } from '../parts.ts'
import { countedDependencies, isLost, isWaiting, linksOf, type PlanLink, touchesTheme } from '../plan-links.ts'
import { saveLink } from '../store.ts'
import { type DependenciesProps, kindName, readFilters, showNames, shows } from './dependencies-props.ts'
import { Decided, Lost, Waiting } from './link-tables.tsx'
import { LongestChain, Orders, Picture } from './order-parts.tsx'

function Filters({ held, index, filters }: DependenciesProps) {
  const themes = [...index.themes.values()]
  return (
    <form
      class="up-filters up-filters__form up-screen-only"
      method="get"
      action={addresses.dependencies(held.stored.id)}
    >
      <SelectField
        id="show"
        label="Show"
        value={filters.show}
        options={shows.map((value) => ({ value, text: showNames[value] }))}
      />
      <SelectField
        id="kind"
        label="Kind"
        value={filters.kind ?? ''}
        options={[{ value: '', text: 'Every kind' }, ...linkKinds.map((value) => ({ value, text: kindName[value] }))]}
      />
      {themes.length > 1 && (
        <SelectField
          id="theme"
          label="Theme"
          value={filters.theme ?? ''}
          options={[
            { value: '', text: 'Every theme' },
            ...themes.map(({ id, ref, title }) => ({ value: id, text: shorten(titleWithRef(ref, title), 44) })),
          ]}
        />
      )}
      <SelectField
        id="count"
        label="In dates and chains"
        value={filters.countProposed ? 'proposed' : ''}
        options={[
          { value: '', text: 'Count confirmed links' },
          { value: 'proposed', text: 'Count proposed links too' },
        ]}
      />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

/** The most important sentence: what cannot hold, else what waits, else how it stands. */
export function dependenciesInWords({
  links,
  orders,
  chain,
}: Pick<DependenciesProps, 'links' | 'orders' | 'chain'>): string {
  const waiting = links.filter(isWaiting).length
  const confirmed = links.filter(({ state }) => state === 'confirmed').length
  const wait = waiting === 0 ? '' : `${pluralInWords(waiting, 'link waits', 'links wait')} for a decision`
  if (orders.length > 0) {
    const first = `${sentenceCase(pluralInWords(orders.length, 'part of the plan is', 'parts of the plan are'))} due before what ${orders.length === 1 ? 'it depends' : 'they depend'} on`
    return wait === '' ? `${first}.` : `${first}, and ${wait}.`
  }
  if (confirmed === 0 && waiting > 0) return `No link has been confirmed yet: ${wait}.`
  if (confirmed === 0) return 'Nothing in this plan is linked with anything else in it.'
  const tight = chain?.tightest === 0 ? ' The longest chain has no room in it.' : ''
  const first = `${sentenceCase(pluralInWords(confirmed, 'link is', 'links are'))} confirmed and every order can hold`
  return `${first}${wait === '' ? '' : `; ${wait}`}.${tight}`
}

export function DependenciesPage(props: DependenciesProps) {
  const { held, links, filters, done, refusals = [] } = props
  const planId = held.stored.id
  const { may, asAt } = useFrame()
  const all = filters.show === 'everything'
  return (
    <Page {...withinPlan(held, 'dependencies')} heading="Dependencies" lead={dependenciesInWords(props)}>
      {done && <Notice tone="good" title={done} />}
      {refusals.length > 0 && (
        <Notice tone="bad" title="Some could not be confirmed">
          {refusals.map((text) => (
            <p>{text}</p>
          ))}
        </Notice>
      )}
      {may('edit links') && asAt === null && (
        <p class="up-actions-bar up-screen-only">
          <a class="govuk-link" href={addresses.linkNew(planId)}>
            Add a link
          </a>
        </p>
      )}
      {links.length === 0 && filters.kind === null && filters.theme === null && all ? (
        <Empty title="No links yet">
          <p class="govuk-body">
            Links are read from the plan’s own words: “see recommendation 2.2.2”, “linked with 2.1.3”, “identified in
            action 1g”, or a deadline that is “dependent on other actions”. This plan has none of them. A person can add
            one here, or on the page of an action or a recommendation.
          </p>
        </Empty>
      ) : (
        <>
          <Filters {...props} />
          {all && <Orders {...props} />}
          {(all || filters.show === 'waiting') && <Waiting {...props} />}
          {(all || filters.show === 'nowhere') && <Lost {...props} />}
          {all && <LongestChain {...props} />}
          {all && <Picture {...props} />}
          {(all || filters.show === 'confirmed') && <Decided {...props} state="confirmed" />}
          {(all || filters.show === 'declined') && <Decided {...props} state="declined" />}
          <NothingHere {...props} />
        </>
      )}
    </Page>
  )
}

function NothingHere({ links, filters }: DependenciesProps) {
  const { show } = filters
  const shown = links.filter((link) => {
    if (show === 'waiting') return isWaiting(link)
    if (show === 'nowhere') return isLost(link)
    return show === 'everything' || link.state === show
  })
  if (shown.length > 0) return null
  return (
    <Empty title="No link is like that">
      <p class="govuk-body">Choose “Everything”, another kind or every theme to see others.</p>
    </Empty>
  )
}

const doneWords: Record<string, string> = {
  confirmed: 'The link was confirmed.',
  declined: 'The link was declined.',
}

async function dependenciesAsked(asked: Asked): Promise<DependenciesProps> {
  const { held, index } = await planAsked(asked)
  const filters = readFilters((name) => asked.c.req.query(name), index)
  const inTheme = (link: PlanLink) => filters.theme === null || touchesTheme(index, link, filters.theme)
  const links = linksOf(index).filter((link) => (filters.kind === null || link.kind === filters.kind) && inTheme(link))
  const orders = impossibleOrders(index).filter(({ link }) => links.includes(link))
  const chain = longestChain(index, countedDependencies(index, filters.countProposed))
  return { held, index, filters, links, orders, chain }
}

async function showDependencies(asked: Asked): Promise<Response> {
  const done = asked.c.req.query('done') ?? ''
  const many = /^\d+$/.test(done)
    ? `${sentenceCase(pluralInWords(Number(done), 'link was', 'links were'))} confirmed.`
    : undefined
  return sendPage(asked.c, <DependenciesPage {...(await dependenciesAsked(asked))} done={many ?? doneWords[done]} />)
}

/** Confirms what was ticked, each as a change of its own: one that cannot stand does not hold up the others. */
async function confirmTicked(asked: Asked): Promise<Response> {
  const { held, index } = await planAsked(asked)
  const ticked = new Set(new URLSearchParams(await asked.c.req.text()).getAll('right[]'))
  const refusals: string[] = []
  let confirmed = 0
  for (const link of linksOf(index).filter(({ id }) => ticked.has(id))) {
    requireMay(asked, 'edit links', { plan: held.stored.id, theme: themeOfPart(index, link.from) })
    const { id, from, to, kind, words, place } = link
    const saved = await saveLink(
      asked.services.db,
      changeBy(asked, held.stored.id, 'Read in the document'),
      { id, from, to, kind, words, ...(place ? { place } : {}), state: 'confirmed' },
      held.stored.revisions.links[id] ?? 0,
    )
    if ('conflict' in saved) refusals.push(`“${words}”: ${saved.conflict}`)
    else confirmed += 1
  }
  if (refusals.length === 0) return goTo(asked.c, addresses.dependencies(held.stored.id, { done: String(confirmed) }))
  return sendPage(asked.c, <DependenciesPage {...(await dependenciesAsked(asked))} refusals={refusals} />, 409)
}

export const dependenciesRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/dependencies', permission: 'read plans', handler: showDependencies },
  { method: 'post', path: '/plans/:plan/dependencies', permission: 'edit links', handler: confirmTicked },
]
