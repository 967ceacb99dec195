/** What is true of early help, contacts, adoption, feelings, leavers, workers and of children’s part in reviews. Pure. */
import type { CaseFile, Leaver } from '../generator/case-file.ts'
import { asNumber, type Counted, lastUpTo, later } from './counted.ts'

export const countWider = (file: CaseFile): Record<string, Counted[]> => ({
  ...countFrontDoor(file),
  ...countCareOutcomes(file),
  ...countLeavers(file.leaver),
  ...countWorkers(file),
})

const countFrontDoor = (file: CaseFile): Record<string, Counted[]> => ({
  'Early help assessments': file.early_help.flatMap(({ finished, team }) =>
    finished === null ? [] : [{ day: finished, team, hit: 1, of: null }],
  ),
  Contacts: file.contact.map(({ received, team }) => ({ day: received, team, hit: 1, of: null })),
})

const bornOf = (file: CaseFile) => new Map(file.child.map((row) => [row.child, row.born]))

const ageOn = (born: string, day: string): number =>
  Temporal.PlainDate.from(born).until(Temporal.PlainDate.from(day), { largestUnit: 'year' }).years

function countCareOutcomes(file: CaseFile): Record<string, Counted[]> {
  const cares = Map.groupBy(file.care, ({ child }) => child)
  const born = bornOf(file)
  const teamOn = (child: string, day: string) => lastUpTo(cares.get(child), ({ started }) => started, day)?.team ?? ''
  return {
    'NI 61': file.adoption.flatMap(({ child, decided, placed, ordered }) =>
      ordered === null || placed === null
        ? []
        : [{ day: ordered, team: teamOn(child, ordered), of: 1, hit: asNumber(placed <= later(decided, 12)) }],
    ),
    'NI 58': countFeelings(file),
    'Children heard': [...file.care_review, ...file.protection_review].flatMap(({ child, held, took_part, team }) =>
      held === null || ageOn(born.get(child) ?? held, held) < 4
        ? []
        : [{ day: held, team, of: 1, hit: asNumber(took_part) }],
    ),
  }
}

/** Years of councils begin in April. */
const yearOf = (day: string): string => later(day, -3).slice(0, 4)

/** The last score of each council’s year of a child aged 4 to 16 who has been in care for a year. */
function countFeelings(file: CaseFile): Counted[] {
  const cares = Map.groupBy(file.care, ({ child }) => child)
  const born = bornOf(file)
  const last = new Map<string, Counted>()
  for (const { child, kind, held, score } of file.health) {
    if (kind !== 'sdq' || score === null) continue
    const care = lastUpTo(cares.get(child), ({ started }) => started, later(held, -12))
    if (care === undefined || (care.ended !== null && care.ended <= held)) continue
    const age = ageOn(born.get(child) ?? held, held)
    const before = last.get(`${child} ${yearOf(held)}`)
    if (age >= 4 && age <= 16 && (before === undefined || before.day < held))
      last.set(`${child} ${yearOf(held)}`, { day: held, team: care.team, hit: score, of: 1 })
  }
  return [...last.values()]
}

/** Where and how somebody lives is known only of those who are in touch. */
function countLeavers(leavers: readonly Leaver[]): Record<string, Counted[]> {
  const each = (rows: readonly Leaver[], hit: (row: Leaver) => boolean): Counted[] =>
    rows.map((row) => ({ day: row.as_at, team: row.team, of: 1, hit: asNumber(hit(row)) }))
  const known = leavers.filter((row) => row.in_touch)
  return {
    'In touch': each(leavers, (row) => row.in_touch),
    'Suitable accommodation': each(known, (row) => row.suitable),
    'Care leavers active': each(known, (row) => row.active),
  }
}

const countWorkers = (file: CaseFile): Record<string, Counted[]> => ({
  Caseload: file.worker.map(({ as_at, team, cases, fte }) => ({ day: as_at, team, hit: cases, of: fte })),
  Agency: file.worker.map(({ as_at, team, agency, fte }) => ({ day: as_at, team, hit: agency ? fte : 0, of: fte })),
})
