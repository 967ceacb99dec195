/** A past day of a plan that has been changed twenty thousand times, as a reader meets it: the whole page, nothing kept from before. */
import '../src/platform/tsx.ts'
import { atTheMachine } from '../src/people/permissions.ts'
import type { Plan } from '../src/plans/plan.ts'
import { correctAction } from '../src/plans/store/correct.ts'
import { insertPlan } from '../src/plans/store/insert-plan.ts'
import { recordUpdate } from '../src/plans/store/progress.ts'
import { ensureAuthority } from '../src/platform/authority.ts'
import { fixedClock } from '../src/platform/clock.ts'
import { loadConfig } from '../src/platform/config.ts'
import { makeLog } from '../src/platform/log.ts'
import { noMail } from '../src/platform/mail/mail.ts'
import { openTestPglite } from '../src/platform/test-database.ts'
import { type Figure, median } from './measure.ts'

const changes = 20_000
const days = 400
const firstDay = Temporal.PlainDate.from('2026-01-01')
const dayOf = (change: number) => firstDay.add({ days: Math.floor((change * days) / changes) }).toString()

/** Half of the changes are reports of progress, half new words of an action. */
async function changedPlan(plan: Plan) {
  const { db, close } = await openTestPglite()
  const authority = await ensureAuthority(db, 'Bench Council')
  const origin = { who: 'Bench', why: 'To be measured', clock: fixedClock(firstDay.toString()) }
  const id = await insertPlan(db, authority, plan, origin)
  for (let change = 0; change < changes; change++) {
    const on = dayOf(change)
    const by = { authority, plan: id, who: 'Bench', why: 'One of many', clock: fixedClock(on) }
    const action = plan.actions[change % plan.actions.length]
    if (action === undefined) break
    const note = `Report ${change}: the team has met and gone through what is left to do.`
    if (change % 2 === 0)
      await recordUpdate(db, by, { action: action.id, on, status: 'in progress', percent: 40, note, by: 'Bench' })
    else await correctAction(db, by, { id: action.id }, { text: `${action.text} (${change})` })
  }
  return { db, authority, id, close }
}

/**
 * @param plan what is changed
 * @param instead opening a copy of the plan's workbook from that month
 */
export async function asAtFigures(plan: Plan, instead: Figure['instead']): Promise<Figure[]> {
  const { db, authority, id, close } = await changedPlan(plan)
  const { createApp } = await import('../src/web/app.tsx')
  const who = { ...atTheMachine(authority), account: 'bench' }
  const log = makeLog({ logLevel: 'silent' })
  const clock = fixedClock(dayOf(changes - 1))
  const app = createApp({ db, config: loadConfig({}), clock, log, mail: noMail, identify: () => Promise.resolve(who) })
  let day = 0
  const open = async () => {
    // Another day each time: nothing of it is held from before.
    day += 7
    const asAt = firstDay.add({ days: day }).toString()
    const address = `http://127.0.0.1/plans/${id}?view=table&as-at=${asAt}`
    const answer = await app.request(address, { headers: { host: '127.0.0.1' } })
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
    await answer.text()
  }
  const value = await median(20, open, 5)
  await close()
  return [{ name: `a past day of a plan with ${changes} changes`, value, unit: 'ms', aim: 150, instead }]
}
