/**
 * What is true of a case file, counted in plain TypeScript, row by row, without the queries that compute figures from
 * extracts: the two are held against each other. Limits and terms are written out here a second time, on purpose. Pure.
 */
import type { CaseFile, Placement } from '../generator/case-file.ts'
import { asNumber, type Counted, goingOn, lastDay, later } from './counted.ts'
import { countOpen } from './open-truth.ts'
import { countReviews } from './review-truth.ts'
import { countWider } from './wider-truth.ts'
import { workingDaysWithin } from './working-day-numbers.ts'

/** One figure. Unit '' is the authority, else a team or an area. */
export type TrueFigure = {
  indicator: string
  period: string
  unit: string
  numerator: number
  denominator: number | null
}

/** Days within which things were to be done, in working days, by the law since 2013. */
const assessmentLimit = 45
const conferenceLimit = 15

/** Whole months from the first day up to the last. */
export function monthsWithin(first: string, last: string): string[] {
  const months: string[] = []
  let month = Temporal.PlainYearMonth.from(first.slice(0, 7))
  if (first.slice(8) !== '01') month = month.add({ months: 1 })
  for (; lastDay(month.toString()) <= last; month = month.add({ months: 1 })) months.push(month.toString())
  return months
}

/**
 * The figures of indicators of the library by month, for the authority and each unit of the tree of teams.
 * A unit with nothing to count in a month has no figure for it; the authority always has one.
 */
export function trueFigures(file: CaseFile, first: string, last: string): TrueFigure[] {
  const months = monthsWithin(first, last)
  const units = unitsAbove(file)
  return Object.entries(countedIn(file, months)).flatMap(([indicator, counted]) =>
    addUp(indicator, counted, months, units),
  )
}

/** Each team with itself and all units above it. */
function unitsAbove(file: CaseFile): Map<string, string[]> {
  const parents = new Map(file.team.map(({ team, parent }) => [team, parent]))
  const above = (team: string | null): string[] => (team === null ? [] : [team, ...above(parents.get(team) ?? null)])
  return new Map(file.team.map(({ team }) => [team, above(team)]))
}

function addUp(indicator: string, counted: Counted[], months: string[], units: Map<string, string[]>): TrueFigure[] {
  const figures = new Map<string, TrueFigure>()
  const divided = counted.some(({ of }) => of !== null)
  const figure = (period: string, unit: string): TrueFigure => {
    const key = `${period} ${unit}`
    const held = figures.get(key)
    if (held !== undefined) return held
    const fresh: TrueFigure = { indicator, period, unit, numerator: 0, denominator: divided ? 0 : null }
    figures.set(key, fresh)
    return fresh
  }
  for (const period of months) figure(period, '')
  const within = new Set(months)
  for (const { day, team, hit, of } of counted) {
    const period = day.slice(0, 7)
    if (!within.has(period)) continue
    for (const unit of ['', ...(units.get(team) ?? [])]) {
      const to = figure(period, unit)
      to.numerator += hit
      if (to.denominator !== null) to.denominator += of ?? 0
    }
  }
  return [...figures.values()]
}

function countedIn(file: CaseFile, months: string[]): Record<string, Counted[]> {
  return {
    ...countReferrals(file),
    ...countAssessments(file),
    ...countProtection(file),
    ...countCare(file, months),
    ...countOpen(file, months),
    ...countReviews(file, months),
    ...countWider(file),
  }
}

function countReferrals(file: CaseFile): Record<string, Counted[]> {
  const days = new Map<string, string[]>()
  for (const { child, received } of file.referral) days.set(child, [...(days.get(child) ?? []), received])
  const again = (child: string, day: string) =>
    (days.get(child) ?? []).some((other) => other < day && other > later(day, -12))
  return {
    Referrals: file.referral.map(({ received, team }) => ({ day: received, team, hit: 1, of: null })),
    'Re-referrals': file.referral.map(({ child, received, team }) => ({
      ...{ day: received, team, of: 1 },
      hit: asNumber(again(child, received)),
    })),
    'Referrals without action': file.referral.map((row) => ({
      ...{ day: row.received, team: row.team, of: 1 },
      hit: asNumber(row.no_further_action),
    })),
  }
}

