/** A printed lead taken apart for comparing: its words, whether nobody holds it yet, whether somebody is only acting. */
import { saysVacant, vacancyWords } from '../../../importing/leads/lead-reader.ts'
import { acting, everyone, isRank, joining, lettersInFull, wholeWord } from './post-words.ts'

export type PostWord = {
  /** In full, singular, lower case: what is compared. */
  text: string
  /** As printed. */
  printed: string
  kind: 'rank' | 'word' | 'letters' | 'number'
  plural: boolean
  /** The short form it was printed as: `DCS`, `Hd`. */
  short: string | null
  capital: boolean
}

export type PostName = {
  printed: string
  words: PostWord[]
  /** Joining words too, so that letters may count them: `HoS`. One for each of `words`: those before it. */
  joins: string[][]
  /** Words that say nobody holds it yet, as printed; null where there are none. */
  vacancy: string | null
  acting: string | null
  /** Speaks of several people. */
  everyone: boolean
  /** In brackets after `via`, `c/o` and the like: how to reach the post, not which it is. */
  aside: string | null
}

const aside = /[([]\s*(?:via|c\/o|care of|based (?:in|at)|reporting to|working with|supported by)\b[^)\]]*[)\]]?/i

/** `Children's` and `Childrens` are `children`; `Services` is `service`; `Policies` is `policy`. */
export function singular(word: string): string {
  if (/^child(?:ren)?s$/.test(word)) return 'children'
  if (/^peoples$/.test(word)) return 'people'
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && /[^siu]s$/.test(word) ? word.slice(0, -1) : word
}

const capitals = /^\p{Lu}[\p{Lu}\p{N}]+s?$|^\p{Lu}\p{Ll}?\p{Lu}{1,4}s?$/u

function wordOf({ text, printed, short }: Part, shouting: boolean): PostWord {
  const one = singular(text)
  const letters = short === null && !shouting && capitals.test(printed)
  const kind = /^\d/.test(one) ? 'number' : letters ? 'letters' : isRank(one) || isRank(text) ? 'rank' : 'word'
  const rank = kind === 'rank' && !isRank(one) ? text : one
  const possessive = rank === 'children' || rank === 'people'
  return { text: rank, printed, kind, plural: rank !== text && !possessive, short, capital: /^\p{Lu}/u.test(printed) }
}

/** The printed words: dots inside letters go, other marks part them, an apostrophe stays. */
function printedWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replace(/(?<=\b\p{L})\.(?=\p{L}\b|\s|$)/gu, '')
      .replace(/&/g, ' and ')
      .match(/[\p{L}\p{N}]+(?:[’‘`']\p{L}*)*/gu) ?? []
  )
}

type Part = Pick<PostWord, 'text' | 'printed' | 'short'>

/** One printed word as one or more to compare: letters and short words in full. */
function inFull(printed: string, shouting: boolean): Part[] {
  const low = printed.toLowerCase().replace(/[’‘`']/g, '')
  const letters =
    !shouting && /\p{Lu}.*\p{Lu}/u.test(printed) ? (lettersInFull(low) ?? lettersInFull(low.replace(/s$/, ''))) : null
  if (letters !== null)
    return letters
      .replaceAll("'", '')
      .split(' ')
      .map((text) => ({ text, printed, short: printed }))
  const whole = wholeWord(low)
  return [{ text: whole ?? low, printed, short: whole === null ? null : printed }]
}

/** `Head of Service` is one rank wherever it stands: the service is no subject. */
function joinHeadOfService(name: PostName): void {
  const at = name.words.findIndex((word, i) => word.text === 'head' && name.words[i + 1]?.text === 'service')
  const [head, service] = [name.words[at], name.words[at + 1]]
  if (!head || !service) return
  const printed = head.printed === service.printed ? head.printed : `${head.printed} of ${service.printed}`
  const joined: PostWord = { ...head, text: 'head of service', printed, plural: head.plural }
  name.words.splice(at, 2, joined)
  name.joins.splice(at + 1, 1)
}

/** A printed name taken apart. */
export function postName(printed: string): PostName {
  const vacancy = saysVacant(printed) ? vacancyWords(printed) : null
  const reach = aside.exec(printed)?.[0] ?? null
  const text = (vacancy ?? []).concat(reach ?? []).reduce((rest, part) => rest.replace(part, ' '), printed)
  const name: PostName = {
    printed,
    words: [],
    joins: [],
    vacancy: vacancy?.join(', ') ?? null,
    acting: null,
    everyone: false,
    aside: reach,
  }
  const shouting = !/\p{Ll}/u.test(text) && /\p{Lu}{4,}\s+\p{Lu}{4,}/u.test(text)
  let joins: string[] = []
  for (const part of printedWords(text).flatMap((word) => inFull(word, shouting))) {
    if (acting.has(part.text)) name.acting = part.printed
    else if (everyone.has(part.text)) name.everyone = true
    else if (joining.has(part.text)) joins.push(part.text)
    else {
      name.words.push(wordOf(part, shouting))
      name.joins.push(joins)
      joins = []
    }
  }
  joinHeadOfService(name)
  return name
}
