/** What the rules of a phrase share: the reading they give, and how they look at its items. */
import type { Deadline } from '../../plans/deadline.ts'
import type { Cue } from './cues.ts'
import type { Item } from './items.ts'

export type Reading = Omit<Deadline, 'text'>

export const isCue = (item: Item | undefined, ...cues: Cue[]): boolean =>
  item?.type === 'cue' && cues.includes(item.cue)
export const wordCount = (items: Item[]) =>
  items.reduce((count, item) => count + (item.type === 'word' && !item.figure ? 1 : 0), 0)

export function firstCue(items: Item[], ...cues: Cue[]): number {
  return items.findIndex((item) => isCue(item, ...cues))
}
