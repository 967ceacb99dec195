/** A file that was read here and now becomes a stored plan, in one transaction: for commands and the first start. */
import { insertDocument, saveForm } from '../../documents/store.ts'
import { insertPlanRows, planCounts } from '../../plans/store/insert-plan.ts'
import { change } from '../../platform/change.ts'
import { type Clock, realClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, DocumentId, PlanId } from '../../platform/ids.ts'
import type { ReadPlan } from './read-plan.ts'

export type StoredImport = { plan: PlanId; document: DocumentId }

/** Stores the file and the plan that was read in it, or neither. */
export async function storeReadPlan(
  db: Database,
  by: { authority: AuthorityId; who: string; why: string; clock?: Clock },
  file: { name: string; bytes: Uint8Array },
  read: Pick<ReadPlan, 'plan' | 'document'>,
): Promise<StoredImport> {
  const { authority, who, why, clock = realClock } = by
  const intent = { authority, who, why, clock, what: 'plan imported', subject: null } as const
  return change(db, intent, async (transaction) => {
    const { id: document, sha256 } = await insertDocument(transaction, authority, { ...file, now: clock.now() })
    if (read.document !== null) await saveForm(transaction, authority, document, read.document)
    const plan = await insertPlanRows(transaction, authority, read.plan, { document, who, why, clock })
    const after = { ...planCounts(read.plan), document: { id: document, name: file.name, sha256 } }
    return { result: { plan, document }, plan, subject: plan, after }
  })
}
