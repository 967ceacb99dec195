/**
 * One cell, several actions. Splits the words of an action cell, and shares out the deadlines and leads that stand packed
 * beside them. Where the counts do not match, the pairing is a guess and says so.
 */
import type { CellLine } from '../../documents/document.ts'
import { noDeadline } from '../../plans/deadline.ts'
import { readLabel, splitAtLabels, withoutLabel } from '../layout/labels.ts'
import {
  type DeadlineContext,
  findDeadlineInWords,
  readDeadline,
  readLeads,
  splitDeadlines,
  splitLeadRuns,
} from '../readings.ts'
import { opensAction, splitAtBoundaries } from './boundaries.ts'
import { itemsByInnerDates } from './inner-dates.ts'
import { type ActionCells, blank, type Item, isIntroduction, joined, type Packed } from './item.ts'
import { sentencesOf } from './sentences.ts'
import { shareDeadlines } from './share-deadlines.ts'
import { shareLeads } from './share-leads.ts'

/** The actions of one row with their deadlines and leads. Pure. */
export function readItems(cells: ActionCells, context: DeadlineContext): Packed {
  const { items, doubt } = itemsOf(cells, context)
  return { items: withoutIntroductions(items), doubt }
}

/** Words that announce what follows (`The project team ensures:`) are no action unless they are labelled or ask for something. */
function withoutIntroductions(items: Item[]): Item[] {
  const kept: Item[] = []
  let introduction: string | null = null
  items.forEach((item, index) => {
    const next = items[index + 1]
    const isOpen = isIntroduction(item.words) || (next !== undefined && /^\p{Ll}/u.test(next.words))
    if (item.title && item.label === null && next && isOpen && !opensAction(item.words)) introduction = item.words
    else {
      kept.push(introduction === null ? item : { ...item, introduction })
      introduction = null
    }
  })
  return kept
}

function itemsOf(cells: ActionCells, context: DeadlineContext): Packed {
  const items = labelledItems(cells.action)
  if (items.length > 1) return shareOut(items, cells, context)
  if (!cells.hasDeadlineColumn) {
    const dated = itemsByInnerDates(cells.action, context)
    if (dated.filter(({ deadline }) => deadline !== noDeadline).length > 1) return shareLeads(dated, cells.lead, true)
  }
  const byLine = itemsByLine(cells, context)
  if (byLine) return shareOut(byLine, cells, context)
  if (!cells.hasDeadlineColumn) {
    const dated = itemsByInnerDates(cells.action, context)
    if (dated.length > 1) return shareLeads(dated, cells.lead, true)
  }
  return (
    itemsInParallel(cells, context) ?? itemsByLeads(cells) ?? { items: [single(items[0], cells, context)], doubt: null }
  )
}

/** Sentences that each open an action, run together, with a line of leads for each and no dates beside them. */
function itemsByLeads({ action, deadline, lead }: ActionCells): Packed | null {
  if (lead.length < 2 || deadline.length > 0) return null
  const parts: string[] = []
  for (const sentence of action.flatMap(({ text }) => sentencesOf(text))) {
    if (parts.length === 0 || opensAction(sentence)) parts.push(sentence)
    else parts.push(`${parts.pop()} ${sentence}`)
  }
  if (parts.length !== lead.length) return null
  const items = parts.map((words) => ({ ...blank(null, words.replace(/\s+/g, ' ').trim()), confidence: 0.7 }))
  const reason = `${lead.length} lines of leads stand beside one run of words, which was parted where new actions seem to begin.`
  return { items: shareLeads(items, lead).items, doubt: { code: 'packed.parallel', reason, confidence: 0.7 } }
}

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
  const byNames =
    bullets && deadline.length === 0 && lead.length === 1 && splitLeadRuns(joined(lead)).length === lines.length
  if (!byLines && !byRuns && !byNames) return null
  const head = intro ? [{ ...blank(null, action[0]?.text ?? ''), title: true }] : []
  return [...head, ...lines.map((line) => blank(readLabel(line.text), withoutLabel(line.text)))]
}

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
  const title =
    split.title === null ? [] : [{ ...blank(readLabel(split.title), withoutLabel(split.title)), title: true }]
  const reason = `${deadlines.length} dates and ${leads.length} leads stand beside one run of words, which was parted where new actions seem to begin.`
  if (items.some((item) => item.words.split(' ').length < 2)) return null
  return { items: [...title, ...items], doubt: { code: 'packed.parallel', reason, confidence: 0.7 } }
}

function single(item: Item | undefined, cells: ActionCells, context: DeadlineContext): Item {
  const words = item?.words ?? ''
  const printed = joined(cells.deadline)
  const inner = printed === '' ? findDeadlineInWords(words, context) : null
  const isLast = inner !== null && /^[\s.)\]]*$/.test(words.slice(inner.to))
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
  const led = shareLeads(dated.items, cells.lead)
  return { items: led.items, doubt: dated.doubt ?? led.doubt }
}
