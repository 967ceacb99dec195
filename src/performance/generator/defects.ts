/** Faults planted on purpose, as real case systems have them, each counted: what a check of data quality must find. Pure. */
import type { CaseFile } from './case-file.ts'
import { dayOf, textOfDay } from './days.ts'
import { type Random, randomFrom } from './random.ts'

export const defectKinds = [
  'assessment authorised before it started',
  'assessment without a day of authorisation though its referral is closed',
  'assessment twice under one id',
  'referral twice under one id',
  'referral open for ever',
  'plan ended before it started',
  'plan open for ever',
  'period of care ended before it started',
] as const
export type DefectKind = (typeof defectKinds)[number]

/** One fault: the kind, and the id of the row that has it. */
export type Defect = { kind: DefectKind; id: string }

const earlier = (day: string, days: number) => textOfDay(dayOf(day) - days)

type Fault<Row> = readonly [kind: DefectKind, fits: (row: Row) => boolean, spoil: (row: Row, random: Random) => Row[]]

/** Spoils about that share of the rows, each in one of the ways that fit it; a row that none fits stays as it is. */
function spoil<Row extends { id: string }>(
  rows: readonly Row[],
  share: number,
  random: Random,
  faults: readonly Fault<Row>[],
  found: Defect[],
): Row[] {
  return rows.flatMap((row) => {
    if (!random.chance(share)) return [row]
    const fitting = faults.filter(([, fits]) => fits(row))
    if (fitting.length === 0) return [row]
    const [kind, , change] = random.pick(fitting)
    found.push({ kind, id: row.id })
    return change(row, random)
  })
}

const always = () => true

/**
 * A copy of the case file with faults; the one given stays whole.
 * @param share of referrals, assessments, plans and periods of care that get one; 0 to 1
 * @param seed the same faults for the same seed
 */
export function withDefects(file: CaseFile, share: number, seed: number): { file: CaseFile; defects: Defect[] } {
  const random = randomFrom(seed + 1_000_003)
  const defects: Defect[] = []
  const cut = file.worker[0]?.as_at ?? '9999-12-31'
  const longAgo = earlier(cut, 730)
  const closed = new Set(file.referral.filter((row) => row.closed !== null).map(({ id }) => id))
  const before = (day: string, chance: Random) => earlier(day, chance.int(1, 40))
  const assessment = spoil(
    file.assessment,
    share,
    random,
    [
      [
        'assessment authorised before it started',
        ({ authorised }) => authorised !== null,
        (row, chance) => [{ ...row, authorised: before(row.started, chance) }],
      ],
      [
        'assessment without a day of authorisation though its referral is closed',
        ({ authorised, referral }) => authorised !== null && closed.has(referral),
        (row) => [{ ...row, authorised: null }],
      ],
      ['assessment twice under one id', always, (row) => [row, { ...row }]],
    ],
    defects,
  )
  const referral = spoil(
    file.referral,
    share,
    random,
    [
      ['referral twice under one id', always, (row) => [row, { ...row }]],
      [
        'referral open for ever',
        ({ received, closed: day }) => day !== null && received < longAgo,
        (row) => [{ ...row, closed: null }],
      ],
    ],
    defects,
  )
  const protection = spoil(
    file.protection,
    share,
    random,
    [
      [
        'plan ended before it started',
        ({ ended }) => ended !== null,
        (row, chance) => [{ ...row, ended: before(row.started, chance) }],
      ],
      [
        'plan open for ever',
        ({ ended, started }) => ended !== null && started < longAgo,
        (row) => [{ ...row, ended: null }],
      ],
    ],
    defects,
  )
  const placements = Map.groupBy(file.placement, (row) => row.care)
  const care = spoil(
    file.care,
    share,
    random,
    [
      [
        'period of care ended before it started',
        ({ ended, id }) => ended !== null && placements.get(id)?.length === 1,
        (row, chance) => [{ ...row, ended: before(row.started, chance) }],
      ],
    ],
    defects,
  )
  return { file: { ...file, assessment, referral, protection, care, placement: endedWith(file, care) }, defects }
}

/** Most returns know the end of care only from the placement, which has the same fault. */
function endedWith(file: CaseFile, care: CaseFile['care']): CaseFile['placement'] {
  const before = new Map(care.filter(({ started, ended }) => (ended ?? started) < started).map((row) => [row.id, row]))
  return file.placement.map((row) => ({
    ...row,
    ended: before.has(row.care) ? (before.get(row.care)?.ended ?? null) : row.ended,
  }))
}
