/** What a person chose of a version that came in, as the form sends it. Pure. */
import { pairApart, pairTogether } from '../../reimport/choices-schema.ts'
import type { Choices, Side } from '../../reimport/comparison.ts'
import { type Named, type PartKind, partKinds } from '../../reimport/match.ts'

/** The names of the fields, here and in the views: one place, so that they cannot drift apart. */
export const fieldOf = {
  /** One for each choice that the form shows, so that an empty box is told from one that is not there. */
  shown: (key: string) => `shown:${key}`,
  take: (key: string) => `take:${key}`,
  side: (key: string) => `side:${key}`,
  reason: (key: string) => `reason:${key}`,
  together: 'together',
  apart: 'apart',
} as const

const longestReason = 500
const longestWhy = 1000

const isSide = (text: string | null): text is Side => text === 'document' || text === 'upturn'

/** Only what differs from the default is kept, so that a better default of a later look still counts. */
export function choicesFrom(form: URLSearchParams, before: Choices): Choices {
  const [sides, reasons] = [{ ...before.sides }, { ...before.reasons }]
  for (const [name, byDefault] of form) {
    if (!name.startsWith(fieldOf.shown(''))) continue
    const key = name.slice(fieldOf.shown('').length)
    const radio = form.get(fieldOf.side(key))
    const side: Side = isSide(radio) ? radio : form.has(fieldOf.take(key)) ? 'document' : 'upturn'
    delete sides[key]
    delete reasons[key]
    if (side !== byDefault) sides[key] = side
    const reason = (form.get(fieldOf.reason(key)) ?? '').replace(/\s+/g, ' ').trim().slice(0, longestReason)
    if (reason !== '') reasons[key] = reason
  }
  const why = (form.get('why') ?? before.why).trim().slice(0, longestWhy)
  return pairedFrom(form, { ...before, sides, reasons, why })
}

function pairedFrom(form: URLSearchParams, choices: Choices): Choices {
  const together = namedFrom(form.get(fieldOf.together))
  const apart = namedFrom(form.get(fieldOf.apart))
  if (together !== null) return pairTogether(choices, together)
  return apart === null ? choices : pairApart(choices, apart)
}

/** `action|a12|a17`: an id may hold anything but this line. */
export const namedValue = ({ kind, old, new: fresh }: Named): string =>
  [kind, old, fresh].map(encodeURIComponent).join('|')

export function namedFrom(value: string | null): Named | null {
  const [kind, old, fresh, ...more] = (value ?? '').split('|').map(decoded)
  if (!isKind(kind) || !old || !fresh || more.length > 0) return null
  return { kind, old, new: fresh }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

const isKind = (text: string | undefined): text is PartKind => partKinds.some((kind) => kind === text)

/** A part by its kind and id, in an address. */
export function partFrom(value: string | undefined): { kind: PartKind; id: string } | null {
  const [kind, ...id] = (value ?? '').split(':')
  return isKind(kind) && id.length > 0 ? { kind, id: id.join(':') } : null
}
