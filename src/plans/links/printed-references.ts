/**
 * What a text says of links to other parts of the plan, before it is looked up: the number or label, the word before it, and
 * what kind of link the words around it make. Built on the reading of references that the import and the findings use.
 */
import { findCrossReferences } from '../../importing/refs.ts'
import { remember } from '../../importing/remember.ts'
import { labelReferences } from '../findings/cross-references.ts'
import { labelParts } from '../findings/labels.ts'
import type { LinkKind } from './link.ts'

export type PrintedReference = {
  /** `2.2.2`, `1g`, `3`; the recommendation's number where a label is named with it. */
  ref: string
  /** `3b` of `action 5.2.2/3b` and `1g` of `action 1g of 2.1.1`. */
  label: string | null
  /** `recommendation`, `section`, `main action`; '' where none stands before it. */
  noun: string
  /** The whole phrase as printed. */
  words: string
  kind: LinkKind
  /** A plan that the phrase names: `Children's Services Improvement Plan`; '' where none is. */
  plan: string
  /** The letter I or l stood where a figure belongs: `I.5.3`. */
  misread: boolean
  /** The theme that the phrase names before its outcomes: `2` of `Theme 2 - Outcomes 2 and 3`. */
  theme: string | null
}

/** A cheap look before the careful reading: a word that sends on or makes wait and, not far behind it, a figure. */
const worthReading =
  /\b(?:see|link|cross|refer|relat|recommendation|rec|section|action|outcome|theme|item|priorit|plan|identified|described|set out|depend|following|duplicate|same as|met |both|under|detailed|covered|contained|included|delivered)[^\n\d]{0,60}\d/i

const nouns =
  /\b((?:main |sub-?)?actions?|recommendations?|recs?|sections?|outcomes?|themes?|items?|priorit(?:y|ies)|objectives?|strands?|paragraphs?|paras?|(?:performance )?targets?|measures?|milestones?|standards?|clauses?|criteri(?:a|on)|points?|steps?|rows?|numbers?|nos?)\b/gi

/** What these count is no part of a plan that a link can lead to. */
const notParts = /target|measure|milestone|standard|clause|criteri|point|number|^nos?$/i

