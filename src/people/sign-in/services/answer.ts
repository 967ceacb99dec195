/** Beginning a single sign-on and taking its answer. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Claims } from './claims.ts'

/** What comes out of one answer of a service, gathered while better-auth works on it. */
export type Answer = { service: string; claims: Claims | null; account: string | null }

const underWay = new AsyncLocalStorage<Answer>()

/** Runs better-auth's work on an answer, with a place to gather what is said. */
export function gathering<T>(answer: Answer, work: () => Promise<T>): Promise<T> {
  return underWay.run(answer, work)
}

/** The answer at work; null outside of one. */
export const answerUnderWay = (): Answer | null => underWay.getStore() ?? null
