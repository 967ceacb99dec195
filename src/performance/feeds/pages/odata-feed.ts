/** The OData 4.0 service: what Power BI and Excel read. */
import type { Context } from 'hono'
import type { Asked, Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { entities, metadataXml } from '../odata/model.ts'
import { BegunAnew, selectPage } from '../odata/pages.ts'
import { countRows, type Table, tables } from '../odata/rows.ts'
import { QueryProblem } from '../odata/rules/entity.ts'
import { readQuery } from '../odata/rules/query.ts'
import { type FeedReader, feedReader } from '../reader.ts'
import { originOf } from './origin.ts'

const version = { 'OData-Version': '4.0' }
const json = { ...version, 'Content-Type': 'application/json;odata.metadata=minimal;charset=utf-8' }

const codes = {
  400: 'BadRequest',
  401: 'Unauthorized',
  404: 'NotFound',
  406: 'NotAcceptable',
  410: 'Gone',
  429: 'TooManyRequests',
  501: 'NotImplemented',
} as const

function sayError(c: Context, status: keyof typeof codes, message: string, headers: Record<string, string> = {}) {
  return c.body(JSON.stringify({ error: { code: codes[status], message } }), status, { ...json, ...headers })
}

/** What a client cannot be given: an older protocol, or Atom. */
function unfit(c: Context): Response | null {
  const most = Number(c.req.header('odata-maxversion') ?? '4.0')
  if (!(most >= 4)) return sayError(c, 400, 'This service speaks OData 4.0; OData-MaxVersion asks for less.')
  const accept = c.req.header('accept') ?? '*/*'
  if (!/json|\*\/\*|application\/\*|^\s*$/i.test(accept)) return sayError(c, 406, 'Data is given as JSON only.')
  return null
}

type Answer = (asked: Asked, reader: FeedReader, root: string) => Response | Promise<Response>

function forReaders(answer: Answer): Route['handler'] {
  return async (asked) => {
    const { c } = asked
    const reader = await feedReader(asked)
    if ('status' in reader) return sayError(c, reader.status, reader.message, reader.headers)
    try {
      return await answer(asked, reader, `${originOf(asked)}${addresses.odata()}`)
    } catch (error) {
      if (error instanceof QueryProblem) return sayError(c, error.status, error.message)
      if (error instanceof BegunAnew)
        return sayError(c, 410, 'New figures were published while you were reading. Begin again from the first page.')
      throw error
    }
  }
}

/** The tables that there are. */
const sendService: Answer = ({ c }, _reader, root) => {
  const value = entities.map(({ set }) => ({ name: set, kind: 'EntitySet', url: set }))
  return unfit(c) ?? c.body(JSON.stringify({ '@odata.context': `${root}$metadata`, value }), 200, json)
}

const sendMetadata = (c: Context) =>
  c.body(metadataXml(), 200, { ...version, 'Content-Type': 'application/xml;charset=utf-8' })

/** `Prefer: odata.maxpagesize=100`, where somebody wishes for smaller pages; null for anything else. */
function preferredSize(c: Context): number | null {
  const size = Number(/(?:^|[,;\s])(?:odata\.)?maxpagesize=(\d{1,6})\b/i.exec(c.req.header('prefer') ?? '')?.[1])
  return size > 0 ? size : null
}

/** The next page keeps what was asked for, but for what its place says already. */
function nextLink(c: Context, address: string, token: string): string {
  const query = new URL(c.req.url).searchParams
  for (const name of ['$skip', '$top', '$count', '$skiptoken']) query.delete(name)
  query.set('$skiptoken', token)
  return `${address}?${query.toString().replaceAll('%24', '$')}`
}

async function sendRows({ c, services }: Asked, reader: FeedReader, root: string, table: Table): Promise<Response> {
  const { set } = table.entity
  const query = readQuery(new URL(c.req.url).searchParams, table.entity)
  const size = preferredSize(c)
  const { rows, next } = await selectPage(services.db, table, reader, query, size ?? undefined)
  const count = query.count ? { '@odata.count': await countRows(services.db, table, reader, query) } : {}
  const chosen = query.select === null ? '' : `(${query.select.join(',')})`
  const answer = {
    '@odata.context': `${root}$metadata#${set}${chosen}`,
    ...count,
    value: rows,
    ...(next === null ? {} : { '@odata.nextLink': nextLink(c, `${root}${set}`, next) }),
  }
  const applied: Record<string, string> = size === null ? {} : { 'Preference-Applied': `odata.maxpagesize=${size}` }
  return c.body(JSON.stringify(answer), 200, { ...json, ...applied })
}

async function sendCount({ c, services }: Asked, reader: FeedReader, table: Table): Promise<Response> {
  const query = readQuery(new URL(c.req.url).searchParams, table.entity)
  const count = await countRows(services.db, table, reader, query)
  return c.body(String(count), 200, { ...version, 'Content-Type': 'text/plain;charset=utf-8' })
}

const sendSet: Answer = (asked, reader, root) => {
  const { c } = asked
  const [set = '', part, ...more] = (c.req.param('set') ?? '').split('/')
  if (set === '$metadata' && part === undefined) return sendMetadata(c)
  const table = tables.find(({ entity }) => entity.set === set)
  if (table === undefined || more.length > 0 || (part !== undefined && part !== '$count'))
    return sayError(c, 404, `There is no such thing here. The tables are ${entities.map((one) => one.set).join(', ')}.`)
  if (part === '$count') return sendCount(asked, reader, table)
  return unfit(c) ?? sendRows(asked, reader, root, table)
}

/** As with the other feeds, the token says what may be read. */
const permission = 'read about Upturn'

export const odataFeedRoutes: readonly Route[] = [
  { method: 'get', path: '/feeds/odata', permission, handler: forReaders(sendService) },
  { method: 'get', path: '/feeds/odata/', permission, handler: forReaders(sendService) },
  { method: 'get', path: '/feeds/odata/:set{.+}', permission, handler: forReaders(sendSet) },
]
