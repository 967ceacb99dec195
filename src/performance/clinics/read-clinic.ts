/** All that a clinic looks at, gathered for one unit and month. */
import { may } from '../../people/permissions.ts'
import type { Asked } from '../../people/route.ts'
import { listPlans } from '../../plans/store/list-plans.ts'
import { type HeldPlan, holdPlan, indexOn } from '../../plans/views/held-plan.ts'
import { type AuthorityId, asAuthorityId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { listChartSettings } from '../charts/chart-setting-store.ts'
import { listFigures } from '../figures/figure-store.ts'
import { type Standing, standingsOf } from '../figures/standings.ts'
import { type DatedUnit, listUnits, withoutRoot } from '../figures/unit-store.ts'
import { isMonth, monthOfDay, monthsLater } from '../rules/periods.ts'
import { chiefStandings, type FullStanding } from '../targets/standings.ts'
import { listTargets } from '../targets/target-store.ts'
import { type ClinicAction, type ClinicNote, listClinicActions, listClinicNotes } from './clinic-store.ts'
import { type RestsOn, readRestsOn } from './rests-on.ts'

/** An action of a clinic with how it stands in its plan. */
export type FollowedAction = ClinicAction & { planTitle: string; stands: string }

export type Clinic = {
  /** Null is the whole authority. */
  unit: DatedUnit | null
  units: readonly DatedUnit[]
  month: string
  /** The newest month with figures; null where there are none. */
  newest: string | null
  standings: readonly Standing[]
  /** The target to look at first of each indicator that has any. */
  targets: readonly FullStanding[]
  restsOn: RestsOn
  today: string
  /** Of all months, the newest first. */
  notes: readonly ClinicNote[]
  actions: readonly FollowedAction[]
  /** Plans that the reader may add an action to, or ask for one. */
  plans: readonly HeldPlan[]
  /** Months with a note, by unit. */
  held: ReadonlyMap<string, readonly string[]>
}

/** What the address asks for. @throws NotFound for a unit that there is not */
export async function readClinic(asked: Asked): Promise<Clinic> {
  const { c, services, who } = asked
  const authority = asAuthorityId(who.authority)
  const all = await listUnits(services.db, authority)
  const id = c.req.param('unit')
  const unit = id === undefined ? null : (all.find((one) => one.id === id) ?? null)
  if (id !== undefined && unit === null) throw new NotFound('There is no such team or area.')
  const of = unit?.id ?? ''
  const every = (await listFigures(services.db, authority, { unit: of })).filter(({ period }) => isMonth(period))
  const newest = every.reduce<string | null>((last, { period }) => (last && last > period ? last : period), null)
  const month = monthAsked(c.req.query('month'), newest, services.clock.today())
  const figures = every.filter(({ period }) => period <= month)
  const settings = await listChartSettings(services.db, authority, { unit: of })
  const notes = await listClinicNotes(services.db, authority)
  const targets = await listTargets(services.db, authority, {})
  const today = services.clock.today()
  return {
    ...{ unit, units: withoutRoot(all), month, newest },
    standings: standingsOf(figures, settings),
    // A team is held against the authority's targets only in what it does: where it has figures, or a target of its own.
    targets: [...chiefStandings(figures, { unit, units: all, targets, today }).values()].filter(
      ({ target, series }) => target.unit === of || series.latest !== null,
    ),
    restsOn: await readRestsOn(services.db, authority, of, all),
    today,
    notes: notes.filter((note) => note.unit === of),
    actions: await followed(asked, authority, of),
    plans: await plansToChange(asked, authority),
    held: heldMonths(notes),
  }
}

function monthAsked(typed: string | undefined, newest: string | null, today: string): string {
  if (typed !== undefined && isMonth(typed)) return typed
  return newest ?? monthsLater(monthOfDay(today), -1)
}

function heldMonths(notes: readonly ClinicNote[]): Map<string, string[]> {
  const live = notes.filter(({ withdrawn }) => withdrawn === null)
  return new Map(
    [...Map.groupBy(live, ({ unit }) => unit)].map(([unit, own]) => [
      unit,
      [...new Set(own.map(({ month }) => month))],
    ]),
  )
}

async function followed({ services, who }: Asked, authority: AuthorityId, unit: string): Promise<FollowedAction[]> {
  const actions = await listClinicActions(services.db, authority, unit)
  const seen = actions.filter(({ plan }) => may(who, 'read plans', { plan }))
  return Promise.all(
    seen.map(async (one) => {
      const held = await holdPlan(services.db, authority, one.plan)
      const standing = one.action === null ? undefined : indexOn(held, services.clock.today()).standings.get(one.action)
      const stands =
        one.action === null ? requestWords(one.requestState) : (standing?.status ?? 'no longer in the plan')
      return { ...one, planTitle: held.plan.title, stands }
    }),
  )
}

const requestWords = (state: string | null) =>
  state === null || state === 'asked' ? 'waits for somebody to agree' : `the request was ${state}`

async function plansToChange({ services, who }: Asked, authority: AuthorityId): Promise<HeldPlan[]> {
  const plans = (await listPlans(services.db, authority)).filter(({ status }) => status === 'current')
  const open = plans.filter(({ id: plan }) => may(who, 'edit plans', { plan }) || may(who, 'ask for changes', { plan }))
  return Promise.all(open.map(({ id }) => holdPlan(services.db, authority, id)))
}
