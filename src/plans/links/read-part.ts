/** A part of the plan out of what a person typed: its number, its label with a number, or words from it. Pure. */

import type { FindingFacts } from '../findings/finding-rule.ts'
import { labelParts } from '../findings/labels.ts'
import { recommendationOf } from '../rules/structure.ts'
import { searchable, shortened } from '../rules/words.ts'
import { type Part, partOfKey } from './link.ts'
import { labelledNear, numbersOf, type PlanNumbers } from './numbers.ts'
import { hasPart, partName, partWords } from './parts.ts'

const mostOffered = 12

/**
 * The parts that are meant: one where it is clear, several where a person must choose, none where nothing fits.
 *
 * @param near the part that the link leads from: a bare label (`1g`) is looked for beside it
 */
export function partsMeant(facts: FindingFacts, typed: string, near: Part | null): Part[] {
  const words = typed.trim()
  if (words === '') return []
  const key = partOfKey(words)
  if (key !== null && hasPart(facts, key)) return [key]
  const numbers = numbersOf(facts)
  const byNumber = numbered(facts, numbers, words.toLowerCase(), near)
  if (byNumber.length > 0) return byNumber
  return namedAndWorded(facts, numbers, words, near) ?? byWords(facts, words)
}

/** `action 1b of 1.1.1: Settle terms of reference…`: the words tell apart what share a number. Null where it is not that. */
function namedAndWorded(facts: FindingFacts, numbers: PlanNumbers, words: string, near: Part | null): Part[] | null {
  const colon = words.indexOf(': ')
  if (colon < 0) return null
  const named = numbered(facts, numbers, words.slice(0, colon).trim().toLowerCase(), near)
  if (named.length < 2) return named.length === 0 ? null : named
  const said = searchable(words.slice(colon + 2).replace(/…$/, ''))
  const fitting = named.filter((part) => searchable(partWords(facts, part)).startsWith(said))
  return fitting.length > 0 ? fitting : named
}

/** A part in words that `partsMeant` reads back as that part. */
export function typedPart(facts: FindingFacts, part: Part): string {
  const name = partName(facts, part)
  const text = partWords(facts, part)
  // A part without a number is named by its words already, in quotation marks.
  return name.includes('“')
    ? shortened(text, 100).replace(/…$/, '')
    : text === ''
      ? name
      : `${name}: ${shortened(text, 70)}`
}

function numbered(facts: FindingFacts, numbers: PlanNumbers, words: string, near: Part | null): Part[] {
  const [, label = '', ref = ''] =
    /^(?:sub-?)?(?:main )?(?:action\s+)?(\S+?)\s+(?:of|in|under)\s+(?:recommendation\s+)?(\S+)$/.exec(words) ?? []
  if (label !== '') return labelledUnder(facts, numbers, ref, label)
  const [, within = '', step = ''] = /^(?:action\s+)?([\d.]+)\s*\/\s*(\S+)$/.exec(words) ?? []
  if (within !== '') return labelledUnder(facts, numbers, within, step)
  const [, theme = ''] = /^theme\s+(\S+)$/.exec(words) ?? []
  if (theme !== '') return listOf(numbers.themes.get(theme))
  const bare = words
    .replace(/^(?:the\s+)?(?:recommendation|outcome|section|action|rec\.?)\s+/, '')
    .replace(/[.\s]+$/, '')
  const exact = listOf(numbers.parts.get(bare))
  if (exact.length > 0 && !/^(?:main )?action/.test(words)) return exact
  const beside = labelParts(bare) === null ? [] : besides(facts, near, bare)
  return beside.length > 0 ? beside : exact
}

const listOf = (part: Part | undefined): Part[] => (part ? [part] : [])

function labelledUnder(facts: FindingFacts, numbers: PlanNumbers, ref: string, label: string): Part[] {
  const recommendation = numbers.parts.get(ref)
  return recommendation?.kind === 'recommendation' ? labelledNear(facts, null, recommendation.id, label) : []
}

function besides(facts: FindingFacts, near: Part | null, label: string): Part[] {
  const action = near?.kind === 'action' ? facts.actions.get(near.id) : undefined
  const home = action ? recommendationOf(facts, action)?.id : near?.kind === 'recommendation' ? near.id : undefined
  return home === undefined ? [] : labelledNear(facts, action ?? null, home, label)
}

/** Actions, recommendations, outcomes and themes that hold every word. */
function byWords(facts: FindingFacts, typed: string): Part[] {
  const words = searchable(typed).split(' ').filter(Boolean)
  if (words.join('').length < 3) return []
  const { plan } = facts
  const has = (text: string) => {
    const held = searchable(text)
    return words.every((word) => held.includes(word))
  }
  const found = [
    ...plan.actions.filter(({ text }) => has(text)).map(({ id }): Part => ({ kind: 'action', id })),
    ...plan.recommendations.filter(({ text }) => has(text)).map(({ id }): Part => ({ kind: 'recommendation', id })),
    ...plan.outcomes.filter(({ title }) => has(title)).map(({ id }): Part => ({ kind: 'outcome', id })),
    ...plan.themes.filter(({ title }) => has(title)).map(({ id }): Part => ({ kind: 'theme', id })),
  ]
  return found.slice(0, mostOffered)
}
