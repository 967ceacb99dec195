/** What a person decides of a link on its form, read into what is to be saved. Pure. */
import type { FindingFacts } from '../../findings/finding-rule.ts'
import { type LinkKind, linkKinds, type Part, partOfKey } from '../link.ts'
import { hasPart } from '../parts.ts'
import type { PlanLink } from '../plan-links.ts'
import { partsMeant } from '../read-part.ts'
import type { LinkToSave } from '../store.ts'

export type LinkProblem = { field: 'from' | 'to' | 'kind' | 'decision' | 'note'; text: string }

export type ReadLink =
  | { link: LinkToSave; revision: number; problems: [] }
  /** `choices`: the parts that the words could mean, for the person to choose from. */
  | { link: null; problems: LinkProblem[]; choices: { from: Part[]; to: Part[] } }

export const decisions = ['confirmed', 'outside', 'declined'] as const
export type LinkDecision = (typeof decisions)[number]

const longest = 1000
const textOf = (form: URLSearchParams, name: string) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()

type End = { part: Part | null; choices: Part[]; problem: string | null }

/** One end of the link: the radio that was chosen, or what the words mean. */
function endFrom(facts: FindingFacts, form: URLSearchParams, name: 'from' | 'to', near: Part | null): End {
  const typed = textOf(form, name)
  const chosen = partOfKey(textOf(form, `${name}-choice`))
  // A choice counts only for the words it was offered for: whoever types anew is asked anew.
  if (chosen !== null && hasPart(facts, chosen) && textOf(form, `${name}-typed`) === typed)
    return { part: chosen, choices: [], problem: null }
  const [one, ...others] = partsMeant(facts, typed, near)
  if (one === undefined) {
    const problem =
      typed === ''
        ? 'Say which part of the plan is meant: its number, such as 2.1.3, or words from it'
        : `Nothing in the plan is “${typed.slice(0, 60)}”. Give its number, such as 2.1.3 or 1g of 2.1.1, or words from it`
    return { part: null, choices: [], problem }
  }
  if (others.length === 0) return { part: one, choices: [], problem: null }
  return { part: null, choices: [one, ...others], problem: 'Several parts fit: choose the one that is meant' }
}

/**
 * Reads the form of one link.
 *
 * @param known the link that is decided; null for a new one, whose first end the form names
 */
export function readLinkForm(facts: FindingFacts, form: URLSearchParams, known: PlanLink | null): ReadLink {
  const problems: LinkProblem[] = []
  const decision = known === null ? 'confirmed' : decisions.find((one) => one === form.get('decision'))
  const kind: LinkKind | undefined = linkKinds.find((one) => one === form.get('kind'))
  const note = textOf(form, 'note')
  const from: End = known ? { part: known.from, choices: [], problem: null } : endFrom(facts, form, 'from', null)
  // What is declined needs no target; what lies outside the plan has none.
  const to =
    decision === 'confirmed'
      ? endFrom(facts, form, 'to', from.part)
      : { part: known?.to ?? null, choices: [], problem: null }
  if (from.problem !== null) problems.push({ field: 'from', text: from.problem })
  if (kind === undefined) problems.push({ field: 'kind', text: 'Choose how the two belong together' })
  if (decision === undefined) problems.push({ field: 'decision', text: 'Choose what is to become of the link' })
  if (to.problem !== null) problems.push({ field: 'to', text: to.problem })
  if (decision === 'declined' && note === '') problems.push({ field: 'note', text: 'Say why it is no link' })
  if (decision === 'outside' && note === '' && known?.words === '')
    problems.push({ field: 'note', text: 'Say what outside this plan it depends on' })
  if (note.length > longest)
    problems.push({ field: 'note', text: `Keep the note under ${longest} characters; it has ${note.length}` })
  if (problems.length > 0 || from.part === null || kind === undefined || decision === undefined)
    return { link: null, problems, choices: { from: from.choices, to: to.choices } }
  const state = decision === 'declined' ? ('declined' as const) : ('confirmed' as const)
  const base = known
    ? { id: known.id, words: known.words, ...(known.place ? { place: known.place } : {}) }
    : { words: '' }
  const link = {
    ...base,
    from: from.part,
    to: decision === 'outside' ? null : to.part,
    kind,
    state,
    ...(note === '' ? {} : { note }),
  }
  return { link, revision: Number(form.get('revision') ?? 0) || 0, problems: [] }
}
