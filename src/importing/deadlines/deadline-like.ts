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

/** True for "By 31/3/10 (draft)", "Ongoing", "6 weeks"; false for prose that mentions a date, and for names and references. */
export function isDeadlineLike(text: string): boolean {
  if (text.length > 2000) return false
  const { items } = parsePhrase(text.trim(), {})
  const cores = items.filter(isCore).filter((item) => !(item.type === 'cue' && item.cue === 'nothing'))
  if (cores.length === 0) return false
  const words = weight(items, (item) => item.type === 'word')
  const onlyFigures = cores.every((item) => item.type === 'unit' && item.unit.weak && item.unit.of !== 'year')
  if (onlyFigures && !/\d{4}/.test(text)) return false
  if (words === 0) return true
  if (!cores.some(isSure)) return false
  const said = weight(items, (item) => item.type !== 'word' && item.type !== 'mark')
  const dated = cores.some((item) => item.type === 'unit')
  return dated ? words <= Math.max(3, said) : words <= 2 && words <= said
}
