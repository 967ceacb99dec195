/** All that a report card shows, gathered for one indicator and unit. */
import { may, type Who } from '../../../people/permissions.ts'
import type { Asked } from '../../../people/route.ts'
import type { Action } from '../../../plans/plan.ts'
import { listPlans } from '../../../plans/store/list-plans.ts'
import { actionName } from '../../../plans/views/action-name.ts'
import { type HeldPlan, holdPlan, indexOn } from '../../../plans/views/held-plan.ts'
import type { Database } from '../../../platform/database.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import type { Chart } from '../../../ui/charts/index.ts'
import { shorten } from '../../../ui/words.ts'
import { seriesChart } from '../../figures/series-chart.ts'
import type { Shown } from '../../pages/indicator/shown.ts'
import { type FullStanding, seriesStandings } from '../../targets/standings.ts'
import { type CardAction, type CardText, listCardTexts } from '../card-store.ts'
import { type Forecast, forecastOf } from '../rules/forecast.ts'

/** A linked action with how it stands; null where the reader may not read its plan, or it is there no more. */
export type LinkedAction = CardAction & { name: string; text: string; planTitle: string; status: string }

export type Card = {
  shown: Shown
  /** `the whole authority`, or a team. */
  of: string
  chart: Chart
  forecast: Forecast | null
  /** The target to look at first: the next to come, else the last. */
  standing: FullStanding | null
  /** Every state of every part, the newest first. */
  texts: readonly CardText[]
  /** By `PLAN ACTION`. */
  actions: ReadonlyMap<string, LinkedAction>
}

export const actionKey = ({ plan, action }: CardAction): string => `${plan} ${action}`

export async function readCard(asked: Asked, shown: Shown): Promise<Card> {
  const { services, who } = asked
  const { indicator, base, unit, series, targets, today } = shown
  const of = unit?.name ?? 'the whole authority'
  const texts = await listCardTexts(services.db, asAuthorityId(who.authority), {
    indicator: indicator.code,
    unit: unit?.id ?? '',
  })
  const forecast = forecastOf(base, series.measure, series.points)
  const standings = seriesStandings({ indicator, base, unit, series, targets, today })
  return {
    shown,
    of,
    chart: seriesChart(indicator, of, series, forecast),
    forecast,
    standing: standings.find(({ state }) => state === 'to come') ?? standings.at(-1) ?? null,
    texts,
    actions: await linkedActions(
      services.db,
      who,
      texts.flatMap(({ actions }) => actions),
      today,
    ),
  }
}

async function linkedActions(db: Database, who: Who, links: readonly CardAction[], today: string) {
  const found = new Map<string, LinkedAction>()
  for (const [plan, own] of Map.groupBy(links, (link) => link.plan)) {
    if (!may(who, 'read plans', { plan })) continue
    const held = await optionalPlan(db, who.authority, plan)
    if (held === null) continue
    const { standings } = indexOn(held, today)
    for (const link of own) {
      const action = held.plan.actions.find(({ id }) => id === link.action)
      if (action === undefined) continue
      found.set(actionKey(link), {
        ...link,
        name: actionName(action),
        text: action.text,
        planTitle: held.plan.title,
        status: standings.get(link.action)?.status ?? 'not started',
      })
    }
  }
  return found
}

/** A plan that is no more takes nothing else of the card with it. */
async function optionalPlan(db: Database, authority: string, plan: string): Promise<HeldPlan | null> {
  try {
    return await holdPlan(db, authority, plan)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

export type ActionChoice = { value: string; text: string }

/** Actions of the plans that the reader may read, to be linked. */
export async function actionChoices({ services, who }: Asked): Promise<ActionChoice[]> {
  const plans = await listPlans(services.db, asAuthorityId(who.authority))
  const open = plans.filter(({ id: plan, status }) => status === 'current' && may(who, 'read plans', { plan }))
  const held = await Promise.all(open.map(({ id }) => holdPlan(services.db, who.authority, id)))
  return held.flatMap((one) => {
    const { stored, plan } = one
    const { standings } = indexOn(one, services.clock.today())
    return plan.actions
      .filter(({ id }) => standings.get(id)?.status !== 'withdrawn')
      .map((action) => ({
        value: actionKey({ plan: stored.id, action: action.id }),
        text: `${held.length > 1 ? `${shorten(plan.title, 24)}: ` : ''}${choiceWords(action)}`,
      }))
  })
}

function choiceWords(action: Action): string {
  const name = actionName(action)
  return action.label === null ? name : `${name}: ${shorten(action.text, 80)}`
}
