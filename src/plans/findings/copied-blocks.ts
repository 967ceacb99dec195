/** Blocks of actions printed twice, word for word, and what the copying broke. */
import { remember } from '../../importing/remember.ts'
import type { Action } from '../plan.ts'
import { actionName, actionSpanName, quoted } from '../rules/names.ts'
import { mainOf } from '../rules/structure.ts'
import { sentenceCase } from '../rules/words.ts'
import { labelReferences } from './cross-references.ts'
import type { FindingFacts, FindingRule } from './finding-rule.ts'
import { labelParts } from './labels.ts'

const fewestCopied = 3
/** `Ongoing` or `See recommendation column` three times running is a habit, not a copied block. */
const fewestWords = 4

/** Two runs of the same words, `copied[n]` being the copy of `originals[n]`. The original is the one printed first. */
export type CopiedBlock = { originals: Action[]; copied: Action[] }

type Spot = { block: number; position: number }

/** The lists in which a run can stand: the sub-actions of each main action, and each recommendation's main actions. */
function blocksOf(facts: FindingFacts): Action[][] {
  const subs = [...facts.subsOf.values()]
  const mains = [...facts.actionsOf.values()].map((actions) => actions.filter((action) => !mainOf(facts, action)))
  return [...subs, ...mains].filter((block) => block.length >= fewestCopied)
}

/** A text as what counts when two are compared; '' where it is too short to be a copy. */
const keyOf = remember((text: string) => {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return words.length < fewestWords ? '' : words.join(' ')
})

const keysOf = (block: readonly Action[]): string[] => block.map((action) => keyOf(action.text))

/** How far two blocks go on saying the same from two positions. */
function lengthOfRun(a: readonly string[], b: readonly string[], from: Spot, to: Spot): number {
  let length = 0
  for (;;) {
    const key = a[from.position + length]
    if (!key || key !== b[to.position + length]) return length
    length += 1
  }
}

/** Two rules ask for them; they are found once for each plan looked at. */
const found = new WeakMap<FindingFacts, CopiedBlock[]>()

/** Every copied block of the plan, each copy once: matched with the first place that holds the whole run. */
export function copiedBlocks(facts: FindingFacts): CopiedBlock[] {
  const held = found.get(facts)
  if (held) return held
  const blocks = findCopiedBlocks(facts)
  found.set(facts, blocks)
  return blocks
}

/** Where each text was seen before. A text printed hundreds of times is kept at its first places: more would say no more. */
const mostSpots = 12

function noteSpots(seen: Map<string, Spot[]>, words: readonly string[], block: number): void {
  words.forEach((key, position) => {
    const spots = seen.get(key) ?? []
    if (key !== '' && spots.length < mostSpots) seen.set(key, [...spots, { block, position }])
  })
}

type Match = { from: Spot; length: number }

function findCopiedBlocks(facts: FindingFacts): CopiedBlock[] {
  const blocks = blocksOf(facts)
  const keys = blocks.map(keysOf)
  const seen = new Map<string, Spot[]>()
  const longestAt = (to: Spot, words: readonly string[]): Match =>
    (seen.get(words[to.position] ?? '') ?? [])
      .map((from) => ({ from, length: lengthOfRun(keys[from.block] ?? [], words, from, to) }))
      .reduce((a, b) => (b.length > a.length ? b : a), { from: to, length: 0 })
  const copies: CopiedBlock[] = []
  keys.forEach((words, block) => {
    for (let position = 0; position < words.length; ) {
      const { from, length } = longestAt({ block, position }, words)
      if (length >= fewestCopied) {
        const originals = blocks[from.block]?.slice(from.position, from.position + length) ?? []
        copies.push({ originals, copied: blocks[block]?.slice(position, position + length) ?? [] })
      }
      position += length >= fewestCopied ? length : 1
    }
    noteSpots(seen, words, block)
  })
  return copies
}

export const copiedBlock: FindingRule = {
  code: 'copied.block',
  severity: 'warning',
  title: 'Blocks printed twice',
  meaning:
    'Three or more actions in a row have the same words as an earlier block. Either one piece of work is counted twice, or the copy was never made to fit its place.',
  example: 'Actions 2b to 2j of 2.1.1 repeat actions 1b to 1j of 2.1.1 word for word.',
  board: 1,
  *find(facts) {
    for (const { originals, copied } of copiedBlocks(facts)) {
      const message = `${sentenceCase(actionSpanName(facts, copied))} repeat ${actionSpanName(facts, originals)} word for word.`
      yield { message, at: copied[0]?.at, subject: copied[0]?.id }
    }
  },
}

export const referenceToCopy: FindingRule = {
  code: 'reference.to-copy',
  severity: 'error',
  title: 'References that still point at the block they were copied from',
  meaning:
    'A block was copied and given new labels, but a reference inside it still names a label of the original. Read as printed, it sends people to the wrong action.',
  example: 'Action 2i of 2.1.1 says “action 1g”, which is in the block it was copied from; its own block’s is 2g.',
  board: 2,
  *find(facts) {
    for (const { originals, copied } of copiedBlocks(facts)) {
      const own = new Map(originals.map((action, at) => [labelParts(action.label ?? '')?.key, copied[at]]))
      for (const action of copied) {
        for (const { words, ref: key } of labelReferences(action.text)) {
          const meant = own.get(key)
          if (!meant?.label || labelParts(meant.label)?.key === key) continue
          const message = `${sentenceCase(actionName(facts, action))} says ${quoted(words)}, which is in the block it was copied from; its own block’s is ${meant.label}.`
          yield { message, at: action.at, subject: action.id }
        }
      }
    }
  },
}
