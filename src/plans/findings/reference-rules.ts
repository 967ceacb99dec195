/** Findings on references that lead nowhere. */
import type { Place } from '../../documents/document.ts'
import { numbersOf, perhapsMeant } from '../links/numbers.ts'
import { trimmedRef } from '../links/parts.ts'
import type { Action } from '../plan.ts'
import { actionName, quoted, recommendationName } from '../rules/names.ts'
import { recommendationOf } from '../rules/structure.ts'
import { sentenceCase } from '../rules/words.ts'
import { copiedBlocks } from './copied-blocks.ts'
import { labelReferences, numberedReferences } from './cross-references.ts'
import type { FindingFacts, FindingRule, Found } from './finding-rule.ts'
import { labelParts } from './labels.ts'

type Text = { texts: (string | null)[]; name: () => string; at: Place; subject: string }

function textsOf(facts: FindingFacts): Text[] {
  const recommendations = facts.plan.recommendations.map((one) => ({
    texts: [one.text, one.related, one.resources, ...one.criteria, ...one.targets, ...one.dependencies],
    name: () => recommendationName(one),
    at: one.at,
    subject: one.id,
  }))
  const actions = facts.plan.actions.map((one) => ({
    texts: [one.text, one.resources, ...one.criteria, ...one.milestones],
    name: () => actionName(facts, one),
    at: one.at,
    subject: one.id,
  }))
  return [...recommendations, ...actions]
}

function* lostNumbers(facts: FindingFacts): Generator<Found> {
  const numbers = numbersOf(facts)
  const refs = facts.plan.recommendations.map((one) => trimmedRef(one.ref))
  // A plan that numbers nothing in that way speaks of another document's numbers.
  const uses = { dotted: refs.some((ref) => ref.includes('.')), whole: refs.some((ref) => /^\d+$/.test(ref)) }
  for (const { texts, name, at, subject } of textsOf(facts)) {
    for (const { ref, words } of texts.flatMap((text) => numberedReferences(text ?? ''))) {
      if (numbers.beginnings.has(ref) || !(ref.includes('.') ? uses.dotted : uses.whole)) continue
      const meant = perhapsMeant(numbers, ref)
      const perhaps = meant === null ? '' : `; perhaps ${meant} is meant`
      const message = `${sentenceCase(name())} says ${quoted(words)}, but the plan has no ${ref}${perhaps}.`
      yield { message, at, subject }
    }
  }
}

/** Labels of the actions around one: under the same recommendation, the action's own included. */
function labelsAround(facts: FindingFacts, action: Action): Set<string> {
  const around = facts.actionsOf.get(recommendationOf(facts, action)?.id ?? null) ?? []
  return new Set(around.map((one) => labelParts(one.label ?? '')?.key ?? ''))
}

function* lostLabels(facts: FindingFacts): Generator<Found> {
  // What the copying of a block broke is another finding.
  const copies = new Set(copiedBlocks(facts).flatMap((block) => block.copied))
  for (const action of facts.plan.actions) {
    if (copies.has(action)) continue
    const references = labelReferences(action.text)
    // `action 1g of 2.1.1` is in another place, and says so.
    if (references.length === 0 || numberedReferences(action.text).length > 0) continue
    const labels = labelsAround(facts, action)
    for (const { ref, words } of references) {
      if (labels.has(ref)) continue
      const recommendation = recommendationOf(facts, action)
      const where = recommendation ? recommendationName(recommendation) : 'the actions around it'
      const message = `${sentenceCase(actionName(facts, action))} says ${quoted(words)}, but ${where} has no action ${ref}.`
      yield { message: message.replace('around it has', 'around it have'), at: action.at, subject: action.id }
    }
  }
}

export const referenceNowhere: FindingRule = {
  code: 'reference.nowhere',
  severity: 'warning',
  title: 'References that lead nowhere',
  meaning:
    'A text sends its reader to a recommendation or action that the plan does not have: a misprint, or something that was renumbered or taken out.',
  example:
    'Recommendation 2.1.7 says “links to section 2.1.4 and 5.34”, but the plan has no 5.34; perhaps 5.3.4 is meant.',
  board: 1,
  *find(facts) {
    yield* lostNumbers(facts)
    yield* lostLabels(facts)
  },
}
