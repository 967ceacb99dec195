/** How much a version of the document changes, as figures and in one sentence. Pure. */
import { agree, counted, listed, sentenceCase } from '../../plans/rules/words.ts'
import type { Comparison, PairedPart } from './comparison.ts'
import { type PartKind, partKinds } from './match.ts'

export type Counts = {
  added: number
  changed: number
  moved: number
  gone: number
  /** Withdrawn before, in the document again. */
  back: number
  /** Paired, and neither changed nor moved: only numbers or typography may differ. */
  stays: number
  /** Changed in Upturn, and the document still says what it said, or something else again. */
  clashes: number
  renumbered: number
  retypeset: number
  unsure: number
}

export const isChanged = ({ fields }: PairedPart) => fields.some(({ how }) => how === 'changed')
export const isClash = ({ fields, moved, withdrawn }: PairedPart) =>
  fields.some(({ how }) => how !== 'changed') || moved?.how === 'clash' || withdrawn?.why === 'here'
export const isMoved = ({ moved }: PairedPart) => moved?.how === 'changed'
export const isBack = ({ withdrawn }: PairedPart) => withdrawn?.why === 'back'

/** Of one kind of part. What was made in Upturn and is in no document is not gone. */
export function countsOf(comparison: Comparison, kind: PartKind): Counts {
  const paired = comparison.paired.filter((part) => part.kind === kind)
  const count = (is: (part: PairedPart) => boolean) => paired.filter(is).length
  const same = paired.filter((part) => !isChanged(part) && !isMoved(part) && !isBack(part))
  return {
    added: comparison.added.filter((part) => part.kind === kind).length,
    changed: count(isChanged),
    moved: count(isMoved),
    gone: comparison.gone.filter((part) => part.kind === kind && !part.madeHere).length,
    back: count(isBack),
    stays: same.length,
    clashes: count(isClash),
    renumbered: same.filter(({ renumbered }) => renumbered).length,
    retypeset: same.filter(({ retypeset }) => retypeset.length > 0).length,
    unsure: comparison.unsure.filter((pair) => pair.kind === kind).length,
  }
}

/** `Version 1.5 has 6 new actions, changes 14, moves 2 and no longer has 3; 427 stay as they are.` */
export function comparisonInWords(comparison: Comparison, name: string): string {
  const { added, changed, moved, gone, back, stays } = countsOf(comparison, 'action')
  const said = [
    ...(added > 0 ? [`has ${counted(added, 'new action')}`] : []),
    ...(back > 0 ? [`has ${back} again that ${agree(back, 'was', 'were')} withdrawn`] : []),
    ...(changed > 0 ? [`changes ${changed}`] : []),
    ...(moved > 0 ? [`moves ${moved}`] : []),
    ...(gone > 0 ? [`no longer has ${gone}`] : []),
  ]
  if (comparison.old.actions.length + comparison.fresh.actions.length === 0)
    return `${sentenceCase(name)} has no actions, and neither has the plan.`
  const stay = `${sayStays(stays, said.length === 0)}.`
  if (said.length === 0) return `${sentenceCase(name)} changes no action: ${stay}`
  const [first = ''] = said
  // The noun is said once, by whoever comes first.
  const counting = first.startsWith('has')
    ? said
    : [`${first} ${agree(Number(/\d+/.exec(first)?.[0]), 'action', 'actions')}`, ...said.slice(1)]
  return `${sentenceCase(name)} ${listed(counting)}; ${stay}`
}

const sayStays = (count: number, alone: boolean) =>
  count === 0
    ? 'none stays as it is'
    : `${alone ? counted(count, 'action') : count} ${agree(count, 'stays as it is', 'stay as they are')}`

const names: Record<PartKind, [string, string]> = {
  theme: ['theme', 'themes'],
  outcome: ['outcome', 'outcomes'],
  recommendation: ['recommendation', 'recommendations'],
  action: ['action', 'actions'],
}

