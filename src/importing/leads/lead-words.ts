/** A lead named in running words: `Lead: Andy Smith`, `Lead accountable officer : Interim DCS`, at the start or the end of a line. */
import type { Lead } from '../../plans/plan.ts'
import { readLeads } from './read-leads.ts'

const role =
  '(?:officers?|office|officials?|persons?|members?|body|bodies|agency|agencies|professional|managers?|directors?|partners?|individual|owner|lead|post)'
const label = new RegExp(
  String.raw`(?<![\p{L}-])(?:(?:(?:overall|project|theme|strand|outcome|priority|workstream|strategic|operational|executive|action|senior|main|joint|task (?:and|&) finish)\s+)?(?:(?:lead|accountable|responsible|delegated|owning)\s+){1,3}${role}s?|(?:(?:theme|strand|outcome|priority|workstream|strategic|operational|executive|action|overall|task (?:and|&) finish)\s+)?(?:leads?|owners?|sponsors?)|led by|senior responsible (?:officer|owner)|sro|accountable to|responsibility(?: of)?|person responsible|officer responsible)(?:\(s\))?(?<gap>\s*[:–—-]\s*|\s+(?=:))`,
  'giu',
)

export type LeadInWords = { leads: Lead[]; from: number; to: number }

/** Where the names end: at the line's end, a closing bracket that the label stands in, or a full stop before more words. */
function endOfNames(text: string, start: number, labelAt: number): number {
  const line = text.indexOf('\n', start)
  let end = line < 0 ? text.length : line
  if (text.slice(0, labelAt).trimEnd().endsWith('(')) {
    const close = text.indexOf(')', start)
    if (close >= 0 && close < end) end = close
  }
  return end
}

/** The names a label introduces, and the stretch of `text` that label and names take (`to` is exclusive); null where there is none. */
export function leadInWords(text: string): LeadInWords | null {
  for (const match of text.matchAll(label)) {
    const from = match.index
    const start = from + match[0].length
    const colon = match.groups?.gap?.includes(':') ?? false
    const lineStart = /(?:^|\n)[\s•*([-]*$/.test(text.slice(0, from))
    // A dash is a label's only where the line begins with it, or the label is of two words: 'the lead - in time' is neither.
    if (!colon && !(lineStart || /\s/.test(match[0].replace(match.groups?.gap ?? '', '')))) continue
    if (!colon && !/\s/.test(match.groups?.gap ?? '')) continue
    const to = endOfNames(text, start, from)
    const leads = readLeads(text.slice(start, to))
    const words = text.slice(start, to).trim().split(/\s+/).length
    if (leads.length > 0 && words <= 40) return { leads, from, to: start + text.slice(start, to).trimEnd().length }
  }
  return null
}
