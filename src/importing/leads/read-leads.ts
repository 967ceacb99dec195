/**
 * Who is named for an action: one printed cell into posts, people and bodies. `docs/leads.md` says how, with examples.
 */
import type { Lead } from '../../plans/plan.ts'
import { keyOf } from './same-lead.ts'
import { cut, type KnownLeads, type Run } from './split.ts'
import { saysVacant } from './tokens.ts'
import { isFieldWord } from './words.ts'

/** A cell, or one part of it, that says there is nobody: `N/A`, `None`, a dash. */
const nobody = /^[\s.,;:()[\]]*(?:n\s*\/?\s*a|none|nil|not applicable|no lead|x|[-–—_?*.\s]*)[\s.,;:()[\]]*$/i
const above = /^[\s("'‘]*(?:(?:as|see)\s+(?:above|below)|ditto|same as above|["”〃]+)[\s.)"'’]*$/i

/** Whether the cell only points at the row above (`As above`, `Ditto`): the importer decides what that row says. */
export const isAsAbove = (text: string): boolean => above.test(text)

/** As printed, but for white space, gaps inside `11- 19`, the comma before a bracket and marks at the ends. */
function tidy(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .replace(/(\d)\s*([-–])\s+(?=\d)|(\d)\s+([-–])(?=\d)/g, (_, a, dash, b, other) => `${a ?? b}${dash ?? other}`)
    .replace(/,\s*(?=[([])/g, ' ')
    .replace(/^[\s,;:.*•/&–—-]+|[\s,;:*•/&–—-]+$/gu, '')
    .replace(/(?<=\p{L}{2})\.$/u, '')
    .trim()
}

export type LeadRun = { lead: Lead; from: number; to: number }

function toRun(text: string, run: Run): LeadRun | null {
  const name = tidy(text.slice(run.from, run.to))
  if (!/[\p{L}\p{N}]/u.test(name) || nobody.test(name)) return null
  // Words of vacancy alone name neither a post nor a person.
  const lead: Lead = run.tokens.every((t) => t.kind === 'vacant') ? { name } : { name, kind: run.kind }
  if (run.vacant || saysVacant(name)) lead.vacant = true
  return { lead, from: run.from, to: run.to }
}

const isTitled = (run: Run): boolean => run.tokens.some((t) => t.title)

/**
 * `Jane Smith, Head of Fostering`: one person and her post, where the cell holds nothing else and the document shows the
 * post nowhere alone. After a semicolon only where the person has a title (`Dr …; Consultant in …, NHS Leeds`).
 */
function joinAppositions(text: string, runs: readonly Run[], known: KnownLeads | undefined): Run[] {
  const joined: Run[] = []
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]
    const post = runs[i + 1]
    if (!run || !post || !isApposition(run, post, runs, i, text, known)) {
      if (run) joined.push(run)
      continue
    }
    const body = runs[i + 2]
    const takesBody = body?.kind === 'body' && body.before === 'comma' && i + 3 === runs.length
    const last = takesBody && body ? body : post
    joined.push({ ...run, to: last.to, vacant: run.vacant || post.vacant, cost: run.cost + 0.2 })
    i += takesBody ? 2 : 1
  }
  return joined
}

function isApposition(
  run: Run,
  post: Run,
  runs: readonly Run[],
  i: number,
  text: string,
  known: KnownLeads | undefined,
): boolean {
  if (run.kind !== 'person' || post.kind !== 'post' || post.vacant || run.tokens.length < 2) return false
  const strict =
    runs.length > 2 && runs.length % 2 === 0 && runs.every((r, at) => r.kind === (at % 2 === 0 ? 'person' : 'post'))
  const comma =
    post.before === 'comma' || (post.before === 'hard' && /;\s*$/.test(text.slice(run.to, post.from)) && isTitled(run))
  const own = (r: Run | undefined): boolean => r === undefined || r.before === 'hard'
  const next = runs[i + 2]
  const ends = own(next) || (next?.kind === 'body' && next.before === 'comma' && i + 3 === runs.length)
  const shown = known?.kinds.has(keyOf(text.slice(post.from, post.to))) ?? false
  return comma && ((ends && (i === 0 || own(run))) || strict) && !shown
}

/**
 * The names of a cell in printed order with repeats, each with where it stands in `text` (`to` is exclusive), for pairing
 * a packed cell by position with its actions.
 */
export function splitLeadRuns(text: string, known?: KnownLeads): LeadRun[] {
  if (nobody.test(text) || isAsAbove(text)) return []
  return joinAppositions(text, cut(text, known), known).flatMap((run) => toRun(text, run) ?? [])
}

/** The names of a cell, each once. `N/A`, `None`, a dash and `As above` give none. */
export function readLeads(text: string, known?: KnownLeads): Lead[] {
  const seen = new Set<string>()
  return splitLeadRuns(text, known).flatMap(({ lead }) => {
    const key = keyOf(lead.name)
    if (seen.has(key)) return []
    seen.add(key)
    return [lead]
  })
}

const grammar = /^(?:of|for|the|and|in|to|on|upon|with|when|be|at|by)$/

/** Whether a cell reads as names and nothing else, for guessing which column holds the leads. */
export function isLeadLike(text: string): boolean {
  const words = text.split(/\s+/).filter(Boolean)
  if (words.length === 0 || words.length > 60) return false
  if (/\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|£|%|\b(?:19|20)\d\d\b/.test(text)) return false
  const lower = words.filter((w) => /^\p{Ll}{2,}/u.test(w) && !grammar.test(w)).length
  if (lower / words.length > 0.5 || (words.length > 20 && lower / words.length > 0.34)) return false
  // Names have few small letters that are no post, body or subject; a sentence has many, and is not worth cutting.
  const strange = words.filter((w) => /^\p{Ll}{3,}/u.test(w) && !grammar.test(w) && !isFieldWord(w)).length
  if (strange > 2 && strange / words.length > 0.15) return false
  const runs = cut(text)
  if (splitLeadRuns(text).length === 0) return false
  const tokens = runs.reduce((sum, run) => sum + run.tokens.length, 0)
  const odd = runs.filter((run) => run.cost > 2.6).reduce((sum, run) => sum + run.tokens.length, 0)
  const plausible = runs.filter((run) => run.kind !== 'body' || run.cost <= 1.5).length
  return odd / tokens <= 0.34 && plausible > 0
}
