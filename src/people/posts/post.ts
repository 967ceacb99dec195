/** A post of the authority: what leads in plans mean, whoever holds it. */
import type { Lead } from '../../plans/plan.ts'

/** How somebody holds a post: alone, for a time beside whoever holds it, or together with others. */
export const parts = ['alone', 'acting', 'sharing'] as const
export type Part = (typeof parts)[number]

export type Holder = {
  id: string
  /** Null for somebody without an account. */
  account: string | null
  name: string
  part: Part
  /** First and last day, `YYYY-MM-DD`; null: still. */
  from: string
  until: string | null
  /** What was said when the time ended. */
  endedWhy: string | null
}

export type Post = {
  id: string
  /** A form hands it back, so that a change made meanwhile is noticed. */
  revision: number
  title: string
  /** What the printed name was read as. A body or a person leads as a post does, and may be answered for by an account. */
  kind: NonNullable<Lead['kind']> | null
  note: string
  /** Why nobody has held it yet. */
  vacantWhy: string | null
  /** Other names printed in plans that mean this post. */
  aliases: string[]
  /** Earliest first. */
  holders: Holder[]
}
