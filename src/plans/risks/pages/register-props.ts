/** What the register's address can ask for. */
import type { Query } from '../../../ui/addresses.ts'
import type { BandName } from '../rules/matrix.ts'
import { bands } from '../rules/matrix.ts'
import type { RegisterFilters } from '../rules/register.ts'

export const statusNames: Record<RegisterFilters['status'], string> = {
  live: 'Open risks and issues',
  risks: 'Open risks',
  issues: 'Open issues',
  closed: 'Closed',
  all: 'All there ever were',
}

const statuses = Object.keys(statusNames) as RegisterFilters['status'][] // the keys of an object of ours

/** In the address for a risk that nobody owns: an empty value there means any owner. */
export const nobody = '-'

/** Days for the filter of what has not been looked at. */
export const usualUnreviewed = 30

const grade = (text: string | undefined) => (/^[1-5]$/.test(text ?? '') ? Number(text) : null)

export function readRegisterFilters(query: (name: string) => string | undefined): RegisterFilters {
  const owner = query('owner') ?? ''
  const unreviewed = query('unreviewed') ?? ''
  return {
    category: query('category') || null,
    owner: owner === '' ? null : owner === nobody ? '' : owner,
    band: bands.find(({ name }) => name === query('band'))?.name ?? null,
    status: statuses.find((status) => status === query('status')) ?? 'live',
    unreviewed: /^\d{1,4}$/.test(unreviewed) ? Number(unreviewed) : null,
    overdue: query('overdue') === 'yes',
    likelihood: grade(query('likelihood')),
    impact: grade(query('impact')),
  }
}

/** The same filters as an address; what is not set is left out. */
export function registerQuery(filters: RegisterFilters): Query {
  const { category, owner, band, status, unreviewed, overdue, likelihood, impact } = filters
  const text = (value: number | null) => (value === null ? undefined : String(value))
  return {
    category: category ?? undefined,
    owner: owner === null ? undefined : owner === '' ? nobody : owner,
    band: band ?? undefined,
    status: status === 'live' ? undefined : status,
    unreviewed: text(unreviewed),
    overdue: overdue ? 'yes' : undefined,
    likelihood: text(likelihood),
    impact: text(impact),
  }
}

export const bandOptions: readonly { value: BandName; text: string }[] = bands.map(({ name, word, from, to }) => ({
  value: name,
  text: `${word} (${from} to ${to})`,
}))
