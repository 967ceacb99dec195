/**
 * Saving what was said of one action or of many. Nobody overwrites what they have not seen: each update says how many of
 * its action's updates the person was shown, and where there are more by now, it is handed back beside them.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, changeTogether } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { jsonb, storable } from '../../../platform/database-values.ts'
import { type AuthorityId, asPlanId } from '../../../platform/ids.ts'
import type { ProgressUpdate } from '../../plan.ts'
import { planSchema } from '../../plan-schema.ts'
import { insertRows } from '../../store/insert-plan.ts'
import { partOfRow, updateRow } from '../../store/plan-rows.ts'

export type Saying = {
  plan: string
  /** How many updates of the action the person was shown: those of the plan that the form was made from. */
  seen: number
  update: ProgressUpdate
}

/** Who says it. All that is saved at once is of one authority, and may be of several plans. */
export type Sayer = { authority: AuthorityId; who: string; account?: string | null; clock?: Clock }

export type Saved = {
  saved: Saying[]
  /** Somebody else was first: what they said, oldest first. Nothing of the saying was stored. */
  late: (Saying & { theirs: ProgressUpdate[] })[]
  /** The plan is out of use, or has no such action any more. Nothing was stored. */
  gone: Saying[]
}

const updateSchema = planSchema.shape.updates.unwrap().element

/** The `why` of an update that has no words. */
const withoutWords = 'Said where it stands'

/**
 * Saves, in one transaction, every update whose action nobody else has spoken of meanwhile. Each gets an entry of its own
 * in the record, so that an action's history names it.
 */
export async function saveUpdates(db: Database, by: Sayer, sayings: readonly Saying[]): Promise<Saved> {
  const said = sayings.map((saying) => ({ ...saying, update: updateSchema.parse(storable(saying.update)) }))
  return changeTogether<Saved, Saved>(db, by.authority, async (make, transaction) => {
    const outcome: Saved = { saved: [], late: [], gone: [] }
    for (const [plan, ofPlan] of Map.groupBy(said, (saying) => saying.plan)) {
      const known = await heardSoFar(transaction, by, plan, ofPlan)
      let position = await nextPosition(transaction, by, plan)
      for (const saying of ofPlan) {
        const heard = known.get(saying.update.action)
        if (heard === undefined) outcome.gone.push(saying)
        else if (heard.count > saying.seen) outcome.late.push({ ...saying, theirs: heard.since(saying.seen) })
        else {
          const row = updateRow(saying.update, position++)
          await insertRows(transaction, { authority: by.authority, plan: asPlanId(plan) }, 'progress_update', [row])
          await make(intentOf(by, saying), { result: null, before: heard.newest, after: saying.update })
          heard.add(saying.update)
          outcome.saved.push(saying)
        }
      }
    }
    return outcome.saved.length === 0 ? { refused: outcome } : { result: outcome }
  })
}

function intentOf({ who, account, clock }: Sayer, { plan, update }: Saying) {
  const why = update.note || withoutWords
  return {
    who,
    account: account ?? null,
    clock,
    what: 'progress recorded',
    plan: asPlanId(plan),
    subject: update.action,
    why,
  } as const
}

/** What has been said of one action: how often, the newest, and all after what the person was shown. */
class Heard {
  count: number
  newest: ProgressUpdate | null
  readonly #from: number
  readonly #later: ProgressUpdate[]

  /** @param later the updates after the first `from` */
  constructor(count: number, newest: ProgressUpdate | null, from: number, later: ProgressUpdate[]) {
    this.count = count
    this.newest = newest
    this.#from = from
    this.#later = later
  }

  since(seen: number): ProgressUpdate[] {
    return this.#later.slice(seen - this.#from)
  }

  add(update: ProgressUpdate): void {
    this.count += 1
    this.newest = update
    this.#later.push(update)
  }
}

const rowOf = z.record(z.string(), z.unknown())
const heardRow = z.object({
  action: z.string(),
  seen: z.number().int(),
  count: z.number().int(),
  newest: rowOf.nullable(),
  later: z.array(rowOf),
})

const updateIn = (row: Record<string, unknown>) => updateSchema.parse(partOfRow(row))

/** What has been said of each action so far; no entry for one that the plan does not have. */
async function heardSoFar(
  transaction: ChangeTransaction,
  { authority }: Sayer,
  plan: string,
  sayings: readonly Saying[],
): Promise<Map<string, Heard>> {
  const fewest = new Map<string, number>()
  for (const { update, seen } of sayings) fewest.set(update.action, Math.min(seen, fewest.get(update.action) ?? seen))
  const asked = [...fewest].map(([action, seen]) => ({ action, seen }))
  // Only what the person has not seen comes over: an action may have been spoken of a hundred times.
  const { rows } = await sql`select asked.action, asked.seen, count(said.place)::int as count,
        (array_agg(said.row order by said.place desc))[1] as newest,
        coalesce(jsonb_agg(said.row order by said.place) filter (where said.place > asked.seen), '[]') as later
      from jsonb_to_recordset(${jsonb(asked)}) as asked(action text, seen int)
      join action on action.authority = ${authority} and action.plan = ${plan} and action.id = asked.action
      join plan on plan.authority = action.authority and plan.id = action.plan and plan.status = 'current'
      left join lateral (select to_jsonb(one) as row, row_number() over (order by one.position) as place
        from progress_update one
        where one.authority = action.authority and one.plan = action.plan and one.action = action.id) said on true
      group by asked.action, asked.seen`.execute(transaction)
  return new Map(
    rows
      .map((row) => heardRow.parse(row))
      .map(({ action, seen, count, newest, later }) => [
        action,
        new Heard(count, newest && updateIn(newest), seen, later.map(updateIn)),
      ]),
  )
}

/** The door lets one change of an authority through at a time, so nobody else takes the same place. */
async function nextPosition(transaction: ChangeTransaction, { authority }: Sayer, plan: string): Promise<number> {
  const { rows } = await sql`select coalesce(max(position) + 1, 0)::int as next from progress_update
    where authority = ${authority} and plan = ${plan}`.execute(transaction)
  return z.object({ next: z.number() }).parse(rows[0]).next
}