/** What else differs: headings, clashes, pairs to be looked at, numbers, what stands beside the actions. A sentence each. */
export function restInWords(comparison: Comparison): string[] {
  const groups = partKinds.filter((kind) => kind !== 'action').flatMap((kind) => groupInWords(comparison, kind))
  const every = partKinds.map((kind) => countsOf(comparison, kind))
  const sum = (key: keyof Counts) => every.reduce((total, counts) => total + counts[key], 0)
  const [clashes, unsure, renumbered, retypeset] = [sum('clashes'), sum('unsure'), sum('renumbered'), sum('retypeset')]
  const made = comparison.gone.filter(({ madeHere }) => madeHere).length
  const context = comparison.context.length
  return [
    ...groups,
    ...(clashes > 0
      ? [
          `${counted(clashes, 'part was', 'parts were')} changed in Upturn and the document says otherwise: what was agreed stays unless you choose the document.`,
        ]
      : []),
    ...(unsure > 0
      ? [
          `${counted(unsure, 'pair', 'pairs')} could be the same and could not be told: look at ${agree(unsure, 'it', 'them')}.`,
        ]
      : []),
    ...(made > 0
      ? [
          `${counted(made, 'part was', 'parts were')} made in Upturn and ${agree(made, 'is', 'are')} in no document: ${agree(made, 'it stays', 'they stay')}.`,
        ]
      : []),
    ...(renumbered > 0
      ? [
          `${counted(renumbered, 'part', 'parts')} only ${agree(renumbered, 'has another number', 'have another number')}.`,
        ]
      : []),
    ...(retypeset > 0
      ? [
          `${counted(retypeset, 'part', 'parts')} ${agree(retypeset, 'differs', 'differ')} only in typography or in how a date is written.`,
        ]
      : []),
    ...(context > 0 ? [`Beside the actions, ${counted(context, 'passage is', 'passages are')} new or gone.`] : []),
  ]
}

function groupInWords(comparison: Comparison, kind: PartKind): string[] {
  const { added, changed, moved, gone, back } = countsOf(comparison, kind)
  const [one, many] = names[kind]
  const said = [
    ...(added > 0 ? [`${counted(added, one, many)} ${agree(added, 'is', 'are')} new`] : []),
    ...(changed > 0 ? [`${counted(changed, one, many)} ${agree(changed, 'is', 'are')} changed`] : []),
    ...(moved > 0 ? [`${counted(moved, one, many)} ${agree(moved, 'hangs', 'hang')} elsewhere`] : []),
    ...(back > 0 ? [`${counted(back, one, many)} ${agree(back, 'is', 'are')} back`] : []),
    ...(gone > 0 ? [`${counted(gone, one, many)} ${agree(gone, 'is', 'are')} gone`] : []),
  ]
  return said.length === 0 ? [] : [`${sentenceCase(listed(said))}.`]
}

/** Of the actions kept before, in use, how many were found again: what tells a version from another plan. */
export function foundAgain({ old, matches, paired, gone }: Comparison): { found: number; of: number } {
  const kind: PartKind = old.actions.length > 0 ? 'action' : 'recommendation'
  const found = matches.filter((match) => match.outcome === 'paired' && match.kind === kind).length
  const missing = gone.filter((part) => part.kind === kind && !part.madeHere).length
  return { found: Math.min(found, paired.length), of: found + missing }
}

/** Fewer than this share found again: another plan altogether, it seems. */
export const leastShare = 0.3

export function looksLikeAnotherPlan(comparison: Comparison): boolean {
  const { found, of } = foundAgain(comparison)
  return of > 3 ? found / of < leastShare : found === 0 && of > 0
}

/** `This does not look like the same plan: 3 of 435 actions were found again.` */
export function anotherPlanInWords({ found, of }: { found: number; of: number }): string {
  return `This does not look like the same plan: ${found === 0 ? 'none' : found} of ${counted(of, 'action')} ${agree(found, 'was', 'were')} found again.`
}
