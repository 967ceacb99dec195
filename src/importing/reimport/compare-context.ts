/** What the document says beside its actions, old against new: measures, members, document control, text. Pure. */
import type { ContextItem, Plan } from '../../plans/plan.ts'
import { plainWords } from './words.ts'

export type ContextChange = { kind: ContextItem['kind']; change: 'new' | 'gone'; item: ContextItem }

const keyOf = ({ kind, ref, title, text, fields }: ContextItem): string =>
  [kind, ref ?? '', title ?? '', text, ...(fields ?? []).map((field) => `${field.heading} ${field.text}`)]
    .map((words) => plainWords(words).join(' '))
    .join('|')

/** Headings of tables and keys are gathered in one item each: they are how the plan is printed, not what it says. */
const isFurniture = ({ title }: ContextItem) => title === 'Column headings' || title === 'Key'

/**
 * An item reworded is one gone and one new: nothing hangs on these items, so nothing is lost by it. Each is counted as often
 * as it stands there. In the new document's order, then what is gone.
 */
export function compareContext(old: Pick<Plan, 'context'>, fresh: Pick<Plan, 'context'>): ContextChange[] {
  const from = old.context.filter((item) => !isFurniture(item))
  const to = fresh.context.filter((item) => !isFurniture(item))
  const added = without(to, from).map((item): ContextChange => ({ kind: item.kind, change: 'new', item }))
  const gone = without(from, to).map((item): ContextChange => ({ kind: item.kind, change: 'gone', item }))
  return [...added, ...gone]
}

function without(list: readonly ContextItem[], others: readonly ContextItem[]): ContextItem[] {
  const counts = new Map<string, number>()
  for (const item of others) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return list.filter((item) => {
    const left = counts.get(keyOf(item)) ?? 0
    counts.set(keyOf(item), left - 1)
    return left <= 0
  })
}
