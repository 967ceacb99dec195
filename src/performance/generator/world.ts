/** What the lives of invented children share: the authority they live in, its files, and chance. Pure. */
import type { Purpose, Staff } from './authority.ts'
import type { CaseFile, Child } from './case-file.ts'
import { textOfDay } from './days.ts'
import type { Random } from './random.ts'

/** The world that lives are lived in. Days are numbers. */
export type World = {
  file: CaseFile
  random: Random
  staff: Staff
  /** First day of lives: long before the extract begins, so that it opens on work under way. */
  past: number
  /** First day of the extract. */
  from: number
  cut: number
  /** Ids by kind of thing, counted up. */
  count: Map<string, number>
}

/** One child on its way. */
export type Life = { child: Child; born: number; area: string; plans: number }

export type By = { team: string; worker: string }

export function nextId({ count }: World, kind: string): string {
  const number = (count.get(kind) ?? 0) + 1
  count.set(kind, number)
  return `${kind}${number}`
}

/** The day as text where it has come, else null. */
export const past = ({ cut }: World, day: number): string | null => (day <= cut ? textOfDay(day) : null)

/** A team of the child's area for that purpose, a worker of it, and its pace. */
export function teamFor({ staff, random }: World, { area }: Life, purpose: Purpose): { by: By; pace: number } {
  const { team, workers, pace } = random.pick(staff.byArea.get(`${area}/${purpose}`) ?? staff.staffTeams)
  return { by: { team, worker: random.pick(workers).worker }, pace }
}
