/** A team's own list held against the case system, row by row, by reference and day. Pure. */

/** One row: a child's reference, and a day `YYYY-MM-DD`. */
export type Listed = { reference: string; day: string }

/** What can become of a row, in the order in which a person would look at them. */
export const rowFates = {
  agrees: 'In both, with the same date',
  'date differs': 'In both, with another date',
  'only in the sheet': 'The case system knows the child, but nothing of that date',
  'only in the system': 'In the case system within the dates of the sheet, and not in it',
  'reference not known': 'The case system has no child of that reference',
  'twice in the sheet': 'The same reference and date as a row above it',
  'no reference or date': 'The sheet has no reference, or no date that can be read',
} as const
export type RowFate = keyof typeof rowFates
export const rowFateNames = Object.keys(rowFates) as RowFate[] // its own keys

export type ReconcileCounts = {
  fates: Record<RowFate, number>
  /** Rows of the sheet that are of days after the extract: it cannot know them, and they count for nothing. */
  later: number
  /** First and last day of the sheet; null where it has no row to look at. */
  span: { from: string; to: string } | null
  /** Where a date differs: by how many days at most, and in the middle. */
  apart: { most: number; middle: number } | null
}

/** `system`: the day in the case system; null where it is not there. */
export type ReconciledCase = { fate: RowFate; reference: string; sheet: string | null; system: string | null }

/** In days: what lies further apart is not one thing with a date mistyped, but two. */
export const mostApart = 31

/** Spaces, small letters and the noughts and points that spreadsheets take away or add make no difference. */
export function plainReference(reference: string): string {
  const text = reference.trim().toUpperCase().replace(/\s+/g, '')
  return /^\d+(\.0+)?$/.test(text) ? text.replace(/\.0+$/, '').replace(/^0+(?=\d)/, '') : text
}

const daysBetween = (a: string, b: string) =>
  Math.abs(Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b), { largestUnit: 'days' }).days)

type Rest = Map<string, string[]>

/**
 * @param sheet its rows in their order; null for one without a reference or date
 * @param cut rows after it are left out
 */
export function reconcile(
  sheet: readonly (Listed | null)[],
  system: { rows: readonly Listed[]; known: readonly string[] },
  cut: string,
): { counts: ReconcileCounts; cases: ReconciledCase[] } {
  const said = sheet.filter((row) => row !== null)
  const own = said.filter(({ day }) => day <= cut)
  const days = own.map(({ day }) => day).toSorted()
  const [from, to] = [days[0], days.at(-1)]
  const unreadable = sheet.length - said.length
  const cases: ReconciledCase[] = Array.from({ length: unreadable }, () => ({
    ...({ fate: 'no reference or date', reference: '', sheet: null, system: null } as const),
  }))
  const rest: Rest = new Map()
  for (const { reference, day } of system.rows)
    if (day <= cut) rest.set(plainReference(reference), [...(rest.get(plainReference(reference)) ?? []), day])
  cases.push(...fatesOf(own, rest, new Set(system.known.map(plainReference))))
  if (from !== undefined && to !== undefined)
    for (const [reference, left] of rest)
      for (const day of left.filter((one) => one >= from && one <= to))
        cases.push({ fate: 'only in the system', reference, sheet: null, system: day })
  const span = from === undefined || to === undefined ? null : { from, to }
  return { counts: { ...countsOf(cases), later: said.length - own.length, span }, cases }
}

/** Takes out of `rest` what was found. Same dates first, so that a later row does not take what an earlier one nearly is. */
function fatesOf(own: readonly Listed[], rest: Rest, known: ReadonlySet<string>): ReconciledCase[] {
  const cases: ReconciledCase[] = []
  const seen = new Set<string>()
  const open: Listed[] = []
  for (const { reference, day } of own) {
    const plain = plainReference(reference)
    const at = rest.get(plain)?.indexOf(day) ?? -1
    if (at >= 0) {
      rest.get(plain)?.splice(at, 1)
      cases.push({ fate: 'agrees', reference, sheet: day, system: day })
    } else if (seen.has(`${plain} ${day}`))
      cases.push({ fate: 'twice in the sheet', reference, sheet: day, system: null })
    else open.push({ reference, day })
    seen.add(`${plain} ${day}`)
  }
  for (const { reference, day } of open) {
    const plain = plainReference(reference)
    const left = rest.get(plain) ?? []
    const [near] = left.toSorted((a, b) => daysBetween(a, day) - daysBetween(b, day))
    if (near !== undefined && daysBetween(near, day) <= mostApart) {
      left.splice(left.indexOf(near), 1)
      cases.push({ fate: 'date differs', reference, sheet: day, system: near })
    } else
      cases.push({
        ...({ fate: known.has(plain) ? 'only in the sheet' : 'reference not known', reference } as const),
        ...{ sheet: day, system: null },
      })
  }
  return cases
}

function countsOf(cases: readonly ReconciledCase[]): Pick<ReconcileCounts, 'fates' | 'apart'> {
  const count = (fate: RowFate) => cases.filter((one) => one.fate === fate).length
  const fates = {
    agrees: count('agrees'),
    'date differs': count('date differs'),
    'only in the sheet': count('only in the sheet'),
    'only in the system': count('only in the system'),
    'reference not known': count('reference not known'),
    'twice in the sheet': count('twice in the sheet'),
    'no reference or date': count('no reference or date'),
  } satisfies Record<RowFate, number>
  const apart = cases
    .flatMap(({ fate, sheet, system }) =>
      fate === 'date differs' && sheet !== null && system !== null ? [daysBetween(sheet, system)] : [],
    )
    .toSorted((a, b) => a - b)
  const most = apart.at(-1)
  return {
    fates,
    apart: most === undefined ? null : { most, middle: apart[Math.floor((apart.length - 1) / 2)] ?? most },
  }
}
