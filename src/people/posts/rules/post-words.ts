/**
 * The words by which two printed names of one post are told from two posts: the importer's own words of the field, and what
 * is only needed to compare. All in lower case, without apostrophe-s.
 */
import { roleNouns } from '../../../importing/leads/lexicon.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words before a post that make another post of it: a Deputy Director is not a Director. */
const qualifiers = words(
  'deputy assistant senior principal associate joint chief executive corporate strategic lead designated named independent vice co shadow former to',
)

/** Whether a word says which rank or post it is. Two names with different ranks are never one post. */
export const isRank = (word: string): boolean => qualifiers.has(word) || roleNouns.has(word)

/** Joining words: they may come and go. `to` is not one: an Assistant to the Director is no Assistant Director. */
export const joining = words('of for the and in on at a an with s by')

/** Somebody holds the post for a time. */
export const acting = words('acting interim temporary temp locum')

/** These speak of several people who hold such posts, and never of one post. */
export const everyone = words('all each every both relevant various other')

/** Words that are written short, and other forms of one word. */
const shortWords: Record<string, string> = {
  hd: 'head',
  mgr: 'manager',
  mngr: 'manager',
  asst: 'assistant',
  ass: 'assistant',
  dep: 'deputy',
  dir: 'director',
  exec: 'executive',
  off: 'officer',
  snr: 'senior',
  svc: 'service',
  svcs: 'services',
  serv: 'service',
  dept: 'department',
  dev: 'development',
  ed: 'education',
  edn: 'education',
  educ: 'education',
  comm: 'commissioning',
  perf: 'performance',
  govt: 'government',
  coord: 'coordinator',
  financial: 'finance',
  leader: 'lead',
  adviser: 'advisor',
  programmes: 'programme',
  program: 'programme',
  organizational: 'organisational',
  center: 'centre',
}

/** The whole word for a short one, or null. */
export const wholeWord = (word: string): string | null =>
  Object.hasOwn(shortWords, word) ? (shortWords[word] ?? null) : null

/**
 * Letters with one meaning throughout the field. Only these words are taken for them: `HR` is never Housing Repairs. What
 * is not here may stand for any words that it holds the initials of.
 */
const knownLetters: Record<string, string> = {
  dcs: "director of children's services",
  dass: 'director of adult social services',
  dph: 'director of public health',
  ad: 'assistant director',
  dd: 'deputy director',
  hos: 'head of service',
  ceo: 'chief executive',
  cex: 'chief executive',
  ce: 'chief executive',
  psw: 'principal social worker',
  iro: 'independent reviewing officer',
  lado: 'local authority designated officer',
  lac: 'looked after children',
  cla: 'children looked after',
  cyp: 'children and young people',
  cyps: 'children and young people services',
  hr: 'human resources',
  it: 'information technology',
  ict: 'information and communication technology',
  od: 'organisational development',
  qa: 'quality assurance',
  cp: 'child protection',
  cin: 'children in need',
  sen: 'special educational needs',
  send: 'special educational needs and disabilities',
  mash: 'multi agency safeguarding hub',
  yos: 'youth offending service',
  yot: 'youth offending team',
  edt: 'emergency duty team',
  camhs: 'child and adolescent mental health services',
  cwd: 'children with disabilities',
  uasc: 'unaccompanied asylum seeking children',
}

/** The words that letters always stand for, as printed in full; or null. */
export const lettersInFull = (letters: string): string | null =>
  Object.hasOwn(knownLetters, letters) ? (knownLetters[letters] ?? null) : null

/** A name that ends with one of these was cut off: what follows it in other names, if it is one of those words. */
const openEnds: Record<string, ReadonlySet<string>> = {
  after: words('children child'),
  social: words('care work worker'),
  young: words('people'),
  early: words('years year help'),
  educational: words('needs need'),
  child: words('protection'),
  leaving: words('care'),
  quality: words('assurance'),
  human: words('resources resource'),
}

/** Whether a name that ends with `last` may have lost `next`. */
export const completes = (last: string, next: string): boolean =>
  Object.hasOwn(openEnds, last) && (openEnds[last]?.has(next) ?? false)

/** What a name may add without being another post: `Head of LAC`, `Head of LAC Services`. */
export const soft = words('service team department section unit')

/** Parts of the compass and of a place: they make another post, never an organisation. */
export const isArea = (word: string): boolean =>
  /^[nsew]{1,3}$/.test(word) || /^(?:north|south|east|west|central|inner|outer|area|locality|city|county)/.test(word)

/** Names of the council's own departments, as words in alphabetical order: added to a name, they say only where it sits. */
export const departments: ReadonlySet<string> = new Set([
  'children service',
  'children people service young',
  'care children social',
  'care children people social young',
  'council',
  'authority local',
])
