/** Episodes of care as the return on children looked after has them: a new one with each placement. Pure. */
import type { Care, CaseFile, Placement } from '../case-file.ts'
import { endingCode } from './codes.ts'
import type { Lookups } from './lookups.ts'

export type Episode = {
  care: Care
  placement: Placement
  /** S: came into care. P: only the placement changed. */
  reasonStarted: 'S' | 'P'
  /** X1: another follows at once. Null: goes on. */
  reasonEnded: string | null
  need: string
}

export const episodesOf = (file: CaseFile, look: Lookups): Episode[] =>
  file.care.flatMap((care) => {
    const placements = look.placementsIn(care.id)
    return placements.map((placement, index) => ({
      care,
      placement,
      reasonStarted: index === 0 ? 'S' : 'P',
      reasonEnded: ended(care, placement, index === placements.length - 1),
      // Absent parenting for children who came alone from abroad, else abuse or neglect.
      need: care.asylum_seeker ? 'N8' : 'N1',
    }))
  })

function ended(care: Care, placement: Placement, last: boolean): string | null {
  if (placement.ended === null) return null
  return last ? endingCode(care.reason_ended) : 'X1'
}
