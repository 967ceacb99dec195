/**
 * Which indicators the words of a plan speak of: by code (`NI 59`), by what documents call them, by a title that is nearly
 * said, or through a requirement that a recommendation answers. Each with why. A proposal counts for nothing until a
 * person confirms it. Pure.
 */
import type { Plan, Recommendation } from '../../../plans/plan.ts'
import { structureOf } from '../../../plans/rules/structure.ts'
import type { Base, Indicator } from '../../indicators/indicator.ts'
import { indicators, slugOf } from '../../indicators/library.ts'
import { basesSaidIn, speaksOfAYear } from '../../rules/said-bases.ts'
import { type Measured, type MeasureLink, measuredKey, measureKey } from '../measure-link.ts'
import { cues } from './cues.ts'
import { titleWithin } from './likeness.ts'
import { type Requirement, requirementCalled, requirementsOf } from './requirements.ts'

export type Proposal = Pick<MeasureLink, 'id' | 'indicator' | 'to' | 'base' | 'words'> & {
  /** Where the words stand, as a reader would look for them. */
  place: string
  /** Why the indicator is meant, in a sentence. */
  why: string
}

/** Some words with where they stand. */
type Said = { text: string; place: string }

/** Nearly all of a title must be said: four of five words. */
const likeEnough = 0.8

/** Clauses of a text: what one target or criterion says by itself. */
export function clausesOf(text: string): string[] {
  return text
    .split(/(?<=[.;])\s+|\s*\|\|\s*|\n+|\s·\s/)
    .map((clause) => clause.trim())
    .filter(Boolean)
}

/** `NI 59`, `NI59`, `NIs 59 and 60`, `NI 59/60`; a share (`and 80%`) is no code. */
export function codesIn(text: string): string[] {
  const runs = text.matchAll(/\bN\.?I\.?s?\s*(\d{1,3}(?![\d%])(?:\s*(?:\/|,|&|and)\s*(?:NI\s*)?\d{1,3}(?![\d%]))*)/g)
  const numbers = [...runs].flatMap((run) => run[1]?.match(/\d{1,3}/g) ?? [])
  return [...new Set(numbers)].map((number) => `NI ${Number(number)}`)
}

/** The bases that the words name, of those that the indicator has; a whole year is added up. */
export function basesSaid({ bases }: Indicator, text: string): Base[] {
  const said = basesSaidIn(text).filter((base) => bases.includes(base))
  const year = (['year', 'year to date'] as const).find((base) => bases.includes(base))
  if (speaksOfAYear(text) && year !== undefined && !said.includes('rolling 12 months') && !said.includes(year))
    said.push(year)
  return bases.filter((base) => said.includes(base))
}

type Meant = { indicator: Indicator; why: string }

function meantBy(why: (indicator: Indicator) => string | null): Meant[] {
  return indicators.flatMap((indicator) => {
    const said = why(indicator)
    return said === null ? [] : [{ indicator, why: said }]
  })
}

function cueIn(plain: string, { code }: Indicator): string | null {
  for (const cue of cues[code] ?? []) {
    const found = cue.exec(plain)?.[0].trim()
    if (found !== undefined) return `It says “${found}”.`
  }
  return null
}

/** The indicators that a clause speaks of, each with why. A title that is only nearly said counts where nothing surer is. */
function indicatorsIn(clause: string): Meant[] {
  const codes = codesIn(clause)
  const plain = clause.toLowerCase()
  const sure = meantBy((one) => (codes.includes(one.code) ? `It names ${one.code}.` : cueIn(plain, one)))
  if (sure.length > 0) return sure
  return meantBy(({ title }) => {
    const { share, found, of } = titleWithin(title, clause)
    return share >= likeEnough ? `It has ${found} of the ${of} telling words of the indicator’s title.` : null
  })
}

/** An indicator that a clause speaks of, with the bases that it names. */
type Spoken = Meant & { words: string; place: string; bases: readonly Base[] }

