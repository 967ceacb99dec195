/** Passes overdue actions without word on to whoever answers for them: recorded, and both are told, in one transaction. */

import { listPlans } from '../../plans/store/list-plans.ts'
import { actionName } from '../../plans/views/action-name.ts'
import { holdPlan, indexOn } from '../../plans/views/held-plan.ts'
import { wallTime } from '../../platform/calendar/when.ts'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { writeMessage } from '../../platform/mail/outbox.ts'
import { listInWords } from '../../ui/words.ts'
import { may } from '../permissions.ts'
import { listPosts } from '../posts/posts.ts'
import type { Services } from '../route.ts'
import { passedOnSubject, passedOnText } from './digest-words.ts'
import { whoIs } from './gather.ts'
import { type People, peopleOf, receiverOf } from './receiving.ts'
import { type Escalation, escalationsOf, type Told } from './rules/escalation.ts'
import { insertEscalation, listEscalations } from './store/done.ts'
import { selectRules } from './store/reminders.ts'
import type { Writing } from './write-digests.ts'

type Passing = {
  services: Pick<Services, 'db' | 'clock'>
  authority: AuthorityId
  people: People
  /** Working days. */
  after: number
}

/** @returns how many actions were passed on. Without mail none is: passing on is telling */
export async function passOn(services: Writing, authority: AuthorityId, stop?: AbortSignal): Promise<number> {
  const { db, mail } = services
  const rules = await selectRules(db, authority)
  if (mail.kind === 'none' || !rules.on || rules.escalateAfter === null) return 0
  const people = await peopleOf(db, authority, rules)
  let passed = 0
  for (const plan of await listPlans(db, authority)) {
    if (stop?.aborted) break
    passed += await passOnPlan({ services, authority, people, after: rules.escalateAfter }, plan)
  }
  return passed
}

async function passOnPlan(passing: Passing, plan: { id: PlanId; title: string; createdAt: string }): Promise<number> {
  const { services, authority, people, after } = passing
  const { db, clock } = services
  const today = clock.today()
  const index = indexOn(await holdPlan(db, authority, plan.id), today)
  const told = await listEscalations(db, authority, `${today.slice(0, 7)}-01`)
  const done = new Set(told.filter((one) => one.plan === plan.id).map(({ action }) => action))
  const managers = people.all
    .filter((account) => may(whoIs(authority, account), 'manage versions', { plan: plan.id }))
    .map(({ id, name }) => ({ account: id, name }))
  const known = wallTime(plan.createdAt).day
  const posts = await listPosts(db, authority)
  const found = escalationsOf({ index, posts, today, after, managers, done, known })
  if (found.length === 0) return 0
  const why = `Overdue and nothing said for ${after} working days or more`
  const intent = {
    authority,
    plan: plan.id,
    who: 'Upturn',
    what: 'action passed on',
    why,
    subject: null,
    clock,
  } as const
  return change<number, number>(db, intent, async (transaction) => {
    const kept: Escalation[] = []
    for (const one of found) if (await insertEscalation(transaction, authority, plan.id, one, today)) kept.push(one)
    if (kept.length === 0) return { refused: 0 }
    const named = kept.map((one) => ({ ...one, ...wordsOf(index.actions.get(one.action)) }))
    await tellAll(transaction, passing, plan, named)
    const after = kept.map(({ action, period, leads, officers }) => ({ action, period, leads, officers }))
    return { result: kept.length, after }
  })
}

type Named = Escalation & { name: string; text: string; due: string }

type ActionOf = Parameters<typeof actionName>[0]

const wordsOf = (action: ActionOf | undefined) => ({
  name: action === undefined ? '' : actionName(action),
  text: action?.text ?? '',
  due: action?.deadline.due ?? '',
})

/** One message for each person and plan, however many of their actions are passed on. */
async function tellAll(
  transaction: ChangeTransaction,
  passing: Passing,
  plan: { id: PlanId; title: string },
  actions: readonly Named[],
): Promise<void> {
  for (const mine of [true, false]) {
    const people = new Map(actions.flatMap((one) => (mine ? one.leads : one.officers)).map((one) => [one.account, one]))
    for (const person of people.values()) {
      const theirs = actions.filter((one) =>
        (mine ? one.leads : one.officers).some(({ account }) => account === person.account),
      )
      await tellOne(transaction, passing, plan, person, theirs, mine)
    }
  }
}

async function tellOne(
  transaction: ChangeTransaction,
  { services: { clock }, authority, people, after }: Passing,
  plan: { id: PlanId; title: string },
  person: Told,
  actions: readonly Named[],
  mine: boolean,
): Promise<void> {
  const receiver = receiverOf(people, person.account, clock.today())
  if (receiver === null || !may(whoIs(authority, receiver), 'read plans', { plan: plan.id })) return
  const names = (told: readonly Told[]) => listInWords([...new Set(told.map(({ name }) => name))])
  const text = passedOnText(
    actions.map(({ action, name, text, due }) => ({ id: action, name, text, due })),
    {
      name: receiver.name,
      insteadOf: receiver.id === person.account ? null : person.name,
      plan,
      officers: names(actions.flatMap(({ officers }) => officers)),
      leads: names(actions.flatMap(({ leads }) => leads)),
      mine,
      after,
    },
  )
  const [first] = actions
  await writeMessage(transaction, authority, {
    account: receiver.id,
    kind: mine ? 'passed on from you' : 'passed on to you',
    // The row of each escalation keeps it from being told twice; this only has to be a name of its own.
    period: `${first?.period} ${plan.id} ${first?.action} ${person.account}`,
    subject: passedOnSubject(actions.length, mine),
    text,
    quiet: people.remindersOf(receiver.id).quiet,
    now: clock.now(),
  })
}
