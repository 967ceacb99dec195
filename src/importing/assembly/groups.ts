/**
 * Which rows belong to which recommendation, in tables where it stands in a column of its own. Word centres a merged cell
 * on each page, so that a recommendation is often printed half-way down its own actions; and a page may print it again.
 */
import type { Source } from '../../plans/plan.ts'
import { joinText } from '../layout/grid.ts'
import { type Label, readLabel, restarts } from '../layout/labels.ts'
import { similarity } from '../similarity.ts'
import { type Fragment, readFragment } from './fragments.ts'
import { isUnfinished, piecesOf, type RowView, readsOn } from './row-view.ts'

/** A recommendation's rows, with the fragments it was printed in. `late` where it was printed below the first of its rows. */
export type Group = {
  rows: RowView[]
  fragments: Fragment[]
  late: boolean
  /** Its reference is a letter that counts within the theme. */
  lettered: boolean
}

type Read = { row: RowView; fragment: Fragment | null; label: Label | null }

/** Shares out a run of rows (no theme or outcome begins in between) among recommendations. Pure. */
export function groupRows(rows: RowView[], key: Source[]): Group[] {
  const reads = rows.map((row): Read => ({ row, fragment: readFragment(row, key), label: firstLabel(row) }))
  return isLettered(reads) ? groupByLetters(reads) : groupByOrder(reads)
}

const firstLabel = (row: RowView): Label | null => {
  const text = piecesOf(row, 'action')[0]?.text ?? ''
  const label = readLabel(text) ?? readLabel(text.replace(/^[^.:]{1,24}:\s+/, ''))
  return label && (label.level === 'main' || label.letters !== '') ? label : null
}

/** Projects lettered A, B, C in a narrow column, where letter and title may stand on different rows. */
const isLettered = (reads: Read[]) => {
  const letters = reads.filter(({ fragment }) => /^[A-Z]$/.test(fragment?.ref ?? ''))
  const titles = reads.filter(({ fragment }) => fragment?.text)
  return letters.length > 0 && letters.length >= titles.length * 0.4
}

/** Each letter begins its group at the nearest title at or above it that the group before has not taken. */
function groupByLetters(reads: Read[]): Group[] {
  const letters = reads.flatMap(({ fragment }, index) => (/^[A-Z]$/.test(fragment?.ref ?? '') ? [index] : []))
  const starts = letters.map((letter, order) => {
    const floor = order === 0 ? 0 : (letters[order - 1] ?? 0) + 1
    if (order === 0) return 0
    for (let index = letter; index >= floor; index--)
      if (reads[index]?.fragment?.text) return startOfTitle(reads, index, floor)
    return letter
  })
  return starts.map((from, order) => {
    const part = reads.slice(from, starts[order + 1] ?? reads.length)
    const late = part.findIndex(({ fragment }) => fragment?.text) > 0
    return { rows: part.map(({ row }) => row), fragments: fragmentsOf(part), late, lettered: true }
  })
}

/** A title over several rows begins at the first of them, unless they belong to the project before. */
function startOfTitle(reads: Read[], index: number, floor: number): number {
  const text = reads[index]?.fragment?.text ?? ''
  let start = index
  while (start > floor && readsOn(text) && reads[start - 1]?.fragment?.text) start--
  return start
}

const fragmentsOf = (part: Read[]) => part.flatMap(({ fragment }) => (fragment ? [fragment] : []))

type Open = Group & { last: Label | null; reads: Read[] }

const open = (): Open => ({ rows: [], fragments: [], late: false, lettered: false, last: null, reads: [] })

function groupByOrder(found: Read[]): Group[] {
  const reads = found.map(withoutStrayLetter)
  const groups: Open[] = [open()]
  reads.forEach((read, index) => {
    const current = groups.at(-1) ?? open()
    const verdict = judge(current, read, reads, index)
    add(verdict === 'new' ? startGroup(groups) : current, verdict === 'early' ? { ...read, fragment: null } : read)
  })
  return settle(groups)
}

/** A single letter is no reference where recommendations are numbered: scanning leaves such letters behind. */
const withoutStrayLetter = (read: Read): Read =>
  /^[A-Z]$/.test(read.fragment?.ref ?? '') && read.fragment
    ? { ...read, fragment: { ...read.fragment, ref: null } }
    : read

function startGroup(groups: Open[]): Open {
  const last = groups.at(-1)
  if (last && last.rows.length === 0) return last
  const group = open()
  groups.push(group)
  return group
}

