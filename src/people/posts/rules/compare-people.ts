/** Whether two printed names may mean one person, or a person printed with her post. */
import { sameLead } from '../../../importing/leads/lead-reader.ts'
import { type Likeness, quote } from './compare-posts.ts'
import { postName } from './post-name.ts'

const titles = /^(?:(?:dr|mr|mrs|ms|miss|mx|cllr|councillor|prof|professor|rev|sir|dame)\b\.?\s*)+/i

type Person = { name: string; words: string[]; body: string | null }

function person(printed: string): Person {
  const body = /[([]\s*([^)\]]*?)\s*[)\]]?\s*$/.exec(printed)
  const bare = (body === null ? printed : printed.slice(0, body.index)).trim()
  const name = bare.replace(titles, '').replace(/[,.;:]+$/, '')
  const words = name.toLowerCase().match(/[\p{L}'’-]+/gu) ?? []
  return { name, words: words.map((word) => word.replace(/['’]/g, '')), body: body?.[1]?.toLowerCase() || null }
}

/** Given names and the short forms that people go by. */
const shortNames = `
andrew andy|anthony tony|catherine cathy kate katie|katherine kathy kate katie|christopher chris|christine chris chrissie
daniel dan danny|david dave|deborah debbie deb|edward ed eddie|elizabeth liz lizzie beth|gillian gill|gregory greg
jacqueline jackie jacqui|james jim jamie|jennifer jenny jen|joanne jo|joanna jo|jonathan jon|joseph joe|kenneth ken
lesley les|margaret maggie|matthew matt|michael mike mick|nicholas nick|nicola nicky nikki|pamela pam|patricia pat trish
patrick pat|peter pete|philip phil|rebecca becky|richard rick dick|robert bob rob|ronald ron|samantha sam|samuel sam
stephen steve|steven steve|stuart stu|susan sue|suzanne sue|thomas tom|timothy tim|victoria vicky|william bill will
`
  .trim()
  .split(/[|\n]/)
  .map((line) => line.trim().split(' '))

const isShortFor = (a: string, b: string): boolean => shortNames.some((names) => names.includes(a) && names.includes(b))

function sameGivenName(a: Person, b: Person): boolean {
  const [x, y] = [a.words[0], b.words[0]]
  return (
    x !== undefined && y !== undefined && a.words.slice(1).join(' ') === b.words.slice(1).join(' ') && isShortFor(x, y)
  )
}

/** How two names of persons are alike, before what stands in brackets. */
function nameLikeness(a: Person, b: Person): Likeness | null {
  if (a.words.length < 2 || b.words.length < 2) return null
  const [first, second] = [a.words.join(' '), b.words.join(' ')]
  if (first === second) return { confidence: 0.98, reasons: [] }
  if (sameGivenName(a, b))
    return {
      confidence: 0.75,
      reasons: [`${quote(a.words[0] ?? '')} and ${quote(b.words[0] ?? '')} are often one name`],
    }
  if (sameButInitial(a, b)) return { confidence: 0.72, reasons: ['one gives only an initial'] }
  return sameLead(a.name, b.name) ? { confidence: 0.86, reasons: ['the names differ by one letter'] } : null
}

/** `P Vaughan`, `Paul Vaughan`; `sameLead` leaves out a lone `S` as the end of a possessive. */
function sameButInitial(a: Person, b: Person): boolean {
  const [x = '', y = ''] = [a.words[0], b.words[0]]
  const rest = a.words.slice(1).join(' ') === b.words.slice(1).join(' ')
  return rest && (x.length === 1 || y.length === 1) && x[0] === y[0]
}

/** Two printed names of persons, the same either way round. Null where nothing speaks for it, or two bodies against it. */
export function comparePeople(one: string, other: string): Likeness | null {
  const [a, b] = [person(one < other ? one : other), person(one < other ? other : one)]
  const likeness = nameLikeness(a, b)
  if (likeness === null || (a.body !== null && b.body !== null && a.body !== b.body)) return null
  if (a.body !== b.body) {
    likeness.confidence *= 0.9
    likeness.reasons.push(`only one adds ${quote(one.includes('(') ? bracketOf(one) : bracketOf(other))}`)
  }
  if (likeness.reasons.length === 0) likeness.reasons.push('they differ only in a title and marks')
  return likeness
}

const bracketOf = (printed: string): string => /[([][^)\]]*[)\]]?/.exec(printed)?.[0] ?? ''

/** `Jane Smith, Head of Fostering` names a person and a post: it may mean either of them, printed alone. */
export function comparePersonWithPost(personAndPost: string, alone: string): Likeness | null {
  const [name, post, ...others] = personAndPost.split(/\s*[,;]\s*|\s+[-–—]\s+/)
  if (name === undefined || post === undefined || others.length > 0 || postName(post).words.length < 2) return null
  const names = (text: string): string =>
    postName(text)
      .words.map((word) => word.text)
      .join(' ')
  if (names(alone) === names(post))
    return { confidence: 0.75, reasons: [`it is printed with ${quote(name)}, who may hold it`] }
  const [a, b] = [person(name), person(alone)]
  return a.words.length > 1 && a.words.join(' ') === b.words.join(' ')
    ? { confidence: 0.8, reasons: [`the name is printed with the post ${quote(post)}`] }
    : null
}
