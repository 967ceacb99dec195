/** Which figures are hidden from a public reader of feeds, worked out once for each edition of the figures. */
import type { Database } from '../../platform/database.ts'
import { listFigures } from '../figures/figure-store.ts'
import { hiddenFigures } from '../figures/for-public.ts'
import { listUnits } from '../figures/unit-store.ts'
import type { FeedReader } from './reader.ts'

/** `PERIOD|UNIT` by indicator. */
type Kept = { edition: string; byIndicator: Map<string, Promise<ReadonlySet<string>>> }

/** By database first, so that two servers in one test process never share. */
const kept = new WeakMap<Database, Map<string, Kept>>()

/**
 * Teams, areas and the authority are one table that adds up, so all of them are looked at, whatever was asked for.
 * @param edition of the figures, as `editionOf` gives it
 */
export function hiddenOf(
  db: Database,
  { authority }: Pick<FeedReader, 'authority'>,
  indicator: string,
  edition: string,
): Promise<ReadonlySet<string>> {
  const ofDatabase = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, ofDatabase)
  const known = ofDatabase.get(authority)
  const own = known?.edition === edition ? known : { edition, byIndicator: new Map() }
  ofDatabase.set(authority, own)
  const found = own.byIndicator.get(indicator) ?? read(db, authority, indicator)
  own.byIndicator.set(indicator, found)
  // What failed is not kept.
  found.catch(() => own.byIndicator.delete(indicator))
  return found
}

async function read(db: Database, authority: FeedReader['authority'], indicator: string): Promise<ReadonlySet<string>> {
  return hiddenFigures(await listUnits(db, authority), await listFigures(db, authority, { indicator }))
}
