/** What of which plan an indicator measures. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../../people/permissions.ts'
import type { Asked } from '../../people/route.ts'
import type { Database } from '../../platform/database.ts'
import { type AuthorityId, asAuthorityId } from '../../platform/ids.ts'
import { bases, type Indicator } from '../indicators/indicator.ts'
import { measuredKinds } from './measure-link.ts'

const restingSchema = z
  .object({
    plan: z.string(),
    title: z.string(),
    to_kind: z.enum(measuredKinds),
    to_id: z.string(),
    base: z.enum(bases),
    ref: z.string().nullable(),
    text: z.string().nullable(),
  })
  .transform(({ plan: planId, title, to_kind: kind, to_id: id, base, ref, text }) => ({
    ...{ planId, title, to: { kind, id }, base, text: text ?? '' },
    ref: ref ?? (kind === 'requirement' ? id : ''),
  }))
export type Resting = z.infer<typeof restingSchema>

/** Confirmed links of plans that are in use, by plan; the recommendations in the order of their documents. */
export async function listResting(db: Database, authority: AuthorityId, indicator: string): Promise<Resting[]> {
  const { rows } = await sql<object>`select link.plan, plan.title, link.to_kind, link.to_id, link.base,
      recommendation.ref, recommendation.text
    from measure_link link
    join plan on plan.authority = link.authority and plan.id = link.plan and plan.status = 'current'
    left join recommendation on recommendation.authority = link.authority and recommendation.plan = link.plan
      and recommendation.id = link.to_id and link.to_kind = 'recommendation'
    where link.authority = ${authority} and link.indicator = ${indicator} and link.state = 'confirmed'
    order by plan.title, plan.id, link.to_kind desc, recommendation.position, link.position`.execute(db)
  return rows.map((row) => restingSchema.parse(row))
}

/** The same for whoever asks: of plans that they may read. */
export async function restingFor({ services, who }: Asked, { code }: Indicator): Promise<Resting[]> {
  const all = await listResting(services.db, asAuthorityId(who.authority), code)
  return all.filter(({ planId }) => may(who, 'read plans', { plan: planId }))
}