/** A plan by name, with the words before it that belong to the name. */
const namedPlan = /((?:[A-Z][\w’']*\s+){0,5})\bPlan\b/

/** `1.5.3` printed or scanned as `I.5.3`. Same length, so that places stay. */
const misreadFigure = /(?<![\w.])[Il|](?=\.\d{1,2}(?:\.\d{1,2})?\b)/g

const labelOf = [
  /(?:\bsee\s+)?\b(?:sub-?)?actions?\s+(?<ref>\d{1,2}(?:\.\d{1,2})+)\s*[/:]\s*(?<label>\d{1,2}\s?[a-z]?)\b/gi,
  /(?:\bsee\s+)?\b(?:sub-?)?actions?\s+(?<label>\d{1,2}\s?[a-z]?)\s+(?:of|under|in)\s+(?:recommendation\s+)?(?<ref>\d{1,2}(?:\.\d{1,2})+)\b/gi,
]

/** References of a text. `linking` is for a column that holds nothing but links, where `Section 2.1.6` needs no `see`. */
export function printedReferences(text: string, linking: boolean): readonly PrintedReference[] {
  if (!/\d/.test(text) || !(linking || worthReading.test(text))) return []
  return linking ? readLinking(text) : readOrdinary(text)
}

const readOrdinary = remember((text: string) => read(text, false))
const readLinking = remember((text: string) => read(text, true))

function read(text: string, linking: boolean): readonly PrintedReference[] {
  const figures = text.replace(misreadFigure, '1')
  const labelled = labelsOfNumbers(text, figures)
  const rest = labelled.reduce((left, { words }) => left.replace(words, ' '.repeat(words.length)), figures)
  const numbered = numberReferences(text, rest, linking)
  return [...labelled, ...numbered, ...bareLabels(text, rest, numbered)]
}

/** `put right what was found in action 1c`: a label is a reference without any word that sends on. */
function bareLabels(text: string, rest: string, numbered: readonly PrintedReference[]): PrintedReference[] {
  return labelReferences(rest)
    .filter(({ ref }) => !numbered.some((one) => labelParts(one.ref)?.key === ref))
    .map(({ ref, words }) => {
      const at = text.indexOf(words)
      const before = text.slice(Math.max(0, at - 24), at)
      const kind: LinkKind =
        waits.test(before) || /\b(?:found|arising|resulting|agreed|from|after)\b/i.test(before)
          ? 'depends on'
          : 'see also'
      return { ref, label: null, noun: 'action', words, kind, plan: '', misread: false, theme: null }
    })
}

function labelsOfNumbers(text: string, figures: string): PrintedReference[] {
  return labelOf.flatMap((pattern) =>
    [...figures.matchAll(pattern)].map((match) => ({
      ref: match.groups?.ref ?? '',
      label: match.groups?.label ?? '',
      noun: 'action',
      words: match[0],
      kind: kindOf(text, match[0]),
      plan: '',
      misread: false,
      theme: null,
    })),
  )
}

/** `see` in front lets a column of links be read like a sentence that sends its reader on. */
const cue = 'see '

function numberReferences(text: string, figures: string, linking: boolean): PrintedReference[] {
  const plain = findCrossReferences(figures)
  const implied = linking && plain.length === 0 && /^\s*\(?(?:[a-z]+\s+)?\d/i.test(figures)
  const found = implied ? findCrossReferences(cue + figures) : plain
  const shift = implied ? cue.length : 0
  return found.flatMap(({ ref, from, words: phrase }) => {
    const words = implied && phrase.startsWith(cue) ? phrase.slice(cue.length) : phrase
    const start = Math.max(0, figures.lastIndexOf(words, from - shift))
    const before = figures.slice(start, from - shift)
    const noun = lastNoun(before)
    if (notParts.test(noun)) return []
    const end = start + words.length
    const printed = text.slice(start, end)
    const plan = planNamed(text, start, end)
    return [
      {
        ref,
        label: null,
        noun,
        words: printed,
        kind: kindOf(text, printed),
        plan,
        misread: printed !== words,
        theme: themeBefore(before),
      },
    ]
  })
}

function lastNoun(words: string): string {
  return [...words.matchAll(nouns)].at(-1)?.[1]?.toLowerCase() ?? ''
}

function themeBefore(words: string): string | null {
  const match = /\btheme\s+(\d{1,2})\b.*\boutcomes?\b/i.exec(words)
  return match?.[1] ?? null
}

/** The plan named in the phrase, just before it, or just after it (`section 2.1.6 of the … Plan`). */
function planNamed(text: string, start: number, end: number): string {
  const before = namedPlan.exec(text.slice(Math.max(0, start - 60), end))
  if (before) return before[0].trim()
  const after = /^\s*(?:of|in|from)\s+(?:the\s+|our\s+)?((?:[\w’']+\s+){0,5}plan)\b/i.exec(text.slice(end))
  return after?.[1] ?? ''
}

const waits =
  /depend[ae]nt|depends? |depending|\bfollowing\b|\bidentified (?:in|by|through)|\bawait|\bsubject to|\bonce\b/i
const partOf =
  /\b(?:met|delivered|covered|addressed|included|contained)\s+(?:in|by|through|under)|duplicates?|same as|delivery of this action/i

/** What the words make of a link. The sentence counts as well as the phrase: `for details of the delivery of this action see …`. */
function kindOf(text: string, phrase: string): LinkKind {
  if (waits.test(phrase)) return 'depends on'
  const before = text.slice(Math.max(0, text.indexOf(phrase) - 60), text.indexOf(phrase))
  return partOf.test(phrase) || /delivery of this action\s*$/i.test(before.trimEnd()) ? 'part of' : 'see also'
}
