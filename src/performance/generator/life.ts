/**
 * The lives of invented children with an authority's services, one after another: referral, assessment, enquiry,
 * conference, plan, care. How often and how long is set to what English authorities commonly see, only so that charts look
 * like charts; nothing is taken from any real child. What lies after the cut date has not happened yet.
 */
import type { Child, Referral } from './case-file.ts'
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

/** Fewer come in the holidays; more when schools are back. January first. */
const seasons = [1, 1, 1.1, 0.95, 1.05, 1.1, 1, 0.75, 1.05, 1.1, 1.1, 0.8] as const
const busiest = 1.1

/** The day of a first referral: any, as often as its month is busy. */
function firstDayOf({ random, past, cut }: World): number {
  for (;;) {
    const day = random.int(past, cut)
    const month = Number(textOfDay(day).slice(5, 7)) - 1
    if (random.chance((seasons[month] ?? 1) / busiest)) return day
  }
}

/** Years old at the first referral: babies more often than others. */
const ages = Array.from({ length: 17 }, (_, age) => [age, age === 0 ? 11 : age < 5 ? 6 : 5] as const)

/** A child who is first referred on that day, and not before it is born. */
function born(world: World, day: number): Life {
  const { random, staff } = world
  const birth = day - random.weighted(ages) * 365 - random.int(0, 360)
  const child: Child = {
    child: nextId(world, 'C'),
    born: textOfDay(birth),
    sex: random.chance(0.49) ? 'F' : 'M',
    ethnicity: random.weighted(ethnicities),
    disabled: random.chance(0.12),
  }
  world.file.child.push(child)
  return { child, born: birth, area: random.pick(staff.areas), plans: 0 }
}

/** Early help and contacts that lead nowhere: most of what reaches a front door. */
function knock(world: World, life: Life, around: number): void {
  const { random, file } = world
  for (let left = random.int(0, 2); left > 0; left--) {
    const received = onWeekday(Math.max(life.born, around + random.int(-200, 200)))
    if (received > world.cut) continue
    const { team } = teamFor(world, life, 'front door').by
    file.contact.push({ child: life.child.child, received: textOfDay(received), source: random.pick(sources), team })
    if (random.chance(0.3)) help(world, life, received, team)
  }
}

function help(world: World, life: Life, received: number, team: string): void {
  const { random, file, cut } = world
  const started = weekdaysLater(received, 2)
  if (started > cut) return
  const finished = past(world, weekdaysLater(started, random.int(8, 60)))
  const organisation = random.pick(['School', 'Health visiting', 'Council'])
  file.early_help.push({ child: life.child.child, started: textOfDay(started), finished, organisation, team })
}

/** An authority under pressure gets slower for a while, then better: the middle of the extract is the worst. */
function slowness({ from, cut }: World, day: number): number {
  const share = Math.max(0, (day - from) / Math.max(1, cut - from))
  return 1 + 0.45 * Math.sin(Math.PI * share)
}

/** One referral with all that follows from it. Returns the day on which the work ended. */
function refer(world: World, life: Life, day: number): number {
  const { random, file, cut } = world
  const received = onWeekday(day)
  if (received > cut) return received
  const { child } = life.child
  const desk = teamFor(world, life, 'front door')
  const source = random.pick(sources)
  file.contact.push({ child, received: textOfDay(received), source, team: desk.by.team })
  const nothing = random.chance(0.22)
  const id = nextId(world, 'R')
  const seen = teamFor(world, life, 'assessment')
  const row: Referral = {
    ...{ id, child, received: textOfDay(received), source, no_further_action: nothing, closed: null },
    ...(nothing ? desk.by : seen.by),
  }
  file.referral.push(row)
  const done = nothing ? weekdaysLater(received, random.int(0, 3)) : assess(world, life, row, received, seen.pace)
  row.closed = past(world, done)
  return done
}

const waits = [
  [0, 4],
  [1, 3],
  [2, 2],
  [4, 1],
] as const

function assess(world: World, life: Life, { id, team, worker }: Referral, received: number, pace: number): number {
  const { random, file, cut } = world
  const started = weekdaysLater(received, random.weighted(waits))
  if (started > cut) return started
  const length = Math.round(random.around(27 * pace * slowness(world, received), 13, 3))
  const authorised = weekdaysLater(started, length)
  file.assessment.push({
    id: nextId(world, 'AS'),
    child: life.child.child,
    referral: id,
    kind: 'single',
    started: textOfDay(started),
    authorised: past(world, authorised),
    child_seen: random.chance(0.95),
    team,
    worker,
  })
  // Nothing is closed while its assessment is open.
  return Math.max(authorised, follow(world, life, id, { started, authorised }))
}

/** What comes of an assessment: protection, care, some weeks of help, or nothing. */
function follow(world: World, life: Life, referral: string, when: { started: number; authorised: number }): number {
  const { random } = world
  if (random.chance(life.plans > 0 ? 0.5 : 0.28)) return liveUnderProtection(world, life, referral, when.started)
  if (random.chance(0.045)) return liveInCare(world, life, when.authorised)
  return weekdaysLater(when.authorised, Math.round(random.waiting(random.chance(0.5) ? 3 : 90)))
}

/** One child from the first referral on: some come back, and some come back within a year. */
export function liveALife(world: World): void {
  const { random, cut } = world
  let day = firstDayOf(world)
  const life = born(world, day)
  knock(world, life, day)
  for (let times = 0; times < 6 && day <= cut; times++) {
    const ended = refer(world, life, day)
    if (!random.chance(0.36)) return
    day = ended + 1 + Math.round(random.waiting(random.chance(0.55) ? 120 : 600))
    if (day - life.born > 17 * 365) return
  }
}
