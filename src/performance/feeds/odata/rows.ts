/** The rows of a table of the service, as a query asks for them: one statement for all tables. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../../platform/database.ts'
import { jsonb } from '../../../platform/database-values.ts'
import { listUnits } from '../../figures/unit-store.ts'
import { listComparators } from '../../targets/comparators/comparator-store.ts'
import { listTargets } from '../../targets/target-store.ts'
import { figureRows, hiddenKeys } from '../figure-rows.ts'
import type { FeedReader } from '../reader.ts'
import { filterSql } from './filter-sql.ts'
import * as model from './model.ts'
import type { EdmType, EntityType } from './rules/entity.ts'
import type { Order, Query } from './rules/query.ts'

export type Row = Record<string, string | number | boolean | null>

export type Table = { entity: EntityType; rows: (db: Database, reader: FeedReader) => Promise<RawBuilder<unknown>> }

const columnTypes: Record<EdmType, RawBuilder<unknown>> = {
  'Edm.String': sql`text`,
  'Edm.Double': sql`double precision`,
  'Edm.Date': sql`date`,
  'Edm.Boolean': sql`boolean`,
}

/** Rows that are held in memory already, as a query. */
function given(entity: EntityType, rows: readonly Row[]): RawBuilder<unknown> {
  const columns = entity.properties.map(({ name, type }) => sql`${sql.ref(name)} ${columnTypes[type]}`)
  return sql`select * from jsonb_to_recordset(${jsonb(rows)}) as given (${sql.join(columns)})`
}

const mayRead = ({ indicators }: FeedReader) => {
  const codes = new Set(indicators.map(({ code }) => code))
  return ({ indicator }: { indicator: string }) => codes.has(indicator)
}

export const tables: readonly Table[] = [
  {
    entity: model.figures,
    rows: async (db, reader) => {
      const codes = reader.indicators.map(({ code }) => code)
      return figureRows(reader, {}, undefined, await hiddenKeys(db, reader, codes))
    },
  },
  {
    entity: model.indicators,
    rows: async (_db, { indicators }) =>
      given(
        model.indicators,
        indicators.map((one) => ({
          Indicator: one.code,
          Title: one.title,
          Definition: one.definition,
          Counted: one.numerator,
          OutOf: one.denominator,
          Measure: one.unit,
          Better: one.better,
          Frequency: one.frequency,
          Area: one.area,
          Origin: one.origin,
        })),
      ),
  },
  {
    entity: model.units,
    rows: async (db, { authority }) => {
      const units = (await listUnits(db, authority)).map(({ id, name, kind, parent }) => ({
        Unit: id,
        Name: name,
        Kind: String(kind),
        Parent: parent,
      }))
      return given(model.units, [{ Unit: '', Name: 'Whole authority', Kind: 'authority', Parent: null }, ...units])
    },
  },
  {
    entity: model.targets,
    rows: async (db, reader) =>
      given(
        model.targets,
        (await listTargets(db, reader.authority)).filter(mayRead(reader)).map((one) => ({
          Id: one.id,
          Indicator: one.indicator,
          Base: one.base,
          Unit: one.unit,
          Period: one.period,
          Way: one.way,
          Value: one.value,
          Words: one.words,
          Requirement: one.requirement,
        })),
      ),
  },
  {
    entity: model.comparators,
    rows: async (db, reader) =>
      given(
        model.comparators,
        (await listComparators(db, reader.authority)).filter(mayRead(reader)).map((one) => ({
          Indicator: one.indicator,
          Base: one.base,
          Period: one.period,
          Who: one.who,
          Value: one.value,
        })),
      ),
  },
]

/** Null stands before everything else, as OData has it; the key last, so that pages never overlap. */
function orderSql({ key }: EntityType, order: readonly Order[]): RawBuilder<unknown> {
  const asked = order.map(({ name, descending }) =>
    descending ? sql`${sql.ref(name)} desc nulls last` : sql`${sql.ref(name)} asc nulls first`,
  )
  return sql.join([...asked, ...key.map((name) => sql.ref(name))])
}

const conditionOf = ({ filter }: Pick<Query, 'filter'>) => (filter === null ? sql`true` : filterSql(filter))

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])
const rowSchema = z.record(z.string(), cellSchema)

/** One page of what a query asks for. */
export async function selectRows(
  db: Database,
  { entity, rows }: Table,
  reader: FeedReader,
  query: Pick<Query, 'filter' | 'order' | 'select'>,
  page: { skip: number; most: number },
): Promise<Row[]> {
  const names = query.select ?? entity.properties.map(({ name }) => name)
  const answer = await sql<object>`select ${sql.join(names.map((name) => sql.ref(name)))}
    from (${await rows(db, reader)}) t where ${conditionOf(query)}
    order by ${orderSql(entity, query.order)} limit ${page.most} offset ${page.skip}`.execute(db)
  return answer.rows.map((row) => rowSchema.parse(row))
}

export async function countRows(
  db: Database,
  { rows }: Table,
  reader: FeedReader,
  query: Pick<Query, 'filter'>,
): Promise<number> {
  const answer = await sql<object>`select count(*) as count from (${await rows(db, reader)}) t
    where ${conditionOf(query)}`.execute(db)
  return z.object({ count: z.number() }).parse(answer.rows[0]).count
}
