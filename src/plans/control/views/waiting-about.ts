/** Requests about one part that nobody has decided: none on a past day. */
import { may } from '../../../people/permissions.ts'
import type { Asked } from '../../../people/route.ts'
import type { PlanAsked } from '../../views/held-plan.ts'
import type { EditWay } from '../rules/edit.ts'
import type { PartKind } from '../rules/part.ts'
import { type ChangeRequest, listRequests } from '../store/requests.ts'
import { isPlanUnderControl } from '../store/versions.ts'

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

/**
 * What the reader may do about the words of the plan: change them at once, ask for a change once a version was put
 * forward, or neither, as on a past day.
 */
export async function wayToChange(
  { services, who }: Asked,
  { held, past }: Pick<PlanAsked, 'held' | 'past'>,
): Promise<EditWay | null> {
  const { authority, id } = held.stored
  const at = { plan: id }
  if (past || !(may(who, 'edit plans', at) || may(who, 'ask for changes', at))) return null
  if (await isPlanUnderControl(services.db, authority, id)) return may(who, 'ask for changes', at) ? 'ask' : null
  return may(who, 'edit plans', at) ? 'edit' : null
}
