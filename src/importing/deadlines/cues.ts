/** The words round a date, or in place of one, that say what kind of deadline it is. */
import type { Token } from './lexer.ts'
import { isMark } from './unit.ts'

export type Cue =
  | 'by'
  | 'from'
  | 'until'
  | 'before'
  | 'after'
  | 'onwards'
  | 'ongoing'
  | 'tbc'
  | 'done'
  /** 'by' before a date, 'done' before anything else: "completed by January", "completed by the team". */
  | 'doneBy'
  | 'immediate'
  | 'relative'
  | 'review'
  | 'was'
  | 'now'
  | 'then'
  | 'and'
  | 'to'
  | 'between'
  | 'start'
  | 'within'
  | 'label'
  | 'filler'
  | 'plainWords'
  | 'nothing'

const confirmed =
  'confirmed agreed determined decided advised arranged scheduled negotiated finalised identified notified published announced set established'.split(
    ' ',
  )
const each = (before: string, words: string[]) => words.map((word) => `${before} ${word}`).join('|')

/** Phrases of each cue, `|` between. The longest that fits wins, so exceptions are listed as longer phrases. */
const phrases: [Cue, string][] = [
  [
    'by',
    'by|by the|deadline of|target date of|end date of|by end|by end of|by the end|by the end of|by end of the|by the end of the|by mid|by middle of|by late|by close of|no later than|not later than|on or before|at the latest|latest|due|due by|due for completion|due to be completed|due date|due for|deadline|deadline date|end date|target date|target|completion date|completion|for completion|completion by|to be completed|to be completed by|to be complete|to complete|to be in place|in place by|to be finished|to be achieved|to be delivered|to be complete by|to be achieved by|to be delivered by|to be implemented by|to be implemented|to be done|to be actioned|finish|finish date|finishing|ends|ending|ended|timescale|timeframe|by when|expected|anticipated|estimated|forecast|likely|projected|aim|aim for|aiming for|date for completion|week ending|as of end',
  ],
  [
    'from',
    'from|as from|since|starting|starting from|start|start from|start date|start in|starts|to start|to start in|to start from|commencing|commence|commences|to commence|to commence in|commencing from|commencement|commenced|started|begun|began|begin|begins|beginning|to begin|wef|with effect from|with immediate effect from|effective from|effective|not before|no earlier than|not earlier than|not until|launch from|phased from|due to start|due to commence|due to begin|ongoing from|ongoing since|to be introduced from|live from|operational from|with effect',
  ],
  [
    'until',
    'until|till|til|up to|up until|through to|leading up to|running to|lasting until|run until|runs until|in the run up to',
  ],
  ['before', 'before|prior to|ahead of|in advance of|before the|pre|by before'],
  ['after', 'after|following|post|subsequent to|immediately after|immediately following|once after|thereafter from'],
  [
    'onwards',
    'onwards|onward|onwds|onwards and|on wards|forward|forwards|thereafter|and onwards|and beyond|and ongoing onwards|upwards',
  ],
  [
    'ongoing',
    'ongoing|on going|onging|ongong|ongoin|ongonig|on goin|continuous|continuously|continuing|continual|continually|rolling|rolling programme|on a rolling basis|throughout|in progress|work in progress|underway|under way|in train|business as usual|bau|day to day|as required|as and when|as and when required|as needed|as necessary|when required|as appropriate|in hand|perpetual|open ended|always|all year|all year round|year round|duration|duration of|for the duration|for duration|life of the plan|lifetime of the plan|current|currently|currently underway|constant|in development|to continue|continue|continues',
  ],
  [
    'tbc',
    `tbc|tba|tbd|tbn|tbi|tbf|to be|${each('to be', confirmed)}|confirm|to confirm|awaiting|awaited|not known|unknown|not yet known|not yet agreed|not yet set|not yet confirmed|not agreed|not set|no date|no timescale|no timescales|no date set|undated|pending|various|various dates|varies|variable|date to follow|dates to follow|to follow|subject to|depends on|depends upon|depending on|depending upon|dependent|dependant|dependent on|dependant on|dependent upon|dependant upon|when funding|conditional on|unconfirmed|provisional|timescales to be agreed|date tbc|as dates agreed|different dates|individual dates|see individual|as per action plan|as per plan|see plan|see project plan|on hold|paused|deferred`,
  ],
  [
    'done',
    'completed|complete|done|achieved|actioned|delivered|finished|implemented|closed|in place|already in place|now in place|fully complete|fully completed|already complete|already completed|action complete|action completed|completed on|completed in|all complete|all completed|task complete|now complete|now completed|discharged|concluded|has been completed|have been completed|been completed|is complete|was completed|this is complete|happened|fully implemented|taken place|has taken place|complete on|signed off|embedded',
  ],
  [
    'immediate',
    'immediate|immediately|with immediate effect|asap|as soon as possible|as soon as practicable|as soon as is practicable|as soon as reasonably practicable|soonest|urgent|urgently|now|straight away|straightaway|without delay|forthwith|at once|today|at earliest opportunity|at the earliest opportunity|earliest opportunity|immediate effect|immediate start|immediate action|with immediate start|for immediate action',
  ],
  [
    'relative',
    'upon|when complete|when completed|once complete|once completed|until complete|until completed|on appointment|upon appointment|on completion|upon completion|on receipt|upon receipt|once|when|next|at next|this term|next term|next year|this year|current year|next month|this month|this quarter|next quarter|this financial year|current financial year|next financial year|this academic year|current academic year|next academic year|end of term|end of the term|end of programme|end of project|end of the programme|end of the project|end of pilot|end of plan|half term|half-term|in year|in-year|short term|medium term|long term|longer term|short|medium|long|mid term|in line with|in time for|to coincide with|alongside|as part of|at point of|at the point of|at each stage|over the life|the first|first|end of month|end of the month|month end|end of quarter|quarter end|same day|next day|end of week|in future|at time of|at the time of|at start of|at the start of|on approval|on agreement',
  ],
  [
    'within',
    'within|within the|within the next|within next|within the first|in the next|over the next|over next|for the next|for the first|no more than|not more than|in under',
  ],
  ['review', 'review|reviewed|to be reviewed|for review|next review|review date|reviews|reviewing|refresh|revisit'],
  [
    'was',
    'was|originally|original|original date|originally due|previously|previous|previous date|formerly|initially|initial deadline|orig|prev|original deadline|original target|was originally',
  ],
  [
    'now',
    'revised|revised to|revised date|revised deadline|revised target|now due|now due by|extended|extended to|extended until|rescheduled|rescheduled to|rescheduled for|new date|new deadline|slipped|slipped from|moved from|extended from|revised from|delayed from|changed from|rescheduled from|deferred from|moved to|slipped to|changed to|amended to|amended|deferred to|deferred until|postponed to|postponed until|put back to|brought forward to|delayed to|delayed until|now expected|now expected by|now|pushed back to|re profiled to|reprofiled to',
  ],
  ['then', 'then|and then|followed by|thence'],
  ['and', 'and|or|plus|and also|also|and by|and again|again|and again in|and from'],
  ['to', 'to|through|thru|to the'],
  ['between', 'between'],
  [
    'start',
    'start of|start of the|beginning of|beginning of the|early|early in|early on in|at the start of|at the beginning of|by start of|by start of the|by the start of|by the start of the|by beginning of|by the beginning of|by early|from start of|first part of|early part of',
  ],
  [
    'label',
    'phase|stage|step|tranche|wave|part|option|milestone|round|cohort|strand|action|task|draft|gateway|priority|lot|module|level|section|objective|recommendation|rec|version|target|group|block|paragraph|para|outcome|ref|no|workstream|item|key stage|ks',
  ],
  [
    'filler',
    'the|a|an|of|on|at|in|during|across|over|date|dates|dated|end|end of|the end of|end of the|at end of|at the end of|the end|mid|middle of|the middle of|mid way through|midway through|late|late in|latter part of|around|about|approx|approximately|circa|c|wc|we|wb|wcomm|week commencing|wk commencing|wk beginning|wk ending|wk|week beginning|week of|w c|week starting|month|months|weeks|week|year|years|yr|quarter|term|time|period|programme|plan|be|is|are|for|with|as|that|this|it|will|calendar|financial|academic|school|inclusive|incl|only|both|all|each|early to mid|mid to late|st|nd|rd|th|day|days|morning|afternoon|midday|noon|midnight|close of|close of play|cop|cob|close of business|first half of|second half of|first week of|first week in|last week of|last week in|basis|phased|staged|phased approach|date of|holidays|hols|eo|event|financial year|academic year|calendar year|school year',
  ],
  [
    'plainWords',
    'not complete|not completed|not yet complete|not yet completed|not done|not started|not yet started|not achieved|incomplete|partially complete|partially completed|partly complete|partly completed|part complete|part completed|nearly complete|almost complete|partially achieved|partially implemented|partially done|partly done|not met|not due|ended up|may be|complete review|complete the|complete a',
  ],
  [
    'doneBy',
    'completed by|completed by the|implemented by|delivered by|achieved by|done by|closed by|complete by|complete by the|actioned by|finished by|signed off by',
  ],
  [
    'nothing',
    'na|not applicable|none|nil|no deadline|not stated|not specified|blank|see above|as above|see below|n a|ditto',
  ],
]

