/** The part of a plan that an address names, with what its reader may do there. */

import { may } from '../../../people/permissions.ts'
import { type Asked, NotAllowed } from '../../../people/route.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { shorten } from '../../../ui/words.ts'
import { titleWithRef } from '../../rules/tree.ts'
import { actionName } from '../../views/action-name.ts'
import { type PlanAsked, planAsked } from '../../views/held-plan.ts'
import { type EditRights, type EditWay, type PlanEdit, wayFor } from '../rules/edit.ts'
import { findPart, type Part, type PartKind, themeOf } from '../rules/part.ts'
import { isPlanUnderControl } from '../store/versions.ts'

export function rightsAt({ who }: Asked, plan: string, theme: string | null): EditRights {
  const at = { plan, theme }
  return { edit: may(who, 'edit plans', at), ask: may(who, 'ask for changes', at) }
}

export type EditAsked = PlanAsked & { rights: EditRights; controlled: boolean }
export type PartAsked = EditAsked & { part: Part }

/** @throws NotFound; NotAllowed for whoever may neither edit nor ask there */
export async function partAsked(asked: Asked, kind: PartKind): Promise<PartAsked> {
  const found = await planAsked(asked)
  const part = findPart(found.plan, kind, asked.c.req.param(kind) ?? '')
  if (part === undefined) throw new NotFound(`The plan has no such ${kind}.`)
  return { ...(await withRights(asked, found, themeOf(found.index, part))), part }
}

export async function withRights(asked: Asked, found: PlanAsked, theme: string | null): Promise<EditAsked> {
  const { authority, id } = found.held.stored
  const rights = rightsAt(asked, id, theme)
  if (!rights.edit && !rights.ask)
    throw new NotAllowed('It needs the permission to edit this plan, or to ask for changes to it.')
  const controlled = await isPlanUnderControl(asked.services.db, authority, id)
  if (!controlled && !rights.edit)
    throw new NotAllowed(
      'It needs the permission to edit this plan: changes are asked for only once a version is put forward.',
    )
  return { ...found, rights, controlled }
}

/**
 * The same where the part would hang on something else, perhaps in another theme: what is done to both needs the right to both.
 * @throws NotAllowed for whoever may do nothing there
 */
export async function withRightsThere<T extends EditAsked>(asked: Asked, from: T, after: Part): Promise<T> {
  const there = await withRights(asked, from, themeOf(from.index, after))
  const { edit, ask } = from.rights
  return { ...from, rights: { edit: edit && there.rights.edit, ask: ask && there.rights.ask } }
}

/** At once, or by request. @throws NotAllowed */
export function selectWay(edit: PlanEdit, { controlled, rights }: EditAsked): EditWay {
  const way = wayFor(edit, controlled, rights)
  if (way === null) throw new NotAllowed('It needs the permission to ask for changes to this plan.')
  return way
}

/** `Action 1a`, `Recommendation 2.1`, `Theme 1`: as its own page is headed. */
export function partTitle({ kind, part }: Part): string {
  switch (kind) {
    case 'action':
      return actionName(part)
    case 'recommendation':
      return part.ref === null ? shorten(part.text || 'Recommendation', 70) : `Recommendation ${part.ref}`
    case 'theme':
    case 'outcome':
      return `${kind === 'theme' ? 'Theme' : 'Outcome'} ${shorten(titleWithRef(part.ref, part.title), 70)}`
  }
}

/** The page that shows a part: its own, or its place on the plan's. */
export function partAddress(plan: string, { kind, part }: Part): string {
  if (kind === 'action') return addresses.action(plan, part.id)
  if (kind === 'recommendation') return addresses.recommendation(plan, part.id)
  return kind === 'theme' ? `${addresses.plan(plan)}#theme-${part.id}` : addresses.plan(plan)
}
