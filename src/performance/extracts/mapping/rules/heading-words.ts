/** A heading as words that can be compared: `Referral_Dt`, `Date of Referral` and `cine_referral_date` are the same two. Pure. */

/** Words that case systems use for each other. Each becomes the first of its line. */
const alike: readonly (readonly string[])[] = [
  ['date', 'dt', 'day', 'on'],
  ['id', 'identifier', 'number', 'no', 'num', 'ref', 'reference', 'key', 'code'],
  ['person', 'child', 'client', 'individual', 'pupil'],
  ['start', 'started', 'begin', 'began', 'begun', 'commenced', 'commencement', 'opened', 'open', 'from'],
  ['end', 'ended', 'ceased', 'cease', 'closed', 'close', 'closure', 'finish', 'finished', 'until'],
  ['authorised', 'auth', 'authorisation', 'authorised', 'signoff', 'completed', 'completion', 'complete'],
  ['sex', 'gender'],
  ['assessment', 'assess', 'asmt', 'assmt'],
  ['referral', 'referred', 'referal'],
  ['received', 'receipt', 'recd'],
  ['conference', 'icpc', 'conf'],
  ['protection', 'cp', 'cpp'],
  ['enquiry', 's47', 'section47', 'inquiry'],
  ['worker', 'practitioner', 'allocated', 'caseworker'],
  ['held', 'took', 'occurred'],
  ['due', 'target'],
  ['category', 'cat'],
  ['type', 'kind'],
  ['birth', 'born'],
  ['offered', 'offer'],
  ['accepted', 'accept'],
]
const first = new Map(alike.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)))

const whole: Record<string, readonly string[]> = { dob: ['date', 'birth'], nfa: ['no', 'further', 'action'] }

/** Words that say nothing of what a column is. */
const empty = new Set(['of', 'the', 'a', 'an', 'for', 'to', 'in', 'is', 'was', 'at', 'by', 'and', 'flag', 'this'])

const singular = (word: string) => (/[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word)

/** @param prefix of the table, such as `cine`, that says nothing within it */
export function wordsOf(heading: string, prefix = ''): ReadonlySet<string> {
  const apart = heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/section 47/g, 'section47')
    .split(/[^a-z0-9]+/)
  const said = apart.filter((word, at) => word !== '' && !empty.has(word) && !(at === 0 && word === prefix))
  return new Set(
    said.flatMap((word) => whole[word] ?? [first.get(word) ?? first.get(singular(word)) ?? singular(word)]),
  )
}

/** One of these on one side only, and the two are not the same thing however much else they share. */
const deciding = new Set([
  ...['id', 'start', 'end', 'authorised', 'due', 'received', 'held', 'birth', 'team', 'worker', 'name', 'category'],
  ...[
    'source',
    'reason',
    'type',
    'seen',
    'alone',
    'offered',
    'accepted',
    'parent',
    'entered',
    'organisation',
    'postcode',
  ],
])

/** One letter more, less or other, in a word long enough to be known by the rest. */
function nearly(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const [restA, restB] = [a.slice(at), b.slice(at)]
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)
}

/** How much two sets of words have in common: 1 where all, 0 where a deciding word stands on one side only. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const has = (words: ReadonlySet<string>, word: string) => [...words].some((one) => nearly(one, word))
  const only = [...[...a].filter((word) => !has(b, word)), ...[...b].filter((word) => !has(a, word))]
  if (a.size === 0 || b.size === 0 || only.some((word) => deciding.has(word))) return 0
  return (a.size + b.size - only.length) / (a.size + b.size)
}
