/** Which requirement is answered by which recommendation, and what is left on either side. */
import type { Place } from '../../documents/document.ts'
import { requirementOf } from '../../importing/sources/source-codes.ts'
import type { Plan, Source } from '../plan.ts'

/** One code for `IN 3.1`, `in3.1` and `IN  3.1.`: capitals, one space between letters and figures, no full stop at the end. */
export function normalSourceCode(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/([A-Z])(?=\d)/g, '$1 ')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\s.,;:]+$/, '')
    .trim()
}

export type CoverageRow = {
  /** As the document's own key reads it; as first printed where the key has nothing near it. */
  code: string
  /** Other ways it was printed: `A1SG5` for `AI SG 5`. */
  misprints: string[]
  /** The document's own key for it, the longest that the code begins with; null where the key has none. */
  source: Source | null
  /** Ids of the recommendations that cite it, in the document's order. */
  recommendations: string[]
}

/** A requirement the document states and no recommendation cites. */
export type Unanswered = { code: string; text: string; at: Place }

export type Coverage = {
  sources: CoverageRow[]
  unanswered: Unanswered[]
  /** Sources of the document's key that no recommendation cites at all. */
  unusedSources: Source[]
  /** Ids of recommendations that cite nothing. */
  withoutSource: string[]
}

/** The entry of the document's key that a code belongs to: `IN T` before `IN` for `IN T 1.1`. */
export function sourceOfCode(sources: readonly Source[], code: string): Source | null {
  const wanted = normalSourceCode(code)
  let best: Source | null = null
  for (const source of sources) {
    const key = normalSourceCode(source.code)
    const begins = wanted === key || wanted.startsWith(`${key} `)
    if (begins && (best === null || key.length > normalSourceCode(best.code).length)) best = source
  }
  return best
}

/** The figures at the end of a code: `3.1` of `IN 3.1`; '' where it has none. */
function numberOfCode(code: string): string {
  return /(\d[\d.]*)$/.exec(normalSourceCode(code))?.[1] ?? ''
}

/** Cited as it stands, or by its figures alone where the document numbers its requirements without the source's letters. */
function isCited(ref: string, cited: ReadonlySet<string>, citedNumbers: ReadonlySet<string>): boolean {
  const key = normalSourceCode(ref)
  return cited.has(key) || (/^\d[\d.]*$/.test(key) && citedNumbers.has(key))
}

function unansweredOf(plan: Plan, rows: readonly CoverageRow[]): Unanswered[] {
  const cited = new Set(rows.map((row) => normalSourceCode(row.code)))
  const citedNumbers = new Set(rows.map((row) => numberOfCode(row.code)).filter(Boolean))
  const seen = new Set<string>()
  const unanswered: Unanswered[] = []
  for (const item of plan.context) {
    if ((item.kind !== 'requirement' && item.kind !== 'measure') || item.ref === null) continue
    const key = normalSourceCode(item.ref)
    if (seen.has(key) || isCited(item.ref, cited, citedNumbers)) continue
    seen.add(key)
    unanswered.push({ code: item.ref, text: item.title ?? item.text, at: item.at })
  }
  return unanswered
}

function rowsOf(plan: Plan): CoverageRow[] {
  const rows = new Map<string, CoverageRow>()
  // One that was withdrawn answers nothing any more.
  for (const recommendation of plan.recommendations.filter((one) => one.withdrawn === undefined)) {
    for (const code of recommendation.sources) {
      const read = requirementOf(code, plan.sources)
      const known = read.source === null ? code : read.code
      const key = normalSourceCode(known)
      const source = sourceOfCode(plan.sources, known)
      const row: CoverageRow = rows.get(key) ?? { code: known, misprints: [], source, recommendations: [] }
      if (!row.recommendations.includes(recommendation.id)) row.recommendations.push(recommendation.id)
      if (normalSourceCode(code) !== key && !row.misprints.includes(code)) row.misprints.push(code)
      rows.set(key, row)
    }
  }
  return [...rows].sort(([a], [b]) => a.localeCompare(b, 'en-GB', { numeric: true })).map(([, row]) => row)
}

/** Requirement codes against recommendations, both ways. */
export function coverageOf(plan: Plan): Coverage {
  const sources = rowsOf(plan)
  const used = new Set(sources.map((row) => row.source))
  return {
    sources,
    unanswered: unansweredOf(plan, sources),
    unusedSources: plan.sources.filter((source) => !used.has(source)),
    withoutSource: plan.recommendations
      .filter((one) => one.sources.length === 0 && one.withdrawn === undefined)
      .map((one) => one.id),
  }
}
