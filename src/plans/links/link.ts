/** A link between two parts of a plan: what it says, and the words for it. */

export const partKinds = ['theme', 'outcome', 'recommendation', 'action'] as const
export type PartKind = (typeof partKinds)[number]

/** One part of a plan. Ids are their own only within a kind. */
export type Part = { kind: PartKind; id: string }

/**
 * `depends on`: cannot be finished before the other is. `part of`: is delivered there. `see also`: worth reading together.
 * Only the first says anything of time.
 */
export const linkKinds = ['depends on', 'part of', 'see also'] as const
export type LinkKind = (typeof linkKinds)[number]

export const linkStates = ['proposed', 'confirmed', 'declined'] as const
export type LinkState = (typeof linkStates)[number]

/** Where in a part the words of a link stand. */
export const linkPlaces = [
  'text',
  'deadline',
  'related plans',
  'dependencies',
  'resources',
  'success criteria',
  'targets',
  'milestones',
  'other columns',
] as const
export type LinkPlace = (typeof linkPlaces)[number]

export type Link = {
  id: string
  from: Part
  /** Null while nobody has said what is meant; of a confirmed link: something outside this plan, as `words` say. */
  to: Part | null
  kind: LinkKind
  state: LinkState
  /** The words of the document that say so, or what a person wrote who added it; '' where nothing was written. */
  words: string
  /** Where those words stand; left out where a person added the link. */
  place?: LinkPlace
  /** Why it was added, changed or declined, in words. */
  note?: string
  /** Who decided it, and on which day. */
  by: string
  on: string
}

export function samePart(one: Part | null, other: Part | null): boolean {
  return one !== null && other !== null && one.kind === other.kind && one.id === other.id
}

/** One word for a part, as a key: `action:a12`. */
export function partKey({ kind, id }: Part): string {
  return `${kind}:${id}`
}

/** The part behind a key; null for words that are none. */
export function partOfKey(key: string): Part | null {
  const colon = key.indexOf(':')
  const kind = partKinds.find((one) => one === key.slice(0, colon))
  return kind === undefined || colon + 1 === key.length ? null : { kind, id: key.slice(colon + 1) }
}
