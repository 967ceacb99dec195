/** Enquiries, conferences and protection plans of invented children. */
import { onWeekday, textOfDay, weekdaysLater, workingDaysLater } from './days.ts'
import { liveInCare } from './life-in-care.ts'
import { type Life, nextId, past, teamFor, type World } from './world.ts'

const categories = [
  ['Neglect', 48],
  ['Emotional abuse', 36],
  ['Physical abuse', 9],
  ['Sexual abuse', 4],
  ['Multiple', 3],
] as const

/** An enquiry and what follows. Returns the day on which it ended. */
export function liveUnderProtection(world: World, life: Life, referral: string, from: number): number {
  const { random, file, cut } = world
  const started = weekdaysLater(from, random.int(0, 8))
  if (started > cut) return started
  const { by } = teamFor(world, life, 'assessment')
  const { child } = life.child
  const needed = random.chance(0.42)
  const ended = weekdaysLater(started, random.int(3, 15))
  const enquiry = nextId(world, 'E')
  const row = { id: enquiry, child, referral, started: textOfDay(started), ended: past(world, ended) }
  file.enquiry.push({ ...row, conference_needed: needed, ...by })
  return needed ? confer(world, life, enquiry, started) : ended
}

function confer(world: World, life: Life, enquiry: string, strategy: number): number {
  const { random, file, cut } = world
  const held = weekdaysLater(strategy, Math.round(random.around(12.5, 4.5, 3)))
  if (held > cut) return held
  const { team } = teamFor(world, life, 'protection').by
  const planned = random.chance(0.86)
  file.conference.push({
    id: nextId(world, 'CF'),
    child: life.child.child,
    enquiry,
    strategy_on: textOfDay(strategy),
    due: textOfDay(workingDaysLater(strategy, 15)),
    held: textOfDay(held),
    led_to_plan: planned,
    transfer_in: false,
    team,
  })
  return planned ? protect(world, life, held) : weekdaysLater(held, random.int(20, 120))
}

function protect(world: World, life: Life, started: number): number {
  const { random, file, cut } = world
  const { child } = life.child
  const { by } = teamFor(world, life, 'protection')
  const ended = onWeekday(started + 60 + Math.round(random.waiting(210)))
  const id = nextId(world, 'P')
  file.protection.push({
    id,
    child,
    started: textOfDay(started),
    ended: past(world, ended),
    category: random.weighted(categories),
    earlier_plans: life.plans,
    ...by,
  })
  life.plans += 1
  const until = Math.min(ended, cut)
  review(world, life, { protection: id, started, until, team: by.team })
  visit(world, life, { started, until, team: by.team })
  return random.chance(0.22) ? liveInCare(world, life, ended) : weekdaysLater(ended, random.int(20, 150))
}

type Stretch = { started: number; until: number; team: string }

/** First within three months, then within six of the one before; one in eight is late. */
function review(
  world: World,
  life: Life,
  { protection, started, until, team }: Stretch & { protection: string },
): void {
  const { random, file } = world
  let due = started + 90
  while (due <= until + 20) {
    const held = onWeekday(due + (random.chance(0.12) ? random.int(1, 25) : -random.int(2, 20)))
    if (due > until && held > until) return
    file.protection_review.push({
      child: life.child.child,
      protection,
      due: textOfDay(due),
      held: held <= until ? textOfDay(held) : null,
      took_part: random.chance(0.8),
      team,
    })
    due = held + 180
  }
}

function visit(world: World, life: Life, { started, until, team }: Stretch): void {
  const { random, file } = world
  for (let day = onWeekday(started + 4); day <= until; day = onWeekday(day + Math.round(random.around(13, 5, 3)))) {
    const seen = random.chance(0.93)
    const row = { child: life.child.child, about: 'protection', held: textOfDay(day), seen } as const
    file.visit.push({ ...row, alone: seen && random.chance(0.7), team })
  }
}
