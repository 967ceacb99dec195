/** Findings worth a board's time: errors and the gravest warnings, one row for each kind, at most twelve. */
import { findingRule, findingsOf, withFeltFindings } from '../../plans/findings/findings.ts'
import type { Finding, Plan } from '../../plans/plan.ts'
import type { PlanIndex } from '../../plans/rules/plan-index.ts'
import { agree, counted, figures, sentenceCase } from '../../plans/rules/words.ts'
import { section } from './rows.ts'
import type { FindingRow, Section } from './types.ts'

const mostKinds = 12
const mostExamples = 3

/** 0 for what a board need not see. An error from another part of the product always counts. */
function weight(finding: Finding): number {
  const rule = findingRule(finding.code)
  if (finding.severity === 'note') return 0
  if (finding.severity === 'error') return 10 + (rule?.board ?? 0)
  return rule?.board ?? 0
}

/** The plan's findings as it stands, and those of the import that no rule here raises again. */
export function allFindings(plan: Plan, asAt: string, index?: PlanIndex): Finding[] {
  const own = findingsOf(plan, asAt)
  return [
    ...(index === undefined ? own : withFeltFindings(own, index)),
    ...plan.findings.filter((finding) => findingRule(finding.code) === null),
  ]
}

function rowOf(code: string, findings: readonly Finding[]): FindingRow {
  const rest = findings.length - mostExamples
  return {
    code,
    severity: findings.some((finding) => finding.severity === 'error') ? 'error' : 'warning',
    title: findingRule(code)?.title ?? sentenceCase(code.replace(/[.-]/g, ' ')),
    count: findings.length,
    examples: findings
      .slice(0, mostExamples)
      .map(({ message, at, subject }) => ({ message, at: at ?? null, subject: subject ?? null })),
    more: rest > 0 ? `and ${figures(rest)} more` : null,
  }
}

export function findingsSection(findings: readonly Finding[]): Section<FindingRow> {
  const grave = findings.filter((finding) => weight(finding) > 0)
  const byCode = Map.groupBy(grave, (finding) => finding.code)
  const rows = [...byCode]
    .map(([code, findings]) => ({ row: rowOf(code, findings), weight: Math.max(...findings.map(weight)) }))
    .sort((a, b) => b.weight - a.weight || b.row.count - a.row.count)
    .map(({ row }) => row)
  const sentence =
    rows.length === 0
      ? 'Nothing in the plan itself needs the board’s attention.'
      : `${counted(grave.length, 'point')} of ${counted(rows.length, 'kind')} in the plan itself ${agree(grave.length, 'needs', 'need')} putting right.`
  return section('About the plan itself', sentence, rows, mostKinds)
}
