/**
 * The links that the words of a plan make: each a proposal that a person confirms, corrects or declines. Pure.
 * What is proposed is worked out from the plan as it stands, so a corrected text or a new version is read anew.
 */
import { copiedBlocks } from '../findings/copied-blocks.ts'
import type { FindingFacts } from '../findings/finding-rule.ts'
import { labelParts } from '../findings/labels.ts'
import type { Action, Recommendation } from '../plan.ts'
import { recommendationOf } from '../rules/structure.ts'
import { searchable } from '../rules/words.ts'
import { type Link, type LinkPlace, type Part, partKey } from './link.ts'
import { numbersOf } from './numbers.ts'
import { isWithin, partName } from './parts.ts'
import { printedReferences } from './printed-references.ts'
import { type Resolved, resolveReference, type Seeker } from './resolve-reference.ts'
import { type WaitingWords, waitingDeadline, waitingWords } from './waiting-words.ts'

/** A link as read: `state` is always `proposed`. */
export type FoundLink = Pick<Link, 'id' | 'from' | 'to' | 'kind' | 'words'> & {
  place: LinkPlace
  /** 0 to 1. */
  confidence: number
  /** What is not sure about it, in a sentence; null where nothing is. */
  doubt: string | null
  /** The number as printed of a reference that leads nowhere; null for every other. */
  lost: string | null
}

type Text = { text: string; place: LinkPlace }

function textsOfRecommendation(one: Recommendation): Text[] {
  return [
    ...placed('text', [one.text]),
    ...placed('deadline', [one.by.text]),
    ...placed('related plans', [one.related]),
    ...placed('dependencies', one.dependencies),
    ...placed('resources', [one.resources]),
    ...placed('success criteria', one.criteria),
    ...placed('targets', one.targets),
    ...placed(
      'other columns',
      (one.notes ?? []).map(({ text }) => text),
    ),
  ]
}

function textsOfAction(one: Action): Text[] {
  return [
    ...placed('text', [one.text]),
    ...placed('deadline', [one.deadline.text]),
    ...placed('resources', [one.resources]),
    ...placed('success criteria', one.criteria),
    ...placed('milestones', one.milestones),
    ...placed(
      'other columns',
      (one.notes ?? []).map(({ text }) => text),
    ),
  ]
}

function placed(place: LinkPlace, texts: readonly (string | null)[]): Text[] {
  return texts.flatMap((text) => (text === null || text === '' ? [] : [{ place, text }]))
}

/** Columns that hold nothing but links. */
const linking = new Set<LinkPlace>(['related plans', 'dependencies'])
/** Columns in which words that make wait are about this work, not about how it will be judged. */
const waiting = new Set<LinkPlace>(['text', 'deadline', 'resources', 'dependencies'])

/** Every link that the words make, in the document's order. An id says where the link was read, so that it stays the same. */
export function findLinks(facts: FindingFacts): FoundLink[] {
  const seeker = seekerOf(facts)
  const found = new Map<string, FoundLink>()
  const take = (from: Part, texts: Text[], action: Action | null) => {
    for (const text of texts) for (const link of linksOfText(seeker, from, text, action)) keep(found, link)
  }
  // What was withdrawn stays readable, and says nothing of the plan any more.
  for (const one of facts.plan.recommendations) {
    if (one.withdrawn !== undefined) continue
    take({ kind: 'recommendation', id: one.id }, textsOfRecommendation(one), null)
  }
  for (const one of facts.plan.actions) {
    if (facts.standings.get(one.id)?.status !== 'withdrawn')
      take({ kind: 'action', id: one.id }, textsOfAction(one), one)
  }
  return [...found.values()]
}

/** One link for each pair of parts: said twice, the one that makes it wait stays, else the surer one, else the first. */
function keep(found: Map<string, FoundLink>, link: FoundLink): void {
  const held = found.get(link.id)
  const weight = ({ kind, confidence }: FoundLink) => confidence + (kind === 'depends on' ? 1 : 0)
  if (held === undefined || weight(held) < weight(link)) found.set(link.id, link)
}

