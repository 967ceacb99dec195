/** System query options of an address. Pure. */
import { type EntityType, propertyOf, QueryProblem } from './entity.ts'
import { type Condition, readFilter } from './filter.ts'

export type Order = { name: string; descending: boolean }

export type Query = {
  filter: Condition | null
  select: readonly string[] | null
  order: readonly Order[]
  top: number | null
  skip: number
  count: boolean
  /** Where the next page begins, as the service wrote it itself. */
  skipToken: string | null
}

const supported = ['$filter', '$select', '$orderby', '$top', '$skip', '$count', '$skiptoken', '$format']

/** With the 4.01 way of leaving the dollar sign out refused: this service says 4.0. */
function optionsOf(query: URLSearchParams): Map<string, string> {
  const options = new Map<string, string>()
  for (const [name, value] of query) {
    // Whatever has no dollar sign is an option of somebody's own, to be passed over.
    if (!name.startsWith('$')) continue
    if (!supported.includes(name)) throw new QueryProblem(`${name.slice(0, 40)} is not done here.`, 501)
    if (options.has(name)) throw new QueryProblem(`${name} stands there twice.`)
    options.set(name, value)
  }
  return options
}

function wholeNumber(name: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,15}$/.test(text.trim())) throw new QueryProblem(`${name} is a whole number from 0 on.`)
  return Number(text)
}

function orderOf(text: string | undefined, entity: EntityType): Order[] {
  if (text === undefined || text.trim() === '') return []
  const parts = text.split(',')
  if (parts.length > 20) throw new QueryProblem('$orderby names more than 20 properties.')
  return parts.map((part) => {
    const [name = '', way, ...more] = part.trim().split(/\s+/)
    if (more.length > 0 || (way !== undefined && way !== 'asc' && way !== 'desc'))
      throw new QueryProblem('$orderby is a list of properties, each with asc or desc after it.')
    return { name: propertyOf(entity, name).name, descending: way === 'desc' }
  })
}

function selectOf(text: string | undefined, entity: EntityType): string[] | null {
  const names = (text ?? '*').split(',').map((name) => name.trim())
  if (names.includes('*') || names.length > 200) return null
  return [...new Set(names.map((name) => propertyOf(entity, name).name))]
}

function countOf(text: string | undefined): boolean {
  if (text !== undefined && text !== 'true' && text !== 'false') throw new QueryProblem('$count is true or false.')
  return text === 'true'
}

function formatCheck(format: string | undefined): void {
  if (format !== undefined && !/^(json|application\/json(;.*)?)$/i.test(format))
    throw new QueryProblem('The only $format is json.', 501)
}

/** @throws QueryProblem */
export function readQuery(query: URLSearchParams, entity: EntityType): Query {
  const options = optionsOf(query)
  formatCheck(options.get('$format'))
  const filter = options.get('$filter')
  return {
    filter: filter === undefined ? null : readFilter(filter, entity),
    select: selectOf(options.get('$select'), entity),
    order: orderOf(options.get('$orderby'), entity),
    top: wholeNumber('$top', options.get('$top')),
    skip: wholeNumber('$skip', options.get('$skip')) ?? 0,
    count: countOf(options.get('$count')),
    skipToken: options.get('$skiptoken') ?? null,
  }
}
