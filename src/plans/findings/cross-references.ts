/** Where a text sends its reader: `see recommendation 2.2.2`, `2.1.4 and 5.34`, `action 1g`. */
import { labelParts } from './labels.ts'

/** `ref` without the words around it; `words` as printed. */
export type CrossReference = { ref: string; words: string }

const pointer =
  /\b(?:see(?: also)?|links? to|linked to|cross[- ]?ref(?:erence[sd]?|s)?(?: to)?|refer(?:s|red)? to|as (?:per|in|set out in)|under|in)?\s*\b(?:sections?|recommendations?|recs?|outcomes?|actions?|cross[- ]?ref(?:erence)?|see|links? to)\.?\s+((?:\d+(?:\.\d+)+)(?:\s*(?:,|and|&|or|\/)\s*\d+(?:\.\d+)+)*)/gi

/** Numbers of recommendations, outcomes and sections. A bare number is taken for a figure, and one of another document's for its own. */
export function numberedReferences(text: string): CrossReference[] {
  if (!/\d\.\d/.test(text)) return []
  return [...text.matchAll(pointer)].flatMap((match) =>
    (match[1]?.match(/\d+(?:\.\d+)+/g) ?? []).map((ref) => ({ ref, words: match[0].trim() })),
  )
}

const labelled = /\b(?:sub[- ]?)?actions?\s+(\d{1,2}\s*\.?\s*[a-z])(?![\w’'])/gi

/** Labels such as `action 1g`, each in the one spelling of `labelParts`. */
export function labelReferences(text: string): CrossReference[] {
  if (!/action\w*\s+\d/i.test(text)) return []
  return [...text.matchAll(labelled)].flatMap((match) => {
    const parts = labelParts(match[1] ?? '')
    return parts ? [{ ref: parts.key, words: match[0] }] : []
  })
}
