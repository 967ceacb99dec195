/**
 * Progress and proof from a list that names each action by its recommendation's number, its label and its words, as the
 * bundled example does, laid beside a plan that was imported from the document. Pure.
 */
import { z } from 'zod'
import { type FindingFacts, findingFacts } from '../plans/findings/finding-rule.ts'
import type { Link, Part } from '../plans/links/link.ts'
import { linkSchema } from '../plans/links/link-schema.ts'
import { partsMeant } from '../plans/links/read-part.ts'
import type { Action, Evidence, Plan, ProgressUpdate } from '../plans/plan.ts'
import { planSchema } from '../plans/plan-schema.ts'
import { riskSchema } from '../plans/risks/risk-schema.ts'
import { similarity } from './similarity.ts'

const updateSchema = planSchema.shape.updates
  .unwrap()
  .element.extend({ recommendation: z.string(), action: z.string().nullable(), text: z.string() })
const evidenceSchema = planSchema.shape.evidence
  .unwrap()
  .element.omit({ action: true })
  .extend({ recommendation: z.string(), criterion: z.number() })

/** `recommendation` is its number as printed; `action` its label, and `text` its words. */
export const progressSchema = z.object({
  authority: z.string().optional(),
  updates: z.array(updateSchema),
  evidence: z.array(evidenceSchema).default([]),
  /** Parts of the plan in the words a person would type: `5.2.2`, `2b of 5.2.2`. */
  risks: z.array(riskSchema.omit({ id: true, threatens: true }).extend({ threatens: z.array(z.string()) })).optional(),
  links: z
    .array(linkSchema.pick({ kind: true, note: true, by: true, on: true }).extend({ from: z.string(), to: z.string() }))
    .optional(),
})
export type Progress = z.infer<typeof progressSchema>

/** `unmatched` names, in a sentence each, what fits no action or recommendation of the plan; it is left out of `plan`. */
export type WithProgress = { plan: Plan; unmatched: string[] }

/** Less in common than this, and it is another action: half of the words. */
const closeEnough = 0.5

/** The plan with the progress in it. An action is found by its words among those of its recommendation. */
export function withProgress(plan: Plan, progress: Progress): WithProgress {
  const unmatched: string[] = []
  const updates: ProgressUpdate[] = []
  const evidence: Evidence[] = []
  for (const { recommendation: ref, action: label, text, ...said } of progress.updates) {
    const action = closestAction(plan, ref, label, text)
    if (action === null) unmatched.push(`No action of ${ref} reads “${text}”.`)
    else updates.push({ ...said, action: action.id })
  }
  for (const { recommendation: ref, ...offered } of progress.evidence) {
    const recommendation = plan.recommendations.find((item) => item.ref === ref)
    if (recommendation?.criteria[offered.criterion] === undefined) {
      unmatched.push(`Recommendation ${ref} has no criterion ${offered.criterion + 1}.`)
    } else evidence.push({ ...offered, recommendation: recommendation.id })
  }
  const facts = findingFacts(plan)
  const risks = (progress.risks ?? []).map((risk, at) => ({
    ...riskSchema.parse({ ...risk, id: `k${at + 1}`, threatens: [] }),
    threatens: risk.threatens.flatMap((typed) => partNamed(facts, typed, unmatched)),
  }))
  const links = (progress.links ?? []).flatMap((link, at): Link[] => {
    const [from, to] = [partNamed(facts, link.from, unmatched)[0], partNamed(facts, link.to, unmatched)[0]]
    return from && to ? [{ ...link, id: `l${at + 1}`, from, to, state: 'confirmed', words: '' }] : []
  })
  const optional = { ...(risks.length > 0 ? { risks } : {}), ...(links.length > 0 ? { links } : {}) }
  return { plan: { ...plan, updates, evidence, ...optional }, unmatched }
}

/** The one part that the words name; none, and a word about it, where they name no part or several. */
function partNamed(facts: FindingFacts, typed: string, unmatched: string[]): Part[] {
  const parts = partsMeant(facts, typed, null)
  if (parts.length === 1) return parts
  unmatched.push(`${parts.length === 0 ? 'Nothing in the plan is' : 'Several parts of the plan are'} “${typed}”.`)
  return []
}

function closestAction(plan: Plan, ref: string, label: string | null, text: string): Action | null {
  const recommendations = plan.recommendations.filter((item) => item.ref === ref).map(({ id }) => id)
  const candidates = plan.actions.filter((action) => recommendations.includes(action.recommendation ?? ''))
  // The label decides between actions that read alike, and only between those.
  const scored = candidates.map((action) => {
    const likeness = similarity(action.text, text)
    return { action, likeness, score: likeness + (sameLabel(action.label, label) ? 0.05 : 0) }
  })
  const [best] = scored.sort((a, b) => b.score - a.score)
  return best !== undefined && best.likeness >= closeEnough ? best.action : null
}

/** `1a,` and `1.a` are `1a`. */
function sameLabel(a: string | null, b: string | null): boolean {
  const plain = (label: string | null) => label?.toLowerCase().replace(/[^a-z0-9]/g, '') ?? ''
  return plain(a) === plain(b)
}
