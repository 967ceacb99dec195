/**
 * Why a re-run gives other figures than what was reported: the cases behind both, held against each other child by child.
 * What each cause adds and takes away adds up to the difference, by construction. Pure.
 */

/** One case that an indicator counted on a day. */
export type CaseRow = { indicator: string; child: string; team: string; day: string; hit: number; of: number | null }

export const causes = {
  'late keyed': 'Keyed in after the earlier extract, though it had happened before',
  'finished, keyed late': 'Open in the earlier extract, finished before its cut, and keyed in later',
  'duplicate removed': 'Counted twice before',
  'date changed': 'The day was corrected',
  'outcome changed': 'Counted on the same day, with another outcome',
  'open in error': 'Counted as open before; it had ended',
  'no longer there': 'No longer in the case system, or no longer counted',
  'team changed': 'Another team: no change for the authority',
} as const
export type Cause = keyof typeof causes
export const causeNames = Object.keys(causes) as Cause[] // its own keys

/** What one case adds to one month's numerator and denominator. */
export type CaseChange = {
  indicator: string
  month: string
  cause: Cause
  reference: string
  /** The days it was counted on, before and after; null where it was not. */
  before: string | null
  after: string | null
  /** The team that it counts for, `''` where none is known. */
  team: string
  numerator: number
  denominator: number
}

export type Compared = {
  /** First and last month that both extracts know whole. */
  from: string
  to: string
  /** Children with something open in the earlier extract. */
  openBefore: ReadonlySet<string>
  /** Whether an indicator counts who is there at a month's end, so that a child has a row in each month. */
  isSnapshot: (indicator: string) => boolean
}

/** Every case that counts otherwise, in the months that both know. */
export function explain(before: readonly CaseRow[], after: readonly CaseRow[], compared: Compared): CaseChange[] {
  const byChild = (rows: readonly CaseRow[]) => Map.groupBy(rows, ({ indicator, child }) => `${indicator}\n${child}`)
  const [old, now] = [byChild(before), byChild(after)]
  const changes: CaseChange[] = []
  for (const key of new Set([...old.keys(), ...now.keys()]))
    changes.push(...changesOf(old.get(key) ?? [], now.get(key) ?? [], compared))
  return changes.filter(({ month }) => month >= compared.from && month <= compared.to)
}

/** Takes out of `rows` the first that fits. */
function takeOut(rows: CaseRow[], fits: (row: CaseRow) => boolean): CaseRow | null {
  const at = rows.findIndex(fits)
  return at < 0 ? null : (rows.splice(at, 1)[0] ?? null)
}

/** Of one child and indicator: same day and outcome first, then same day, then another day, then what is left. */
function changesOf(before: readonly CaseRow[], after: readonly CaseRow[], compared: Compared): CaseChange[] {
  const rest = [...after]
  const changes: CaseChange[] = []
  const pair = (rows: readonly CaseRow[], fits: (one: CaseRow, other: CaseRow) => boolean, cause: Cause | null) =>
    rows.filter((row) => {
      const other = takeOut(rest, (one) => fits(row, one))
      if (other === null) return true
      const own = cause ?? (row.team === other.team ? null : 'team changed')
      if (own !== null) changes.push(...moved(own, row, other))
      return false
    })
  let left: readonly CaseRow[] = before
  left = pair(left, (a, b) => a.day === b.day && a.hit === b.hit && a.of === b.of && a.team === b.team, null)
  left = pair(left, (a, b) => a.day === b.day && a.hit === b.hit && a.of === b.of, null)
  left = pair(left, (a, b) => a.day === b.day, 'outcome changed')
  const isSnapshot = compared.isSnapshot(before[0]?.indicator ?? after[0]?.indicator ?? '')
  const isTwice = (row: CaseRow) => before.some((one) => one !== row && one.day === row.day)
  for (const row of left.filter((one) => !isSnapshot && isTwice(one)))
    changes.push(change('duplicate removed', row, null))
  left = left.filter((one) => isSnapshot || !isTwice(one))
  if (!isSnapshot) left = pair(left, () => true, 'date changed')
  for (const row of left) changes.push(change(isSnapshot ? 'open in error' : 'no longer there', row, null))
  for (const row of rest) {
    const wasOpen = !isSnapshot && compared.openBefore.has(row.child)
    changes.push(change(wasOpen ? 'finished, keyed late' : 'late keyed', null, row))
  }
  return changes
}

/** Out of its month, and into another; within one month the two are one. */
function moved(cause: Cause, before: CaseRow, after: CaseRow): CaseChange[] {
  const [out, into] = [change(cause, before, null), change(cause, null, after)]
  const days = { before: before.day, after: after.day }
  if (out.month !== into.month)
    return [
      { ...out, ...days },
      { ...into, ...days },
    ]
  const numerator = out.numerator + into.numerator
  return [{ ...into, ...days, numerator, denominator: out.denominator + into.denominator }]
}

function change(cause: Cause, before: CaseRow | null, after: CaseRow | null): CaseChange {
  const row = after ?? before
  const sign = after === null ? -1 : 1
  return {
    ...{ indicator: row?.indicator ?? '', month: row?.day.slice(0, 7) ?? '', cause, reference: row?.child ?? '' },
    ...{ before: before?.day ?? null, after: after?.day ?? null, team: row?.team ?? '' },
    ...{ numerator: sign * (row?.hit ?? 0), denominator: sign * (row?.of ?? 0) },
  }
}

export type Variance = {
  indicator: string
  month: string
  cause: Cause
  cases: number
  numerator: number
  denominator: number
}

/** Added up by indicator, month and cause: nothing of a case is in it. */
export function addUp(changes: readonly CaseChange[]): Variance[] {
  const groups = Map.groupBy(changes, ({ indicator, month, cause }) => [indicator, month, cause].join('\n'))
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const sum = (of: 'numerator' | 'denominator') => own.reduce((all, one) => all + one[of], 0)
    const { indicator, month, cause } = first
    return [
      { indicator, month, cause, cases: own.length, numerator: sum('numerator'), denominator: sum('denominator') },
    ]
  })
}
