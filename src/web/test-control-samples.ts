/** Change under control, as the sample site has it: the document's versions, one approved, one that waits, and requests. */
import type { PlanEdit } from '../plans/control/rules/edit.ts'
import { printedVersions } from '../plans/control/rules/printed-versions.ts'
import { decideRequest } from '../plans/control/store/decide-request.ts'
import { keepPrintedVersions } from '../plans/control/store/keep-printed.ts'
import {
  approveVersion,
  issueVersion,
  prepareVersion,
  putVersionForward,
} from '../plans/control/store/version-steps.ts'
import { listVersions } from '../plans/control/store/versions.ts'
import { editPart } from '../plans/store/change-part.ts'
import { selectPlan } from '../plans/store/select-plan.ts'
import type { AuthorityId, PlanId } from '../platform/ids.ts'
import { type TestSite, testDay } from './test-site.ts'

const done = <T extends object>(outcome: T | { conflict: string }): T => {
  if ('conflict' in outcome) throw new Error(outcome.conflict)
  return outcome
}

export type ControlSamples = { version: string; request: string; theme: string; outcome: string }

export async function sampleControl({ services, authority }: TestSite, plan: PlanId): Promise<ControlSamples> {
  const { db, clock } = services
  const as = (who: string, why = 'For tests') => ({ authority, plan, who, account: who.toLowerCase(), why, clock })
  const { plan: held } = await selectPlan(db, authority, plan)
  done(await keepPrintedVersions(db, as('Pat'), printedVersions(held), held.starts))
  const last = (await newest(services.db, authority, plan)) ?? ''
  done(await putVersionForward(db, as('Pat'), { id: last, revision: 1 }))
  const approval = { capacity: 'Chair of the Improvement Board', note: 'Minute 7', on: testDay }
  done(await approveVersion(db, as('Cho'), { id: last, revision: 2 }, approval))
  const board = { name: 'Improvement Board', capacity: '', on: testDay }
  done(await issueVersion(db, as('Pat'), { id: last, revision: 3 }, board))
  const ask = async (edit: PlanEdit, why: string) => {
    const asked = done(await editPart(db, as('Lee', why), edit, { rights: { edit: false, ask: true } }))
    return asked.done === 'asked' ? asked.request : ''
  }
  const day = (due: string) => ({ text: due, kind: 'day', due }) as const
  const later = { do: 'change', kind: 'action', id: 'a4', patch: { deadline: day('2026-12-31') } } as const
  const agreed = await ask({ ...later, patch: { deadline: day('2026-12-31') } }, 'The post is filled only in November.')
  done(await decideRequest(db, as('Cho'), { request: agreed, step: 'agree', note: 'Minute 9' }))
  const version = done(await prepareVersion(db, as('Pat'), { label: '1.2', summary: 'One deadline moved' })).version
  done(await putVersionForward(db, as('Pat'), { id: version, revision: 1 }))
  const words = { text: 'Settle the terms of reference with the partners', deadline: day('2026-10-31') }
  const request = await ask(
    { do: 'change', kind: 'action', id: 'a3', patch: words },
    'The partners asked to be heard first.',
  )
  await ask({ do: 'withdraw', kind: 'recommendation', id: 'r2', moveTo: null }, 'It says the same as the next.')
  return { version, request, theme: held.themes[0]?.id ?? '', outcome: held.outcomes[0]?.id ?? '' }
}

async function newest(db: TestSite['services']['db'], authority: AuthorityId, plan: PlanId) {
  return (await listVersions(db, authority, plan)).at(-1)?.id
}
