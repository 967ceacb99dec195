/** Shares out the deadlines of a packed cell among the actions beside it. */
import type { CellLine } from '../../documents/document.ts'
import { type Deadline, noDeadline } from '../../plans/deadline.ts'
import { readLabel, withoutLabel } from '../layout/labels.ts'
import { type DeadlineContext, findDeadlineInWords, readDeadline, splitDeadlines } from '../readings.ts'
import { type ActionCells, type Item, joined, type Packed, saysNothing } from './item.ts'

type Entry = { deadline: Deadline; label?: string }

function deadlineEntries(lines: CellLine[], context: DeadlineContext): Entry[] {
  if (lines.length > 1) {
    return lines.map(({ text }) => ({
      deadline: readDeadline(withoutLabel(text), context),
      label: readLabel(text)?.letters || undefined,
    }))
  }
  return splitDeadlines(joined(lines), context)
}

/** Gives items the deadlines that stand packed beside them; where the counts differ the pairing is a guess. Pure. */
export function shareDeadlines(items: Item[], cells: ActionCells, context: DeadlineContext): Packed {
  const entries = deadlineEntries(cells.deadline, context)
  if (entries.length === 0) {
    return { items: items.map((item) => ({ ...item, deadline: innerDeadline(item, cells, context) })), doubt: null }
  }
  if (entries.every(({ label }) => label)) return pairByLabel(items, entries)
  if (entries.length === 1) return shareOneDate(items, entries[0]?.deadline ?? noDeadline)
  const takers = whoTakes(items, entries.length, context)
  const exact = takers.length === entries.length
  const paired = new Map(takers.map((taker, index) => [taker, entries[index]?.deadline ?? noDeadline]))
  const confidence = exact ? 0.85 : 0.5
  const shared = items.map((item) => ({
    ...item,
    deadline: paired.get(item) ?? innerDeadline(item, cells, context),
    confidence: Math.min(item.confidence, confidence),
  }))
  const count = `${items.length} actions and ${entries.length} deadlines stand in one row`
  const reason = exact
    ? `${count}; they were paired in their order.`
    : `${count}; they do not match in number, so each pairing is a guess.`
  return { items: shared, doubt: { code: exact ? 'packed.in-order' : 'packed.counts-differ', reason, confidence } }
}

const innerDeadline = (item: Item, cells: ActionCells, context: DeadlineContext): Deadline => {
  const inner = findDeadlineInWords(item.words, context)
  return inner && (!cells.hasDeadlineColumn || /\bby\b/i.test(item.words.slice(Math.max(0, inner.from - 4), inner.to)))
    ? inner.deadline
    : noDeadline
}

function pairByLabel(items: Item[], entries: Entry[]): Packed {
  const byLabel = new Map(entries.map(({ label, deadline }) => [label, deadline]))
  const paired = items.map((item) => ({
    ...item,
    deadline: byLabel.get(item.label?.letters || item.label?.label?.toLowerCase() || '') ?? noDeadline,
  }))
  const missing = paired.filter(({ deadline }) => deadline === noDeadline).length
  if (missing === 0) return { items: paired, doubt: null }
  const reason = `${missing === 1 ? 'One lettered action has' : `${missing} lettered actions have`} no deadline with the same letter.`
  return { items: paired, doubt: { code: 'packed.letter-missing', reason, confidence: 0.7 } }
}

/** One date beside several actions holds for all of them. */
function shareOneDate(items: Item[], deadline: Deadline): Packed {
  const reason = `One deadline, “${deadline.text}”, stands beside ${items.length} actions; it was read as holding for each of them.`
  return {
    items: items.map((item) => ({ ...item, deadline, confidence: Math.min(item.confidence, 0.75) })),
    doubt: { code: 'packed.one-date', reason, confidence: 0.75 },
  }
}

/**
 * The items that a run of so many entries belongs to: all of them; or without those that only point at the recommendation;
 * or without main actions, or those under way; or with neighbours whose own words hold the same date counted once; or
 * without those whose own words hold a date. The first choice that gives the right number.
 */
function whoTakes(items: Item[], count: number, context: DeadlineContext): Item[] {
  const telling = items.filter((item) => !saysNothing(item.words) && !item.title)
  const subs = telling.filter((item) => item.label?.level !== 'main')
  const waiting = (list: Item[]) => list.filter((item) => !/in progress\W*$/i.test(item.words))
  const inner = (item: Item) => findDeadlineInWords(item.words, context)?.deadline.due ?? null
  const undated = (list: Item[]) => list.filter((item) => inner(item) === null)
  const onceEach = () =>
    telling.filter(
      (item, index) => inner(item) === null || inner(item) !== inner(telling[index - 1] ?? item) || index === 0,
    )
  const choices = [
    () => items,
    () => telling,
    () => subs,
    () => waiting(telling),
    () => waiting(subs),
    onceEach,
    () => undated(telling),
    () => undated(subs),
    () => undated(items),
  ]
  for (const choose of choices) {
    const choice = choose()
    if (choice.length === count) return choice
  }
  return telling
}
