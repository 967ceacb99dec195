/** How long things took, band by band: the newest year beside the year before, or two days a year apart. Pure. */
import type { Base } from '../../indicators/indicator.ts'
import { monthsFrom, monthsLater, type Period, periodInWords } from '../../rules/periods.ts'

/** One month's figure of one band. */
export type BandFigure = { period: Period; breakdown: string; numerator: number; denominator: number | null }

export type Durations = {
  /** `days:0-10` …, shortest first. */
  bands: readonly string[]
  before: { name: string; counts: readonly number[] }
  now: { name: string; counts: readonly number[] }
}

/**
 * Things that end are added up over twelve months; what is open at the end of a month is counted on that day.
 * @param bases of the indicator: with `snapshot`, what is open is counted
 * @param inOrder the bands that the figures have, shortest first
 * @returns null where there are no bands, or not a month of either
 */
export function durationsOf(
  figures: readonly BandFigure[],
  bases: readonly Base[],
  inOrder: (breakdowns: readonly string[]) => string[],
): Durations | null {
  const newest = figures.reduce<Period | null>((last, { period }) => (last && last > period ? last : period), null)
  if (newest === null) return null
  const bands = inOrder([...new Set(figures.map(({ breakdown }) => breakdown))])
  const open = bases.includes('snapshot')
  const sideUpTo = (to: Period) => {
    const months = new Set(open ? [to] : monthsFrom(monthsLater(to, -11), to))
    const own = figures.filter(({ period }) => months.has(period))
    const name = open ? `End of ${periodInWords(to)}` : `${periodInWords(monthsLater(to, -11))} to ${periodInWords(to)}`
    return { name, counts: bands.map((band) => sumOf(own.filter(({ breakdown }) => breakdown === band))) }
  }
  return { bands, before: sideUpTo(monthsLater(newest, -12)), now: sideUpTo(newest) }
}

/** Cases: what a share or an average is out of; a number by itself. */
const sumOf = (figures: readonly BandFigure[]) =>
  figures.reduce((sum, { numerator, denominator }) => sum + (denominator ?? numerator), 0)
