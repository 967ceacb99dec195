/** What one printed word may be, by the lexicon and by its shape. */
import { givenNames } from './given-names.ts'
import {
  bodyNames,
  bodyNouns,
  particles,
  personTitles,
  roleAcronyms,
  roleNouns,
  smallWords,
  subjects,
} from './lexicon.ts'

export type Description = {
  /** Lower case, without apostrophe-s and marks at its ends. */
  word: string
  role: boolean
  plural: boolean
  roleAcronym: boolean
  body: boolean
  bodyName: boolean
  subject: boolean
  small: boolean
  title: boolean
  given: boolean
  initial: boolean
  particle: boolean
  acronym: boolean
  camel: boolean
  number: boolean
  capital: boolean
  /** A capitalised word that the lexicon does not know: a name, as far as can be told. */
  nameLike: boolean
}

export const plain = (raw: string): string =>
  raw
    .replace(/[’‘`]/g, "'")
    .toLowerCase()
    .replace(/'s$|s'$/, (end) => (end === "s'" ? 's' : ''))
    .replace(/[.\-–]+$/, '')

function describe(raw: string, shouting: boolean): Description {
  const low = plain(raw)
  const letters = raw.replace(/['’]s$/, '').replace(/[.\-–]+$/, '')
  const capitals = letters.replace(/[^\p{Lu}]/gu, '').length
  const capital = /^\p{Lu}/u.test(letters)
  const singular = low.replace(/s$/, '')
  const role = roleNouns.has(low) || roleNouns.has(singular)
  const plural = role && (low.endsWith('s') || low === 'staff')
  const allCapital = /^[\p{Lu}\d&/'’.\-–]+$/u.test(letters) && capitals >= 2
  const compact = capitals >= 2 && letters.length <= 6 && !/^(?:Mc|Mac|O['’]|D['’]|De|La|Le)\p{Lu}/u.test(letters)
  const acronym = shouting
    ? allCapital && letters.length < 4 && !givenNames.has(low)
    : allCapital || (compact && !/-/.test(letters))
  const given = givenNames.has(low) && capital
  const roleAcronym = (acronym || shouting) && (roleAcronyms.has(low) || roleAcronyms.has(singular)) && capitals >= 2
  const known =
    role ||
    bodyNouns.has(low) ||
    smallWords.has(low) ||
    subjects.has(low) ||
    subjects.has(singular) ||
    personTitles.has(low)
  const camel =
    !acronym && /^\p{Lu}\p{Ll}+\p{Lu}/u.test(letters) && !/^(?:Mc|Mac|Fitz|De|La|Le|Van|Von|Di|Du)\p{Lu}/u.test(letters)
  const number = /^[\d.\-–+]+(?:st|nd|rd|th)?$/.test(low)
  return {
    word: low,
    role,
    plural,
    roleAcronym,
    body: bodyNouns.has(low),
    bodyName: bodyNames.has(low),
    subject: subjects.has(low) || subjects.has(singular),
    small: smallWords.has(low),
    title: personTitles.has(low) && capital,
    given,
    initial: !subjects.has(low) && (/^\p{Lu}\.?(?:\p{Lu}\.?)?$/u.test(raw) || /^(?:\p{Lu}\.){3}$/u.test(raw)),
    particle: particles.has(low),
    acronym,
    camel,
    number,
    capital,
    nameLike: capital && !known && !acronym && !camel && !number,
  }
}

/** A plan says the same few hundred words again and again. Bounded, so that a strange file cannot fill the memory. */
const described = new Map<string, Description>()
/** What a printed word may be. `shouting` where the whole cell is in capitals, so that capitals say nothing. */
export function describeOnce(raw: string, shouting: boolean): Description {
  const key = shouting ? `!${raw}` : raw
  const kept = described.get(key)
  if (kept) return kept
  if (described.size > 5000) described.clear()
  const description = describe(raw, shouting)
  described.set(key, description)
  return description
}

/** Whether the lexicon knows a printed word. */
export function isFieldWord(raw: string): boolean {
  const { role, body, subject, small } = describeOnce(raw, false)
  return role || body || subject || small
}

/** For what is no word: a bracket, a dash. */
export const blank = describe('', false)
