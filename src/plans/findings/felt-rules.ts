/** Findings on what is measured beside what is done: all is done and nothing better, and the other way round. */
import { measuredInWords } from '../../performance/links/felt-words.ts'
import type { Mismatch, MismatchKind } from '../rules/felt.ts'
import { recommendationName } from '../rules/names.ts'
import { countedInWords, sentenceCase } from '../rules/words.ts'
import type { FindingFacts, FindingRule, Found } from './finding-rule.ts'

/** `All five actions of recommendation 2.2.1 are delivered`. */
function deliveredInWords({ delivered, actions, recommendation }: Mismatch): string {
  const name = recommendationName(recommendation)
  if (actions === 1) return `The one action of ${name} is ${delivered === 1 ? '' : 'not '}delivered`
  if (delivered === actions) return `All ${countedInWords(actions, 'action')} of ${name} are delivered`
  return `${sentenceCase(countedInWords(delivered, 'action'))} of the ${actions} of ${name} ${delivered === 1 ? 'is' : 'are'} delivered`
}

function messageOf(mismatch: Mismatch): string {
  const measured = mismatch.links.map(measuredInWords).join('; ')
  return mismatch.kind === 'nothing better'
    ? `${deliveredInWords(mismatch)}, but it is not better: ${measured}.`
    : `${deliveredInWords(mismatch)}, and yet it is better: ${measured}.`
}

function* found(facts: FindingFacts, kind: MismatchKind): Generator<Found> {
  for (const mismatch of facts.mismatches ?? []) {
    const { id, at } = mismatch.recommendation
    if (mismatch.kind === kind) yield { message: messageOf(mismatch), at, subject: id }
  }
}

export const feltNothingBetter: FindingRule = {
  code: 'felt.nothing-better',
  severity: 'error',
  title: 'All done, nothing better',
  meaning:
    'Every action is delivered, and a measure of it gets worse or is not at its target though the date has passed. Either the actions were the wrong ones, or they were not done in a way that reaches children, or the measure does not show what it should.',
  example:
    'All five actions of recommendation 2.2.1 are delivered, but it is not better: “Assessments finished in time” was 58.0% (58 of 100) in September 2026; asked for is at least 75% in September 2026: 17 percentage points short.',
  board: 3,
  find: (facts) => found(facts, 'nothing better'),
}

export const feltBetterNotDone: FindingRule = {
  code: 'felt.better-not-done',
  severity: 'note',
  title: 'Better though not done',
  meaning:
    'Its measures have reached their target while actions are still open, or improve before any is delivered. Something else may be at work, or what is left may not be needed: both are worth knowing before more is spent.',
  example:
    'One action of the 5 of recommendation 3.3.1 is delivered, and yet it is better: “Care leavers the council is in touch with” was 89.0% (89 of 100) at the end of September 2026; asked for is at least 88% at the end of September 2026: 1 percentage point better than asked.',
  board: 1,
  find: (facts) => found(facts, 'better, not done'),
}
