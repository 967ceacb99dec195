/** Published figures as tidy CSV, in a stream, and as JSON, in pages. */
import type { Asked, Route } from '../../../people/route.ts'
import type { Database } from '../../../platform/database.ts'
import { addresses } from '../../../ui/addresses.ts'
import { csvCell } from '../../figures/series-csv.ts'
import {
  editionOf,
  type FigureKey,
  type FigureRow,
  type FigureWanted,
  keyOf,
  listFigureRows,
  mostRows,
} from '../figure-rows.ts'
import { type FeedReader, feedReader } from '../reader.ts'
import { placeText, readPlace, readWanted } from '../wanted.ts'
import { originOf } from './origin.ts'

const columns = {
  indicator: 'Indicator',
  title: 'Title',
  period: 'Period',
  period_start: 'PeriodStart',
  period_end: 'PeriodEnd',
  unit: 'Unit',
  unit_name: 'UnitName',
  breakdown: 'Breakdown',
  numerator: 'Numerator',
  denominator: 'Denominator',
  value: 'Value',
  measure: 'Measure',
  base: 'Base',
  limit: 'Limit',
  cut: 'Cut',
  extract: 'Extract',
  hidden: 'Hidden',
} as const satisfies Record<string, keyof FigureRow>

const cellOf = (value: string | number | boolean | null) =>
  csvCell(typeof value === 'boolean' ? (value ? 'yes' : 'no') : value)

const lineOf = (row: FigureRow) =>
  `${Object.values(columns)
    .map((column) => cellOf(row[column]))
    .join(',')}\r\n`

/** Published meanwhile: what was handed out so far is of the former figures. */
const begunAnew = 'New figures were published while you were reading. Begin again from the first page.'

/** Pieces of a file, page by page: the next is asked for when the reader has taken the one before. */
async function* csvPieces(db: Database, reader: FeedReader, wanted: FigureWanted): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const edition = await editionOf(db, reader.authority)
  yield encoder.encode(`\ufeff${Object.keys(columns).join(',')}\r\n`)
  let after: FigureKey | null = null
  for (;;) {
    const rows: FigureRow[] = await listFigureRows(db, reader, wanted, { after, most: mostRows })
    // A file cut off is noticed by whoever reads it; one of two extracts would not be.
    if ((await editionOf(db, reader.authority)) !== edition) throw new Error(begunAnew)
    if (rows.length > 0) yield encoder.encode(rows.map(lineOf).join(''))
    const last = rows.at(-1)
    if (last === undefined || rows.length < mostRows) return
    after = keyOf(last)
  }
}

function sayProblem(
  asked: Asked,
  status: 400 | 401 | 410 | 429,
  message: string,
  headers: Record<string, string> = {},
) {
  const { c } = asked
  if (c.req.path.endsWith('.json')) return c.json({ error: message }, status, headers)
  return c.body(`${message}\n`, status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
}

type Answer = (asked: Asked, reader: FeedReader, wanted: FigureWanted) => Response | Promise<Response>

function forReaders(answer: Answer): Route['handler'] {
  return async (asked) => {
    const reader = await feedReader(asked)
    if ('status' in reader) return sayProblem(asked, reader.status, reader.message, reader.headers)
    const read = readWanted(new URL(asked.c.req.url).searchParams)
    return 'problem' in read ? sayProblem(asked, 400, read.problem) : answer(asked, reader, read.wanted)
  }
}

const sendCsv: Answer = ({ c, services }, reader, wanted) => {
  const pieces = csvPieces(services.db, reader, wanted)
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        services.log.warn({ err: error }, 'a feed was cut off')
        controller.error(error)
      }
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return c.body(stream, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="figures.csv"',
  })
}

const inJson = (row: FigureRow) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, row[column]]))

const sendJson: Answer = async (asked, reader, wanted) => {
  const { c, services } = asked
  const [given, edition] = [c.req.query('after'), await editionOf(services.db, reader.authority)]
  const place = given === undefined ? null : readPlace(given)
  if (given !== undefined && place === null) return sayProblem(asked, 400, 'after is no place in this feed.')
  if (place !== null && place.edition !== edition) return sayProblem(asked, 410, begunAnew)
  const rows = await listFigureRows(services.db, reader, wanted, { after: place?.after ?? null, most: mostRows })
  // Published in between, the rows are not those that small numbers were looked for in.
  if ((await editionOf(services.db, reader.authority)) !== edition) return sayProblem(asked, 410, begunAnew)
  const last = rows.length < mostRows ? undefined : rows.at(-1)
  const query = new URL(c.req.url).searchParams
  if (last !== undefined) query.set('after', placeText({ after: keyOf(last), edition }))
  const next = last === undefined ? null : `${originOf(asked)}${addresses.feedFigures('json')}?${query}`
  return c.json({ figures: rows.map(inJson), next }, 200, next === null ? {} : { Link: `<${next}>; rel="next"` })
}

/** What the token may read is asked by the handler: a program that comes with one signs in nowhere. */
const permission = 'read about Upturn'

export const figuresFeedRoutes: readonly Route[] = [
  { method: 'get', path: '/feeds/figures.csv', permission, handler: forReaders(sendCsv) },
  { method: 'get', path: '/feeds/figures.json', permission, handler: forReaders(sendJson) },
]
