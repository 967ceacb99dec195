/**
 * Where a text sends its reader within the plan: `see recommendation 2.2.2`, `links to section 2.1.4 and 5.34`, `action 1g`.
 */
import { findCrossReferences } from '../../importing/refs.ts'
import { labelParts } from './labels.ts'

/** `ref` without the words around it; `words` as printed. */
export type Reference = { ref: string; words: string }

/** Words that send a reader on. `under 5.34` or `following 2.5` may speak of a figure or of another document. */
const sendsOn =
  /\b(?:see|link|cross|refer|relate|recommendation|rec|section|action|outcome|theme|item|priorit|objective|paragraph|identified|described|set out)/i
/** A cheap look before the careful reading, which takes longer than all the other rules together. */
const sendsToANumber = new RegExp(`${sendsOn.source}[^\\d\\n]{0,50}\\d`, 'i')
/** `Corporate Plan 2.2` is a place in another document, unless it says of which part of this one. */
const otherDocument = /\b(?:service|business|corporate|delivery|children[’']s)\s+plan\b/i

/** Dotted numbers (recommendations, outcomes, sections) and, after the word `recommendation`, whole ones. */
export function numberedReferences(text: string): Reference[] {
  if (!sendsToANumber.test(text)) return []
  return findCrossReferences(text)
    .filter(({ ref, words }) => {
      if (!sendsOn.test(words) || otherDocument.test(words)) return false
      return /^\d+(?:\.\d+)+$/.test(ref) || (/^\d+$/.test(ref) && /\brec(?:ommendation)?s?\b/i.test(words))
    })
    .map(({ ref, words }) => ({ ref, words }))
}

const labelled = /\b(?:sub[- ]?)?actions?\s+(\d{1,2}\s*\.?\s*[a-z])(?![\w’'])/gi

/** Labels such as `action 1g`, each in the one spelling of `labelParts`, with or without a word that sends on. */
export function labelReferences(text: string): Reference[] {
  if (!/action\w*\s+\d/i.test(text)) return []
  return [...text.matchAll(labelled)].flatMap((match) => {
    const parts = labelParts(match[1] ?? '')
    return parts ? [{ ref: parts.key, words: match[0] }] : []
  })
}
