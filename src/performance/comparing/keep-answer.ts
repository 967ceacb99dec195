/** What a comparison becomes: its counts are kept, the cases offered once from memory. */
import type { Database } from '../../platform/database.ts'
import { saveRound } from '../reconcile/sheet-store.ts'
import { listHashes, saveVariance } from '../variance/variance-store.ts'
import { offerCases } from './case-lists.ts'
import { moveComparison } from './comparison-store.ts'
import type { HeldComparison } from './held.ts'
import type { ComparisonAnswer } from './request.ts'

type Kept = Exclude<ComparisonAnswer, { kind: 'headings' }>

export async function keepAnswer(
  db: Database,
  { id, by, about, request }: HeldComparison,
  answer: Kept,
  now: string,
): Promise<void> {
  const done = (transaction: Parameters<typeof moveComparison>[0]) =>
    moveComparison(transaction, by.authority, id, { state: 'done', now })
  if (answer.kind === 'variance' && request.kind === 'variance' && 'extract' in about) {
    const { extract } = about
    const earlierCut = request.earlier.cut
    const earlier = (await listHashes(db, by.authority)).findLast(
      ({ sha256, cut }) => sha256 === answer.earlierSha256 && cut === earlierCut,
    )
    const explained = { extract, earlier: earlier?.id ?? null, earlierCut, variance: answer.variance }
    if (await saveVariance(db, by, explained, done)) offerCases(db, by, extract, answer.cases)
    return
  }
  if (answer.kind === 'reconciled' && request.kind === 'reconcile' && 'sheet' in about) {
    const { sheet } = about
    const kept = await saveRound(db, by, { sheet, cut: request.extract.cut, counts: answer.counts }, done)
    if (kept) offerCases(db, by, sheet, answer.cases)
    else await moveComparison(db, by.authority, id, { state: 'failed', message: retired, now })
    return
  }
  throw new Error('the answer is not of what was asked')
}

const retired = 'The spreadsheet was retired meanwhile. Nothing was stored.'
