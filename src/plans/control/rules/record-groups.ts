/** The kinds of change as people ask for them: what the plan says, apart from that work went on. */
export const recordGroups = {
  plan: 'The plan itself',
  requests: 'Requests for changes',
  versions: 'Versions',
  progress: 'Progress',
  proof: 'Proof',
  doubts: 'Doubts about the reading',
  other: 'Everything else',
} as const
export type RecordGroup = keyof typeof recordGroups

/** By how the record names a change; whatever is not told by its first words is something else. */
const begins: [RegExp, RecordGroup][] = [
  [/^change /, 'requests'],
  [/^version|^earlier versions/, 'versions'],
  [/^progress/, 'progress'],
  [/^(evidence|proof|file)/, 'proof'],
  [/^doubt/, 'doubts'],
  [/^(action|recommendation|theme|outcome|plan) /, 'plan'],
]

export function groupOf(what: string): RecordGroup {
  return begins.find(([pattern]) => pattern.test(what))?.[1] ?? 'other'
}

/** As one pattern for the database: the same groups there. */
export function isGroup(text: string): text is RecordGroup {
  return Object.hasOwn(recordGroups, text)
}
