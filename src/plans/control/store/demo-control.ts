/**
 * The bundled example under control, in a demonstration: its printed versions taken on and the last one approved, a new
 * version that waits for approval, one change that was agreed and one that waits. All through the doors that pages use.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { type AuthorityId, asPlanId, type PlanId } from '../../../platform/ids.ts'
import type { Plan } from '../../plan.ts'
import { editPart } from '../../store/change-part.ts'
import type { PlanChange } from '../../store/plan-change.ts'
import { selectPlan } from '../../store/select-plan.ts'
import type { PlanEdit } from '../rules/edit.ts'
import { printedVersions } from '../rules/printed-versions.ts'
import { decideRequest } from './decide-request.ts'
import { keepPrintedVersions } from './keep-printed.ts'
import { approveVersion, prepareVersion, putVersionForward } from './version-steps.ts'
import { listVersions } from './versions.ts'

const visit = 'Observe one visit by each newly qualified worker every term'
const circles = 'Hold learning circles on three closed cases'

/** Who does something, as one of the invented people, and why. */
type As = (name: string, why: string) => PlanChange

/** @throws Error where the example has changed and this no longer fits it */
function done<T extends object>(outcome: T | { conflict: string }): T {
  if ('conflict' in outcome) throw new Error(`the demonstration cannot be prepared: ${outcome.conflict}`)
  return outcome
}

function editOf(
  plan: Plan,
  text: string,
  patch: Extract<PlanEdit, { do: 'change'; kind: 'action' }>['patch'],
): PlanEdit {
  const id = plan.actions.find((action) => action.text === text)?.id
  if (id === undefined) throw new Error(`the demonstration cannot be prepared: no action reads “${text}”`)
  return { do: 'change', kind: 'action', id, patch }
}

/** The example's plan, where there is one in which no version has been kept yet. */
async function exampleWithout(db: Database, authority: AuthorityId): Promise<PlanId | null> {
  const { rows } = await sql`select plan.id from plan
      join document on document.authority = plan.authority and document.id = plan.document
    where plan.authority = ${authority} and plan.status = 'current' and document.name = 'harrowmere-plan.docx'
    order by plan.created_at limit 1`.execute(db)
  const [row] = rows.map((one) => z.object({ id: z.string().transform(asPlanId) }).parse(one))
  if (row === undefined) return null
  return (await listVersions(db, authority, row.id)).length === 0 ? row.id : null
}

async function approveLast(db: Database, as: As, plan: Plan, id: PlanId): Promise<void> {
  const tom = as('Tom Wexcombe', 'As the document lists them')
  done(await keepPrintedVersions(db, tom, printedVersions(plan), plan.starts))
  const last = (await listVersions(db, tom.authority, id)).at(-1)?.id ?? ''
  done(await putVersionForward(db, as('Tom Wexcombe', 'Approved by Cabinet in February'), { id: last, revision: 1 }))
  const approval = { capacity: 'Chair of the Improvement Board', note: 'Cabinet, 17 February 2026', on: '2026-02-17' }
  done(
    await approveVersion(db, as('Dame Helen Corrigan', 'As approved by Cabinet'), { id: last, revision: 2 }, approval),
  )
}

async function askAndDecide(db: Database, as: As, plan: Plan): Promise<void> {
  const rights = { rights: { edit: false, ask: true } }
  const words = editOf(plan, visit, { text: `${visit}, and give them the notes within a week` })
  const nadia = as('Nadia Farrow', 'Workers asked for the notes; several had waited a month.')
  const asked = done(await editPart(db, nadia, words, rights))
  if (asked.done === 'asked') {
    const helen = as('Dame Helen Corrigan', 'Decided')
    done(
      await decideRequest(db, helen, { request: asked.request, step: 'agree', note: 'Agreed at the November board' }),
    )
  }
  const tom = as('Tom Wexcombe', 'For the board in December')
  const given = { label: '1.2', summary: 'Notes of observed visits reach the worker within a week' }
  const { version } = done(await prepareVersion(db, tom, given))
  done(await putVersionForward(db, tom, { id: version, revision: 1 }))
  const later = editOf(plan, circles, { deadline: { text: '31/01/2027', kind: 'day', due: '2027-01-31' } })
  const why = 'Two circles are held. The third waits for the review of that case, which is published in December.'
  done(await editPart(db, as('Nadia Farrow', why), later, rights))
}

/** Once: where the example has no version yet. */
export async function ensureDemoControl(db: Database, clock: Clock, authority: AuthorityId): Promise<void> {
  const id = await exampleWithout(db, authority)
  if (id === null) return
  const { rows } = await sql<{ id: string; name: string }>`select id, name from account where demo`.execute(db)
  const as: As = (who, why) => {
    const account = rows.find(({ name }) => name === who)?.id ?? null
    return { authority, plan: id, who, account, why, clock }
  }
  const { plan } = await selectPlan(db, authority, id)
  await approveLast(db, as, plan, id)
  await askAndDecide(db, as, plan)
}
