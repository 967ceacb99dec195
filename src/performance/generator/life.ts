/**
 * The lives of invented children with an authority's services, one after another: referral, assessment, enquiry,
 * conference, plan, care. How often and how long is set to what English authorities commonly see, only so that charts look
 * like charts; nothing is taken from any real child. What lies after the cut date has not happened yet.
 */
import type { Child } from './case-file.ts'
import { onWeekday, textOfDay, weekdaysLater } from './days.ts'
import { liveInCare } from './life-in-care.ts'
import { liveUnderProtection } from './life-under-protection.ts'
import { type Life, nextId, past, teamFor, type World } from './world.ts'

const ethnicities = [
  ['White British', 62],
  ['White other', 9],
  ['Mixed', 9],
  ['Asian or Asian British', 10],
  ['Black or Black British', 7],
  ['Other', 3],
] as const
const sources = ['Police', 'School', 'Health', 'Family', 'Housing', 'Council', 'Anonymous'] as const

function born(world: World): Life {
  const { random, staff, from, cut } = world
  const day = random.int(from - 16 * 365, cut - 60)
  const child: Child = {
    child: nextId(world, 'C'),
    born: textOfDay(day),
    sex: random.chance(0.49) ? 'F' : 'M',
    ethnicity: random.weighted(ethnicities),
    disabled: random.chance(0.12),
  }
  world.file.child.push(child)
  const areas = [...new Set(staff.staffTeams.map(({ parent }) => parent))]
  return { child, born: day, area: random.pick(areas) }
}

/** Early help and contacts that lead nowhere: most of what reaches a front door. */
function knock(world: World, life: Life, around: number): void {
  const { random, file } = world
  for (let left = random.int(0, 2); left > 0; left--) {
    const received = onWeekday(around + random.int(-200, 200))
    if (received < world.from || received > world.cut) continue
    const { team } = teamFor(world, life, 'front door')
    file.contact.push({ child: life.child.child, received: textOfDay(received), source: random.pick(sources), team })
    if (!random.chance(0.3)) continue
    const finished = weekdaysLater(received, random.int(10, 60))
    const organisation = random.pick(['School', 'Health visiting', 'Council'])
    const started = weekdaysLater(received, 2)
    if (started <= world.cut)
      file.early_help.push({
        child: life.child.child,
        started: textOfDay(started),
        finished: past(world, finished),
        organisation,
        team,
      })
  }
}

/** An authority under pressure gets slower for a while, then better: the middle of the time is the worst. */
function slowness({ from, cut }: World, day: number): number {
  const share = (day - from) / Math.max(1, cut - from)
  return 1 + 0.45 * Math.sin(Math.PI * share)
}

/** One referral with all that follows from it. Returns the day on which the work ended. */
function refer(world: World, life: Life, day: number): number {
  const { random, file, cut } = world
  const received = onWeekday(day)
  if (received > cut) return received
  const { child } = life.child
  const [desk, seen] = [teamFor(world, life, 'front door'), teamFor(world, life, 'assessment')]
  const source = random.pick(sources)
  file.contact.push({ child, received: textOfDay(received), source, team: desk.team })
  const nothing = random.chance(0.22)
  const referral = nextId(world, 'R')
  const row = { id: referral, child, received: textOfDay(received), source, no_further_action: nothing, closed: null }
  const referred = { ...row, ...(nothing ? desk : seen) }
  const done = nothing ? weekdaysLater(received, random.int(0, 3)) : assess(world, life, referral, received, seen)
  file.referral.push({ ...referred, closed: past(world, done) })
  return done
}

function assess(
  world: World,
  life: Life,
  referral: string,
  received: number,
  by: { team: string; worker: string },
): number {
  const { random, file, cut } = world
  const started = weekdaysLater(
    received,
    random.weighted([
      [0, 4],
      [1, 3],
      [2, 2],
      [4, 1],
    ] as const),
  )
  if (started > cut) return started
  const length = Math.round(random.around(28 * slowness(world, received), 14, 3))
  const authorised = weekdaysLater(started, length)
  file.assessment.push({
    id: nextId(world, 'AS'),
    child: life.child.child,
    referral,
    kind: 'single',
    started: textOfDay(started),
    authorised: past(world, authorised),
    child_seen: random.chance(0.95),
    ...by,
  })
  if (random.chance(0.24)) return liveUnderProtection(world, life, referral, started)
  if (random.chance(0.04)) return liveInCare(world, life, onWeekday(authorised))
  return authorised > cut
    ? authorised
    : weekdaysLater(authorised, Math.round(random.waiting(random.chance(0.5) ? 3 : 90)))
}

/** One child from the first referral on: some come back, and some come back within a year. */
export function liveALife(world: World): void {
  const { random, from, cut } = world
  const life = born(world)
  let day = random.int(Math.max(from, life.born - 30), cut)
  knock(world, life, day)
  for (let times = 0; times < 6 && day <= cut; times++) {
    const ended = refer(world, life, day)
    if (!random.chance(0.36)) return
    day = ended + 1 + Math.round(random.waiting(random.chance(0.55) ? 120 : 600))
    if (day - life.born > 17 * 365) return
  }
}
