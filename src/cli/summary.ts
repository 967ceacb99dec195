/** What was found in a document, in lines. Pure. */
import type { Conservation } from '../importing/conservation.ts'
import type { Finding, Plan } from '../plans/plan.ts'

/** @param conservation null for an exported plan, whose document was counted when it was imported */
export function summaryOf(plan: Plan, findings: Finding[], conservation: Conservation | null): string[] {
  const parts = [
    counted(plan.themes.length, 'theme'),
    counted(plan.outcomes.length, 'outcome'),
    counted(plan.recommendations.length, 'recommendation'),
    counted(plan.actions.length, 'action'),
  ]
  return [
    plan.title,
    `  ${parts.join(', ')}`,
    `  ${findingsInWords(findings)}`,
    `  ${counted(plan.doubts.length, 'reading')} to check (doubts), ${counted(plan.unplaced.length, 'passage')} without a place`,
    ...(conservation === null ? [] : wordsKept(conservation).map((line) => `  ${line}`)),
  ]
}

export function findingsInWords(findings: Finding[]): string {
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length
  if (findings.length === 0) return 'No findings'
  const each = [counted(of('error'), 'error'), counted(of('warning'), 'warning'), counted(of('note'), 'note')]
  return `${counted(findings.length, 'finding')}: ${each.join(', ')}`
}

function wordsKept({ share, total, missing }: Conservation): string[] {
  const kept = total - missing.length
  const line = `Words kept: ${grouped(kept)} of ${grouped(total)} (${percentage(share)})`
  if (missing.length === 0) return [line]
  const some = missing.slice(0, 10).join(', ')
  return [line, `Missing: ${some}${missing.length > 10 ? ` and ${grouped(missing.length - 10)} more` : ''}`]
}

/** Never 100% while a word is missing. */
function percentage(share: number): string {
  return share === 1 ? '100%' : `${(Math.floor(share * 10_000) / 100).toFixed(2)}%`
}

export function counted(count: number, one: string): string {
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`
}

const grouped = (count: number) => count.toLocaleString('en-GB')
