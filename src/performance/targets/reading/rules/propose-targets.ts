/**
 * Targets that the words of a plan set: in its notice's measures, its performance targets and its criteria. A proposal
 * counts for nothing until a person takes it on; each says what was assumed. Pure.
 */

import type { Plan } from '../../../../plans/plan.ts'
import { structureOf } from '../../../../plans/rules/structure.ts'
import type { Base, Indicator } from '../../../indicators/indicator.ts'
import { slugOf } from '../../../indicators/library.ts'
import { requirementsOf } from '../../../links/rules/requirements.ts'
import { lastDayOf, type Period, yearOfMonth } from '../../../rules/periods.ts'
import { fitPeriod, usualWay } from '../../rules/read-target-form.ts'
import type { Way } from '../../target.ts'
import { clausesOf, type ReadLevel, readClause } from './read-clause.ts'

export type Place = { words: string /** Id of a recommendation, where it is in one. */; recommendation: string | null }

export type ProposedTarget = {
  /** The same for the same words, however often they are printed. */
  key: string
  indicator: string
  base: Base
  /** Null, here and in `way`, where a person has to say it. */
  period: Period | null
  way: Way | null
  value: number | null
  baselineBy: string | null
  words: string
  requirement: string | null
  /** Everywhere it is said. */
  places: Place[]
  /** What the words leave open, in sentences. */
  assumed: string[]
}

type Said = { text: string; place: Place; requirement: string | null /** What it is said of. */; beside: string }

function wordsOf(plan: Plan): Said[] {
  const structure = structureOf(plan)
  const required = requirementsOf(plan).map(({ code, words }) => ({
    ...{ text: words, requirement: code, beside: '', place: { words: `requirement ${code}`, recommendation: null } },
  }))
  const live = plan.recommendations.filter(({ withdrawn }) => withdrawn === undefined)
  const said = live.flatMap((one) => {
    const name = one.ref ?? one.text.slice(0, 40)
    const at = (text: string, where: string, beside = one.text): Said => ({
      ...{ text, requirement: null, beside, place: { words: `${name}, ${where}`, recommendation: one.id } },
    })
    const actions = structure.actionsOf.get(one.id) ?? []
    return [
      ...one.targets.map((text) => at(text, 'its targets')),
      ...one.criteria.map((text) => at(text, 'its success criteria')),
      ...one.impacts.map(({ text, timescale }) => at(`${text} ${timescale}`, 'its expected impact')),
      ...actions.flatMap(({ text: action, criteria, milestones }) =>
        [...criteria, ...milestones].map((text) => at(text, 'its actions', action)),
      ),
    ]
  })
  return [...required, ...said]
}

/** The longest words that are kept with a target. */
const longest = 400

function proposalOf(read: ReadLevel, { place, requirement }: Said): ProposedTarget {
  const { indicator, value, baselineBy } = read
  const { base, period, assumed } = timeOf(read)
  const way = usualWay(indicator) ?? wayIn(read.words)
  return {
    key: [slugOf(indicator.code), base.replaceAll(' ', '-'), period ?? 'when', value ?? 'baseline'].join('~'),
    indicator: indicator.code,
    base,
    period,
    way,
    value,
    baselineBy: baselineBy === null ? null : lastDayOf(baselineBy),
    words: read.words.length > longest ? `${read.words.slice(0, longest - 1)}…` : read.words,
    requirement,
    places: [place],
    assumed: way === null ? [...assumed, 'Whether more or fewer is asked for, the words don’t say.'] : assumed,
  }
}

/** Which side the words ask for, of an indicator that is good neither way by itself. */
function wayIn(words: string): Way | null {
  if (/\b(?:reduc\w*|at most|no more than|not more than|below|under|fewer|less|down to|decrease)\b/i.test(words))
    return 'at most'
  return /\b(?:increas\w*|rais\w*|at least|above|over|up to|more)\b/i.test(words) ? 'at least' : null
}

type Time = { base: Base; period: Period | null; assumed: string[] }

/** The base that is said, else the first of the indicator's that the period fits; a year is of a series that has years. */
function timeOf({ indicator, base, period, baselineBy, words, namedBeside }: ReadLevel): Time {
  const usual = indicator.bases[0] ?? 'month'
  const asked = period?.period ?? (baselineBy === null ? null : yearOfMonth(baselineBy))
  const assumed = [
    ...(namedBeside ? ['The indicator is named beside these words, not in them.'] : []),
    ...(period?.yearGuessed ? ['The year is not said: it is the first after the plan begins.'] : []),
    ...(/\bacademic year\b/i.test(words) ? ['An academic year ends in August; the year here ends in March.'] : []),
    ...(asked === null ? ['The words don’t say when.'] : []),
  ]
  const own = base !== null && indicator.bases.includes(base) ? base : null
  if (asked === null) return { base: own ?? usual, period: null, assumed }
  const fitting = [...(own === null ? [] : [own]), ...inOrderFor(asked, indicator)].flatMap((one) => {
    const fit = fitPeriod(one, asked)
    return 'period' in fit ? [{ base: one, period: fit.period }] : []
  })
  const [first] = fitting
  if (first === undefined)
    return {
      base: own ?? usual,
      period: null,
      assumed: [...assumed, 'The indicator has no figures for such a period.'],
    }
  const open = first.base !== base && indicator.bases.length > 1
  return { ...first, assumed: open ? [...assumed, 'Of which figures, the words don’t say.'] : assumed }
}

/** For a whole year: bases that grow over it before those of one moment. */
function inOrderFor(period: Period, { bases }: Indicator): readonly Base[] {
  const wholeYear: readonly Base[] = ['year', 'year to date', 'rolling 12 months', 'snapshot']
  return /^\d{4}\/\d{2}$/.test(period) ? [...wholeYear.filter((base) => bases.includes(base)), ...bases] : bases
}

/** In the document's order, requirements first; what is said in several places is one. */
export function proposeTargets(plan: Plan): ProposedTarget[] {
  const found = new Map<string, ProposedTarget>()
  for (const said of wordsOf(plan)) {
    if (!/\d|baseline/i.test(said.text)) continue
    for (const read of clausesOf(said.text).flatMap((clause) => readClause(clause, plan.starts ?? null, said.beside))) {
      const proposal = proposalOf(read, said)
      const held = found.get(proposal.key)
      if (held === undefined) found.set(proposal.key, proposal)
      else if (!held.places.some(({ words }) => words === said.place.words)) held.places.push(said.place)
    }
  }
  return [...found.values()]
}

/** Whether one press takes it on, or a person has to say more first. */
export const isWhole = ({ period, way, value, baselineBy }: ProposedTarget): boolean =>
  period !== null && way !== null && (value !== null || baselineBy !== null)
