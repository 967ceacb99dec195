/** Care, placements, reviews and leaving care of invented children. */
import type { PlacementKind, Provider } from './case-file.ts'
import { onWeekday, textOfDay } from './days.ts'
import { type Life, nextId, past, teamFor, type World } from './world.ts'

const kinds = [
  ['fostering', 66],
  ['kinship', 16],
  ['residential', 11],
  ['supported', 5],
  ['parents', 2],
] as const satisfies readonly (readonly [PlacementKind, number])[]

const year = 365
const grown = 18 * year + 4

type Stay = { care: string; started: number; ended: number; until: number; team: string }

/** A period of care. Returns the day on which it ended. */
export function liveInCare(world: World, life: Life, from: number): number {
  const { random, file, cut } = world
  const started = onWeekday(from)
  if (started > cut || started >= life.born + grown - 30) return started
  const { by } = teamFor(world, life, 'care')
  const coming = started + 20 + Math.round(random.waiting(random.chance(0.3) ? 90 : 950))
  const ended = Math.min(coming, life.born + grown)
  const care = nextId(world, 'K')
  const reason =
    ended === life.born + grown ? 'Turned 18' : random.weighted(started - life.born < 6 * year ? endings : grownEndings)
  file.care.push({
    id: care,
    child: life.child.child,
    started: textOfDay(started),
    ended: past(world, ended),
    reason_ended: ended <= cut ? reason : null,
    asylum_seeker: random.chance(0.05),
    ...by,
  })
  const stay: Stay = { care, started, ended, until: Math.min(ended, cut), team: by.team }
  move(world, life, stay)
  review(world, life, stay)
  lookAfter(world, life, stay)
  if (reason === 'Adopted' && ended <= cut) adopt(world, life, stay)
  if (ended <= cut && ended >= life.born + 16 * year) leave(world, life)
  return ended + 30
}

const endings = [
  ['Went home', 52],
  ['Special guardianship', 26],
  ['Adopted', 12],
  ['Other', 10],
] as const
/** Nobody of school age is adopted here. */
const grownEndings = endings.filter(([reason]) => reason !== 'Adopted')

function providerOf(kind: PlacementKind, world: World): Provider {
  const { random } = world
  if (kind === 'kinship' || kind === 'parents') return 'own'
  if (kind === 'fostering') return random.chance(0.55) ? 'own' : 'private'
  return random.weighted([
    ['private', 75],
    ['own', 18],
    ['voluntary', 7],
  ] as const)
}

/** One home after another without a gap: most children move once or never, some again and again. */
function move(world: World, life: Life, { care, started, ended, team }: Stay): void {
  const { random, file, cut } = world
  const settles = random.chance(0.86)
  for (let day = started; day <= cut && day < ended; ) {
    const kind = random.weighted(kinds)
    const next = Math.min(ended, day + 10 + Math.round(random.waiting(settles ? 800 : 90)))
    const urn = kind === 'residential' ? `SC${random.int(400_000, 400_150)}` : null
    const row = { id: nextId(world, 'PL'), child: life.child.child, care, started: textOfDay(day) }
    file.placement.push({ ...row, ended: past(world, next), kind, provider: providerOf(kind, world), urn, team })
    day = next
  }
}

/** Within 20 working days, then three months, then every six; one in twelve is late. */
function review(world: World, life: Life, { care, started, until, team }: Stay): void {
  const { random, file } = world
  let due = started + 28
  let gap = 91
  while (due <= until) {
    const held = onWeekday(due + (random.chance(0.08) ? random.int(1, 30) : -random.int(0, 6)))
    // Who has left care has no review that is still to come.
    if (held > until && until < world.cut) return
    file.care_review.push({
      child: life.child.child,
      care,
      due: textOfDay(due),
      held: held <= until ? textOfDay(held) : null,
      took_part: random.chance(0.9),
      team,
    })
    due = held + gap
    gap = 182
  }
}

function lookAfter(world: World, life: Life, { started, until, team }: Stay): void {
  const { random, file } = world
  const { child } = life.child
  for (let day = onWeekday(started + 5); day <= until; day = onWeekday(day + Math.round(random.around(36, 10, 7)))) {
    const seen = random.chance(0.97)
    file.visit.push({ child, about: 'care', held: textOfDay(day), seen, alone: seen && random.chance(0.8), team })
  }
  for (const [kind, often] of [
    ['assessment', 350],
    ['dental', 330],
  ] as const)
    for (let day = started + 25; day <= until; day = onWeekday(day + Math.round(random.around(often, 60, 90))))
      file.health.push({ child, kind, held: textOfDay(day), score: null })
  for (let day = started + year; day <= until; day += year)
    file.health.push({ child, kind: 'sdq', held: textOfDay(onWeekday(day)), score: random.int(2, 26) })
  if (random.chance(0.16)) goMissing(world, life, { started, until, team })
}

/** Once or several times, one after the other. */
function goMissing(world: World, life: Life, { started, until, team }: Pick<Stay, 'started' | 'until' | 'team'>): void {
  const { random, file, cut } = world
  let day = random.int(started, Math.max(started, until))
  for (let times = random.int(1, 5); times > 0 && day <= until; times--) {
    const back = Math.min(day + random.int(0, 4), until < cut ? until : Number.POSITIVE_INFINITY)
    const offered = random.chance(0.85)
    const interview = { interview_offered: offered, interview_accepted: offered && random.chance(0.6) }
    file.missing.push({
      ...{ child: life.child.child, started: textOfDay(day), ended: past(world, back), team },
      ...interview,
    })
    day = back + random.int(5, 120)
  }
}

function adopt({ random, file }: World, life: Life, { started, ended }: Stay): void {
  const ordered = ended
  const placed = Math.max(started, ordered - random.int(100, 250))
  const decided = Math.max(started, placed - random.int(60, 500))
  file.adoption.push({
    child: life.child.child,
    decided: textOfDay(decided),
    placed: textOfDay(placed),
    ordered: textOfDay(ordered),
  })
}

function leave(world: World, life: Life): void {
  const { random, file, cut } = world
  // Advice lasts until 25; and one row stands for one young person.
  if (cut - life.born > 25 * year || file.leaver.at(-1)?.child === life.child.child) return
  const { team } = teamFor(world, life, 'leaving care').by
  const touch = random.chance(0.92)
  const row = { child: life.child.child, as_at: textOfDay(cut), in_touch: touch }
  file.leaver.push({ ...row, suitable: touch && random.chance(0.88), active: touch && random.chance(0.55), team })
}
