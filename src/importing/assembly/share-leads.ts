/** Shares out the leads of a packed cell among the actions beside it. */
import type { CellLine } from '../../documents/document.ts'
import type { Lead } from '../../plans/plan.ts'
import { readLeads, splitLeadRuns } from '../readings.ts'
import { type Item, type Packed, saysNothing } from './item.ts'

/** The names of a cell as one entry for each action they could belong to: by lines, or by names run together without a mark. */
function entriesOf(lines: CellLine[]): Lead[][] {
  if (lines.length > 1) return lines.map(({ text }) => readLeads(text))
  const text = lines[0]?.text ?? ''
  const runs = splitLeadRuns(text)
  // `A / B` and `A and B` lead together; `A; B` and `A B` may each lead one.
  const between = (index: number) => text.slice(runs[index - 1]?.to ?? 0, runs[index]?.from)
  const apart = runs.every((_, index) => index === 0 || !/[/&+]|\band\b/.test(between(index)))
  return apart ? runs.map(({ lead }) => [lead]) : [readLeads(text)]
}

/** The items that could take one entry each: all, those that say something, those that are not the main action. */
const takersOf = (items: Item[]): Item[][] => [
  items,
  items.filter((item) => !saysNothing(item.words) && !item.title),
  items.filter((item) => item.label?.level !== 'main'),
]

/**
 * Pairs items with the leads beside them, in their order, where there are as many; else the leads are those of the first,
 * and the others inherit them. `forAll`: the row is one piece of work in several stretches, and its leads lead each. Pure.
 */
export function shareLeads(items: Item[], lines: CellLine[], forAll = false): Packed {
  const entries = entriesOf(lines).filter((entry) => entry.length > 0)
  if (entries.length === 0) return { items, doubt: null }
  const takers = entries.length > 1 ? takersOf(items).find((choice) => choice.length === entries.length) : undefined
  if (takers) {
    const paired = new Map(takers.map((taker, index) => [taker, entries[index] ?? []]))
    return { items: items.map((item) => ({ ...item, leads: paired.get(item) ?? [] })), doubt: null }
  }
  const all = uniqueLeads(entries.flat())
  const inherited = all.map((lead) => ({ ...lead, inherited: true }))
  const given = (item: Item, index: number) => (forAll ? !item.title : index === 0)
  const shared = items.map((item, index) => ({ ...item, leads: given(item, index) ? all : inherited }))
  if (all.length === 1) return { items: shared, doubt: null }
  const outcome = forAll
    ? 'the leads were given to each.'
    : 'the leads were given to the first and inherited by the others.'
  const reason = `${items.length} actions and ${entries.length} leads stand in one row; ${outcome}`
  return { items: shared, doubt: { code: 'packed.leads-differ', reason, confidence: 0.6 } }
}

const uniqueLeads = (leads: Lead[]) => [...new Map(leads.map((lead) => [lead.name, lead])).values()]
