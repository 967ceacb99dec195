/**
 * One cell, several actions. Splits the words of an action cell, and shares out the deadlines and leads that stand packed
 * beside them. Where the counts do not match, the pairing is a guess and says so.
 */
import type { CellLine } from '../../documents/document.ts'
import type { Deadline } from '../../plans/deadline.ts'
import { noDeadline } from '../../plans/deadline.ts'
import type { Lead } from '../../plans/plan.ts'
import { type Label, readLabel, splitAtLabels } from '../layout/labels.ts'
import {
  type DeadlineContext,
  findDeadlineInWords,
  readDeadline,
  readLeads,
  splitDeadlines,
  splitLeadRuns,
} from '../readings.ts'
import { splitAtBoundaries } from './boundaries.ts'

export type Item = {
  label: Label | null
  words: string
  deadline: Deadline
  leads: Lead[]
  /** A heading for the items that follow, which carries no deadline or lead of its own. */
  title?: boolean
  confidence: number
}

export type Packed = { items: Item[]; doubt: { code: string; reason: string; confidence: number } | null }

/** The words of the cells of one row that belong to its actions. */
export type ActionCells = { action: CellLine[]; deadline: CellLine[]; lead: CellLine[]; hasDeadlineColumn: boolean }

const joined = (lines: CellLine[]) => lines.map(({ text }) => text).join(' ')
const saysNothing = (words: string) => /^(as in|see)( the)? recommendations?( column)?[.\s]*$/i.test(words.trim())

/** The actions of one row with their deadlines and leads. Pure. */
export function readItems(cells: ActionCells, context: DeadlineContext): Packed {
  const items = labelledItems(cells.action)
  if (items.length > 1) return shareOut(items, cells, context)
  const byLine = itemsByLine(cells, context)
  if (byLine) return shareOut(byLine, cells, context)
  if (!cells.hasDeadlineColumn) {
    const dated = itemsByInnerDates(cells.action, context)
    if (dated.length > 1) return shareLeads(dated, cells)
  }
  const inParallel = itemsInParallel(cells, context)
  if (inParallel) return inParallel
  return { items: [single(items[0], cells, context)], doubt: null }
}

const blank = (label: Label | null, words: string): Item => ({
  label,
  words,
  deadline: noDeadline,
  leads: [],
  confidence: 1,
})

/** Splits at labels, line by line so that a label at a line's start always counts. */
function labelledItems(lines: CellLine[]): Item[] {
  const starts = lines.filter(({ text }) => readLabel(text)?.label).length
  const parts = starts > 1 ? lines.flatMap((line) => splitAtLabels(line.text)) : splitAtLabels(joined(lines))
  const items: Item[] = []
  for (const part of parts) {
    const last = items.at(-1)
    if (part.label === null && last) last.words = `${last.words} ${part.words}`
    else items.push(blank(part.label, part.words))
  }
  return items
}

/** Lines as actions, where as many deadlines or leads stand beside them: lines of the file's own, or bullets. */
function itemsByLine({ action, deadline, lead }: ActionCells, context: DeadlineContext): Item[] | null {
  const intro = action.length > 1 && !action[0]?.item && action.slice(1).every((line) => line.item) ? 1 : 0
  const lines = action.slice(intro)
  if (lines.length < 2) return null
  const bullets = lines.every((line) => line.item)
  const byLines =
    deadline.length === lines.length || (lead.length === lines.length && (bullets || deadline.length <= 1))
  const byRuns = bullets && deadline.length === 1 && splitDeadlines(joined(deadline), context).length === lines.length
  if (!byLines && !byRuns) return null
  const head = intro ? [{ ...blank(null, action[0]?.text ?? ''), title: true }] : []
  return [...head, ...lines.map((line) => blank(readLabel(line.text), stripLabel(line.text)))]
}

const stripLabel = (text: string) => text.slice(readLabel(text)?.end ?? 0).trim()

/** Where there is no column of dates: each stretch of words that ends in its own date is an action. */
function itemsByInnerDates(lines: CellLine[], context: DeadlineContext): Item[] {
  const items: Item[] = []
  for (const line of lines) {
    let rest = line.text
    let found = findDeadlineInWords(rest, context)
    while (found) {
      const end = endOfDate(rest, found.to)
      if (rest.slice(0, found.from).trim() === '' && items.length > 0)
        dateAll(items, found.deadline, rest.slice(0, end))
      else items.push({ ...blank(null, rest.slice(0, end).trim()), deadline: found.deadline })
      rest = rest.slice(end).trim()
      found = rest === '' ? null : findDeadlineInWords(rest, context)
    }
    const last = items.at(-1)
    if (rest !== '' && last && /^\p{Ll}/u.test(rest) && rest.split(' ').length < 5) last.words = `${last.words} ${rest}`
    else if (rest !== '') items.push({ ...blank(null, rest), title: rest.endsWith(':') })
  }
  return items.some(({ deadline }) => deadline !== noDeadline) ? items : []
}

