/** Where a lead's own colour and the one worked out from the facts are not the same: both, with both reasons. */
import { disagreementAbout } from '../../plans/rules/declared.ts'
import type { PlanIndex } from '../../plans/rules/plan-index.ts'
import { agree, countedInWords, numberInWords, sentenceCase } from '../../plans/rules/words.ts'
import { actionRow, section } from './rows.ts'
import type { DisagreementRow, Section } from './types.ts'

function rowsOf(index: PlanIndex): DisagreementRow[] {
  return index.plan.actions.flatMap((action) => {
    const found = disagreementAbout(index, action)
    if (found === null) return []
    const { declared, declaredWord, declaredWhy, declaredBy, lead } = found
    return [{ ...actionRow(index, action), declared, declaredWord, declaredWhy, declaredBy, leadSees: lead }]
  })
}

function sentenceOf(rows: readonly DisagreementRow[], declared: number): string {
  if (declared === 0) return 'No lead has given a colour of their own.'
  if (rows.length === 0) return 'Wherever a lead has given a colour, the facts say the same.'
  const better = rows.filter((row) => row.leadSees === 'better').length
  const worse = rows.length - better
  const count = sentenceCase(countedInWords(rows.length, 'action'))
  const begin = `${count} ${agree(rows.length, 'is', 'are')} given another colour by the lead than by the facts`
  const sees = (number: number, how: string) =>
    `in ${numberInWords(number)} the lead sees it ${how}${how === 'worse' ? ', which is an early warning' : ''}`
  const parts = [better > 0 ? sees(better, 'better') : '', worse > 0 ? sees(worse, 'worse') : ''].filter(Boolean)
  return `${begin}: ${parts.join('; ')}.`
}

/** Those where the lead sees it better come first: there the report says less than the facts do. */
export function disagreementsSection(index: PlanIndex): Section<DisagreementRow> {
  const declared = index.plan.actions.filter((action) => index.standings.get(action.id)?.declared != null).length
  const rows = rowsOf(index).sort((a, b) => a.leadSees.localeCompare(b.leadSees))
  return section('Where lead and facts disagree', sentenceOf(rows, declared), rows)
}
