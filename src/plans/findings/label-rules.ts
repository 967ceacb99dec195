/** Findings on labels: the same twice in one place, or one left out of a row. */
import type { Action } from '../plan.ts'
import { quoted, recommendationName } from '../rules/names.ts'
import { mainOf, recommendationOf } from '../rules/structure.ts'
import { listed, numberInWords, sentenceCase } from '../rules/words.ts'
import type { FindingFacts, FindingRule } from './finding-rule.ts'
import { labelAt, labelParts } from './labels.ts'

/** A row of labels that ought to run on: a recommendation's main actions, or a main action's sub-actions. */
type LabelRow = { where: string; actions: Action[] }

function mainRows(facts: FindingFacts): LabelRow[] {
  return facts.plan.recommendations.map((recommendation) => ({
    where: recommendationName(recommendation),
    actions: (facts.actionsOf.get(recommendation.id) ?? []).filter((action) => !mainOf(facts, action)),
  }))
}

function subRows(facts: FindingFacts): LabelRow[] {
  return [...facts.subsOf].flatMap(([id, actions]) => {
    const main = facts.actions.get(id)
    if (!main) return []
    const recommendation = recommendationOf(facts, main)
    const above = recommendation ? ` of ${recommendationName(recommendation)}` : ''
    return [
      {
        where: `${main.label ? `main action ${main.label}` : `the main action ${quoted(main.text, 60)}`}${above}`,
        actions,
      },
    ]
  })
}

function rowsOfLabels(facts: FindingFacts): LabelRow[] {
  return [...mainRows(facts), ...subRows(facts)]
}

export const labelDuplicate: FindingRule = {
  code: 'label.duplicate',
  severity: 'warning',
  title: 'The same label twice',
  meaning: 'Two actions in one place have the same label, so a reference to it, a minute or an e-mail can mean either.',
  example:
    'Recommendation 1.1.1 has two actions labelled 1: “Establish an effective board” and “Develop a robust plan”.',
  board: 1,
  *find(facts) {
    for (const { where, actions } of rowsOfLabels(facts)) {
      const labelled = actions.filter((action) => action.label)
      const byLabel = Map.groupBy(labelled, ({ label }) => labelParts(label ?? '')?.key ?? label)
      for (const same of byLabel.values()) {
        const [first, second] = same
        if (!first || !second) continue
        const texts = listed(
          same.map((action) => quoted(action.text, 50)),
          3,
        )
        const message = `${sentenceCase(where)} has ${numberInWords(same.length)} actions labelled ${first.label}: ${texts}.`
        yield { message, at: second.at, subject: second.id }
      }
    }
  },
}

/** A longer jump is another way of numbering, not something lost. */
const mostMissing = 9

/** Labels left out between two that follow each other in print. A row that starts late or runs back says nothing. */
function gapAfter(before: Action, action: Action): string[] {
  const [from, to] = [labelParts(before.label ?? ''), labelParts(action.label ?? '')]
  if (!from || !to || from.number !== to.number || /\d/.test(from.last) !== /\d/.test(to.last)) return []
  const missing = to.place - from.place - 1
  if (missing < 1 || missing > mostMissing) return []
  const places = Array.from({ length: missing }, (_, n) => from.place + 1 + n)
  return places.map((place) => labelAt(from, place)).filter((label) => label !== null)
}

export const labelGap: FindingRule = {
  code: 'label.gap',
  severity: 'note',
  title: 'Labels left out',
  meaning: 'The labels jump. An action may have been lost when the document was edited, or moved elsewhere.',
  example: 'Main action 1 of recommendation 2.1.1 goes from 1c to 1e: 1d is missing.',
  board: 0,
  *find(facts) {
    for (const { where, actions } of rowsOfLabels(facts)) {
      const present = new Set(actions.map((action) => labelParts(action.label ?? '')?.key))
      for (const [at, action] of actions.entries()) {
        const before = actions[at - 1]
        const missing = before ? gapAfter(before, action).filter((label) => !present.has(labelParts(label)?.key)) : []
        if (!before || missing.length === 0) continue
        const message = `${sentenceCase(where)} goes from ${before.label} to ${action.label}: ${listed(missing, 4)} ${missing.length === 1 ? 'is' : 'are'} missing.`
        yield { message, at: action.at, subject: action.id }
      }
    }
  },
}
