/**
 * Requirement codes as printed beside a recommendation (`IN 3.2 and 16 AI SC 1 1.1.2`): which demands it answers, and the
 * recommendation's own reference where the cell holds that too. Codes stay as printed; what the document's key makes of
 * them stands beside.
 */
import { rememberBy } from '../remember.ts'
import { allowed, distance } from './confusion.ts'

export type KeyEntry = { code: string; title: string }
export type SourceCodes = {
  codes: string[]
  ref: string | null
  rest: string
  repaired: { printed: string; read: string }[]
}

const compact = (text: string): string => text.replace(/\s+/g, '').toUpperCase()
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The number of a requirement, `3.1`, `16`, `1.3 a`, `4b`; an `I` or `l` may stand for a 1 and an `O` for a 0. */
const number = /^\s*[.:-]?\s*((?:[\dIlO]+(?:\.[\dIlO]+)*)(?:\s?[a-z](?![A-Za-z])|\([a-z]\))?)(?![A-Za-z\d])/
const reference = /^\s*(\d{1,2}(?:\.\d{1,2}){2,})\.?(?![\dA-Za-z])/
const notApplicable = /^\s*(?:n\s*[/.]?\s*a\.?|none|nil|[-–—]+)(?![A-Za-z])/i
const joint = /^\s*(?:[/,;&+\n|]|and\b|or\b)/i

