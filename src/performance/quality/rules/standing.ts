/** Where the checks of data quality stand in one extract, and how it was in those before. Pure. */
import type { Check, QualityCount } from '../check.ts'

/** One extract, of those whose counts are looked at. */
export type CountedExtract = { id: string; cut: string; handedInAt: string; state: 'draft' | 'published' | 'replaced' }

export type Standing = {
  check: Check
  count: number
  of: number
  /** In the extract before; null where that looked at nothing of the kind. */
  before: number | null
  /** Out of 100, one for each extract, oldest first; the last is that of `count`. */
  shares: (number | null)[]
}

/** Oldest first, by cut date; of several with one cut, the last that was handed in. */
export function inOrder<Extract extends CountedExtract>(extracts: readonly Extract[]): Extract[] {
  const byCut = new Map<string, Extract>()
  for (const one of extracts.toSorted((a, b) => (a.handedInAt < b.handedInAt ? -1 : 1))) byCut.set(one.cut, one)
  return [...byCut.values()].toSorted((a, b) => (a.cut < b.cut ? -1 : 1))
}

/**
 * The extract to show: the one that is asked for, else the newest whose figures are published, else the newest.
 * Those before it lead up to it.
 */
export function chosen<Extract extends CountedExtract>(
  extracts: readonly Extract[],
  id: string | undefined,
): { shown: Extract | null; earlier: Extract[] } {
  const asked = extracts.find((one) => one.id === id)
  const ordered = inOrder(extracts)
  const shown = asked ?? ordered.findLast(({ state }) => state === 'published') ?? ordered.at(-1) ?? null
  return { shown, earlier: shown === null ? [] : ordered.filter(({ cut }) => cut < shown.cut) }
}

/** @param series counts of one unit, one list for each extract, oldest first; the last is what stands now */
export function standingsOf(checks: readonly Check[], series: readonly (readonly QualityCount[])[]): Standing[] {
  const lookups = series.map((counts) => new Map(counts.map((one) => [one.check, one])))
  const [now, before] = [lookups.at(-1), lookups.at(-2)]
  return checks.flatMap((check) => {
    const own = now?.get(check.code)
    if (own === undefined) return []
    const shares = lookups.map((counts) => {
      const one = counts.get(check.code)
      return one === undefined ? null : (100 * one.count) / one.of
    })
    return [{ check, count: own.count, of: own.of, before: before?.get(check.code)?.count ?? null, shares }]
  })
}

/**
 * What to put right first: many, and many of those there are, since ten of a hundred trouble a figure more than eighty of
 * twenty thousand. What is only unlikely waits behind what is surely wrong.
 */
export function worstFirst(standings: readonly Standing[]): Standing[] {
  const weight = ({ check, count, of }: Standing) => (count * count) / of / (check.kind === 'Unlikely' ? 10_000 : 1)
  const found = standings.filter(({ count }) => count > 0)
  return found.toSorted((a, b) => weight(b) - weight(a))
}

export const worstOf = (standings: readonly Standing[]): Standing | null => worstFirst(standings)[0] ?? null
