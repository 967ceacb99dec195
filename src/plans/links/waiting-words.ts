/** Words that make an action wait for something they do not number: a link that a person must fill. */
import { remember } from '../../importing/remember.ts'

const dependsOn =
  /\b(?:is|are|as it is|be|likely to be|will)?\s*(?:depend[ae]nt|depends?|depending|contingent|conditional)\s+(?:up)?on\s+(?<what>[^.;()\n]{3,120})/i
const onceDone =
  /\b(?:once|until|when)\s+(?:the\s+)?(?<what>[^.;,()\n]{4,90}?)\s+(?:is|are|has been|have been)\s+(?:fully\s+)?(?:complete|completed|achieved|approved|agreed|in place|finished|signed off|identified|authorised)\b/i
const afterEvent =
  /\bwithin\s+[\w]+\s+(?:days?|weeks?|months?)\s+of\s+(?<what>[^.;()\n]{3,80})|\b[\w]+\s+(?:days?|weeks?|months?)\s+after\s+(?<event>[^.;()\n]{3,80})/i
const willRequire = /\bwill require\s+(?<what>(?:the\s+)?(?:approval|agreement|sign[- ]off)[^.;()\n]{3,120})/i

/** `what` is what it waits for, `words` the phrase. */
export type WaitingWords = { what: string; words: string }

/** Null where the words make nothing wait, or say by number what for (that is a reference). */
export const waitingWords: (text: string) => WaitingWords | null = remember((text) => {
  const match = dependsOn.exec(text) ?? onceDone.exec(text) ?? willRequire.exec(text)
  return fromMatch(match)
})

/** The same for a deadline, where `3 months after go-live` makes it wait as well. */
export const waitingDeadline: (text: string) => WaitingWords | null = remember(
  (text) => waitingWords(text) ?? fromMatch(afterEvent.exec(text)),
)

function fromMatch(match: RegExpExecArray | null): WaitingWords | null {
  const what = (match?.groups?.what ?? match?.groups?.event)?.trim()
  if (!match || !what || /^\W*(?:recommendation|action|section|outcome)?s?\s*\d+[.\da-z]*\b/i.test(what)) return null
  return { what, words: match[0].trim() }
}
