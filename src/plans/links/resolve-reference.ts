/** A printed reference looked up in the plan: which part it leads to, how surely, and what is doubtful about it. */
import type { FindingFacts } from '../findings/finding-rule.ts'
import { labelParts } from '../findings/labels.ts'
import type { Action } from '../plan.ts'
import { recommendationOf } from '../rules/structure.ts'
import { searchable } from '../rules/words.ts'
import type { Part } from './link.ts'
import { labelledNear, nextMain, type PlanNumbers, perhapsMeant } from './numbers.ts'
import { partName } from './parts.ts'
import type { PrintedReference } from './printed-references.ts'

/** What is needed to look references up. `copies`: for an action of a copied block, the block's own action by the label of the original. */
export type Seeker = { facts: FindingFacts; numbers: PlanNumbers; copies: Map<Action, Map<string, Action>> }

export type Resolved = { to: Part | null; confidence: number; doubt: string | null; lost: string | null }

const sure = (to: Part): Resolved => ({ to, confidence: 0.9, doubt: null, lost: null })
const perhaps = (to: Part, confidence: number, doubt: string): Resolved => ({ to, confidence, doubt, lost: null })

/** Null where the words are no reference to this plan after all: another document, a figure, the part itself. */
export function resolveReference(
  seeker: Seeker,
  from: Part,
  action: Action | null,
  said: PrintedReference,
): Resolved | null {
  const other = otherPlan(seeker, said.plan)
  if (other === 'another') return null
  const resolved = lookUp(seeker, from, action, said)
  if (resolved === null || resolved.to === null) return other === 'unsure' ? null : resolved
  if (other === 'unsure') {
    return perhaps(resolved.to, 0.4, `The words name the “${said.plan}”: if that is another document, decline this.`)
  }
  if (!said.misread) return resolved
  return perhaps(resolved.to, 0.6, `“${said.words}” has a letter where a figure belongs; ${said.ref} was read.`)
}

/** Words of a plan's name that do not set it apart. */
const common = new Set([
  'the',
  'plan',
  'council',
  'childrens',
  'services',
  'service',
  'children',
  'and',
  'of',
  'in',
  'see',
  'our',
  'this',
])

/** Whether a plan that the words name is this one, certainly another, or may be either. */
function otherPlan({ facts }: Seeker, name: string): 'this' | 'unsure' | 'another' {
  const telling = searchable(name)
    .split(' ')
    .filter((word) => word !== '' && !common.has(word))
  if (telling.length === 0) return 'this'
  const title = new Set(searchable(facts.plan.title).split(' '))
  if (telling.every((word) => title.has(word))) return 'this'
  return telling.every((word) => word === 'improvement' || word === 'priority' || word === 'action')
    ? 'unsure'
    : 'another'
}

function lookUp(seeker: Seeker, from: Part, action: Action | null, said: PrintedReference): Resolved | null {
  const { ref, noun, label } = said
  if (label !== null) return labelUnder(seeker, said, label)
  if (said.theme !== null) return outcomeOfTheme(seeker, said.theme, ref)
  if (/^themes?$/.test(noun)) return themeNumbered(seeker, ref)
  if (/^\d+(?:\.\d+)+$/.test(ref)) return numbered(seeker, ref)
  const exact = seeker.numbers.parts.get(ref.toLowerCase())
  if (/action|step/.test(noun) || /^\d+[a-z]$/i.test(ref)) {
    return labelled(seeker, from, action, said) ?? (exact && /^\d+[a-z]$/i.test(ref) ? sure(exact) : null)
  }
  if (/^rec/.test(noun)) return wholeNumber(seeker, ref)
  return null
}

/** A dotted number: the part that prints it; the part with the same figures; what holds parts that begin with it. */
function numbered({ numbers, facts }: Seeker, ref: string): Resolved {
  const exact = numbers.parts.get(ref)
  if (exact) return sure(exact)
  if (numbers.beginnings.has(ref)) {
    const above = numbers.parts.get(ref.slice(0, ref.lastIndexOf('.')))
    if (above)
      return perhaps(
        above,
        0.6,
        `The plan has parts of ${ref} but no ${ref} of its own; ${partName(facts, above)} holds them.`,
      )
    return { to: null, confidence: 0, doubt: null, lost: null }
  }
  const meant = perhapsMeant(numbers, ref)
  const part = meant === null ? undefined : numbers.parts.get(meant)
  if (part) return perhaps(part, 0.5, `The plan has no ${ref}; perhaps ${meant} is meant.`)
  return nowhere(numbers, ref, ref.includes('.'))
}

/** A plan that numbers nothing in that way speaks of another document's numbers. */
function nowhere(numbers: PlanNumbers, ref: string, dotted: boolean): Resolved {
  const uses = [...numbers.parts].some(([key, { kind }]) => kind !== 'action' && key.includes('.') === dotted)
  return { to: null, confidence: 0, doubt: `The plan has no ${ref}.`, lost: uses ? ref : null }
}

function wholeNumber({ numbers }: Seeker, ref: string): Resolved | null {
  const part = numbers.parts.get(ref)
  return part?.kind === 'recommendation' ? sure(part) : nowhere(numbers, ref, false)
}

function themeNumbered({ numbers }: Seeker, ref: string): Resolved | null {
  const part = numbers.themes.get(ref)
  return part ? sure(part) : null
}

function outcomeOfTheme({ numbers }: Seeker, theme: string, ref: string): Resolved | null {
  if (ref === theme && !numbers.parts.has(`${theme}.${ref}`)) return null
  const part = numbers.parts.get(`${theme}.${ref}`)
  return part ? sure(part) : null
}

/** `action 5.2.2/3b`. */
function labelUnder(seeker: Seeker, said: PrintedReference, label: string): Resolved | null {
  const recommendation = seeker.numbers.parts.get(said.ref)
  if (recommendation?.kind !== 'recommendation') return numbered(seeker, said.ref)
  const [part] = labelledNear(seeker.facts, null, recommendation.id, label)
  if (part) return sure(part)
  return perhaps(recommendation, 0.5, `Recommendation ${said.ref} has no action ${label}.`)
}

/** `action 1g`, `main action 3 below`: a label of the same recommendation, or of one further down. */
function labelled(seeker: Seeker, from: Part, action: Action | null, said: PrintedReference): Resolved | null {
  const { facts, copies } = seeker
  const home = action ? recommendationOf(facts, action)?.id : from.kind === 'recommendation' ? from.id : undefined
  if (home === undefined) return null
  const copy = action ? copies.get(action)?.get(labelParts(said.ref)?.key ?? '') : undefined
  if (copy) {
    const to: Part = { kind: 'action', id: copy.id }
    return perhaps(
      to,
      0.5,
      `The words say ${said.ref}, copied from another block; the same step of its own block is ${partName(facts, to)}.`,
    )
  }
  const [part, ...others] = labelledNear(facts, action, home, said.ref)
  if (part) {
    return others.length === 0
      ? sure(part)
      : perhaps(part, 0.5, `The recommendation has ${others.length + 1} actions ${said.ref}; the first is offered.`)
  }
  const below = action && /main action/.test(said.noun) ? nextMain(facts, action, said.ref) : null
  if (below)
    return perhaps(below, 0.6, `Its own recommendation has no main action ${said.ref}; the next one below is offered.`)
  return /action/.test(said.noun)
    ? { to: null, confidence: 0, doubt: `There is no action ${said.ref} beside it.`, lost: said.ref }
    : null
}
