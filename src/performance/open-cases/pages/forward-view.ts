/** What the page of the forward list shows, read once for the page and its CSV. */
import { may } from '../../../people/permissions.ts'
import type { Asked } from '../../../people/route.ts'
import type { Database } from '../../../platform/database.ts'
import { type AuthorityId, asAuthorityId } from '../../../platform/ids.ts'
import { listExtracts } from '../../figures/extract-store.ts'
import type { Unit } from '../../figures/figure.ts'
import { listUnits, withoutRoot } from '../../figures/unit-store.ts'
import type { OpenCase, OpenKind } from '../open-case.ts'
import { type Keeping, listSealed, openLists, selectKeeping } from '../open-case-store.ts'
import { listOutlooks, type StoredOutlook } from '../outlook-store.ts'
import { casesOn, type ForwardFilters, filterCases, parseForwardFilters, teamsUnder } from '../rules/forward.ts'

export type ForwardView = {
  keeping: Keeping
  filters: ForwardFilters
  today: string
  /** The day that the list is of; null where nothing is kept. */
  cut: string | null
  /** Of the unit that is asked for, whatever else is: null for a reader who may not see them, and where none are kept. */
  cases: OpenCase[] | null
  /** After all filters. */
  shown: OpenCase[]
  /** Open cases of the unit by kind, which everybody may see. */
  counts: Partial<Record<OpenKind, number>>
  /** The key that sealed the list is not the one that is there. */
  lost: boolean
  units: Pick<Unit, 'id' | 'name' | 'kind' | 'parent'>[]
  outlooks: StoredOutlook[]
}

export async function forwardView({ c, services, who }: Asked): Promise<ForwardView> {
  const { db, config, clock } = services
  const authority = asAuthorityId(who.authority)
  const filters = parseForwardFilters((name) => c.req.query(name))
  const lists = await listSealed(db, authority)
  const outlooks = await listOutlooks(db, authority)
  const units = await unitsOf(db, authority)
  const teams = filters.unit === '' ? null : teamsUnder(filters.unit, units)
  const own = lists.filter(({ team }) => teams === null || teams.has(team))
  const cut = lists[0]?.cut ?? null
  const today = clock.today()
  const opened = may(who, 'read open cases') && cut !== null ? openLists(config, authority, own) : null
  const cases = opened === null || cut === null ? null : casesOn(today, cut, opened)
  return {
    keeping: await selectKeeping(db, authority),
    ...{ filters, today, cut, cases, units, outlooks, counts: addUp(own.map(({ counts }) => counts)) },
    shown: cases === null ? [] : filterCases(cases, filters, null),
    lost: may(who, 'read open cases') && cut !== null && opened === null,
  }
}

/** Those that are published; of a first draft its own, which nobody has published yet. */
async function unitsOf(db: Database, authority: AuthorityId): Promise<ForwardView['units']> {
  const units = await listUnits(db, authority)
  if (units.length > 0) return withoutRoot(units)
  const [newest] = await listExtracts(db, authority)
  const drafted = (newest?.units ?? []).map((unit) => ({ ...unit, since: '', until: null }))
  return withoutRoot(drafted).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function addUp(lists: readonly Partial<Record<OpenKind, number>>[]): Partial<Record<OpenKind, number>> {
  const sum = new Map<string, number>()
  for (const counts of lists)
    for (const [kind, count] of Object.entries(counts)) sum.set(kind, (sum.get(kind) ?? 0) + count)
  return Object.fromEntries(sum)
}
