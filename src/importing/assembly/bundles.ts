/** Rows that together print one action (or one packed cell of actions): a first row and those that go on with it. */
import type { CellLine, Place } from '../../documents/document.ts'
import type { Piece } from '../layout/grid.ts'
import { readLabel } from '../layout/labels.ts'
import { isDeadlineLike, isLeadLike } from '../readings.ts'
import { isIntroduction } from './item.ts'
import { isStray, loneRef, mustGoOn, piecesOf, type RowView, readsOn, textOf } from './row-view.ts'
import { whenOf, whoOf } from './who-when.ts'

export type Bundle = {
  at: Place
  rows: RowView[]
  /** The action's reference from a column of its own, as in `6.1`. */
  ref: string | null
  action: CellLine[]
  deadline: CellLine[]
  lead: CellLine[]
}

/** How the rows of these tables are numbered, which tells a new action from the rest of the last. */
export type Habits = {
  /** Most actions carry a label in their words or in a column. */
  labelled: boolean
  /** The reference column numbers the actions (and not the recommendations). */
  refIsAction: boolean
  /** The lead column stands with the recommendation, before the actions. */
  leadIsRecommendation: boolean
}

/** What the rows of one kind of table have in common. Pure. */
export function habitsOf(rows: RowView[]): Habits {
  const layout = rows[0]?.layout
  const actionRows = rows.filter((row) => piecesOf(row, 'action').length > 0)
  const refIsAction = layout !== undefined && !layout.hasRecommendations
  const labelled = actionRows.filter(
    (row) => readLabel(textOf(row, 'action')) !== null || actionRef(row, refIsAction) !== null,
  )
  const first = (role: 'lead' | 'action') => layout?.columns.findIndex((roles) => roles.includes(role)) ?? -1
  return {
    labelled: labelled.length > actionRows.length * 0.5,
    refIsAction,
    leadIsRecommendation:
      (layout?.hasRecommendations ?? false) && first('lead') >= 0 && first('lead') < first('action'),
  }
}

/** The action's own reference: from a column of action numbers, or from the only column of numbers there is. */
const actionRef = (row: RowView, refIsAction: boolean): string | null => {
  const text = textOf(row, 'label') || (refIsAction ? textOf(row, 'ref') : '')
  return text === '' || isStray(text)
    ? null
    : (loneRef(text) ?? (text.length <= 12 ? text.replace(/[.:)]+$/, '') : null))
}

/** Gathers rows into bundles, in order. Rows that say nothing of an action or its deadline or lead are left out. Pure. */
export function bundleRows(rows: RowView[], habits: Habits): Bundle[] {
  const bundles: Bundle[] = []
  for (const row of rows) {
    const fresh = toBundle(row, habits)
    if (fresh.action.length + fresh.deadline.length + fresh.lead.length === 0) continue
    const last = bundles.at(-1)
    if (last && goesOn(last, fresh, habits)) extend(last, fresh)
    else if (fresh.action.length > 0 || fresh.ref !== null) {
      if (last) {
        joinCutYear(last, fresh)
        joinCutLead(bundles, fresh)
      }
      bundles.push(fresh)
    }
  }
  return bundles
}

/** A month at the foot of a page and its year at the head of the next are one date: that of the row with the month. */
function joinCutYear(last: Bundle, next: Bundle): void {
  if (!/^\p{L}{3,9}\.?$/u.test(words(last.deadline)) || !/^(19|20)\d\d$/.test(words(next.deadline))) return
  last.deadline = append(last.deadline, next.deadline)
  next.deadline = []
}

/** A name broken off at the foot of a page (`Chief Officer / Senior`) goes on at the head of the next. */
function joinCutLead(bundles: Bundle[], next: Bundle): void {
  const last = bundles.findLast(({ lead }) => lead.length > 0)
  const brokenOff = /(?:[/&,]|\b(?:and|of|for|the|senior|deputy|assistant|principal|interim|acting))$/i
  if (!last || next.rows[0]?.firstOfTable !== true || next.lead.length === 0) return
  if (bundles.length - bundles.indexOf(last) > 2 || !brokenOff.test(words(last.lead))) return
  last.lead = append(last.lead, next.lead)
  next.lead = []
}

/** Whether a piece stands in a column headed as both who and by when. */
const holdsBoth = (row: RowView, piece: Piece): boolean =>
  row.placed.some(
    ({ piece: placed, roles }) => placed === piece && roles.includes('lead') && roles.includes('deadline'),
  )

const linesOf = (pieces: Piece[]) => pieces.flatMap(({ lines }) => lines)

function toBundle(row: RowView, habits: Habits): Bundle {
  const leads = habits.leadIsRecommendation
    ? []
    : piecesOf(row, 'lead').flatMap((piece) => (holdsBoth(row, piece) ? whoOf(piece) : [piece]))
  const misplaced = leads.filter(({ text }) => isDeadlineLike(text) && !isLeadLike(text))
  const dated = piecesOf(row, 'deadline').flatMap((piece) => (holdsBoth(row, piece) ? whenOf(piece) : [piece]))
  // `For NI 60:` in the column of dates announces what the next rows do.
  const announced = dated.filter(({ text }) => isIntroduction(text) && !isDeadlineLike(text))
  return {
    at: row.at,
    rows: [row],
    ref: actionRef(row, habits.refIsAction),
    action: linesOf([...piecesOf(row, 'action'), ...announced]),
    deadline: linesOf([...dated.filter((piece) => !announced.includes(piece)), ...misplaced]).filter(
      ({ text }) => !isStray(text),
    ),
    lead: linesOf(leads.filter((piece) => !misplaced.includes(piece))).filter(({ text }) => !isStray(text)),
  }
}

const words = (lines: CellLine[]) => lines.map(({ text }) => text).join(' ')

/** Whether a row goes on with the action above it. */
function goesOn(last: Bundle, row: Bundle, habits: Habits): boolean {
  if (row.ref !== null) return false
  if (row.action.length === 0) return true
  const text = words(row.action)
  // A bullet in small letters is an item of its own.
  const goesOnReading = readsOn(text) && !row.action[0]?.item
  const before = words(last.action)
  if (readLabel(text) !== null && habits.labelled) return false
  const [dated, led] = [row.deadline.length > 0, row.lead.length > 0]
  if (!habits.labelled) {
    const cut = row.rows[0]?.firstOfTable === true && !led && !/[.!?)]$/.test(before)
    return !dated && (goesOnReading || mustGoOn(before) || cut)
  }
  if (goesOnReading || mustGoOn(before)) return true
  if (dated && (led || !habits.refIsAction)) return false
  // A date of its own begins an action, unless the words before break off and have a date already.
  return !dated || (last.deadline.length > 0 && !/[.!?)”’]$/.test(before))
}

function extend(bundle: Bundle, row: Bundle): void {
  bundle.rows.push(...row.rows)
  bundle.action = append(bundle.action, row.action)
  bundle.deadline = append(bundle.deadline, row.deadline)
  bundle.lead = append(bundle.lead, row.lead)
}

/** More lines of the same text: the first joins the line before, unless it is an item of a list. */
function append(lines: CellLine[], more: CellLine[]): CellLine[] {
  const [first, ...rest] = more
  const last = lines.at(-1)
  if (!first || !last) return [...lines, ...more]
  if (first.item || readLabel(first.text)?.label) return [...lines, ...more]
  return [...lines.slice(0, -1), { ...last, text: `${last.text} ${first.text}` }, ...rest]
}
