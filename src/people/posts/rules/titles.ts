/** What a post made from a printed lead is called, and what it says of itself. */
import { saysVacant, vacancyWords } from '../../../importing/leads/lead-reader.ts'
import { leadKey } from '../../../plans/rules/leads.ts'

/** `Head of Care (upon appointment)` → `Head of Care`. A name that is nothing but such words stays as it is. */
export function titleOf(printed: string): string {
  if (!saysVacant(printed)) return printed
  const bare = vacancyWords(printed)
    .reduce((rest, words) => rest.replace(words, ''), printed)
    .replace(/[([]\s*[)\]]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, '')
  return leadKey(bare) === '' ? printed : bare
}

/** Why a post is vacant as far as the plan says; null where it says nothing. */
export function vacancyPrinted(printed: string): string | null {
  const words = saysVacant(printed) ? vacancyWords(printed) : []
  return words.length === 0 ? null : `The plan prints “${words.join(', ')}”`
}
