/** The versions on an imported document's own control page, kept as the plan's earlier versions. */
import { sql } from 'kysely'
import { z } from 'zod'
import { readDeadline } from '../../../importing/deadlines/deadline-reader.ts'
import { change } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { jsonb, storable } from '../../../platform/database-values.ts'
import { type Conflict, conflict, type PlanChange } from '../../store/plan-change.ts'
import type { PrintedVersion } from '../rules/printed-versions.ts'
import { listVersions } from './versions.ts'

/**
 * Keeps them all, or says why not. The last is what was imported: a draft that stands for the plan as it came in, to be put
 * forward here. The words of those before it were never here, so they are superseded and name no moment.
 *
 * @param starts first day of the plan, for days printed without a year
 */
export async function keepPrintedVersions(
  db: Database,
  by: PlanChange,
  printed: readonly PrintedVersion[],
  starts: string | undefined,
): Promise<{ kept: number } | Conflict> {
  const intent = { ...by, what: 'earlier versions kept', subject: null } as const
  return change<{ kept: number }, Conflict>(db, intent, async (transaction) => {
    if (printed.length === 0) return { refused: conflict('The document lists no versions.') }
    if ((await listVersions(transaction, by.authority, by.plan)).length > 0)
      return { refused: conflict('This plan has versions already, so the document’s own were not added.') }
    // The newest document that came in, by an import or as a later version; for a plan made otherwise, its first change.
    const { rows } = await sql`select coalesce(
        max(sequence) filter (where what in ('plan imported', 'version taken on')), min(sequence), 0) as sequence
      from change where authority = ${by.authority} and plan = ${by.plan}`.execute(transaction)
    const { sequence } = z.object({ sequence: z.number().int() }).parse(rows[0])
    for (const [position, version] of printed.entries()) {
      const isLast = position === printed.length - 1
      const row = storable(rowOf(version, starts))
      await sql`insert into plan_version (authority, plan, id, position, label, state, printed_status, "on", author, summary,
          sequence, approvals, distribution)
        values (${by.authority}, ${by.plan}, ${`v${position + 1}`}, ${position}, ${row.label},
          ${isLast ? 'draft' : 'superseded'}, ${row.status}, ${row.on}, ${row.author}, ${row.summary},
          ${isLast ? sequence : null}, ${jsonb(row.approvals)}, ${jsonb(row.distribution)})`.execute(transaction)
    }
    return { result: { kept: printed.length }, after: { labels: printed.map(({ label }) => label) } }
  })
}

function rowOf(version: PrintedVersion, starts: string | undefined) {
  const { label, status, author, summary } = version
  const person = ({ name, capacity, date }: PrintedVersion['approvals'][number]) => ({
    ...{ name, capacity, on: dayOf(date, starts) },
  })
  return {
    ...{ label, status, author, summary, on: dayOf(version.date, starts) },
    approvals: version.approvals.map((one) => ({ ...person(one), account: null, note: 'As printed in the document' })),
    distribution: version.distribution.map(person),
  }
}

/** The day that printed words fix, as the deadline reader reads them; null where they fix none. */
function dayOf(words: string, starts: string | undefined): string | null {
  const read = readDeadline(words, starts === undefined ? {} : { start: starts })
  return read.kind === 'day' ? read.due : null
}