function spokenOf(said: readonly Said[]): Spoken[] {
  return said.flatMap(({ text, place }) =>
    clausesOf(text).flatMap((words) =>
      indicatorsIn(words).map((meant) => ({
        // The time a target is set for may stand in the clause after the one that names the indicator.
        ...{ ...meant, words, place, bases: basesSaid(meant.indicator, codesIn(words).length > 0 ? text : words) },
      })),
    ),
  )
}

/**
 * A clause that names no base means the one that another names for the same indicator (“held in time”, and below it “85%,
 * cumulative”); where none does, the indicator's first.
 */
function proposalsFor(to: Measured, said: readonly Said[]): Proposal[] {
  const spoken = spokenOf(said)
  const named = new Set(spoken.filter(({ bases }) => bases.length > 0).map(({ indicator }) => indicator.code))
  return spoken.flatMap(({ indicator: { code, bases: all }, why, words, place, bases }) => {
    const meant = bases.length > 0 || named.has(code) ? bases : [all[0] ?? 'month']
    return meant.map((base) => ({ id: idOf(to, code, base), indicator: code, to, base, words, place, why }))
  })
}

const idOf = (to: Measured, indicator: string, base: Base): string =>
  `${measuredKey(to)}~${slugOf(indicator)}~${base.replaceAll(' ', '-')}`

function saidBy(
  recommendation: Recommendation,
  actions: readonly { criteria: string[]; milestones: string[]; text: string }[],
): Said[] {
  return [
    ...recommendation.targets.map((text) => ({ text, place: 'its targets' })),
    ...recommendation.criteria.map((text) => ({ text, place: 'its success criteria' })),
    { text: recommendation.text, place: 'its words' },
    ...recommendation.impacts.map(({ text }) => ({ text, place: 'its expected impact' })),
    ...actions.flatMap(({ criteria, milestones, text }) =>
      [...criteria, ...milestones, ...(codesIn(text).length > 0 ? [text] : [])].map((one) => ({
        text: one,
        place: 'its actions',
      })),
    ),
  ]
}

/** What a recommendation is measured by because the requirement that it answers is. */
function throughRequirements(
  recommendation: Recommendation,
  requirements: readonly Requirement[],
  ofRequirements: readonly Pick<Proposal, 'to' | 'indicator' | 'base' | 'words'>[],
): Proposal[] {
  const to: Measured = { kind: 'recommendation', id: recommendation.id }
  return recommendation.sources.flatMap((source) => {
    const requirement = requirementCalled(requirements, source)
    return ofRequirements
      .filter((one) => one.to.id === requirement?.code)
      .map(({ indicator, base, words }) => ({
        ...{ id: idOf(to, indicator, base), indicator, to, base, words, place: `requirement ${requirement?.code}` },
        why: `It answers ${requirement?.code}, which this indicator measures.`,
      }))
  })
}

function once(proposals: readonly Proposal[]): Proposal[] {
  const found = new Map<string, Proposal>()
  for (const proposal of proposals) if (!found.has(proposal.id)) found.set(proposal.id, proposal)
  return [...found.values()]
}

/** What the words propose and nobody has decided, requirements first, then by recommendation in the document's order. */
export function proposalsOf(plan: Plan): Proposal[] {
  const requirements = requirementsOf(plan)
  const structure = structureOf(plan)
  const ofRequirements = requirements.flatMap(({ code, words }) =>
    proposalsFor({ kind: 'requirement', id: code }, [{ text: words, place: 'its words' }]),
  )
  const decided = plan.measures ?? []
  const measured = [...decided.filter(({ state }) => state === 'confirmed'), ...ofRequirements]
  const live = plan.recommendations.filter(({ withdrawn }) => withdrawn === undefined)
  const ofRecommendations = live.flatMap((one) => [
    ...proposalsFor({ kind: 'recommendation', id: one.id }, saidBy(one, structure.actionsOf.get(one.id) ?? [])),
    ...throughRequirements(one, requirements, measured),
  ])
  const taken = new Set([...decided.map(({ id }) => id), ...decided.map(measureKey)])
  return once([...ofRequirements, ...ofRecommendations]).filter(
    (one) => !taken.has(one.id) && !taken.has(measureKey(one)),
  )
}
