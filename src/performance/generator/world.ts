/** What the lives of invented children share: the authority they live in, its files, and chance. Pure. */
import type { Staff, StaffTeam } from './authority.ts'
import type { CaseFile, Child } from './case-file.ts'
import { textOfDay } from './days.ts'
import type { Random } from './random.ts'

/** The world that lives are lived in. Days are numbers. */
export type World = {
  file: CaseFile
  random: Random
  staff: Staff
  from: number
  cut: number
  /** Ids by kind of thing, counted up. */
  count: Map<string, number>
}

/** One child on its way. */
export type Life = { child: Child; born: number; area: string }

export function nextId({ count }: World, kind: string): string {
  const number = (count.get(kind) ?? 0) + 1
  count.set(kind, number)
  return `${kind}${number}`
}

/** The day as text where it has come, else null. */
export const past = ({ cut }: World, day: number): string | null => (day <= cut ? textOfDay(day) : null)

/** A team of the child's area for that purpose, and a worker of it. */
export function teamFor(world: World, life: Life, purpose: StaffTeam['purpose']): { team: string; worker: string } {
  const teams = world.staff.staffTeams.filter((team) => team.parent === life.area && team.purpose === purpose)
  const { team, workers } = world.random.pick(teams)
  return { team, worker: world.random.pick(workers).worker }
}
