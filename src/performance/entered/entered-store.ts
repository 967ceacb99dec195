/** Figures that are typed in or uploaded, with who did it and when; and the number of children who live here. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import type { ChangeBy } from '../figures/extract-store.ts'
import type { Population } from '../rules/population.ts'
import type { Entry } from './rules/read-entry.ts'

const enteredSchema = z
  .object({
    indicator: z.string(),
    period: z.string(),
    unit: z.string(),
    numerator: z.number(),
    denominator: z.number().nullable(),
    entered_by: z.string(),
    entered_at: z.string(),
  })
  .transform(({ entered_by, entered_at, ...rest }) => ({ ...rest, enteredBy: entered_by, enteredAt: entered_at }))
export type EnteredFigure = z.infer<typeof enteredSchema>

const columns = sql`indicator, period, unit, numerator, denominator, entered_by, entered_at`

/** Those that count now, the newest period first. */
export async function listEntered(db: Database, authority: AuthorityId, indicator: string): Promise<EnteredFigure[]> {
  const { rows } = await sql<object>`select ${columns} from figure where authority = ${authority}
    and indicator = ${indicator} and state = 'published' and entered_by is not null
    order by period desc, unit`.execute(db)
  return rows.map((row) => enteredSchema.parse(row))
}

export type EnteredAnswer = { entered: number; corrected: number }

/**
 * Enters figures, all or none. One for the same indicator, period and unit is corrected: the earlier one is kept as
 * replaced, and the record has both.
 * @param by `why` is asked for where one is corrected: with null nothing is, though somebody entered one a moment ago
 */
export async function enterFigures(
  db: Database,
  { why, ...by }: ChangeBy & { why: string | null },
  entries: readonly Entry[],
): Promise<EnteredAnswer | 'there already'> {
  const subject = entries.length === 1 ? (entries[0]?.indicator ?? null) : null
  const intent = { ...by, why: why ?? 'Typed in', what: 'figures entered', subject } as const
  return change<EnteredAnswer, 'there already'>(db, intent, async (transaction) => {
    const before: EnteredFigure[] = []
    for (const entry of entries) {
      before.push(...(await replaceEntered(transaction, by.authority, entry)))
      if (why === null && before.length > 0) return { refused: 'there already' }
      await sql`insert into figure (authority, indicator, period, unit, numerator, denominator, cut, state, entered_by,
          entered_at)
        values (${by.authority}, ${entry.indicator}, ${entry.period}, ${entry.unit}, ${entry.numerator},
          ${entry.denominator}, ${by.clock.today()}, 'published', ${by.who}, ${by.clock.now()})`.execute(transaction)
    }
    return { result: { entered: entries.length, corrected: before.length }, before, after: entries }
  })
}

async function replaceEntered(transaction: ChangeTransaction, authority: AuthorityId, of: Entry) {
  const { rows } = await sql<object>`update figure set state = 'replaced' where authority = ${authority}
    and indicator = ${of.indicator} and unit = ${of.unit} and period = ${of.period} and breakdown = ''
    and state = 'published' and entered_by is not null returning ${columns}`.execute(transaction)
  return rows.map((row) => enteredSchema.parse(row))
}

const populationSchema = z
  .object({
    unit: z.string(),
    year: z.number(),
    children: z.number(),
    source: z.string().nullable(),
    entered_by: z.string(),
    entered_at: z.string(),
  })
  .transform(({ entered_by, entered_at, ...rest }) => ({ ...rest, enteredBy: entered_by, enteredAt: entered_at }))
export type StoredPopulation = z.infer<typeof populationSchema>

/** The newest year first. */
export async function listPopulation(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
): Promise<StoredPopulation[]> {
  const { rows } = await sql<object>`select unit, year, children, source, entered_by, entered_at from population
    where authority = ${authority} order by year desc, unit`.execute(db)
  return rows.map((row) => populationSchema.parse(row))
}

/** One number for each year and unit: entered again, it is corrected, and the record has both. */
export async function enterPopulation(
  db: Database,
  by: ChangeBy & { why: string },
  { unit, year, children, source }: Population & { source: string | null },
): Promise<void> {
  await change<null, never>(db, { ...by, what: 'population entered', subject: String(year) }, async (transaction) => {
    const all = await listPopulation(transaction, by.authority)
    const before = all.find((one) => one.unit === unit && one.year === year) ?? null
    await sql`insert into population (authority, unit, year, children, source, entered_by, entered_at)
      values (${by.authority}, ${unit}, ${year}, ${children}, ${source}, ${by.who}, ${by.clock.now()})
      on conflict (authority, unit, year) do update set children = excluded.children, source = excluded.source,
        entered_by = excluded.entered_by, entered_at = excluded.entered_at`.execute(transaction)
    return { result: null, before, after: { unit, year, children, source } }
  })
}
