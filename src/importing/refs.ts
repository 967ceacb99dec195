/** References as plans print them: a recommendation's own (`1.2.2.`, `Rec 4:`) and those that words make to others. */
import { remember } from './remember.ts'

export type Ref = { ref: string; rest: string }

const noun =
  '(?:recommendations?|recs?|priorit(?:y|ies)|actions?|objectives?|outcomes?|items?|sections?|strands?|themes?|standards?|areas?|goals?|aims?|tasks?|ref(?:erence)?|no|number)'
const dotted = String.raw`\d{1,2}(?:\.\d{1,3}){1,3}(?:\([a-z]\)|[a-z](?![a-z]))?`
const lettered = String.raw`(?!Q\d|[KY]S?\d|S(?:11|17|20|31|47)\b)[A-Z]\d{1,3}(?:\.\d{1,3}){0,3}(?:\([a-z]\)|[a-z](?![a-z]))?`
const plain = String.raw`\d{1,3}(?:\([a-z]\)|[a-z](?![a-z]))?`

const ending = String.raw`(?=$|[\s.:;,)\]–—-])`
const withNoun = new RegExp(String.raw`^\s*\(?${noun}\.?\s*[:#]?\s*(${dotted}|${lettered}|${plain})${ending}`, 'i')
const bare = new RegExp(String.raw`^\s*\(?(${dotted}|${lettered})${ending}`)
const marked = new RegExp(String.raw`^\s*\(?(${plain})(?:[.:)]+(?=\s|$)|\s*$|\s+[–—-]\s)`)
const trailing = /^[.:;,)\]]*\s*(?:[–—-]\s+)?/

/** A quantity, not a reference: `1.5 million`, `2.5 FTE`, `5.3%`. */
const unit =
  /^\s*(?:%|per ?cent|m\b|million|k\b|fte\b|wte\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b|times\b|posts?\b)/i

/** Day.month.year: a part with a leading zero, or a first part that no plan's numbering reaches. */
function isDate(ref: string): boolean {
  const parts = ref.split('.')
  if (parts.some((part) => /^0\d/.test(part))) return true
  return parts.length === 3 && Number(parts[0]) > 25
}

/** The reference at the start of a cell, without the word before it (`Rec 4:` gives `4`) and its full stop; null where there is none. */
export function readRef(text: string): Ref | null {
  const found = withNoun.exec(text) ?? bare.exec(text) ?? marked.exec(text)
  const ref = found?.[1]
  if (!found || !ref) return null
  const end = found[0].lastIndexOf(ref) + ref.length
  const after = text.slice(end)
  if (isDate(ref) || unit.test(after) || /^[/\d]|^[.,]\d/.test(after)) return null
  return { ref, rest: after.replace(trailing, '').trimEnd() }
}

export type CrossReference = { ref: string; from: number; to: number; words: string }

const cue = String.raw`(?:(?:please\s+)?(?:also\s+)?see(?:\s+also)?|cross[\s-]?ref(?:erenc(?:e|ed|es))?(?:\s+(?:to|with))?|refer(?:s|red)?(?:\s+back)?\s+to|relates?\s+to|link(?:s|ed|ing)?\s+(?:in\s+)?(?:to|with)|(?:identified|set out|described|detailed|outlined|listed|named|covered|included|contained|addressed|delivered|specified|agreed|reported|in)\s+(?:in|at|under|by|through|both)|as\s+(?:in|per|for|under)|under|both|(?:improvement|action|priority|delivery|service|business|children's)\s+plan|dependent\s+(?:up)?on|following|duplicates?|same\s+as|in\s+line\s+with|met\s+(?:by|through))`
const named = String.raw`(?:(?:also|the|main|sub-?|key|improvement|whole|under)\s+){0,3}(?:recommendations?|recs?\.?|sections?|actions?|sub-?actions?|outcomes?|themes?|items?|paragraphs?|paras?\.?|objectives?|priorit(?:y|ies)|milestones?|points?|clauses?|measures?|strands?|standards?|steps?|rows?|refs?\.?|numbers?|nos?\.?|targets?|performance targets?)`
const one = String.raw`(?:\(\d{1,2}\)|${dotted}|(?<![\w.])${lettered}|${plain})(?![\d%/]|\.\d|(?:st|nd|rd|th)\b|\s*(?:%|per ?cent|days?|weeks?|months?|years?|hours?|million|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)`
const between = String.raw`(?:\s*(?:,|;|&|\+|/|-\s|–\s|\band\b|\bor\b|\bto\b|\besp(?:ecially|\.)?|\bparticularly\b|\bin particular\b|\balso\b|\bplus\b)\s*)+|\s+(?=\()`
const listOf = new RegExp(
  String.raw`(?<cue>(?<![\w-])${cue}\b\s*:?\s*)?(?<noun>(?<![\w-])${named}\s*:?\s*)?(?<first>(?<![\w.£/])${one})`,
  'gi',
)
const more = new RegExp(String.raw`(?<between>${between})(?<noun>${named}\s*)?(?<next>${one})`, 'yi')

/** Where a match stands, without its surrounding space or brackets. */
const clean = (ref: string): string => ref.replace(/^\((\d+)\)$/, '$1')

/** A bare whole number is a reference only after a noun (`action 3`), in brackets, or in a list that has begun. */
const standsAlone = (ref: string): boolean => (/[.(]|^\d+[a-z]$/i.test(ref) || /^[A-Z]\d/.test(ref)) && !isDate(ref)

/**
 * The references that words make to other parts of the plan: a cue (`see`, `linked with`, `identified in`), perhaps a
 * noun (`section`), and a list. Dates, percentages and quantities are not references. `from` and `to` (exclusive) mark the
 * reference itself, `words` is the whole phrase.
 */
export const findCrossReferences: (text: string) => readonly CrossReference[] = remember(referencesIn)

function referencesIn(text: string): CrossReference[] {
  const found: CrossReference[] = []
  let reached = 0
  for (const match of text.matchAll(listOf)) {
    const { cue: cueWords, noun: nounWords, first } = match.groups ?? {}
    if (match.index < reached || !first || !cueWords) continue
    if (!nounWords && !standsAlone(first)) continue
    // `under section 20` is a section of an Act.
    if (/sections?\s*:?\s*$/i.test(nounWords ?? '') && /^\d{2,3}$/.test(first)) continue
    const items = listFrom(text, match.index + match[0].length - first.length, first)
    const start = match.index
    const end = items.at(-1)?.to ?? start
    const words = text.slice(start, end).trim()
    for (const item of items) if (!isDate(item.ref)) found.push({ ...item, words })
    reached = end
  }
  return found
}

function listFrom(text: string, at: number, first: string): { ref: string; from: number; to: number }[] {
  const items = [{ ref: clean(first), from: at, to: at + first.length }]
  for (;;) {
    more.lastIndex = items.at(-1)?.to ?? at
    const match = more.exec(text)
    const next = match?.groups?.next
    if (!match || !next) return items
    const to = match.index + match[0].length
    items.push({ ref: clean(next), from: to - next.length, to })
  }
}
