/** What a clinic looks at beside the figures: what they rest on, what is open, what the month will be. */
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { listExtracts } from '../figures/extract-store.ts'
import type { DatedUnit } from '../figures/unit-store.ts'
import type { OpenKind } from '../open-cases/open-case.ts'
import { listSealed } from '../open-cases/open-case-store.ts'
import { listOutlooks, type StoredOutlook } from '../open-cases/outlook-store.ts'
import { teamsUnder } from '../open-cases/rules/forward.ts'
import { checks } from '../quality/checks.ts'
import { listQuality } from '../quality/quality-store.ts'
import { chosen, type Standing, standingsOf, worstFirst } from '../quality/rules/standing.ts'

export type RestsOn = {
  /** The three gravest findings of data quality. */
  quality: readonly Standing[]
  /** Whether anything was checked. */
  checked: boolean
  outlooks: readonly StoredOutlook[]
  /** Open cases with a limit, by kind; null where none are kept. */
  open: Partial<Record<OpenKind, number>> | null
}

const shown = 3

/** @param unit `''` is the authority */
export async function readRestsOn(
  db: Database,
  authority: AuthorityId,
  unit: string,
  units: readonly DatedUnit[],
): Promise<RestsOn> {
  const { shown: extract, earlier } = chosen(await listExtracts(db, authority), undefined)
  const counts = Map.groupBy(await listQuality(db, authority, { unit }), ({ extract: of }) => of as string) // an id is its text
  const line = extract === null ? [] : [...earlier, extract]
  const standings = standingsOf(
    checks,
    line.map(({ id }) => counts.get(id) ?? []),
  )
  return {
    quality: worstFirst(standings).slice(0, shown),
    checked: standings.length > 0,
    outlooks: await listOutlooks(db, authority, { unit }),
    open: await openCounts(db, authority, unit, units),
  }
}

async function openCounts(db: Database, authority: AuthorityId, unit: string, units: readonly DatedUnit[]) {
  const lists = await listSealed(db, authority)
  if (lists.length === 0) return null
  const teams = unit === '' ? null : teamsUnder(unit, units)
  const sum: Partial<Record<OpenKind, number>> = {}
  for (const { team, counts } of lists) {
    if (teams !== null && !teams.has(team)) continue
    for (const [kind, count] of Object.entries(counts) as [OpenKind, number][]) sum[kind] = (sum[kind] ?? 0) + count // keys of a record of kinds
  }
  return sum
}