/** A date on a line by itself holds for what stands above it in the cell; its words stay with the last. */
function dateAll(items: Item[], deadline: Deadline, printed: string): void {
  for (const item of items) if (item.deadline === noDeadline && !item.title) item.deadline = deadline
  const last = items.at(-1)
  if (last) last.words = `${last.words} ${printed.trim()}`
}

const endOfDate = (text: string, to: number) => to + (/^[\s.)\]]*/.exec(text.slice(to))?.[0].length ?? 0)

/** A title and its items, or plain items, run together without a mark: told by as many dates as leads. */
function itemsInParallel({ action, deadline, lead }: ActionCells, context: DeadlineContext): Packed | null {
  const deadlines = splitDeadlines(joined(deadline), context)
  const leads = splitLeadRuns(joined(lead))
  if (deadlines.length < 2 || deadlines.length !== leads.length || readLabel(joined(action)) !== null) return null
  const split = splitAtBoundaries(joined(action), deadlines.length)
  if (!split) return null
  const items = split.parts.map((words, index) => ({
    ...blank(null, words),
    deadline: deadlines[index]?.deadline ?? noDeadline,
    leads: leads[index] ? [leads[index].lead] : [],
    confidence: 0.7,
  }))
  const title = split.title === null ? [] : [{ ...blank(readLabel(split.title), stripLabel(split.title)), title: true }]
  const reason = `${deadlines.length} dates and ${leads.length} leads stand beside one run of words, which was parted where new actions seem to begin.`
  if (items.some((item) => item.words.split(' ').length < 2)) return null
  return { items: [...title, ...items], doubt: { code: 'packed.parallel', reason, confidence: 0.7 } }
}

function single(item: Item | undefined, cells: ActionCells, context: DeadlineContext): Item {
  const words = item?.words ?? ''
  const printed = joined(cells.deadline)
  const inner = printed === '' ? findDeadlineInWords(words, context) : null
  const isLast = inner !== null && endOfDate(words, inner.to) >= words.length
  const deadline =
    printed !== ''
      ? readDeadline(printed, context)
      : inner && (!cells.hasDeadlineColumn || isLast)
        ? inner.deadline
        : noDeadline
  return { ...(item ?? blank(null, words)), deadline, leads: readLeads(joined(cells.lead)) }
}

/** Pairs items with the deadlines and leads beside them. */
function shareOut(items: Item[], cells: ActionCells, context: DeadlineContext): Packed {
  const dated = shareDeadlines(items, cells, context)
  const led = shareLeads(dated.items, cells)
  return { items: led.items, doubt: dated.doubt ?? led.doubt }
}

type Entry = { deadline: Deadline; label?: string }

function deadlineEntries(lines: CellLine[], context: DeadlineContext): Entry[] {
  if (lines.length > 1) {
    return lines.map(({ text }) => ({
      deadline: readDeadline(stripLabel(text), context),
      label: readLabel(text)?.letters || undefined,
    }))
  }
  return splitDeadlines(joined(lines), context)
}

function shareDeadlines(items: Item[], cells: ActionCells, context: DeadlineContext): Packed {
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

function shareLeads(items: Item[], cells: Pick<ActionCells, 'lead'>): Packed {
  const entries =
    cells.lead.length > 1
      ? cells.lead.map(({ text }) => readLeads(text))
      : splitLeadRuns(joined(cells.lead)).map(({ lead }) => [lead])
  if (entries.length === 0) return { items, doubt: null }
  const targets = [
    items,
    items.filter((item) => !saysNothing(item.words) && !item.title),
    items.filter((item) => item.label?.level !== 'main'),
  ]
  const takers = entries.length > 1 ? targets.find((choice) => choice.length === entries.length) : undefined
  if (takers) {
    const paired = new Map(takers.map((taker, index) => [taker, entries[index] ?? []]))
    return { items: items.map((item) => ({ ...item, leads: paired.get(item) ?? [] })), doubt: null }
  }
  const all = uniqueLeads(entries.flat())
  const shared = items.map((item, index) => ({
    ...item,
    leads: index === 0 ? all : all.map((lead) => ({ ...lead, inherited: true })),
  }))
  if (all.length === 1) return { items: shared, doubt: null }
  const reason = `${items.length} actions and ${entries.length} leads stand in one row; the leads were given to the first and inherited by the others.`
  return { items: shared, doubt: { code: 'packed.leads-differ', reason, confidence: 0.6 } }
}

const uniqueLeads = (leads: Lead[]) => [...new Map(leads.map((lead) => [lead.name, lead])).values()]
