/** What the monthly report needs of the record: the changes up to its day, and the requests that waited on it. */
import { requestInALine, tellRequest } from '../plans/control/rules/tell-request.ts'
import { listRequests } from '../plans/control/store/requests.ts'
import type { Plan } from '../plans/plan.ts'
import { structureOf } from '../plans/rules/structure.ts'
import { listChanges } from '../platform/change-record.ts'
import type { Database } from '../platform/database.ts'
import type { AuthorityId, PlanId } from '../platform/ids.ts'
import type { MonthlyOptions } from './monthly.ts'

/** @param asAt day, counted in; `plan`: as it was on it */
export async function recordForReport(
  db: Database,
  authority: AuthorityId,
  id: PlanId,
  { plan, asAt }: { plan: Plan; asAt: string },
): Promise<Required<Pick<MonthlyOptions, 'changes' | 'waiting'>>> {
  const changes = await listChanges(db, authority, id, { until: asAt })
  const requests = await listRequests(db, authority, id)
  const structure = structureOf(plan)
  const waited = requests.filter(({ askedOn, decided }) => askedOn <= asAt && (decided === null || decided.on > asAt))
  return {
    changes: changes.map(({ at, who, what, why, subject, before, after }) => ({
      ...{ on: dayInEngland(at), who, what, why, subject, before, after },
    })),
    waiting: waited.map((request) => ({
      on: request.askedOn,
      who: request.askedBy.name,
      what: requestInALine(tellRequest({ ...request, state: 'asked' }, structure, asAt)),
      why: request.reason,
    })),
  }
}

const dayInEngland = (at: string) =>
  Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London').toPlainDate().toString()
