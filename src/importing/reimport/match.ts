/** What came of holding two readings of a plan against each other, part by part. */

export const partKinds = ['theme', 'outcome', 'recommendation', 'action'] as const
export type PartKind = (typeof partKinds)[number]

/** What names a part among all of a plan: an id alone may stand for a theme and for an action. */
export const keyOf = (kind: PartKind, id: string): string => `${kind}:${id}`

/** Why two parts are taken to be one. */
export const reasons = {
  same: 'the same words in the same place',
  moved: 'the same words in another place',
  reworded: 'similar words in the same place',
  'reworded and moved': 'similar words in another place',
  place: 'other words, but the same place and the same parts below it',
  said: 'a person said so',
} as const
export type Reason = keyof typeof reasons

/** `old` is an id of the plan as it is kept, `new` one of the document that came in. */
export type Paired = {
  outcome: 'paired'
  kind: PartKind
  old: string
  new: string
  /** 0 to 1. */
  confidence: number
  /** 0 to 1: how much of the words is the same. */
  alike: number
  reason: Reason
}

/** Too little to say that they are one, too much to say nothing: until a person says so, one is gone and the other new. */
export type Perhaps = {
  outcome: 'perhaps'
  kind: PartKind
  old: string
  new: string
  confidence: number
  alike: number
}

/** Found in one of the two only. */
export type Alone = { outcome: 'alone'; kind: PartKind } & ({ old: string; new: null } | { old: null; new: string })

export type Match = Paired | Perhaps | Alone

/** One part that became several (`old` has one), or several that became one (`new` has one). Ids of actions. */
export type Regrouping = { change: 'split' | 'joined'; old: string[]; new: string[] }

export type PlanMatch = { matches: Match[]; regroupings: Regrouping[] }

/** What a person has said of pairs: these are one, these are not. */
export type Said = { together: readonly Named[]; apart: readonly Named[] }
export type Named = { kind: PartKind; old: string; new: string }
export const nothingSaid: Said = { together: [], apart: [] }

/** A part as the matching sees it: nothing but words, numbers and where it stands. */
export type Node = {
  id: string
  text: string
  /** The words of all that stands below it: what a heading without words of its own is known by. */
  below: string
  /** Its printed number or label, plain: `1a`, `2.1.1`; '' where it has none. */
  label: string
  /** Withdrawn already: comes back only where nothing that is in use fits. */
  withdrawn: boolean
}
