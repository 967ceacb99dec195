/** Proof belongs to a criterion by its place in the list, so when the list is edited the proof must follow its criterion. */
import { likeness } from './word-changes.ts'

/**
 * For each old criterion its place in the new list; null for one that was taken out. The same words are the same criterion;
 * of the rest, each goes to the new one most like it; and where as many are left on both sides, they were reworded in place.
 */
export function criteriaFollow(before: readonly string[], after: readonly string[]): (number | null)[] {
  const places: (number | null)[] = before.map(() => null)
  const free = new Set(after.keys())
  const pair = (from: number, to: number) => {
    places[from] = to
    free.delete(to)
  }
  before.forEach((text, from) => {
    const to = [...free].find((place) => after[place] === text)
    if (to !== undefined) pair(from, to)
  })
  const left = () => [...before.keys()].filter((from) => places[from] === null)
  const alike = left()
    .flatMap((from) => [...free].map((to) => ({ from, to, share: likeness(before[from] ?? '', after[to] ?? '') })))
    .filter(({ share }) => share >= 0.3)
    .sort((a, b) => b.share - a.share)
  for (const { from, to } of alike) if (places[from] === null && free.has(to)) pair(from, to)
  const [olds, news] = [left(), [...free].sort((a, b) => a - b)]
  if (olds.length === news.length) olds.forEach((from, at) => void pair(from, news[at] ?? 0))
  return places
}