const isNumber = (text: string): boolean => /\d/.test(text)
const digits = (text: string): string => text.replace(/[Il](?=[\d.Il]|$|\s|\()/g, '1').replace(/O(?=[\d.]|$)/g, '0')

type Prefix = { printed: string; key: KeyEntry | null; distance: number }

/** Whether a code can end here: at a space, a mark, a number, or the end. */
const ends = (rest: string): boolean =>
  rest === '' || /^[\s/,;&+)(:.-]/.test(rest) || isNumber(number.exec(rest)?.[1] ?? '')

/** The beginning of `text` that reads as a code of the key: the nearest, and of equally near ones the longest. */
function keyPrefix(text: string, key: KeyEntry[]): Prefix | null {
  let best: Prefix | null = null
  for (const entry of key) {
    const code = compact(entry.code)
    if (code === '') continue
    for (let end = 1; end <= text.length; end++) {
      const printed = text.slice(0, end)
      const letters = compact(printed)
      if (letters.length > code.length + 1 || /[^\p{L}\d\s|!]/u.test(printed)) break
      if (/\s$/.test(printed) || !/^[A-Z]/i.test(printed) || !ends(text.slice(end))) continue
      const off = distance(letters, code)
      if (off > allowed(code)) continue
      const longer = best !== null && letters.length > compact(best.printed).length
      if (best === null || off < best.distance || (off === best.distance && longer))
        best = { printed, key: entry, distance: off }
    }
  }
  return preferWhole(text, best, key)
}

/** `IN T5` is nearest to `IN` too: of the codes that fit exactly, the longest. */
function preferWhole(text: string, best: Prefix | null, key: KeyEntry[]): Prefix | null {
  if (best?.distance !== 0) return best
  const upper = compact(text)
  const fits = key.filter((entry) => entry.code.trim() !== '' && upper.startsWith(compact(entry.code)))
  const longest = fits.sort((a, b) => compact(b.code).length - compact(a.code).length)[0]
  if (!longest || compact(longest.code).length <= compact(best.printed).length) return best
  let end = 0
  for (let seen = 0; seen < compact(longest.code).length; end++) if (!/\s/.test(text[end] ?? '')) seen++
  return ends(text.slice(end)) ? { printed: text.slice(0, end), key: longest, distance: 0 } : best
}

/** A code of no key: capitals, perhaps a second word, before a number (`NI 59`, `ILACS Rec 3`), or letters alone (`CAA`). */
function otherPrefix(text: string): Prefix | null {
  const withNumber = /^(\p{Lu}[\p{L}]*(?:\s+\p{Lu}[\p{L}]*){0,2})\s*(?=\d)/u.exec(text)?.[1]
  const letters = /^\p{Lu}{2,6}(?![\p{L}\d])/u.exec(text)?.[0]
  const first = /^\p{Lu}{2,6}(?=\s+\p{Lu})/u.exec(text)?.[0]
  const printed =
    letters && withNumber && withNumber.split(/\s+/).length > 1 && first === letters
      ? withNumber
      : (withNumber ?? letters)
  return printed ? { printed, key: null, distance: 0 } : null
}

/** The prefix at the head of `text`; a code of the key that stands further on is not swallowed by an unknown one. */
function prefixAt(text: string, key: KeyEntry[]): Prefix | null {
  const known = keyPrefix(text, key)
  if (known) return known
  const other = otherPrefix(text)
  if (!other || key.length === 0) return other
  const words = other.printed.split(/\s+/)
  const tail = words.length > 1 ? text.slice(text.indexOf(words[1] ?? '', (words[0] ?? '').length)) : ''
  return tail !== '' && keyPrefix(tail, key) ? { printed: words[0] ?? '', key: null, distance: 0 } : other
}

const readAs = (prefix: Prefix, digitsPrinted: string): string =>
  tidy(`${prefix.key?.code ?? prefix.printed} ${digits(digitsPrinted)}`).replace(/(\d)\s+(?=[a-z]$)/, '$1 ')

/**
 * Reads one cell. `rest` is what is neither a code nor the reference, so that nothing is lost; `NA` gives no code. A bare
 * number after `and` repeats the code before it (`IN 3.2 and 16`).
 */
export const readSourceCodes = rememberBy(codesIn, (key: KeyEntry[]) => key.map(({ code }) => code).join('\n'))

function codesIn(text: string, key: KeyEntry[]): SourceCodes {
  const result: SourceCodes = { codes: [], ref: null, rest: '', repaired: [] }
  let left = text
  let last: Prefix | null = null
  let afterJoint = false
  const rest: string[] = []
  const eat = (length: number): void => {
    left = left.slice(Math.max(1, length))
  }
  while (left.trim() !== '') {
    const [none, ref, joins] = [notApplicable.exec(left), reference.exec(left), joint.exec(left)]
    if (none) eat(none[0].length)
    else if (joins) {
      afterJoint = true
      eat(joins[0].length)
      continue
    } else if (ref) {
      if (result.ref === null) result.ref = ref[1] ?? null
      else rest.push(ref[1] ?? '')
      eat(ref[0].length)
    } else {
      const taken = takeCode(left, key, afterJoint ? last : null)
      if (taken) {
        result.codes.push(taken.printed)
        if (taken.read !== taken.printed) result.repaired.push({ printed: taken.printed, read: taken.read })
        last = taken.prefix
        eat(taken.length)
      } else {
        const two = /^\s*(\d{1,2}\.\d{1,2})\.?(?![\d.])/.exec(left)
        const word = /^\s*(\S+)/.exec(left)
        if (two && result.ref === null && result.codes.length > 0) result.ref = two[1] ?? null
        else rest.push(word?.[1] ?? '')
        eat((two ?? word)?.[0].length ?? 1)
      }
    }
    afterJoint = false
  }
  return { ...result, rest: rest.join(' ') }
}

type Taken = { printed: string; read: string; length: number; prefix: Prefix }

function takeCode(left: string, key: KeyEntry[], repeat: Prefix | null): Taken | null {
  const lead = left.length - left.trimStart().length
  const at = left.slice(lead)
  if (repeat) {
    const again = number.exec(at)?.[1]
    if (again && /^\d/.test(again)) {
      const printed = tidy(`${repeat.printed} ${again}`)
      return { printed, read: readAs(repeat, again), length: lead + again.length, prefix: repeat }
    }
  }
  const prefix = prefixAt(at, key)
  if (!prefix) return null
  const after = at.slice(prefix.printed.length)
  // `AI LAC 3.1.1`: a number of three parts after a space is the recommendation's own reference.
  const found = /^\s/.test(after) && reference.test(after) ? null : number.exec(after)
  const suffix = found && isNumber(found[1] ?? '') ? found : null
  const length = prefix.printed.length + (suffix?.[0].length ?? 0)
  return { printed: tidy(at.slice(0, length)), read: readAs(prefix, suffix?.[1] ?? ''), length: lead + length, prefix }
}

/** What a printed code demands, for the coverage matrix: repaired and spaced by the key (`A1SG5` is `AI SG 5`), with the key's own code. */
export function requirementOf(code: string, key: KeyEntry[]): { code: string; source: string | null } {
  const taken = takeCode(code, key, null)
  return taken ? { code: taken.read, source: taken.prefix.key?.code ?? null } : { code: tidy(code), source: null }
}