function add(group: Open, read: Read): void {
  const { fragment, row } = read
  if (fragment && (fragment.text || fragment.ref || fragment.sources.length > 0)) {
    if (group.fragments.length === 0 && group.rows.some((each) => piecesOf(each, 'action').length > 0))
      group.late = true
    group.fragments.push(fragment)
  } else if (fragment && fragment.pieces.length > 0) group.fragments.push(fragment)
  group.rows.push(row)
  group.reads.push(read)
  group.last = lastLabel(row) ?? group.last
}

/** The label of the last action in a cell that holds several. */
function lastLabel(row: RowView): Label | null {
  const text = piecesOf(row, 'action')
    .map((piece) => piece.text)
    .join(' ')
  const labels = [...text.matchAll(/(?<=^|\s)(?:main\s+actions?\s*\d{1,2}|\d{1,2}\s?[.,]?\s?[a-z])\s*[.,:;)]/gi)]
  for (const match of labels.reverse()) {
    const label = readLabel(text.slice(match.index))
    if (label && label.number !== null) return label
  }
  return firstLabel(row)
}

const isClaimed = (group: Group) =>
  group.fragments.some(({ ref, text, sources }) => ref !== null || text !== '' || sources.length > 0)

/**
 * What a row means for the recommendation that is open: it begins a new one, goes on with the same, or prints one early
 * that begins further down (then its words here are left aside).
 */
function judge(current: Open, { fragment, label, row }: Read, reads: Read[], index: number): 'new' | 'same' | 'early' {
  if (current.rows.length === 0) return 'same'
  const again = label !== null && restarts(current.last, label)
  if (fragment === null || !isNamed(fragment)) return again && claimedLater(reads, index) ? 'new' : 'same'
  if (!isClaimed(current)) return again ? 'new' : 'same'
  if (goesOn(current, fragment, row)) return 'same'
  const mid = label !== null && label.level === 'sub' && !again && current.last !== null
  return mid && printedAgain(fragment, reads, index) ? 'early' : 'new'
}

const isNamed = (fragment: Fragment) => fragment.ref !== null || fragment.text !== ''

/** Whether a row that restarts the numbering belongs to a recommendation printed further down, before the next restart. */
function claimedLater(reads: Read[], index: number): boolean {
  let last: Label | null = reads[index]?.label ?? null
  for (let at = index + 1; at < reads.length; at++) {
    const read = reads[at]
    if (!read) break
    const again = read.label !== null && restarts(last, read.label)
    if (read.fragment !== null && isNamed(read.fragment)) return !again
    if (again) return false
    last = read.label ?? last
  }
  return false
}

/** Whether a fragment is more of the recommendation already open: the same reference, or words that read on. */
function goesOn(current: Open, fragment: Fragment, row: RowView): boolean {
  const refs = current.fragments.flatMap(({ ref }) => (ref ? [ref] : []))
  const text = joinText(current.fragments.map((each) => each.text))
  if (fragment.ref !== null && refs.includes(fragment.ref))
    return fragment.text === '' || similarity(text, fragment.text) > 0.5 || readsOn(fragment.text)
  if (fragment.text === '') return fragment.ref === null || refs.length === 0
  if (fragment.ref !== null) return refs.length === 0 && readsOn(fragment.text) && isUnfinished(text)
  if (text !== '' && similarity(text, fragment.text) > 0.9) return true
  return (
    text !== '' && (readsOn(fragment.text) || (row.firstOfTable && isUnfinished(text) && fragment.sources.length === 0))
  )
}

/** Whether the same recommendation is printed again below, at the head of its own actions. */
function printedAgain(fragment: Fragment, reads: Read[], index: number): boolean {
  return reads.slice(index + 1).some(({ fragment: later, label }) => {
    const heads = label === null || label.level === 'main'
    return (
      heads &&
      later !== null &&
      later.ref !== null &&
      later.ref === fragment.ref &&
      similarity(later.text, fragment.text) > 0.6
    )
  })
}

/** Rows that nobody claimed go to the recommendation before them. */
function settle(groups: Open[]): Group[] {
  const settled: Group[] = []
  for (const { rows, fragments, late, lettered } of groups) {
    const last = settled.at(-1)
    if (rows.length === 0) continue
    if (fragments.length === 0 && last) last.rows.push(...rows)
    else settled.push({ rows, fragments, late, lettered })
  }
  return settled
}
