/** The requirements and measures of the instrument, as a plan's documents print or cite them. Pure. */
import type { ContextItem, Plan } from '../../../plans/plan.ts'
import { coverageOf, normalSourceCode, sourceOfCode } from '../../../plans/rules/coverage.ts'

export type Requirement = {
  /** As printed, or as the plan's key reads it. */
  code: string
  /** What it demands; '' where the plan only cites its code. */
  words: string
  /** Ids of the recommendations that answer it. */
  recommendations: string[]
}

/** A row of a table that begins with a code of the document's key: `IN 2.1 | Assessments within 45 days | 58% | 75%`. */
function codedRow(plan: Plan, { fields = [] }: ContextItem): { code: string; words: string } | null {
  const [first, ...rest] = fields.map(({ text }) => text.trim())
  if (first === undefined || !/\d/.test(first) || sourceOfCode(plan.sources, first) === null) return null
  return { code: first, words: rest.filter(Boolean).join(' · ') }
}

function statedIn(plan: Plan): { code: string; words: string }[] {
  return plan.context.flatMap((item) => {
    if ((item.kind === 'requirement' || item.kind === 'measure') && item.ref !== null)
      return [{ code: item.ref, words: item.text || (item.title ?? '') }]
    return codedRow(plan, item) ?? []
  })
}

/** Every requirement that is stated or cited, in the document's order; one whose parts share a code is one. */
export function requirementsOf(plan: Plan): Requirement[] {
  const found = new Map<string, Requirement>()
  for (const { code, words } of statedIn(plan)) {
    const key = normalSourceCode(code)
    const held = found.get(key)
    if (held === undefined) found.set(key, { code, words, recommendations: [] })
    else held.words = `${held.words} ${words}`
  }
  for (const { code, source, recommendations } of coverageOf(plan).sources) {
    const key = normalSourceCode(code)
    const held = found.get(key) ?? { code, words: '', recommendations: [] }
    // A code without its own number names the whole inspection, which no indicator measures.
    if (!found.has(key) && (source === null || !/\d/.test(code))) continue
    found.set(key, { ...held, recommendations })
  }
  return [...found.values()]
}

/** The one that a code means, however it is spaced. */
export function requirementCalled(requirements: readonly Requirement[], code: string): Requirement | undefined {
  const key = normalSourceCode(code)
  return requirements.find((one) => normalSourceCode(one.code) === key)
}
