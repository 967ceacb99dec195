/** Findings on where recommendations come from. */
import { normalSourceCode, sourceOfCode } from '../rules/coverage.ts'
import { recommendationName } from '../rules/names.ts'
import { sentenceCase } from '../rules/words.ts'
import type { FindingFacts, FindingRule } from './finding-rule.ts'

/** A plan that names no source anywhere does not use them: then their absence says nothing. */
function usesSources(facts: FindingFacts): boolean {
  return facts.plan.sources.length > 0 || facts.plan.recommendations.some((one) => one.sources.length > 0)
}

export const sourceNone: FindingRule = {
  code: 'source.none',
  severity: 'note',
  title: 'Recommendations without a source',
  meaning:
    'Nothing says which inspection, notice or review asked for it. It may be the authority’s own idea; the coverage page cannot tell.',
  example: 'Recommendation 1.2.1 names no source.',
  board: 0,
  *find(facts) {
    if (!usesSources(facts)) return
    for (const recommendation of facts.plan.recommendations) {
      if (recommendation.sources.length > 0) continue
      const message = `${sentenceCase(recommendationName(recommendation))} names no source.`
      yield { message, at: recommendation.at, subject: recommendation.id }
    }
  },
}

/** Letters that printing and scanning mistake for one another, folded into one and said once; the figures of the clause left off. */
function lookAlike(code: string): string {
  const bare = normalSourceCode(code)
    .replace(/\s/g, '')
    .replace(/[\d.]+$/, '')
  return bare
    .replace(/[1L|]/g, 'I')
    .replace(/[0Q]/g, 'O')
    .replace(/C/g, 'G')
    .replace(/5(?=[A-Z])/g, 'S')
    .replace(/(.)\1+/g, '$1')
}

/** The one code of the document's key that a misprint looks like; null for none, or for more than one. */
function meantSource(facts: FindingFacts, code: string): string | null {
  const wanted = lookAlike(code)
  const alike = facts.plan.sources.filter((source) => {
    const key = lookAlike(source.code)
    return wanted === key || wanted === `${key}I`
  })
  return alike.length === 1 ? (alike[0]?.code ?? null) : null
}

export const sourceUnknownCode: FindingRule = {
  code: 'source.unknown-code',
  severity: 'warning',
  title: 'Source codes that are not in the key',
  meaning:
    'The code begins with letters that the document’s own key does not explain: often a misprint, so that the requirement seems to be answered by nobody.',
  example: 'Recommendation 2.1.1 cites “A1SG5”, which is not in the document’s key; perhaps AI SG is meant.',
  board: 1,
  *find(facts) {
    if (facts.plan.sources.length === 0) return
    for (const recommendation of facts.plan.recommendations) {
      for (const code of recommendation.sources) {
        if (sourceOfCode(facts.plan.sources, code)) continue
        const meant = meantSource(facts, code)
        const perhaps = meant === null ? '' : `; perhaps ${meant} is meant`
        const message = `${sentenceCase(recommendationName(recommendation))} cites “${code}”, which is not in the document’s key${perhaps}.`
        yield { message, at: recommendation.at, subject: recommendation.id }
      }
    }
  },
}
