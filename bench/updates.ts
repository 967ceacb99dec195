/** Fifty people at work on their actions: from asking for the form to the page that says "saved". */
import '../src/platform/tsx.ts'
import { setTimeout as wait } from 'node:timers/promises'
import type { Who } from '../src/people/permissions.ts'
import { makePosts } from '../src/people/posts/store/make-posts.ts'
import type { Plan } from '../src/plans/plan.ts'
import { insertPlan } from '../src/plans/store/insert-plan.ts'
import { ensureAuthority } from '../src/platform/authority.ts'
import { fixedClock } from '../src/platform/clock.ts'
import { loadConfig } from '../src/platform/config.ts'
import { makeLog } from '../src/platform/log.ts'
import { noMail } from '../src/platform/mail/mail.ts'
import { openTestPglite } from '../src/platform/test-database.ts'
import type { Figure } from './measure.ts'

const people = 50
const turns = 6
/** Between two updates of one person, in milliseconds: far busier than a council, whose leads update once a month. */
const pause = 3000
const day = '2026-09-15'

/** The plan with its actions dealt out to fifty posts, each held by one person. */
async function sharedPlan(plan: Plan) {
  const { db, close } = await openTestPglite()
  const clock = fixedClock(day)
  const authority = await ensureAuthority(db, 'Bench Council', clock)
  const dealt = {
    ...plan,
    actions: plan.actions.map((action, at) => ({ ...action, leads: [{ name: `Post ${at % people}` }] })),
  }
  const id = await insertPlan(db, authority, dealt, { who: 'Bench', why: 'To be measured', clock })
  const drafts = Array.from({ length: people }, (_, at) => ({
    title: `Post ${at}`,
    holder: { account: `person-${at}`, name: `Person ${at}`, from: '2026-01-01' },
  }))
  await makePosts(db, { authority, who: 'Bench', why: 'To be measured', clock }, drafts)
  const own = (at: number) => dealt.actions.filter((_, action) => action % people === at).map((action) => action.id)
  return { db, close, clock, authority, id, own }
}

const at = (share: number, times: number[]) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

/**
 * @param plan whose actions are updated
 * @param instead saving the plan's workbook again
 */
export async function updateFigures(plan: Plan, instead?: Figure['instead']): Promise<Figure[]> {
  const { db, close, clock, authority, id, own } = await sharedPlan(plan)
  const { createApp } = await import('../src/web/app.tsx')
  const lead = (account: string): Who => ({
    account,
    name: account,
    authority,
    grants: [{ role: 'lead', plan: null, theme: null }],
  })
  const identify = (c: { req: { header(name: string): string | undefined } }) =>
    Promise.resolve(lead(c.req.header('x-person') ?? ''))
  const services = { db, config: loadConfig({}), clock, log: makeLog({ logLevel: 'silent' }), mail: noMail, identify }
  const app = createApp(services)
  const ask = async (person: string, path: string, body?: string) => {
    const form = body === undefined ? {} : { method: 'POST', body }
    const type = 'application/x-www-form-urlencoded'
    const headers = { host: '127.0.0.1', 'x-person': person, 'sec-fetch-site': 'same-origin', 'content-type': type }
    const answer = await app.request(`http://127.0.0.1${path}`, { ...form, headers })
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`)
    return { text: await answer.text(), to: answer.headers.get('location') ?? '' }
  }
  const times: number[] = []
  await Promise.all(
    Array.from({ length: people }, async (_, who) => {
      const [person, actions] = [`person-${who}`, own(who)]
      for (let turn = 0; turn < turns; turn += 1) {
        // Each at their own moment, the same in every run.
        await wait(turn === 0 ? (who * pause) / people : pause)
        const path = `/plans/${id}/actions/${actions[turn % actions.length]}/update`
        const start = performance.now()
        const { text } = await ask(person, path)
        const seen = /name="seen" value="(\d+)"/.exec(text)?.[1] ?? '0'
        const { to } = await ask(person, path, new URLSearchParams({ seen, note: `Turn ${turn}` }).toString())
        await ask(person, to)
        times.push(performance.now() - start)
      }
    }),
  )
  await close()
  times.sort((a, b) => a - b)
  const name = `an update, form to "saved", ${people} people at work`
  return [
    { name: `${name}, median`, value: at(0.5, times), unit: 'ms', aim: 200, instead },
    { name: `${name}, 99 of 100 within`, value: at(0.99, times), unit: 'ms', aim: 1000, instead },
  ]
}
