/**
 * Whether it is better for children: the measures of the notice and of the recommendations from figures published by the
 * report's day, and first of all where everything is done and nothing better.
 */

import { selectOptionalIndicator } from '../../performance/indicators/library.ts'
import {
  changeWords,
  distanceWords,
  feltWords,
  latestInWords,
  latestTime,
  measuredInWords,
  targetWords,
} from '../../performance/links/felt-words.ts'
import { type LinkFelt, weakestOf } from '../../performance/links/rules/felt.ts'
import { baseSaid } from '../../performance/links/rules/measure-words.ts'
import { type Mismatch, mismatchesOf } from '../../plans/rules/felt.ts'
import { recommendationName } from '../../plans/rules/names.ts'
import type { PlanIndex } from '../../plans/rules/plan-index.ts'
import { isWithdrawn } from '../../plans/rules/structure.ts'
import { agree, countedInWords, listed, numberInWords, sentenceCase } from '../../plans/rules/words.ts'
import { section } from './rows.ts'
import type { BetterRow, BetterSection, MismatchRow } from './types.ts'

/** As many measures as a notice has; the page of measures has the rest. */
const mostMeasures = 30
const mostMismatches = 6

/** All links of one measure, with what they measure: requirements by code, recommendations by number. */
type Measure = { felt: LinkFelt; ofNotice: boolean; measures: string[] }

function nameOf(index: PlanIndex, { to }: LinkFelt['link']): string | null {
  if (to.kind === 'requirement') return to.id
  const recommendation = index.recommendations.get(to.id)
  if (recommendation === undefined || isWithdrawn(recommendation, index.asAt)) return null
  return recommendation.ref ?? recommendationName(recommendation)
}

/** Each indicator on each base once, those of the notice first, in the order of their links. */
function measuresOf(index: PlanIndex): Measure[] {
  const found = new Map<string, Measure>()
  const all = [...index.felt.values()].flat()
  const ofNotice = ({ link }: LinkFelt) => link.to.kind === 'requirement'
  for (const felt of [...all.filter(ofNotice), ...all.filter((one) => !ofNotice(one))]) {
    const name = nameOf(index, felt.link)
    if (name === null) continue
    const key = `${felt.link.indicator} ${felt.link.base}`
    const held = found.get(key) ?? { felt, ofNotice: ofNotice(felt), measures: [] }
    if (!held.measures.includes(name)) held.measures.push(name)
    found.set(key, held)
  }
  return [...found.values()]
}

function rowOf({ felt, ofNotice, measures }: Measure): BetterRow {
  const { facts, link, state, held, needs, standing } = felt
  const latest = facts?.series.latest ?? null
  return {
    indicator: link.indicator,
    title: selectOptionalIndicator(link.indicator)?.title ?? link.indicator,
    base: baseSaid[link.base],
    ofNotice,
    measures: listed(measures),
    numerator: latest?.numerator ?? null,
    denominator: latest?.denominator ?? null,
    value: latest?.value ?? null,
    valueInWords: latestInWords(felt),
    time: latestTime(felt),
    target: standing?.target.value ?? null,
    targetInWords: targetWords(felt),
    distance: distanceWords(felt),
    direction: facts === null || latest === null ? '' : changeWords[facts.change],
    state,
    stateInWords: feltWords[state],
    held: held === 0 ? '' : held < needs ? `held for ${held} of ${needs}` : `held for ${held}, ${needs} asked`,
  }
}

const stateCounts = [
  ['worse', 'gets worse', 'get worse'],
  ['not yet', 'is not better yet', 'are not better yet'],
  ['improving', 'improves', 'improve'],
  ['reached', 'has just reached its target', 'have just reached their target'],
  ['sustained', 'has reached its target and stayed there', 'have reached their target and stayed there'],
  ['out of date', 'has only old figures', 'have only old figures'],
  ['not measured yet', 'has no figure yet', 'have no figure yet'],
] as const

function sentenceOf(rows: readonly BetterRow[]): string {
  if (rows.length === 0)
    return 'Nothing can be said yet: no indicator is linked to a recommendation or to a requirement.'
  const parts = stateCounts.flatMap(([state, one, many]) => {
    const count = rows.filter((row) => row.state === state).length
    return count === 0 ? [] : [`${numberInWords(count)} ${agree(count, one, many)}`]
  })
  return `${sentenceCase(`of ${countedInWords(rows.length, 'measure')}, ${listed(parts)}`)}.`
}

function mismatchRow(mismatch: Mismatch): MismatchRow {
  const { recommendation, delivered, actions, kind } = mismatch
  return {
    kind,
    recommendation: recommendation.id,
    ref: recommendation.ref,
    text: recommendation.text,
    delivered,
    actions,
    measures: mismatch.links.map((link) => ({
      sentence: `${sentenceCase(measuredInWords(link))}.`,
      state: link.state,
      facts: link.facts,
    })),
  }
}

export function betterSection(index: PlanIndex): BetterSection {
  const all = measuresOf(index).map(rowOf)
  // What nobody has measured has nothing to tell, and stands last.
  const rows = [...all.filter(({ time }) => time !== ''), ...all.filter(({ time }) => time === '')]
  const mismatches = mismatchesOf(index).map(mismatchRow)
  const of = (kind: MismatchRow['kind']) => mismatches.filter((one) => one.kind === kind)
  return {
    ...section('Is it better for children?', sentenceOf(rows), rows, mostMeasures),
    nothingBetter: section(
      'All done, nothing better',
      nothingBetterSentence(of('nothing better')),
      of('nothing better'),
      mostMismatches,
    ),
    betterNotDone: of('better, not done').map(
      ({ ref, text, measures }) => `${ref ?? text}: ${measures.map(({ sentence }) => sentence).join(' ')}`,
    ),
  }
}

function nothingBetterSentence(rows: readonly MismatchRow[]): string {
  if (rows.length === 0) return 'Nowhere is everything done and nothing better.'
  const these = countedInWords(rows.length, 'recommendation')
  return `${sentenceCase(`for ${these}, everything is done and it is not better for children`)}.`
}

/** The headline where everything is done and nothing better, with the gravest figure; null where there is no such thing. */
export function nothingBetterHeadline(index: PlanIndex): string | null {
  const found = mismatchesOf(index).filter(({ kind }) => kind === 'nothing better')
  const gravest = found.toSorted((a, b) => order(a) - order(b))[0]
  const [link] = gravest?.links ?? []
  if (gravest === undefined || link === undefined) return null
  const name = recommendationName(gravest.recommendation)
  const which =
    found.length === 1
      ? name
      : `${countedInWords(found.length, 'recommendation')}, such as ${gravest.recommendation.ref ?? name}`
  return `All is done for ${which}, but it is not better for children: ${measuredInWords(link)}.`
}

/** What gets worse is told before what is only short of its target. */
const order = ({ links }: Mismatch): number => (weakestOf(links.map(({ state }) => state)) === 'worse' ? 0 : 1)