function countAssessments(file: CaseFile): Record<string, Counted[]> {
  const received = new Map(file.referral.map((row) => [row.id, row.received]))
  const workingDays = workingDaysWithin(...spanOf(file))
  const done = file.assessment.flatMap(({ authorised, ...row }) =>
    authorised === null ? [] : [{ ...row, authorised, began: received.get(row.referral) ?? row.started }],
  )
  const each = (hit: (row: (typeof done)[number]) => number): Counted[] =>
    done.map((row) => ({ day: row.authorised, team: row.team, hit: hit(row), of: 1 }))
  return {
    'Single assessments in time': each(({ began, authorised }) =>
      asNumber(workingDays(began, authorised) <= assessmentLimit),
    ),
    'Assessment length': each(({ started, authorised }) => workingDays(started, authorised)),
    'Child seen': each((row) => asNumber(row.child_seen)),
  }
}

/** From the first to the last day that any row of these tables names. */
function spanOf(file: CaseFile): [string, string] {
  const days = [
    ...file.referral.map(({ received }) => received),
    ...file.assessment.flatMap(({ started, authorised }) => [started, authorised ?? started]),
    ...file.conference.flatMap(({ strategy_on, held }) => [strategy_on, held]),
  ].sort()
  return [days[0] ?? '2000-01-01', days.at(-1) ?? '2000-01-01']
}

function countProtection(file: CaseFile): Record<string, Counted[]> {
  const workingDays = workingDaysWithin(...spanOf(file))
  const ended = file.protection.flatMap((row) => (row.ended === null ? [] : [{ ...row, ended: row.ended }]))
  const conferences = file.conference.filter((row) => !row.transfer_in)
  return {
    'Section 47': file.enquiry.map(({ started, team }) => ({ day: started, team, hit: 1, of: null })),
    // One before its enquiry is a slip of whoever keyed it in, and no conference in time.
    'Conferences in time': conferences
      .filter(({ strategy_on, held }) => held >= strategy_on)
      .map(({ strategy_on, held, team }) => ({
        ...{ day: held, team, of: 1 },
        hit: asNumber(workingDays(strategy_on, held) <= conferenceLimit),
      })),
    'Conferences to plan': conferences.map(({ held, team, led_to_plan }) => ({
      ...{ day: held, team, of: 1 },
      hit: asNumber(led_to_plan),
    })),
    'NI 65': file.protection.map(({ started, team, earlier_plans }) => ({
      ...{ day: started, team, of: 1 },
      hit: asNumber(earlier_plans > 0),
    })),
    'NI 64': ended.map((row) => ({
      ...{ day: row.ended, team: row.team, of: 1 },
      hit: asNumber(row.ended >= later(row.started, 24)),
    })),
  }
}

/** Placements in a year that are too many. */
const manyPlacements = 3

function countCare(file: CaseFile, months: string[]): Record<string, Counted[]> {
  const placements = Map.groupBy(file.placement, ({ child }) => child)
  const ends = months.map(lastDay)
  const inCare = ends.flatMap((day) => goingOn(file.care, day).map((care) => ({ day, care })))
  const missed = file.missing.flatMap((row) => (row.ended === null ? [] : [{ ...row, ended: row.ended }]))
  return {
    'Children in care': inCare.map(({ day, care }) => ({ day, team: care.team, hit: 1, of: null })),
    'Starts in care': file.care.map(({ started, team }) => ({ day: started, team, hit: 1, of: null })),
    'NI 62': inCare.map(({ day, care }) => ({
      ...{ day, team: care.team, of: 1 },
      hit: asNumber(inYearTo(day, placements.get(care.child) ?? []) >= manyPlacements),
    })),
    'Missing episodes': file.missing.map(({ started, team }) => ({ day: started, team, hit: 1, of: null })),
    'Return interviews': missed.map((row) => ({
      ...{ day: row.ended, team: row.team, of: 1 },
      hit: asNumber(row.interview_offered),
    })),
  }
}

/** Placements that a child lived in at any time in the year up to a day. */
const inYearTo = (day: string, placements: readonly Placement[]): number => {
  const since = later(day, -12)
  return placements.filter(({ started, ended }) => started <= day && (ended === null || ended > since)).length
}
