/** Who holds a post on a day, since when it is vacant, and which times may stand beside each other. */
import { addDays } from '../../../plans/rules/days.ts'
import type { Holder, Part, Post } from '../post.ts'

/** A stretch of days: both ends counted in, null for no end. */
export type Span = { from: string; until: string | null }

const covers = (span: Span, day: string): boolean => span.from <= day && (span.until === null || day <= span.until)

const meet = (a: Span, b: Span): boolean =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until)

/** Everybody who holds it that day, whoever acts first, then by their first day. */
export function holdersOn(post: Pick<Post, 'holders'>, day: string): Holder[] {
  const rank = ({ part }: Holder): number => (part === 'acting' ? 0 : 1)
  return post.holders
    .filter((holder) => covers(holder, day))
    .sort((a, b) => rank(a) - rank(b) || (a.from < b.from ? -1 : 1))
}

/** The one to ask that day: whoever acts, else whoever holds it. Null: vacant. */
export function holderOn(post: Pick<Post, 'holders'>, day: string): Holder | null {
  return holdersOn(post, day)[0] ?? null
}

export type Vacancy = {
  /** The first day without anybody; null where nobody has held it, as far as is known. */
  since: string | null
  why: string | null
}

/**
 * Since when and why a post is known to be vacant on a day. Null where somebody holds it, and where nobody has entered a
 * holder or said that there is none: not to know is another thing than to be vacant.
 */
export function vacancyOn(post: Pick<Post, 'holders' | 'vacantWhy'>, day: string): Vacancy | null {
  if (holderOn(post, day) !== null) return null
  const last = lastHolder(post, day)
  if (last !== null) return { since: addDays(last.until, 1), why: last.endedWhy }
  return post.vacantWhy === null ? null : { since: null, why: post.vacantWhy }
}

/** Whose time ended last before a day; null where nobody's did. */
export function lastHolder(post: Pick<Post, 'holders'>, day: string): (Holder & { until: string }) | null {
  const ended = post.holders.flatMap((holder) =>
    holder.until !== null && holder.until < day ? [{ ...holder, until: holder.until }] : [],
  )
  return ended.reduce<(typeof ended)[number] | null>((a, b) => (a === null || b.until > a.until ? b : a), null)
}

/** Those who would hold the post alone on a day that somebody else does. */
export function holdersInTheWay(holders: readonly Holder[], wanted: Span & { id?: string; part: Part }): Holder[] {
  if (wanted.part !== 'alone') return []
  return holders.filter((other) => other.id !== wanted.id && other.part === 'alone' && meet(other, wanted))
}

/**
 * Whose time ends the day before somebody follows them: whoever holds the post alone from an earlier day on. Null where
 * others stand in the way who began that day or later: then a person must say what is so.
 */
export function endedByFollowing(holders: readonly Holder[], from: string): Holder[] | null {
  const inTheWay = holdersInTheWay(holders, { from, until: null, part: 'alone' })
  return inTheWay.every((other) => other.from < from) ? inTheWay : null
}

/** The last day of whoever is followed on `from`. */
export const dayBefore = (from: string): string => addDays(from, -1)

const sameHolder = (a: Holder, b: Holder): boolean =>
  a.account !== null || b.account !== null ? a.account === b.account : a.name.toLowerCase() === b.name.toLowerCase()

const earlier = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string | null, b: string | null): string | null => (a === null || b === null ? null : a > b ? a : b)

/** Two times of one person that meet, as one. */
const joined = (a: Holder, b: Holder): Holder => {
  const until = later(a.until, b.until)
  return {
    ...a,
    from: earlier(a.from, b.from),
    until,
    endedWhy: until === null ? null : a.until === until ? a.endedWhy : b.endedWhy,
  }
}

/** The holders of two posts as those of one, or the two who held it alone on the same day. One person's times are joined. */
export function holdersTogether(
  kept: readonly Holder[],
  added: readonly Holder[],
): Holder[] | { clash: [Holder, Holder] } {
  const together = [...kept]
  for (const holder of added) {
    const at = together.findIndex(
      (other) => other.part === holder.part && sameHolder(other, holder) && meet(other, holder),
    )
    const same = together[at]
    if (same !== undefined) {
      together[at] = joined(same, holder)
      continue
    }
    together.push(holder)
  }
  for (const holder of together) {
    const [other] = holdersInTheWay(together, holder)
    if (other !== undefined) return { clash: [other, holder] }
  }
  return together.sort((a, b) => (a.from < b.from ? -1 : 1))
}
