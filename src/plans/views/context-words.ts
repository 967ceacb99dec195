/** What a document holds beside its actions, in words. Pure. */
import { listInWords, plural } from '../../ui/words.ts'
import type { ContextItem } from '../plan.ts'

export type ContextKind = ContextItem['kind']

/** In this order on every page: what a board counts, then who, then how it is told, then the rest. */
export const contextKinds: Record<ContextKind, { title: string; one: string; many: string }> = {
  measure: { title: 'Measures and targets', one: 'measure', many: 'measures' },
  requirement: { title: 'Requirements', one: 'requirement', many: 'requirements' },
  member: { title: 'Members', one: 'member', many: 'members' },
  reporting: { title: 'Reporting lines', one: 'reporting line', many: 'reporting lines' },
  control: { title: 'Document control', one: 'entry of document control', many: 'entries of document control' },
  summary: { title: 'Summaries', one: 'summary', many: 'summaries' },
  text: { title: 'Other text', one: 'paragraph', many: 'paragraphs' },
}

// The keys are those of a total record, so the cast only gives them back their type.
export const contextOrder = Object.keys(contextKinds) as ContextKind[]

/** `7 measures, 23 requirements and 246 paragraphs`; '' where there is nothing. */
export function contextInWords(context: readonly ContextItem[]): string {
  const parts = contextOrder
    .map((kind) => ({ kind, count: context.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => plural(count, contextKinds[kind].one, contextKinds[kind].many))
  return parts.length === 0 ? '' : listInWords(parts)
}
