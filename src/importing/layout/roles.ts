/**
 * What a column holds, told from its heading through the field's own vocabulary. A new wording belongs here, and nowhere
 * else: no rule may know a council or a document.
 */

import { remember } from '../remember.ts'

export const roles = [
  'source',
  'ref',
  'label',
  'recommendation',
  'urgency',
  'by',
  'action',
  'deadline',
  'start',
  'lead',
  'leadBody',
  'partners',
  'criteriaSource',
  'criteria',
  'target',
  'milestone',
  'related',
  'resources',
  'dependencies',
  'impact',
  'impactTimescale',
  'reportsTo',
  'status',
  'percent',
  'progress',
  'group',
  'theme',
  'outcome',
] as const

export type Role = (typeof roles)[number]

type Vocabulary = readonly (readonly [Role, RegExp])[]

/** Whole meanings first: a heading is read by the first line that fits, then its remaining words may hold a second role. */
const vocabulary: Vocabulary = [
  ['label', /^(sub.?)?(action|task|activity|milestone|step)s? (ref(erence)?|nos?|number|id|code)\b\.?/],
  ['ref', /^(recommendation|rec|item|plan|improvement|priority|objective)s? (ref(erence)?|nos?|number|id|code)\b\.?/],
  ['group', /^accounting for/],
  ['criteriaSource', /source of (the )?(success|performance|criteria)[\w\s]*criteria|source of (the )?criteria/],
  ['by', /(recommendation )?to be (achieved|completed|delivered|met) by|recommendation (deadline|due)/],
  [
    'source',
    /source of( the)? (recommendation|requirement|action)|^sources?$|\borigin\b|notice ref(erence)?|inspection ref(erence)?/,
  ],
  [
    'related',
    /related (plans?|strateg\w+|documents?)|linked (plans?|to|with)|^links?\b|cross.?ref\w*|(plan|cypp) (objective|addition|priority)s?/,
  ],
  ['impactTimescale', /impact (time.?(scale|frame|table)|date|by when)|when (will|do) we (see|expect)/],
  [
    'impact',
    /(measurable|expected|intended|anticipated) (impact|benefit)s?|impact (we|you|to be|expected|that)[\w\s]*|what difference/,
  ],
  [
    'criteria',
    /success (criteria|criterion|measures?|factors?)|(evidence|measures?|indicators?) of (success|impact|progress|completion)|how (will|do|shall|would|can) (we|you|it|they) (know|measure|evidence|judge|show)[\w\s]*|how (we|you|they)( will| shall| would|'ll)? (know|measure|evidence|judge|show)[\w\s]*|outcome measures?|outcomes? (sought|wanted)|(desired|expected|intended|planned|required) outcomes?|what (will )?(success|good) (will )?looks? like|evidence( required)?$|^measures?$|^impact$|impact\/?\s?outcomes?$|difference (this|it|we) will make|key performance|^kpis?$|what will be different/,
  ],
  [
    'reportsTo',
    /report(s|ing|ed)? (to|process|arrangements?|line|route|mechanism)|governance|monitor(ed|ing) (by|arrangements?|group|body|forum)|overseen by|where (will it be )?reported/,
  ],
  ['urgency', /urgency|priority (rating|level|ranking|score)|^priority \(?(h|high)/],
  ['leadBody', /lead (body|agency|organisation|organization|partner|service)/],
  [
    'partners',
    /(key |other |supporting |delivery )?partners?( involved| agenc\w+)?|support(ed|ing)? (by|officers?|from)|contribut\w+|others? involved|who else|^support$|stakeholders?/,
  ],
  [
    'recommendation',
    /^(key |priority )?areas? (for|of|requiring|to) (priority |immediate )?(improve\w*|develop\w*|focus|action|concern)/,
  ],
  ['progress', /^next steps?|^actual (start|finish|end|completion)/],
  ['percent', /%|per ?cent|percentage/],
  ['theme', /^(improvement )?(theme|workstream|work stream|work ?package|domain|pillar)( (title|name|no\.?|number))?$/],
  ['outcome', /^(outcome|aim|goal)( (title|no\.?|number|ref\.?))?$/],
  ['start', /start(ing|s)? ?(date|by|on)?$|date (started|commenced)|from when|commence\w*/],
  [
    'deadline',
    /dead.?lines?|by when|due( date| by)?|time.?(scale|frame|line|table)s?\b|target date|(expected|planned|forecast|target|proposed|agreed|end|completion|finish|delivery) (end |completion )?date|complet\w+ (by|date|on)|^dates?( for)?|^when\b[\w\s]*|to be done by|review date|end date|(planned|target|forecast|baseline|expected|agreed) (finish|end|completion)|^(end|ends|finish)$/,
  ],
  ['reportsTo', /^report(s|ed)? to$/],
  [
    'status',
    /^(current |delivery |action |progress )?(status|rag|brag)\b[\w\s/]*|\bb?rag( rating| status)?\b|^(state|complete\??)$/,
  ],
  [
    'lead',
    /lead\b|leads\b|responsib\w+|owners?\b|\bwho\b|accountab(le|ility)|officers?\b|named (person|individual|officer)|by whom|\bsro\b|sponsors?\b|champion|allocated to|assigned to|delivered by/,
  ],
  ['dependencies', /(co.?)?dependenc\w+|depends on|risks? and dependenc\w+|pre.?requisites?/],
  ['resources', /resourc\w+|capacity|costs?\b|budget|fund(s|ing)?\b|financ\w+/],
  [
    'action',
    /\bactions?\b|what (will|do|are|must|should) (we|be|you)[\w\s]*(do|done|doing|going to do|change)?|what we (will|are going to|plan to|need to|must) do|how (will|do) we (do|get|achieve|deliver)[\w\s]*|how we will[\w\s]*|\btasks?\b|\bsteps?\b|activit\w+|deliverables?|^what$|what needs to (happen|be done)|what (is )?to be done|improvement work|\bresponse\b/,
  ],
  ['target', /targets?\b|ambition|trajectory/],
  ['milestone', /mile.?stones?/],
  ['progress', /progress|update|comments?|notes?\b|narrative|commentary|position|rationale/],
  [
    'recommendation',
    /recommendations?|areas? (for|of|requiring|to) (improve\w*|develop\w*|focus|priority|action)|required improvements?|improvement (area|required|needed|priorit\w+)|priorit(y|ies)\b|objectives?\b|\bstrands?\b|what needs to (change|improve|be better)|findings?\b|requirements?\b|\bissues?\b|\baims?\b|\bgoals?\b|standards?\b|judg\w+|weakness\w*|outcome\b|outcomes\b|projects?\b/,
  ],
  ['ref', /\bref(erence)?s?\b\.?|^nos?\.?$|^number$|\bids?\b|^#$|^item( no\.?)?$|^code$|\bnos?\.$/],
]

/** Headings that need two columns' worth of words: after the first role is taken out, these may be the second. */
const secondRoles = new Set<Role>(['ref', 'by', 'urgency', 'recommendation', 'deadline', 'lead', 'target', 'criteria'])

const tidy = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘']/g, "'")
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[:*?]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * The roles that a heading names, most telling first: `Source of the Recommendation Recommendation Ref` gives
 * `['source', 'ref']`; a heading of no known kind gives `[]`. Pure.
 */
export const rolesOf = remember((heading: string): readonly Role[] => {
  if (heading.length > 200) return []
  const text = tidy(heading)
  if (!text || text.length > 120) return []
  for (const [role, pattern] of vocabulary) {
    const match = pattern.exec(text)
    if (!match) continue
    const rest = tidy(`${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`)
    return [role, ...secondRole(role, rest)]
  }
  return []
})

/** A second role in what is left, where the heading of two columns was printed as one: `Recommendation Ref`, `Urgency … by`. */
function secondRole(first: Role, rest: string): Role[] {
  if (!rest) return []
  if (first === 'source' && /\bref/.test(rest)) return ['ref']
  if (first === 'by' && /urgency|priority/.test(rest)) return ['urgency']
  if (first === 'recommendation' && /\bref\b|\bno\b/.test(rest)) return ['ref']
  if (first === 'deadline' && /\b(lead|who|owner|responsib)/.test(rest)) return ['lead']
  const found = vocabulary.find(([role, pattern]) => secondRoles.has(role) && role !== first && pattern.test(rest))
  return found && first === 'lead' && found[0] === 'deadline' ? ['deadline'] : []
}
