/** Targets as they are kept. Each change of one says why, and nobody overwrites what they have not seen. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { type AuthorityId, asTargetId, newTargetId, type TargetId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { ChangeBy } from '../figures/extract-store.ts'
import { listUnits } from '../figures/unit-store.ts'
import { type Base, bases } from '../indicators/indicator.ts'
import { inOrderOfTime, monthNumber } from './rules/places.ts'
import { type Target, ways } from './target.ts'

const targetSchema = z
  .object({
    id: z.string().transform(asTargetId),
    revision: z.number(),
    indicator: z.string(),
    base: z.enum(bases),
    unit: z.string(),
    period: z.string(),
    way: z.enum(ways),
    value: z.number().nullable(),
    baseline_by: z.string().nullable(),
    start_period: z.string().nullable(),
    start_value: z.number().nullable(),
    words: z.string(),
    plan: z.string().nullable(),
    requirement: z.string().nullable(),
    state: z.enum(['current', 'withdrawn']),
  })
  .transform(({ baseline_by, start_period, start_value, ...rest }) => ({
    ...rest,
    baselineBy: baseline_by,
    start: start_period === null || start_value === null ? null : { period: start_period, value: start_value },
  }))

export type StoredTarget = Target & {
  id: TargetId /** For whoever changes it: as they were shown it. */
  revision: number
}

const columns = sql`id, revision, indicator, base, unit, period, way, value, baseline_by, start_period, start_value,
  words, plan, requirement, state`

export type WhichTargets = {
  indicator?: string
  /** `''` is the authority; left out, every unit. */
  unit?: string
  base?: Base
  /** `current` unless it is said. */
  state?: Target['state']
}

/** By indicator, base, unit and time. */
export async function listTargets(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  { indicator, unit, base, state = 'current' }: WhichTargets = {},
): Promise<StoredTarget[]> {
  const wanted: RawBuilder<unknown>[] = [
    sql`authority = ${authority}`,
    sql`state = ${state}`,
    ...(indicator === undefined ? [] : [sql`indicator = ${indicator}`]),
    ...(unit === undefined ? [] : [sql`unit = ${unit}`]),
    ...(base === undefined ? [] : [sql`base = ${base}`]),
  ]
  const { rows } = await sql<object>`select ${columns} from target where ${sql.join(wanted, sql` and `)}
    order by indicator, base, unit`.execute(db)
  const targets = rows.map((row) => targetSchema.parse(row))
  const place = new Map(targets.map((target, at) => [seriesOf(target), at]))
  return targets.toSorted(
    (a, b) => (place.get(seriesOf(a)) ?? 0) - (place.get(seriesOf(b)) ?? 0) || inOrderOfTime(a.period, b.period),
  )
}

/** What tells series of targets apart. */
export const seriesOf = ({ indicator, base, unit }: Pick<Target, 'indicator' | 'base' | 'unit'>): string =>
  JSON.stringify([indicator, base, unit])

/** @throws NotFound */
export async function selectTarget(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  id: TargetId,
): Promise<StoredTarget> {
  const { rows } = await sql<object>`select ${columns} from target
    where authority = ${authority} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('There is no such target.')
  return targetSchema.parse(rows[0])
}

/** Without an id it is a new one. */
export type TargetToSave = Omit<Target, 'id' | 'state'> & { id?: TargetId }

export type SavedTarget =
  | { saved: StoredTarget }
  /** Somebody else was first; this is what they left. */
  | { conflict: StoredTarget }
  /** Another target stands for the same period of the same series. */
  | { taken: StoredTarget }

/**
 * @param revision as the form was shown it; 0 for a new one
 * @throws NotFound for a target, unit or plan that there is not
 */
export async function saveTarget(
  db: Database,
  by: ChangeBy & { why: string },
  target: TargetToSave,
  revision: number,
): Promise<SavedTarget> {
  const what = target.id === undefined ? 'target set' : 'target changed'
  const intent = { ...by, what, subject: target.id ?? null } as const
  return change<SavedTarget, SavedTarget>(db, intent, async (transaction) => {
    const before = target.id === undefined ? null : await selectTarget(transaction, by.authority, target.id)
    if (before !== null && (before.revision !== revision || before.state === 'withdrawn'))
      return { refused: { conflict: before } }
    const taken = await otherOf(transaction, by.authority, target)
    if (taken !== undefined) return { refused: { taken } }
    await checkNamed(transaction, by.authority, target)
    const id = target.id ?? newTargetId()
    await (before === null ? insertTarget : updateTarget)(transaction, by.authority, id, target)
    const after = await selectTarget(transaction, by.authority, id)
    return { result: { saved: after }, subject: id, before, after }
  })
}

/** Puts a target out of use; it stays readable. */
export async function withdrawTarget(
  db: Database,
  by: ChangeBy & { why: string },
  id: TargetId,
  revision: number,
): Promise<{ saved: StoredTarget } | { conflict: StoredTarget }> {
  type Answer = { saved: StoredTarget } | { conflict: StoredTarget }
  return change<Answer, Answer>(db, { ...by, what: 'target withdrawn', subject: id }, async (transaction) => {
    const before = await selectTarget(transaction, by.authority, id)
    if (before.revision !== revision || before.state === 'withdrawn') return { refused: { conflict: before } }
    await sql`update target set state = 'withdrawn', revision = revision + 1
      where authority = ${by.authority} and id = ${id}`.execute(transaction)
    const after = await selectTarget(transaction, by.authority, id)
    return { result: { saved: after }, before, after }
  })
}

async function otherOf(transaction: ChangeTransaction, authority: AuthorityId, target: TargetToSave) {
  const { indicator, base, unit, period, id } = target
  const series = await listTargets(transaction, authority, { indicator, base, unit })
  // March 2011 and 2010/11 end together, and mean the same on a base that grows.
  return series.find((other) => monthNumber(other.period) === monthNumber(period) && other.id !== id)
}

async function checkNamed(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  { unit, plan }: TargetToSave,
): Promise<void> {
  if (unit !== '' && !(await listUnits(transaction, authority)).some(({ id }) => id === unit))
    throw new NotFound('There is no such team or area.')
  if (plan === null) return
  const { rows } = await sql`select 1 from plan where authority = ${authority} and id = ${plan}`.execute(transaction)
  if (rows.length === 0) throw new NotFound('There is no such plan.')
}

async function insertTarget(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  id: TargetId,
  target: TargetToSave,
): Promise<void> {
  const { indicator, base, unit, period, way, value, baselineBy, start, words, plan, requirement } = target
  await sql`insert into target (authority, id, indicator, base, unit, period, way, value, baseline_by, start_period,
      start_value, words, plan, requirement, state)
    values (${authority}, ${id}, ${indicator}, ${base}, ${unit}, ${period}, ${way}, ${value}, ${baselineBy},
      ${start?.period ?? null}, ${start?.value ?? null}, ${words}, ${plan}, ${requirement}, 'current')`.execute(
    transaction,
  )
}

async function updateTarget(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  id: TargetId,
  target: TargetToSave,
): Promise<void> {
  const { indicator, base, unit, period, way, value, baselineBy, start, words, plan, requirement } = target
  await sql`update target set revision = revision + 1, indicator = ${indicator}, base = ${base}, unit = ${unit},
      period = ${period}, way = ${way}, value = ${value}, baseline_by = ${baselineBy},
      start_period = ${start?.period ?? null}, start_value = ${start?.value ?? null}, words = ${words},
      plan = ${plan}, requirement = ${requirement}
    where authority = ${authority} and id = ${id}`.execute(transaction)
}
