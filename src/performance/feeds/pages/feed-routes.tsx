/** What is done on the page of feeds. */
import { whyProblem } from '../../../people/accounts/grant-form.ts'
import { may } from '../../../people/permissions.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { listPlans } from '../../../plans/store/list-plans.ts'
import { dayForField } from '../../../plans/updates/rules/typed-day.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { endReadToken, type FeedChange, listReadTokens, makeReadToken } from '../read-token-store.ts'
import { readToken, typedToken, yearFrom } from '../rules/token-form.ts'
import { FeedsPage, type FeedsProps } from './feeds-page.tsx'
import { figuresFeedRoutes } from './figures-feed.ts'
import { odataFeedRoutes } from './odata-feed.ts'
import { originOf } from './origin.ts'
import { ShownTokenPage } from './shown-token-page.tsx'

const changeOf = ({ services, who }: Asked, why: string): FeedChange => ({
  authority: asAuthorityId(who.authority),
  who: who.name,
  account: who.account,
  why,
  clock: services.clock,
})

async function propsOf(asked: Asked): Promise<FeedsProps> {
  const { services, who } = asked
  const today = services.clock.today()
  const plans = await listPlans(services.db, asAuthorityId(who.authority))
  return {
    tokens: await listReadTokens(services.db, asAuthorityId(who.authority)),
    today,
    plans: plans
      .filter(({ id: plan, status }) => status === 'current' && may(who, 'read plans', { plan }))
      .map(({ id, title }) => ({ id, title })),
    origin: originOf(asked),
    typed: { name: '', purpose: '', which: 'all', areas: [], audience: '', ends: dayForField(yearFrom(today)) },
    problems: [],
  }
}

async function showFeeds(asked: Asked): Promise<Response> {
  return sendPage(asked.c, <FeedsPage {...(await propsOf(asked))} done={asked.c.req.query('done')} />)
}

/** The answer holds the token, so it is the page itself and no way on: the token is kept nowhere. */
async function takeToken(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const typed = typedToken(new URLSearchParams(await c.req.text()))
  const props = await propsOf(asked)
  const read = readToken(typed, props)
  if ('problems' in read) return sendPage(c, <FeedsPage {...props} typed={typed} problems={read.problems} />, 422)
  const { token } = await makeReadToken(services.db, changeOf(asked, read.token.purpose), read.token)
  return sendPage(c, <ShownTokenPage made={read.token} token={token} origin={originOf(asked)} />)
}

/** @throws NotFound */
async function takeEnd(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const props = await propsOf(asked)
  const token = props.tokens.find(({ id }) => id === c.req.param('token'))
  if (token === undefined) throw new NotFound('There is no such read token.')
  const why = (new URLSearchParams(await c.req.text()).get('why') ?? '').trim()
  const problem = whyProblem(why)
  if (problem !== null) return sendPage(c, <FeedsPage {...props} ending={{ id: token.id, problem, why }} />, 422)
  await endReadToken(services.db, changeOf(asked, why), token.id)
  return goTo(c, addresses.feeds({ done: 'ended' }))
}

const permission = 'manage feeds'

export const feedRoutes: readonly Route[] = [
  { method: 'get', path: '/feeds', permission, handler: showFeeds },
  { method: 'post', path: '/feeds', permission, handler: takeToken },
  { method: 'post', path: '/feeds/:token/end', permission, handler: takeEnd },
  ...figuresFeedRoutes,
  ...odataFeedRoutes,
]
