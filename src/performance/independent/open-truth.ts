/** What is true of those on a plan or in care at the end of each month: how long, where, and when somebody last came. Pure. */
import type { Care, CaseFile, Placement, Protection, Visit } from '../generator/case-file.ts'
import { asNumber, type Counted, daysBetween, goingOn, lastDay, lastUpTo, later } from './counted.ts'
import { workingDaysWithin } from './working-day-numbers.ts'

/** Working days within which a child on a plan is to be visited, and days for one in care. */
const planVisit = 10
const careVisit = 42

type Open<Row> = { day: string; row: Row }

const each = <Row extends { team: string }>(
  open: readonly Open<Row>[],
  hit: (row: Row, day: string) => boolean,
): Counted[] => open.map(({ day, row }) => ({ day, team: row.team, of: 1, hit: asNumber(hit(row, day)) }))

export function countOpen(file: CaseFile, months: readonly string[]): Record<string, Counted[]> {
  const ends = months.map(lastDay)
  const plans = ends.flatMap((day) => goingOn(file.protection, day).map((row) => ({ day, row })))
  const cares = ends.flatMap((day) => goingOn(file.care, day).map((row) => ({ day, row })))
  return { ...onPlan(file, plans), ...inCare(file, cares), ...placedIn(file, cares), ...checked(file, cares) }
}

const visitsTo = (file: CaseFile, about: Visit['about']) =>
  Map.groupBy(
    file.visit.filter((row) => row.about === about),
    ({ child }) => child,
  )

function onPlan(file: CaseFile, plans: readonly Open<Protection>[]): Record<string, Counted[]> {
  const visits = visitsTo(file, 'protection')
  const last = (child: string, day: string) => lastUpTo(visits.get(child), ({ held }) => held, day)
  const days = plans.flatMap(({ day, row }) => [day, last(row.child, day)?.held ?? day]).sort()
  const workingDays = workingDaysWithin(days[0] ?? '2000-01-01', days.at(-1) ?? '2000-01-01')
  return {
    'Protection plans': plans.map(({ day, row }) => ({ day, team: row.team, hit: 1, of: null })),
    'Open over two years': each(plans, ({ started }, day) => started <= later(day, -24)),
    'Protection visits': each(plans, ({ child }, day) => {
      const visit = last(child, day)
      return visit !== undefined && workingDays(visit.held, day) <= planVisit
    }),
    'Seen alone': each(plans, ({ child }, day) => last(child, day)?.alone === true),
  }
}

function inCare(file: CaseFile, cares: readonly Open<Care>[]): Record<string, Counted[]> {
  const visits = visitsTo(file, 'care')
  return {
    'Care visits': each(cares, ({ child }, day) => {
      const visit = lastUpTo(visits.get(child), ({ held }) => held, day)
      return visit !== undefined && daysBetween(visit.held, day) <= careVisit
    }),
  }
}

/** Long enough in care, and young enough, for stability to be asked for; both in months. */
const longInCare = 30
const settled = 24

function placedIn(file: CaseFile, cares: readonly Open<Care>[]): Record<string, Counted[]> {
  const placements = Map.groupBy(file.placement, ({ care }) => care)
  const born = new Map(file.child.map((row) => [row.child, row.born]))
  const now = ({ id }: Care, day: string): Placement | undefined => goingOn(placements.get(id) ?? [], day).at(-1)
  const placed = cares.filter(({ row, day }) => now(row, day) !== undefined)
  const longTerm = placed.filter(
    ({ row, day }) => (born.get(row.child) ?? '') > later(day, -16 * 12) && row.started <= later(day, -longInCare),
  )
  return {
    'Residential care': each(placed, (row, day) => ['residential', 'secure'].includes(now(row, day)?.kind ?? '')),
    'NI 63': each(longTerm, (row, day) => (now(row, day)?.started ?? day) <= later(day, -settled)),
  }
}

/** Of those in care for a year, who saw a doctor or dentist in it. */
function checked(file: CaseFile, cares: readonly Open<Care>[]): Record<string, Counted[]> {
  const year = cares.filter(({ row, day }) => row.started <= later(day, -12))
  const within = (kind: 'assessment' | 'dental') => {
    const checks = Map.groupBy(
      file.health.filter((row) => row.kind === kind),
      ({ child }) => child,
    )
    return each(year, ({ child }, day) => {
      const last = lastUpTo(checks.get(child), ({ held }) => held, day)
      return last !== undefined && last.held > later(day, -12)
    })
  }
  return { 'Health assessments': within('assessment'), 'Dental checks': within('dental') }
}
