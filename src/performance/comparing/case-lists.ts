/**
 * Lists of cases behind a comparison, under the case system's own reference: in the memory of this process only, for one
 * download by whoever handed the files in, for an hour.
 */
import type { Database } from '../../platform/database.ts'
import type { ChangeBy } from '../figures/extract-store.ts'

/** In milliseconds. */
const kept = 60 * 60 * 1000

type Key = { authority: string; about: string }
type Offered = { account: string; csv: string; timer: NodeJS.Timeout }

const offers = new WeakMap<Database, Map<string, Offered>>()

const offersOf = (db: Database): Map<string, Offered> => {
  const there = offers.get(db) ?? new Map<string, Offered>()
  offers.set(db, there)
  return there
}

const keyOf = ({ authority, about }: Key) => JSON.stringify([authority, about])
/** Whoever sits at the machine has no account. */
const readerOf = ({ account, who }: Pick<ChangeBy, 'account' | 'who'>) => account ?? `local ${who}`

type By = Pick<ChangeBy, 'authority' | 'account' | 'who'>

/** A list before it about the same thing is gone. @param about id of the extract or sheet */
export function offerCases(db: Database, by: By, about: string, csv: string): void {
  const key = keyOf({ authority: by.authority, about })
  const all = offersOf(db)
  clearTimeout(all.get(key)?.timer)
  const timer = setTimeout(() => all.delete(key), kept)
  timer.unref()
  all.set(key, { account: readerOf(by), csv, timer })
}

export const hasCases = (db: Database, by: By, about: string): boolean =>
  offersOf(db).get(keyOf({ authority: by.authority, about }))?.account === readerOf(by)

/** Null where there is none for this reader; with this it is gone. */
export function takeCases(db: Database, by: By, about: string): string | null {
  if (!hasCases(db, by, about)) return null
  const key = keyOf({ authority: by.authority, about })
  const offered = offersOf(db).get(key)
  clearTimeout(offered?.timer)
  offersOf(db).delete(key)
  return offered?.csv ?? null
}
