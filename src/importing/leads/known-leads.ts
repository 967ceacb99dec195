/** What the document itself shows: names that stand alone in a cell, and so can be told inside a cell that packs several. */

import { keyOf } from './same-lead.ts'
import type { Kind } from './shape.ts'
import { cut, type KnownLeads } from './split.ts'

/** Above these a reading has something odd about it, and teaches nothing: a cell of its own shows more than a part of one. */
const sure = 1.75
const sureAlone = 2.6

/**
 * Learns from all the lead cells of a document. A name is learnt where it stands alone, or between marks, and reads well
 * as one: never a single given name, whose surname may be on the next row.
 */
export function collectKnownLeads(texts: string[]): KnownLeads {
  const kinds = new Map<string, Kind>()
  for (const text of texts) {
    const runs = cut(text)
    runs.forEach((run, i) => {
      const next = runs[i + 1]
      const marked = (separator: string | undefined): boolean => separator !== 'none' && separator !== 'and'
      const alone = (i === 0 || marked(run.before)) && (next === undefined || marked(next.before))
      const single = run.tokens.length === 1
      const halfName = single && (run.kind === 'person' || run.tokens[0]?.nameLike === true)
      if (
        alone &&
        !halfName &&
        !run.vacant &&
        run.cost <= (runs.length === 1 && run.kind === 'post' ? sureAlone : sure)
      )
        kinds.set(keyOf(text.slice(run.from, run.to)), run.kind)
    })
  }
  return { kinds }
}
