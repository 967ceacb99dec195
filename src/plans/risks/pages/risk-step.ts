/** What happens next to a risk, read from its page's forms. Pure. */
import type { Risk } from '../risk.ts'
import { cameTrue, closed, mitigationDone, reopened, reviewed } from '../rules/changes.ts'
import { isLive } from '../rules/register.ts'
import type { RiskChange } from '../store/save-risk.ts'
import { gradeOf, type RiskProblem, textOf } from './risk-form.ts'

export const riskSteps = ['review', 'came-true', 'close', 'reopen', 'mitigation'] as const
export type RiskStep = (typeof riskSteps)[number]

export type ReadStep = { step: RiskStep; risk: Risk; what: RiskChange; why: string } | { problems: RiskProblem[] }

const longest = 4000

/** What a step needs in words, where they are left out. */
const needs: Record<Exclude<RiskStep, 'mitigation'>, string> = {
  review: 'Say what was found',
  'came-true': 'Say what happened',
  close: 'Say why it can be closed',
  reopen: 'Say why it is opened again',
}

/** Which steps are open to a risk as it stands. */
function isOpenTo(risk: Risk, step: RiskStep): boolean {
  if (step === 'reopen') return !isLive(risk)
  return isLive(risk) && (step !== 'came-true' || risk.kind === 'risk')
}

export function readStep(risk: Risk, form: URLSearchParams, { by, on }: { by: string; on: string }): ReadStep {
  const step = riskSteps.find((one) => one === form.get('step'))
  if (step === undefined) return { problems: [{ field: 'main', text: 'Choose what is to happen to it' }] }
  if (!isOpenTo(risk, step))
    return { problems: [{ field: 'main', text: 'Somebody else has changed it meanwhile: look at it as it is now' }] }
  if (step === 'mitigation') return doneStep(risk, form, on)
  const words = textOf(form, 'words')
  const problems: RiskProblem[] = []
  if (words === '') problems.push({ field: `${step}-words`, text: needs[step] })
  if (words.length > longest)
    problems.push({ field: `${step}-words`, text: `Keep it under ${longest} characters; it has ${words.length}` })
  const likelihood = risk.kind === 'issue' ? 5 : gradeOf(form, 'likelihood')
  const impact = gradeOf(form, 'impact')
  if (step === 'review' && !likelihood) problems.push({ field: 'review-likelihood', text: 'Choose how likely it is' })
  if ((step === 'review' || step === 'came-true') && !impact)
    problems.push({ field: `${step}-impact`, text: 'Choose how hard it hits' })
  if (problems.length > 0) return { problems }
  if (step === 'close') return { step, what: 'risk closed', why: words, risk: closed(risk, { on, by, why: words }) }
  if (step === 'reopen')
    return { step, what: 'risk reopened', why: words, risk: reopened(risk, { on, by, why: words }) }
  const score = { likelihood: likelihood ?? risk.likelihood, impact: impact ?? risk.impact }
  return step === 'review'
    ? { step, what: 'risk reviewed', why: words, risk: reviewed(risk, { on, by, words, ...score }) }
    : { step, what: 'risk came true', why: words, risk: cameTrue(risk, { on, by, words, impact: score.impact }) }
}

function doneStep(risk: Risk, form: URLSearchParams, on: string): ReadStep {
  const at = Number(form.get('at') ?? -1)
  const mitigation = risk.mitigations[at]
  if (mitigation === undefined || mitigation.done !== undefined)
    return { problems: [{ field: 'main', text: 'There is no such mitigation to do any more' }] }
  return {
    step: 'mitigation',
    what: 'risk corrected',
    why: `Done: ${mitigation.text}`,
    risk: mitigationDone(risk, at, on),
  }
}
