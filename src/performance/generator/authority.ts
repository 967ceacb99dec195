/** Teams, areas and workers of an invented authority. Pure. */
import type { Team, Worker } from './case-file.ts'
import type { Random } from './random.ts'

export type StaffTeam = Team & { parent: string; purpose: Purpose; workers: Worker[] }

export const purposes = ['front door', 'assessment', 'protection', 'care', 'leaving care'] as const
export type Purpose = (typeof purposes)[number]

const areaNames = ['North', 'Riverside', 'South', 'Hills', 'Docklands'] as const
const teamNames: Record<Purpose, string> = {
  'front door': 'Front Door',
  assessment: 'Assessment',
  protection: 'Safeguarding',
  care: 'Children in Care',
  'leaving care': 'Leaving Care',
}

export type Staff = { teams: Team[]; staffTeams: StaffTeam[] }

function staffTeam(
  id: string,
  name: string,
  parent: string,
  purpose: Purpose,
  random: Random,
  asAt: string,
): StaffTeam {
  const workers = Array.from({ length: random.int(5, 9) }, (_, index) => ({
    worker: `${id}-W${index + 1}`,
    team: id,
    fte: random.pick([1, 1, 1, 0.8, 0.6]),
    agency: random.chance(0.18),
    cases: 0,
    as_at: asAt,
  }))
  return { team: id, name, parent, purpose, workers }
}

/**
 * An authority of several areas, each with teams for each purpose: more of them the more children there are.
 * @param asAt the cut date, `YYYY-MM-DD`
 */
export function makeStaff(children: number, asAt: string, random: Random): Staff {
  const areas = areaNames.slice(0, children < 2000 ? 3 : areaNames.length)
  const each = Math.max(1, Math.round(children / 8000))
  const teams: Team[] = [{ team: 'ALL', name: 'Children’s Services', parent: null }]
  const staffTeams: StaffTeam[] = []
  for (const [index, area] of areas.entries()) {
    const id = `A${index + 1}`
    teams.push({ team: id, name: area, parent: 'ALL' })
    for (const purpose of purposes) {
      for (let number = 1; number <= each; number++) {
        const name = `${area} ${teamNames[purpose]}${each > 1 ? ` ${number}` : ''}`
        const code = `${id}T${staffTeams.length + 1}`
        staffTeams.push(staffTeam(code, name, id, purpose, random, asAt))
      }
    }
  }
  return { teams: [...teams, ...staffTeams.map(({ team, name, parent }) => ({ team, name, parent }))], staffTeams }
}
