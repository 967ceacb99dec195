/** Teams, areas and workers of an invented authority. Pure. */
import type { Team, Worker } from './case-file.ts'
import type { Random } from './random.ts'

export const purposes = ['front door', 'assessment', 'protection', 'care', 'leaving care'] as const
export type Purpose = (typeof purposes)[number]

export type StaffTeam = Team & {
  parent: string
  purpose: Purpose
  workers: Worker[]
  /** How long its work takes, set against what is usual: 1 is usual, 1.2 a fifth longer. */
  pace: number
}

const areaNames = [
  ['NOR', 'North'],
  ['RIV', 'Riverside'],
  ['SOU', 'South'],
  ['HIL', 'Hills'],
  ['DOC', 'Docklands'],
] as const

const kinds: Record<Purpose, { name: string; code: string; share: number }> = {
  'front door': { name: 'Front Door', code: 'FD', share: 1 },
  assessment: { name: 'Assessment', code: 'AS', share: 2 },
  protection: { name: 'Safeguarding', code: 'SG', share: 2 },
  care: { name: 'Children in Care', code: 'CC', share: 1 },
  'leaving care': { name: 'Leaving Care', code: 'LC', share: 1 },
}

export type Staff = {
  teams: Team[]
  staffTeams: StaffTeam[]
  areas: string[]
  /** Teams by `area/purpose`. */
  byArea: Map<string, StaffTeam[]>
}

function staffTeam(team: string, name: string, parent: string, purpose: Purpose, asAt: string, random: Random) {
  const workers = Array.from({ length: random.int(5, 8) }, (_, index) => ({
    worker: `${team}-W${index + 1}`,
    team,
    fte: random.pick([1, 1, 1, 0.8, 0.6]),
    agency: random.chance(0.18),
    cases: 0,
    as_at: asAt,
  }))
  return { team, name, parent, purpose, workers, pace: random.around(1, 0.12, 0.7) }
}

/**
 * An authority of several areas, each with teams for each purpose: more of them the more children there are.
 * @param asAt the cut date, `YYYY-MM-DD`
 */
export function makeStaff(children: number, asAt: string, random: Random): Staff {
  const size = children / 20_000
  const areas = areaNames.slice(0, children < 2000 ? 3 : areaNames.length)
  const staffTeams = areas.flatMap(([area, areaName]) =>
    purposes.flatMap((purpose) => {
      const { name, code, share } = kinds[purpose]
      const many = Math.max(1, Math.round(size * share))
      return Array.from({ length: many }, (_, index) =>
        staffTeam(
          `${area}-${code}${index + 1}`,
          `${areaName} ${name}${many > 1 ? ` ${index + 1}` : ''}`,
          area,
          purpose,
          asAt,
          random,
        ),
      )
    }),
  )
  const teams: Team[] = [
    { team: 'ALL', name: 'Children’s Services', parent: null },
    ...areas.map(([team, name]) => ({ team, name, parent: 'ALL' })),
    ...staffTeams.map(({ team, name, parent }) => ({ team, name, parent })),
  ]
  return {
    teams,
    staffTeams,
    areas: areas.map(([area]) => area),
    byArea: Map.groupBy(staffTeams, ({ parent, purpose }) => `${parent}/${purpose}`),
  }
}
