/** A part of the plan by its name, with the way to its page and, where asked, its words. */
import { addresses } from '../../../ui/addresses.ts'
import { sentenceCase, shorten } from '../../../ui/words.ts'
import type { PlanStructure } from '../../rules/index.ts'
import type { Part } from '../link.ts'
import { hasPart, partName, partWords } from '../parts.ts'

/** Outcomes and themes have no page of their own: they stand on the plan's. */
export function partAddress(planId: string, structure: PlanStructure, part: Part): string {
  if (part.kind === 'action') return addresses.action(planId, part.id)
  if (part.kind === 'recommendation') return addresses.recommendation(planId, part.id)
  const theme = part.kind === 'theme' ? part.id : (structure.outcomes.get(part.id)?.theme ?? null)
  return theme === null ? addresses.plan(planId) : `${addresses.plan(planId)}#theme-${theme}`
}

type PartProps = { planId: string; structure: PlanStructure; part: Part; words?: boolean }

export function PartLink({ planId, structure, part, words = false }: PartProps) {
  const name = sentenceCase(partName(structure, part))
  if (!hasPart(structure, part)) return <span class="up-muted">{name}</span>
  const text = partWords(structure, part)
  return (
    <>
      <a class="govuk-link" href={partAddress(planId, structure, part)}>
        {name}
      </a>
      {words && text !== '' && !name.includes('“') && <p class="up-hint">{shorten(text, 110)}</p>}
    </>
  )
}
