/** Requests about one part that nobody has decided: none on a past day. */
import type { Asked } from '../../../people/route.ts'
import type { PlanAsked } from '../../views/held-plan.ts'
import type { PartKind } from '../rules/part.ts'
import { type ChangeRequest, listRequests } from '../store/requests.ts'

export async function waitingAbout(
  { services }: Asked,
  { held, past }: Pick<PlanAsked, 'held' | 'past'>,
  part: { kind: PartKind; id: string },
): Promise<ChangeRequest[]> {
  if (past) return []
  const { authority, id } = held.stored
  const waiting = await listRequests(services.db, authority, id, { state: 'asked' })
  return waiting.filter(({ kind, subject }) => kind === part.kind && subject === part.id)
}
