/** What the address of a CSV or JSON feed asks for. */
import { z } from 'zod'
import { selectOptionalIndicator } from '../indicators/library.ts'
import { type FigureKey, type FigureWanted, figureKeySchema } from './figure-rows.ts'

const period = /^(19|20)\d{2}(-(0[1-9]|1[0-2]|W(0[1-9]|[1-4]\d|5[0-3]))|\/\d{2}( Q[1-4])?)$/
const known = ['indicator', 'unit', 'from', 'to', 'breakdown', 'weeks', 'after']

/** @returns what is wanted, or a sentence that says what cannot be understood */
export function readWanted(query: URLSearchParams): { wanted: FigureWanted } | { problem: string } {
  const strange = [...query.keys()].find((name) => !known.includes(name))
  if (strange !== undefined) return { problem: `There is no “${strange.slice(0, 40)}” here, only ${known.join(', ')}.` }
  const codes: string[] = []
  for (const asked of query.getAll('indicator')) {
    const indicator = selectOptionalIndicator(asked)
    if (indicator === null) return { problem: `There is no indicator “${asked.slice(0, 80)}”.` }
    codes.push(indicator.code)
  }
  for (const name of ['from', 'to']) {
    const given = query.get(name)
    if (given !== null && !period.test(given)) return { problem: `${name} is a period such as 2026-03 or 2026-W10.` }
  }
  const weeks = query.get('weeks')
  if (weeks !== null && weeks !== 'yes' && weeks !== 'no')
    return { problem: 'weeks is yes, for weeks only, or no; without it both are there.' }
  const [from, to, breakdown] = ['from', 'to', 'breakdown'].map((name) => query.get(name))
  return {
    wanted: {
      ...(codes.length > 0 ? { indicators: codes } : {}),
      ...(query.has('unit') ? { units: query.getAll('unit') } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(breakdown == null ? {} : { breakdown }),
      ...(weeks === null ? {} : { weeks: weeks === 'yes' }),
    },
  }
}

const placeSchema = z.object({ after: figureKeySchema, edition: z.string() })
export type Place = { after: FigureKey; edition: string }

/** Where the next page begins, as it stands in an address. */
export const placeText = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** @returns null for a text that is no place */
export function readPlace(text: string): Place | null {
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return null
  }
}
