/** A whole invented authority, the same for the same seed. Pure. */
import { makeStaff } from './authority.ts'
import { type CaseFile, emptyCaseFile } from './case-file.ts'
import { dayOf, monthsLater, textOfDay } from './days.ts'
import { liveALife } from './life.ts'
import { randomFrom } from './random.ts'
import { forgetBefore, lengthsOf } from './window.ts'
import type { World } from './world.ts'

export type GeneratorOptions = {
  /** How many children have anything to do with the services in that time. */
  children: number
  years: number
  seed: number
  /** The cut date, `YYYY-MM-DD`: what lies after it has not happened yet. */
  cut: string
}

/** Years lived before the extract begins, so that it opens on a full house: care lasts longest. */
const before = 6

/** The first day of an extract of so many years. `YYYY-MM-DD`. */
export const firstDay = ({ cut, years }: Pick<GeneratorOptions, 'cut' | 'years'>): string =>
  textOfDay(dayOf(monthsLater(cut, -12 * years)) + 1)

/** @throws RangeError for a day that is none */
export function generateCaseFile({ children, years, seed, cut }: GeneratorOptions): CaseFile {
  const random = randomFrom(seed)
  const day = dayOf(cut)
  if (Number.isNaN(day)) throw new RangeError(`“${cut}” is not a day. Write it as year-month-day: 2026-03-31.`)
  const staff = makeStaff(children, cut, random)
  const file = emptyCaseFile()
  const from = dayOf(firstDay({ cut, years }))
  const world: World = { file, random, staff, past: from - before * 365, from, cut: day, count: new Map() }
  while (file.child.length < children) {
    const lengths = lengthsOf(file)
    liveALife(world)
    forgetBefore(file, textOfDay(from), lengths)
  }
  const cases = openCases(file)
  file.team = staff.teams
  file.worker = staff.staffTeams.flatMap(({ workers }) =>
    workers.map((worker) => ({ ...worker, cases: cases.get(worker.worker) ?? 0 })),
  )
  return file
}

/** Children by worker: one with an open referral, plan and period of care is one case for each worker that it has. */
function openCases(file: CaseFile): Map<string, number> {
  const open = [
    ...file.referral.filter(({ closed }) => closed === null),
    ...file.protection.filter(({ ended }) => ended === null),
    ...file.care.filter(({ ended }) => ended === null),
  ]
  const cases = new Map<string, Set<string>>()
  for (const { worker, child } of open) cases.set(worker, (cases.get(worker) ?? new Set()).add(child))
  return new Map([...cases].map(([worker, children]) => [worker, children.size]))
}
