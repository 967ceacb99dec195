/** Who has how much to do, and when. */
import type { Action, Lead } from '../plan.ts'
import { monthOf, monthsBetween } from './days.ts'
import { leadKey } from './leads.ts'
import { asIndex, type PlanIndex, type PlanLike, selectStanding } from './plan-index.ts'
import { isClosed, isOverdue } from './timing.ts'

export type LeadLoad = {
  name: string
  /** The names printed in the plan that count as this one. */
  printed: string[]
  /** Nobody holds it yet, as printed. */
  vacant: boolean
  /** Actions led, delivered and withdrawn ones too. */
  total: number
  /** Of them, still to be delivered. */
  open: number
  overdue: number
  /** Open actions by the month they are due. */
  byMonth: Record<string, number>
  /** Open actions without a day they are due, ongoing and recurring ones included. */
  noDate: number
}

export type Workload = {
  leads: LeadLoad[]
  /**
   * Every month from the first to the last in which something open is due. Where a misprinted year stretches that over
   * more than ten years, only the months in which something is.
   */
  months: string[]
  /** Open actions with no lead printed here or above. */
  withoutLead: number
}

function addAction(load: LeadLoad, index: PlanIndex, action: Action): void {
  const standing = selectStanding(index, action.id)
  load.total += 1
  if (isClosed(standing)) return
  load.open += 1
  if (isOverdue(action, standing, index.asAt)) load.overdue += 1
  const { due } = action.deadline
  if (due === null) load.noDate += 1
  else load.byMonth[monthOf(due)] = (load.byMonth[monthOf(due)] ?? 0) + 1
}

const mostMonths = 120

function monthsOf(leads: readonly LeadLoad[]): string[] {
  const used = [...new Set(leads.flatMap((load) => Object.keys(load.byMonth)))].sort()
  const [first, last] = [used[0], used.at(-1)]
  if (first === undefined || last === undefined) return []
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4))
  return years * 12 > mostMonths ? used : monthsBetween(first, last)
}

/** What a printed lead counts as: leads with the same key are one, under one name. */
export type LeadMeaning = (lead: Lead) => { key: string; name: string }

/** Names that differ only in case or punctuation are one lead; nothing cleverer. */
const asPrinted =
  (index: PlanIndex): LeadMeaning =>
  ({ name }) => {
    const key = leadKey(name)
    return { key, name: index.leadNames.get(key) ?? key }
  }

/**
 * The load of every lead, heaviest first. An action with two leads counts for both.
 *
 * @param meaning which printed leads are one; left out, only the same printed name is
 */
export function workloadOf(plan: PlanLike, asAt: string, meaning?: LeadMeaning): Workload {
  const index = asIndex(plan, asAt)
  const means = meaning ?? asPrinted(index)
  const loads = new Map<string, LeadLoad>()
  let withoutLead = 0
  for (const action of index.plan.actions) {
    const leads = index.leads.get(action.id)?.leads ?? []
    if (leads.length === 0 && !isClosed(selectStanding(index, action.id))) withoutLead += 1
    for (const load of loadsOfAction(leads, loads, means, index)) addAction(load, index, action)
  }
  const leads = [...loads.values()].sort((a, b) => b.open - a.open || b.total - a.total || a.name.localeCompare(b.name))
  return { leads, months: monthsOf(leads), withoutLead }
}

/** The loads that an action counts for, each once, with the names it was printed under. */
function loadsOfAction(
  leads: readonly Lead[],
  loads: Map<string, LeadLoad>,
  means: LeadMeaning,
  index: PlanIndex,
): Set<LeadLoad> {
  const counted = new Set<LeadLoad>()
  for (const lead of leads) {
    const { key, name } = means(lead)
    const load = loads.get(key) ?? {
      name,
      printed: [],
      vacant: false,
      total: 0,
      open: 0,
      overdue: 0,
      byMonth: {},
      noDate: 0,
    }
    loads.set(key, load)
    if (lead.vacant === true) load.vacant = true
    const printed = index.leadNames.get(leadKey(lead.name)) ?? lead.name
    if (!load.printed.includes(printed)) load.printed.push(printed)
    counted.add(load)
  }
  return counted
}
