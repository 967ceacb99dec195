/** Every indicator that Upturn knows, in the order in which a child may meet the services. */
import { NotFound } from '../../platform/not-found.ts'
import type { Indicator } from './indicator.ts'
import { assessmentIndicators } from './library/assessment.ts'
import { careIndicators } from './library/care.ts'
import { protectionIndicators } from './library/protection.ts'
import { widerIndicators } from './library/wider.ts'

export const indicators: readonly Indicator[] = [
  ...assessmentIndicators,
  ...protectionIndicators,
  ...careIndicators,
  ...widerIndicators,
]

/** A code as it stands in an address: `NI 59` is `ni-59`. */
export const slugOf = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]+/g, '-')

const bySlug = new Map(indicators.map((indicator) => [slugOf(indicator.code), indicator]))

export const selectOptionalIndicator = (codeOrSlug: string): Indicator | null => bySlug.get(slugOf(codeOrSlug)) ?? null

/** @throws NotFound */
export function selectIndicator(codeOrSlug: string): Indicator {
  const indicator = selectOptionalIndicator(codeOrSlug)
  if (indicator === null) throw new NotFound(`There is no indicator ${codeOrSlug}.`)
  return indicator
}
