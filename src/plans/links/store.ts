/** Deciding, correcting and adding links. The check for circles is made inside the change, so that two people cannot make one together. */
import { sql } from 'kysely'
import { type ChangeTransaction, change, type Refused } from '../../platform/change.ts'
import { realClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb, storable } from '../../platform/database-values.ts'
import { NotFound } from '../../platform/not-found.ts'
import { type PlanStructure, structureOf } from '../rules/structure.ts'
import { insertRows } from '../store/insert-plan.ts'
import type { PlanChange } from '../store/plan-change.ts'
import { nextPosition } from '../store/progress.ts'
import { type StoredPlan, selectPlan } from '../store/select-plan.ts'
import { type Link, samePart } from './link.ts'
import { linkRow } from './link-rows.ts'
import { linkSchema } from './link-schema.ts'
import { hasPart } from './parts.ts'
import { circleClosedBy, circleInWords, dependenciesOf, waitGraph } from './wait-graph.ts'

/** Who and when are taken from the change. A link without an id is a new one and is given one. */
export type LinkToSave = Omit<Link, 'id' | 'by' | 'on'> & { id?: string }

export type SavedLink = { id: string; revision: number }

/** Why nothing was saved; `now` is the link as it stands, where somebody else was first. */
export type LinkRefused = { conflict: string; now: Link | null }

const whats = { confirmed: 'link confirmed', declined: 'link declined', proposed: 'link proposed' } as const

/**
 * Saves one link: a new one, the decision on one that the words propose (under the id it was proposed with), or another
 * decision on one that is stored.
 *
 * @param revision as the form was shown it; 0 for one that nobody had decided yet
 * @throws NotFound for a part that the plan does not have
 */
export async function saveLink(
  db: Database,
  by: PlanChange,
  link: LinkToSave,
  revision: number,
): Promise<SavedLink | LinkRefused> {
  return change(db, { ...by, what: whats[link.state], subject: link.id ?? null }, async (transaction) => {
    const stored = await selectPlan(transaction, by.authority, by.plan)
    const before = link.id === undefined ? undefined : stored.plan.links?.find(({ id }) => id === link.id)
    const at = link.id === undefined ? 0 : (stored.revisions.links[link.id] ?? 0)
    if (at !== revision) return refused(changedMeanwhile, before ?? null)
    const on = (by.clock ?? realClock).today()
    const after = linkSchema.parse(storable({ ...link, id: link.id ?? freeId(stored), by: by.who, on }))
    const why = whyNot(structureOf(stored.plan), stored.plan.links ?? [], after)
    if (why !== null) return refused(why, null)
    await writeLink(transaction, by, after, at)
    return { result: { id: after.id, revision: at + 1 }, subject: after.id, before: before ?? null, after }
  })
}

const changedMeanwhile =
  'Somebody else decided this link while you were looking at it. Nothing was saved. Below is how it stands now, and what you chose.'

const refused = (conflict: string, now: Link | null): Refused<LinkRefused> => ({ refused: { conflict, now } })

/** Why a link cannot stand beside the others, in a sentence; null where it can. */
function whyNot(structure: PlanStructure, links: readonly Link[], link: Link): string | null {
  for (const part of [link.from, ...(link.to ? [link.to] : [])]) {
    if (!hasPart(structure, part)) throw new NotFound(`The plan has no ${part.kind} ${part.id}.`)
  }
  if (link.state !== 'confirmed' || link.to === null) return null
  if (samePart(link.from, link.to)) return 'A part cannot be linked with itself. Choose another.'
  const others = links.filter(({ id }) => id !== link.id)
  const same = others.find(
    (one) =>
      one.state === 'confirmed' && one.kind === link.kind && samePart(one.from, link.from) && samePart(one.to, link.to),
  )
  if (same) return 'The plan already has this link.'
  if (link.kind !== 'depends on') return null
  const circle = circleClosedBy(waitGraph(structure, dependenciesOf(structure, others)), {
    from: link.from,
    to: link.to,
  })
  if (circle === null) return null
  return `This would make a circle in which each waits for the next, so that none could ever be finished: ${circleInWords(structure, circle)}. Nothing was saved.`
}

/** `l1`, `l2`, …: the first that is free. */
function freeId({ plan }: StoredPlan): string {
  const taken = new Set((plan.links ?? []).map(({ id }) => id))
  let number = 1
  while (taken.has(`l${number}`)) number += 1
  return `l${number}`
}

async function writeLink(transaction: ChangeTransaction, by: PlanChange, link: Link, revision: number): Promise<void> {
  if (revision === 0) {
    await insertRows(transaction, by, 'link', [linkRow(link, await nextPosition(transaction, by, 'link'))])
    return
  }
  const { rest } = linkRow(link, 0)
  await sql`update link set revision = revision + 1, from_kind = ${link.from.kind}, from_id = ${link.from.id},
      to_kind = ${link.to?.kind ?? null}, to_id = ${link.to?.id ?? null}, kind = ${link.kind}, state = ${link.state},
      words = ${link.words}, "by" = ${link.by}, "on" = ${link.on}, rest = ${jsonb(rest)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${link.id}`.execute(transaction)
}
