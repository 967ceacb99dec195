/** From page to page of a table: where the next one begins, as it stands in `$skiptoken`. */
import { z } from 'zod'
import type { Database } from '../../../platform/database.ts'
import { editionOf, figureKeySchema, keyOf, listFigureRows, mostRows } from '../figure-rows.ts'
import type { FeedReader } from '../reader.ts'
import * as model from './model.ts'
import { type Row, selectRows, type Table } from './rows.ts'
import { QueryProblem } from './rules/entity.ts'
import type { Query } from './rules/query.ts'

const placeSchema = z.object({
  edition: z.string(),
  /** Rows that `$top` still allows. */
  left: z.number().int().nonnegative().nullable(),
  /** By its place among all, or after one in the order of the feed. */
  at: z.union([z.object({ skip: z.number().int().nonnegative() }), z.object({ after: figureKeySchema })]),
})
type Place = z.infer<typeof placeSchema>

const textOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

function placeOf(token: string): Place {
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(token, 'base64url').toString()))
  } catch {
    throw new QueryProblem('$skiptoken is none of this service.')
  }
}

/** New figures were published between two pages of one reading. */
export class BegunAnew extends Error {}

export type PageOfRows = { rows: Row[] /** Null on the last page. */; next: string | null }

/** Figures as they stand, without a filter or an order of the reader's own: read off the index, page after page. */
const isPlain = ({ entity }: Table, { filter, order, skip }: Query, place: Place | null) =>
  entity === model.figures &&
  filter === null &&
  order.length === 0 &&
  (place === null ? skip === 0 : 'after' in place.at)

/**
 * @param most rows to a page, where the reader wishes for fewer than there may be
 * @throws QueryProblem for a place that is none, BegunAnew
 */
export async function selectPage(
  db: Database,
  table: Table,
  reader: FeedReader,
  query: Query,
  most = mostRows,
): Promise<PageOfRows> {
  const edition = await editionOf(db, reader.authority)
  const place = query.skipToken === null ? null : placeOf(query.skipToken)
  if (place !== null && place.edition !== edition) throw new BegunAnew()
  const left = place === null ? query.top : place.left
  const size = Math.min(most, mostRows, left ?? mostRows)
  // One more than the page holds says whether there is another.
  const asked = { size: size + 1, place }
  const found = isPlain(table, query, place)
    ? await plainRows(db, reader, query, asked)
    : await rowsAt(db, table, reader, query, asked)
  // Published in between, the rows are not those that small numbers were looked for in.
  if ((await editionOf(db, reader.authority)) !== edition) throw new BegunAnew()
  const rows = found.slice(0, size)
  const rest = left === null ? null : left - rows.length
  const last = rows.at(-1)
  if (found.length <= size || rest === 0 || last === undefined) return { rows: rows.map(({ row }) => row), next: null }
  return { rows: rows.map(({ row }) => row), next: textOf({ edition, left: rest, at: last.after }) }
}

type Found = { row: Row; after: Place['at'] }
type Asked = { size: number; place: Place | null }

async function plainRows(
  db: Database,
  reader: FeedReader,
  { select }: Query,
  { size, place }: Asked,
): Promise<Found[]> {
  const after = place !== null && 'after' in place.at ? place.at.after : null
  const rows = await listFigureRows(db, reader, {}, { after, most: size })
  return rows.map((row) => ({ row: chosen(row, select), after: { after: keyOf(row) } }))
}

const chosen = (row: Row, select: readonly string[] | null): Row =>
  select === null ? row : Object.fromEntries(select.map((name) => [name, row[name] ?? null]))

async function rowsAt(
  db: Database,
  table: Table,
  reader: FeedReader,
  query: Query,
  { size, place }: Asked,
): Promise<Found[]> {
  const skip = place !== null && 'skip' in place.at ? place.at.skip : query.skip
  const rows = await selectRows(db, table, reader, query, { skip, most: size })
  return rows.map((row, index) => ({ row, after: { skip: skip + index + 1 } }))
}
