/** What figures can be broken down by, and what each part is called. Pure. */

export const dimensions = ['age', 'sex', 'ethnicity', 'category', 'days'] as const
export type Dimension = (typeof dimensions)[number]

export const notKnown = 'not known'

/** Parts in the order in which they are shown. Days have bands of the indicator's own. */
export const parts: Record<Exclude<Dimension, 'days'>, readonly string[]> = {
  age: ['0', '1-4', '5-9', '10-15', '16-17', '18+', notKnown],
  sex: ['F', 'M', notKnown],
  // The five of the census of 2011 and of 2021: Chinese is among Asian, Gypsy, Roma and Traveller among White.
  ethnicity: ['White', 'Mixed', 'Asian', 'Black', 'Other', notKnown],
  category: ['neglect', 'emotional abuse', 'physical abuse', 'sexual abuse', 'multiple', notKnown],
}

/** `0-10`, `11-20` … `61+`, from the last day of each band but the open one. */
export function bandsOf(ends: readonly number[]): string[] {
  const closed = ends.map((end, at) => `${at === 0 ? 0 : (ends[at - 1] ?? 0) + 1}-${end}`)
  return [...closed, `${(ends.at(-1) ?? -1) + 1}+`]
}

export const dimensionWords: Record<Dimension, string> = {
  age: 'Age',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
  category: 'Category of abuse',
  days: 'How long',
}

const named: Record<string, string> = {
  'age:0': 'Under 1',
  'age:18+': '18 and over',
  'sex:F': 'Girls',
  'sex:M': 'Boys',
}

/** `age:1-4` is `1 to 4`, `ethnicity:White` is `White`. */
export function partInWords(breakdown: string): string {
  const own = named[breakdown]
  if (own !== undefined) return own
  const part = breakdown.slice(breakdown.indexOf(':') + 1)
  const [, first, last] = /^(\d+)-(\d+)$/.exec(part) ?? []
  const more = /^(\d+)\+$/.exec(part)?.[1]
  if (first !== undefined && last !== undefined) return `${first} to ${last}`
  if (more !== undefined) return `${more} or more`
  return part.charAt(0).toUpperCase() + part.slice(1)
}

export const dimensionOf = (breakdown: string): string => breakdown.slice(0, breakdown.indexOf(':'))

/** Those in the order of the parts; bands of days by where they begin. */
export function inOrder(breakdowns: readonly string[]): string[] {
  const place = (breakdown: string): number => {
    const [dimension = '', part = ''] = breakdown.split(':')
    if (dimension === 'days') return Number.parseInt(part, 10)
    const list: readonly string[] | undefined = Object.entries(parts).find(([name]) => name === dimension)?.[1]
    return list?.indexOf(part) ?? 0
  }
  return breakdowns.toSorted((one, other) => place(one) - place(other))
}
