/** The readers of deadlines and leads as the importer uses them: each text read once for a document. */
import * as deadlines from './deadlines/deadline-reader.ts'
import * as leads from './leads/lead-reader.ts'
import { remember, rememberWith } from './remember.ts'

export type { DeadlineContext } from './deadlines/deadline-reader.ts'

export const isDeadlineLike = remember(deadlines.isDeadlineLike)
export const readDeadline = rememberWith(deadlines.readDeadline)
export const splitDeadlines = rememberWith(deadlines.splitDeadlines)
export const findDeadlineInWords = rememberWith(deadlines.findDeadlineInWords)

export const isLeadLike = remember((text) => leads.isLeadLike(text))
export const splitLeadRuns = remember((text) => leads.splitLeadRuns(text))
const leadsOf = remember((text) => leads.readLeads(text))
/** A list of one's own, for an owner may be given more leads later. */
export const readLeads = (text: string) => [...leadsOf(text)]
export const leadInWords = remember((text) => leads.leadInWords(text))
