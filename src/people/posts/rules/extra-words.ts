/** What one name says and the other does not: words that leave the post the same, or make another of it. */
import { bodyNames, bodyNouns } from '../../../importing/leads/lexicon.ts'
import { isFieldWord } from '../../../importing/leads/words.ts'
import type { PostName, PostWord } from './post-name.ts'
import { completes, departments, isArea, soft } from './post-words.ts'

type Side = { name: PostName; free: boolean[] }
type Weighed = { confidence: number; reason: string }

const extrasOf = ({ name, free }: Side): { word: PostWord; at: number }[] =>
  name.words.flatMap((word, at) => (free[at] ? [{ word, at }] : []))

/** Words that say what the post is over: neither a rank nor soft. Without one, two names share only a grade. */
const hasSubject = ({ name, free }: Side): boolean =>
  name.words.some((word, at) => !free[at] && word.kind !== 'rank' && !soft.has(word.text))

const printed = (extras: { word: PostWord }[]): string =>
  extras
    .map(({ word }) => word.printed)
    .filter((text, i, all) => text !== all[i - 1])
    .join(' ')

/**
 * Why the words that one name has over the other leave it the same post, and how sure that is. Empty where neither has any,
 * null where they make it another post, or where each has some of its own.
 */
export function extraWords({ a, b }: { a: Side; b: Side }): Weighed[] | null {
  const [left, right] = [extrasOf(a), extrasOf(b)]
  if (left.length === 0 && right.length === 0) return []
  if (left.length > 0 && right.length > 0) return null
  const [side, extras, other] = left.length > 0 ? [a, left, b] : [b, right, a]
  const words = extras.map(({ word }) => word)
  if (words.some((word) => word.kind === 'rank')) return executive(side, words)
  if (!hasSubject(side)) return null
  const said = `“${printed(extras)}”`
  if (words.every((word) => soft.has(word.text))) return [{ confidence: 0.75, reason: `one name adds only ${said}` }]
  if (cutOff(side, extras, other)) return [{ confidence: 0.72, reason: `one name may be cut off before ${said}` }]
  if (isYoungPeople(side, extras)) return [{ confidence: 0.7, reason: `one name adds ${said} to the children` }]
  return isOrganisation(side, extras)
    ? [{ confidence: 0.62, reason: `one name adds only ${said}, which may be where the post sits` }]
    : null
}

/** `Executive Director of Children's Services` is the statutory director under a grander name; nothing else is so forgiven. */
function executive({ name, free }: Side, words: PostWord[]): Weighed[] | null {
  const rest = name.words.flatMap((word, at) => (free[at] ? [] : [word.text]))
  const grand = words.length === 1 && /^(?:executive|corporate|strategic)$/.test(words[0]?.text ?? '')
  if (!grand || rest.join(' ') !== 'director children service') return null
  return [
    {
      confidence: 0.7,
      reason: `there is one statutory director of children's services, with or without “${words[0]?.printed}”`,
    },
  ]
}

/** `Head of the Virtual School for Looked After`, where another name goes on with `Children`. */
function cutOff(side: Side, extras: { word: PostWord; at: number }[], other: Side): boolean {
  const [extra] = extras
  const before = extra === undefined ? undefined : side.name.words[extra.at - 1]
  const last = other.name.words.at(-1)
  return (
    extras.length === 1 &&
    extra !== undefined &&
    last !== undefined &&
    before?.text === last.text &&
    completes(last.text, extra.word.text)
  )
}

function isYoungPeople(side: Side, extras: { word: PostWord; at: number }[]): boolean {
  const [first] = extras
  return (
    extras.map(({ word }) => word.text).join(' ') === 'young people' &&
    first !== undefined &&
    side.name.words[first.at - 1]?.text === 'children'
  )
}

/** One stretch at the beginning or the end that names a department or a body: `CYPSC`, `Education Westby`, `Children's Services`. */
function isOrganisation({ name }: Side, extras: { word: PostWord; at: number }[]): boolean {
  const [first, last] = [extras[0]?.at ?? 0, extras.at(-1)?.at ?? 0]
  if (last - first !== extras.length - 1) return false
  const words = extras.map(({ word }) => word)
  const texts = words.map((word) => word.text)
  if (texts.some(isArea) || words.some((word) => word.kind === 'number')) return false
  if (departments.has([...texts].sort().join(' '))) return true
  const atAnEnd = first === 0 || last === name.words.length - 1
  const letters = words.every((word) => word.kind === 'letters' && word.short === null)
  const place = words.some((word) => word.kind === 'word' && word.capital && !isFieldWord(word.printed))
  const body = texts.some((text) => bodyNouns.has(text) || bodyNames.has(text))
  const rest = words.every(
    (word) =>
      word.kind === 'letters' || !isFieldWord(word.printed) || bodyNouns.has(word.text) || bodyNames.has(word.text),
  )
  return atAnEnd && (letters || (place && body && rest))
}
