/** The register in sentences. */
import { agree, countedInWords, numberInWords, sentenceCase } from '../../rules/words.ts'
import type { Risk } from '../risk.ts'
import { bandOf, scoreOf } from './matrix.ts'
import { isLive, overdueMitigations } from './register.ts'

/** `Nine risks and two issues are open`: without full stop. */
export function openInWords(risks: readonly Risk[]): string {
  const live = risks.filter(isLive)
  const issues = live.filter(({ kind }) => kind === 'issue').length
  const open = live.length - issues
  const parts = [
    ...(open > 0 || issues === 0 ? [countedInWords(open, 'risk')] : []),
    ...(issues > 0 ? [countedInWords(issues, 'issue')] : []),
  ]
  return `${sentenceCase(parts.join(' and '))} ${agree(live.length, 'is', 'are')} open`
}

function highInWords(high: number, all: number): string {
  if (all === 1) return high === 1 ? 'and it is high' : 'and it is not high'
  if (high === all) return all === 2 ? 'both of them high' : 'all of them high'
  if (high === 0) return all === 2 ? 'neither of them high' : 'none of them high'
  return `${numberInWords(high)} of them high`
}

/** The first sentence of the register: how many are high, and what is late about them. */
export function registerInWords(risks: readonly Risk[], day: string): string {
  const live = risks.filter(isLive)
  if (live.length === 0) return risks.length === 0 ? 'No risk or issue has been recorded.' : 'No risk or issue is open.'
  const high = live.filter((risk) => bandOf(scoreOf(risk)).name === 'high').length
  const late = live.flatMap((risk) => overdueMitigations(risk, day)).length
  const nobody = live.filter(({ owner }) => owner === '').length
  const more = [
    ...(late > 0 ? [`${countedInWords(late, 'mitigation')} ${agree(late, 'is', 'are')} overdue`] : []),
    ...(nobody > 0 ? [`${numberInWords(nobody)} ${agree(nobody, 'has', 'have')} no owner`] : []),
  ]
  return `${openInWords(risks)}, ${highInWords(high, live.length)}${more.length === 0 ? '' : `; ${more.join(' and ')}`}.`
}

/** The first sentence of one risk's page: what it scores and what is late about it. */
export function riskInWords(risk: Risk, day: string): string {
  if (!isLive(risk)) return `It was closed${risk.closedWhy ? `: ${risk.closedWhy}` : ''}.`
  const score = scoreOf(risk)
  const late = overdueMitigations(risk, day).length
  const first = `${risk.kind === 'issue' ? 'It has come about' : 'It may come about'} and scores ${score}, ${bandOf(score).word.toLowerCase()}`
  if (risk.mitigations.length === 0) return `${first}; nothing is done about it yet.`
  return late === 0
    ? `${first}.`
    : `${first}; ${countedInWords(late, 'mitigation')} ${agree(late, 'is', 'are')} overdue.`
}
