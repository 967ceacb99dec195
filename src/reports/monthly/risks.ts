/** Risks and issues: the gravest, what is new, closed, come true or changed since the last report, and what is late about them. */
import type { Risk } from '../../plans/risks/risk.ts'
import { bandOf, scoreOf } from '../../plans/risks/rules/matrix.ts'
import { byGravity, isLive, overdueMitigations, riskOn, scoreChange } from '../../plans/risks/rules/register.ts'
import { registerInWords } from '../../plans/risks/rules/register-words.ts'
import { dayInWords } from '../../plans/rules/days.ts'
import { quoted } from '../../plans/rules/names.ts'
import type { PlanIndex } from '../../plans/rules/plan-index.ts'
import { section } from './rows.ts'
import type { MonthlyOptions, RiskRow, RisksSection } from './types.ts'

/** A board looks at ten; the register has the rest. */
const mostRisks = 10

function rowOf(risk: Risk, { asAt, since }: MonthlyOptions): RiskRow {
  const score = scoreOf(risk)
  const { tone, word } = bandOf(score)
  const change = since === undefined ? null : scoreChange(risk, since, asAt)
  return {
    risk: risk.id,
    title: risk.title,
    kind: risk.kind === 'issue' ? 'Issue' : 'Risk',
    category: risk.category,
    owner: risk.owner || 'Nobody',
    score,
    colour: tone,
    word: `${word} ${score}`,
    moved: change === null ? null : `${change.from} → ${change.to}`,
    lateMitigations: overdueMitigations(risk, asAt).length,
  }
}

/** What happened to the register since the last report, a sentence for each risk that it happened to. */
function changesOf(risks: readonly Risk[], { asAt, since }: MonthlyOptions): string[] {
  if (since === undefined) return []
  const within = (day: string | undefined) => day !== undefined && day > since && day <= asAt
  return risks.flatMap((risk) => {
    const name = quoted(risk.title)
    if (within(risk.closedOn)) return [`Closed: ${name}${risk.closedWhy ? `, ${risk.closedWhy}` : ''}.`]
    if (within(risk.cameTrueOn)) return [`Came true: ${name} is an issue since ${dayInWords(risk.cameTrueOn ?? '')}.`]
    if (within(risk.openedOn)) return [`New: ${name}, scoring ${scoreOf(risk)}.`]
    const change = scoreChange(risk, since, asAt)
    if (change === null) return []
    return [`${change.to > change.from ? 'Up' : 'Down'} from ${change.from} to ${change.to}: ${name}.`]
  })
}

/** Longest overdue first. */
function lateOf(risks: readonly Risk[], asAt: string): string[] {
  return risks
    .flatMap((risk) => overdueMitigations(risk, asAt).map((mitigation) => ({ risk, mitigation })))
    .sort((a, b) => (a.mitigation.due ?? '').localeCompare(b.mitigation.due ?? ''))
    .map(({ risk, mitigation }) => {
      const who = mitigation.owner || risk.owner || 'nobody named'
      return `${quoted(mitigation.text)}, due ${dayInWords(mitigation.due ?? '')} (${who}), against ${quoted(risk.title, 60)}.`
    })
}

/** The register as it was on the day of the report. */
export function risksSection({ plan }: PlanIndex, options: MonthlyOptions): RisksSection {
  const risks = (plan.risks ?? []).flatMap((risk) => riskOn(risk, options.asAt) ?? [])
  const live = risks.filter(isLive).sort(byGravity)
  const rows = live.map((risk) => rowOf(risk, options))
  return {
    ...section('Risks and issues', registerInWords(risks, options.asAt), rows, mostRisks),
    changed: changesOf(risks, options),
    late: lateOf(live, options.asAt),
  }
}