function seekerOf(facts: FindingFacts): Seeker {
  const copies = new Map<Action, Map<string, Action>>()
  for (const { originals, copied } of copiedBlocks(facts)) {
    const meant = new Map<string, Action>()
    originals.forEach((original, at) => {
      const key = labelParts(original.label ?? '')?.key
      const copy = copied[at]
      if (key !== undefined && copy) meant.set(key, copy)
    })
    for (const action of copied) copies.set(action, meant)
  }
  return { facts, numbers: numbersOf(facts), copies }
}

function* linksOfText(seeker: Seeker, from: Part, { text, place }: Text, action: Action | null): Generator<FoundLink> {
  const references = printedReferences(text, linking.has(place))
  const read = references.map((reference) => resolveReference(seeker, from, action, reference))
  const some = read.some((resolved) => resolved?.to)
  for (const [at, resolved] of read.entries()) {
    const reference = references[at]
    if (!resolved || !reference) continue
    // `see (2) under Recommendation 1`: the bare 2 that leads nowhere says nothing beside the recommendation.
    if (resolved.to === null && (some || !resolved.lost)) continue
    // A part is not linked with what holds it, nor with what lies in it: it is there already.
    if (resolved.to !== null && isWithin(seeker.facts, from, resolved.to)) continue
    if (resolved.to !== null && isWithin(seeker.facts, resolved.to, from)) continue
    // `Theme 2 - Outcomes 2 and 3` means the outcomes: the theme only says which.
    if (
      resolved.to?.kind === 'theme' &&
      references.some(({ theme, words }) => theme === reference.ref && words === reference.words)
    )
      continue
    yield linkOf(
      from,
      place,
      { ...reference, kind: place === 'dependencies' ? 'depends on' : reference.kind },
      resolved,
    )
  }
  if (some || !waiting.has(place)) return
  const words = place === 'deadline' ? waitingDeadline(text) : waitingWords(text)
  const wait = words ?? (place === 'dependencies' ? { what: text, words: text } : null)
  if (wait) yield waitingLink(seeker, from, place, wait, action)
}

type Said = { kind: FoundLink['kind']; words: string }

function linkOf(from: Part, place: LinkPlace, { kind, words }: Said, resolved: Resolved): FoundLink {
  const { to, confidence, doubt, lost } = resolved
  const id = `${partKey(from)}~${to === null ? `nowhere ${lost}` : partKey(to)}`
  return { id, from, to, kind, words, place, confidence, doubt, lost }
}

/** A link that a person must fill, with what it may wait for where one action beside it has the same words. */
function waitingLink(
  seeker: Seeker,
  from: Part,
  place: LinkPlace,
  wait: WaitingWords,
  action: Action | null,
): FoundLink {
  const to = action ? sameWordsBeside(seeker, action, wait.what) : null
  const doubt =
    to === null
      ? 'The document does not say by number what it waits for.'
      : `It names no number; ${partName(seeker.facts, to)} has the same words.`
  const base = { from, to, kind: 'depends on', words: wait.words, place, confidence: 0.5, doubt, lost: null } as const
  return { id: `${partKey(from)}~waits${place === 'dependencies' ? ` ${wait.words.slice(0, 24)}` : ''}`, ...base }
}

/** The one action of the same recommendation whose words hold what another waits for: `go-live` and `Go live`. */
function sameWordsBeside({ facts }: Seeker, action: Action, what: string): Part | null {
  const words = searchable(what)
  if (words.length < 6) return null
  const beside = facts.actionsOf.get(recommendationOf(facts, action)?.id ?? null) ?? []
  const [one, ...others] = beside.filter(
    (other) =>
      other !== action &&
      other.id !== action.parent &&
      ` ${searchable(other.text)} `.includes(` ${words} `) &&
      // Two that wait for the same thing do not wait for each other.
      waitingWords(other.text)?.what !== what,
  )
  return one && others.length === 0 ? { kind: 'action', id: one.id } : null
}
