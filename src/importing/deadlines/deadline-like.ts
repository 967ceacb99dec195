/** Whether a whole text is a deadline with little else: how a column of dates is told from a column of words. */
import type { Item } from './items.ts'
import { parsePhrase } from './phrase.ts'
import { isCore } from './split-deadlines.ts'

const weight = (items: Item[], counts: (item: Item) => boolean) =>
  items.reduce((sum, item) => sum + (counts(item) ? item.next - item.first : 0), 0)

/** A bare two-figure range may be a reference, a bare month a name: they need to stand alone. */
const isSure = (item: Item) =>
  item.type === 'unit'
    ? item.unit.year !== undefined && !item.unit.weak
    : isCore(item) && !(item.type === 'cue' && item.cue === 'relative')

/** Long text with few figures and months is a sentence: told at a glance, since most cells of a plan are that. */
function isProse(text: string): boolean {
  if (text.length < 80) return false
  const words = text.match(/\p{L}{3,}/gu)?.length ?? 0
  const signs = text.match(
    /\d+|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tb|ongo|compl|done|immed|month|week|term)/gi,
  )
  return words > 8 + 4 * (signs?.length ?? 0)
}

/** The letters and numbers of a list, "A) …", say nothing of what the list holds. */
const withoutLabels = (items: Item[]): Item[] =>
  items.filter((item, i) => {
    const next = items[i + 1]
    return !(item.type === 'word' && item.word.length <= 3 && next?.type === 'mark' && next.mark === ')')
  })

/** True for "By 31/3/10 (draft)", "Ongoing", "6 weeks"; false for prose that mentions a date, and for names and references. */
export function isDeadlineLike(text: string): boolean {
  if (text.length > 600 || isProse(text)) return false
  const items = withoutLabels(parsePhrase(text.trim(), {}).items)
  const cores = items.filter(isCore).filter((item) => !(item.type === 'cue' && item.cue === 'nothing'))
  if (cores.length === 0) return false
  const words = weight(items, (item) => item.type === 'word')
  const onlyFigures = cores.every((item) => item.type === 'unit' && item.unit.weak && item.unit.of !== 'year')
  if (onlyFigures && !/\d{4}/.test(text)) return false
  if (words === 0) return true
  if (!cores.some(isSure)) return false
  const dates = cores.filter((item) => item.type === 'unit' && isSure(item)).length
  if (dates > 0) return words <= 2 * dates + 1
  if (weight(items, (item) => item.type === 'word' && !item.figure) === 0) return true
  // "Completed by the team", "within 3 months of …" say first how things stand; "annual plan" and "X is complete" do not.
  const first = items.find((item) => item.type !== 'mark' && !(item.type === 'cue' && item.cue === 'filler'))
  const isNamed =
    first?.type === 'word' || (first?.type === 'cue' && ['review', 'label', 'plainWords'].includes(first.cue))
  return words <= 3 && !isNamed
}
