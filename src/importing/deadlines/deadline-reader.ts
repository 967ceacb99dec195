/**
 * Reads the deadlines of UK council plans: printed words in, the words and what they mean out. Pure; it never throws and
 * takes time in proportion to the words. `docs/deadlines.md` lists the kinds and what was decided for each.
 */
export { isDeadlineLike } from './deadline-like.ts'
export { findDeadlineInWords } from './find-in-words.ts'
export { readDeadline } from './phrase.ts'
export { startOfPlan } from './plan-start.ts'
export type { DeadlineContext } from './settle-years.ts'
export { type SplitDeadline, splitDeadlines } from './split-deadlines.ts'
