/** A whole invented authority, the same for the same seed. Pure. */
import { makeStaff } from './authority.ts'
import { type CaseFile, emptyCaseFile } from './case-file.ts'
import { dayOf } from './days.ts'
import { liveALife } from './life.ts'
import { randomFrom } from './random.ts'
import type { World } from './world.ts'

export type GeneratorOptions = {
  /** How many children have anything to do with the services in that time. */
  children: number
  years: number
  seed: number
  /** The cut date, `YYYY-MM-DD`: what lies after it has not happened yet. */
  cut: string
}

/** @throws RangeError for a day that is none */
export function generateCaseFile({ children, years, seed, cut }: GeneratorOptions): CaseFile {
  const random = randomFrom(seed)
  const day = dayOf(cut)
  if (Number.isNaN(day)) throw new RangeError(`“${cut}” is not a day. Write it as year-month-day: 2026-03-31.`)
  const staff = makeStaff(children, cut, random)
  const file = emptyCaseFile()
  const world: World = { file, random, staff, from: day - Math.round(years * 365.25), cut: day, count: new Map() }
  for (let child = 0; child < children; child++) liveALife(world)
  const cases = openCases(file)
  file.team = staff.teams
  file.worker = staff.staffTeams.flatMap(({ workers }) =>
    workers.map((worker) => ({ ...worker, cases: cases.get(worker.worker) ?? 0 })),
  )
  return file
}

/** Open referrals, plans and periods of care, each with its worker. */
function openCases(file: CaseFile): Map<string, number> {
  const cases = new Map<string, number>()
  const open = [
    ...file.referral.filter(({ closed }) => closed === null),
    ...file.protection.filter(({ ended }) => ended === null),
    ...file.care.filter(({ ended }) => ended === null),
  ]
  for (const { worker } of open) cases.set(worker, (cases.get(worker) ?? 0) + 1)
  return cases
}