type Phrase = { words: string[]; cue: Cue }

function index(): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>()
  for (const [cue, list] of phrases) {
    for (const phrase of list.split('|')) {
      const words = phrase.split(/[ -]/)
      const [first = ''] = words
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, cue }])
    }
  }
  for (const found of byFirst.values()) found.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}

const byFirst = index()

/** True for a word that a known phrase begins with. */
export const opensCue = (word: string) => byFirst.has(word)

/** The token after the phrase, or undefined; hyphens inside a phrase may be printed or not. */
export function matchWords(tokens: Token[], i: number, words: readonly string[]): number | undefined {
  let at = i
  for (const [place, word] of words.entries()) {
    if (place > 0 && isMark(tokens[at], '-') && !tokens[at]?.spaced) at++
    const token = tokens[at]
    if (token?.kind !== 'word' || token.text !== word) return undefined
    at++
  }
  return at
}

/** The longest known phrase that begins here. */
export function cueAt(tokens: Token[], i: number): { cue: Cue; words: string; next: number } | undefined {
  const first = tokens[i]
  if (first?.kind !== 'word') return undefined
  for (const phrase of byFirst.get(first.text) ?? []) {
    const next = matchWords(tokens, i, phrase.words)
    if (next !== undefined) return { cue: phrase.cue, words: phrase.words.join(' '), next }
  }
  return undefined
}
