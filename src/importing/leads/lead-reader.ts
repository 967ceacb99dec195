/** Who is named for an action, and how the rest of the importer asks. `docs/leads.md` says how names are told apart. */
export { collectKnownLeads } from './known-leads.ts'
export { type LeadInWords, leadInWords } from './lead-words.ts'
export { isAsAbove, isLeadLike, type LeadRun, readLeads, splitLeadRuns } from './read-leads.ts'
export { sameLead } from './same-lead.ts'
export type { KnownLeads } from './split.ts'
export { saysVacant, vacancyWords } from './tokens.ts'
