/** The readers of deadlines and leads as the importer uses them: each text read once. */
import * as deadlines from './deadlines/deadline-reader.ts'
import * as leads from './leads/lead-reader.ts'
import { remember, rememberBy } from './remember.ts'

const startOf = ({ start, year }: deadlines.DeadlineContext) => `${start} ${year}`

export type { DeadlineContext } from './deadlines/deadline-reader.ts'

export const isDeadlineLike = remember(deadlines.isDeadlineLike)
export const readDeadline = rememberBy(deadlines.readDeadline, startOf)
export const splitDeadlines = rememberBy(deadlines.splitDeadlines, startOf)
export const findDeadlineInWords = rememberBy(deadlines.findDeadlineInWords, startOf)

export const isLeadLike = remember((text) => leads.isLeadLike(text))
export const splitLeadRuns = remember((text) => leads.splitLeadRuns(text))
const leadsOf = remember((text) => leads.readLeads(text))
/** A list of one's own, for an owner may be given more leads later. */
export const readLeads = (text: string) => [...leadsOf(text)]
export const leadInWords = remember((text) => leads.leadInWords(text))
