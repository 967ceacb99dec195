/** What is done on the page of reminders for the authority. */

import { addDays } from '../../../plans/rules/days.ts'
import { listPlans } from '../../../plans/store/list-plans.ts'
import { actionName } from '../../../plans/views/action-name.ts'
import { holdPlan } from '../../../plans/views/held-plan.ts'
import { change } from '../../../platform/change.ts'
import { asAuthorityId, asMessageId } from '../../../platform/ids.ts'
import { listJobs } from '../../../platform/jobs/store.ts'
import { countMessages, listMessages, sendAgain } from '../../../platform/mail/outbox.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { shorten } from '../../../ui/words.ts'
import { listAccounts } from '../../accounts/list-accounts.ts'
import { may } from '../../permissions.ts'
import type { Asked, Route } from '../../route.ts'
import { readRules } from '../reminders-form.ts'
import { listEscalations } from '../store/done.ts'
import { saveRules, selectRules } from '../store/reminders.ts'
import { settledBy } from './my-reminders.tsx'
import { ReminderRulesPage, type ReminderRulesProps } from './reminder-rules-page.tsx'

const mostMessages = 50
const daysBack = 92

async function propsOf(asked: Asked): Promise<ReminderRulesProps> {
  const { services, who } = asked
  const { db, mail } = services
  const authority = asAuthorityId(who.authority)
  const names = new Map((await listAccounts(db, authority)).map(({ id, name }) => [id, name]))
  const messages = await listMessages(db, authority, mostMessages)
  return {
    rules: await selectRules(db, authority),
    mail: mail.kind,
    messages: messages.map((message) => ({ ...message, to: names.get(message.account) ?? 'Somebody who is gone' })),
    counts: await countMessages(db, authority),
    passedOn: await passedOnOf(asked),
    jobs: await listJobs(db, authority),
  }
}

/** Only of plans that the reader may read: an administrator of accounts may not. */
async function passedOnOf({ services, who }: Asked): Promise<ReminderRulesProps['passedOn']> {
  const { db, clock } = services
  const authority = asAuthorityId(who.authority)
  const kept = await listEscalations(db, authority, addDays(clock.today(), -daysBack))
  const titles = new Map((await listPlans(db, authority)).map(({ id, title }) => [id, title]))
  const open = kept.filter(({ plan }) => titles.has(plan) && may(who, 'read plans', { plan }))
  const found = await Promise.all(
    open.map(async (one) => {
      const { plan } = await holdPlan(db, authority, one.plan)
      const action = plan.actions.find(({ id }) => id === one.action)
      const words = action === undefined ? 'An action' : `${actionName(action)}: ${shorten(action.text, 90)}`
      return { ...one, words, planTitle: titles.get(one.plan) ?? '' }
    }),
  )
  return found.reverse()
}

async function show(asked: Asked): Promise<Response> {
  const done = (['saved', 'again'] as const).find((one) => one === asked.c.req.query('done'))
  return sendPage(asked.c, <ReminderRulesPage {...(await propsOf(asked))} done={done} />)
}

async function save(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const typed = new URLSearchParams(await c.req.text())
  const { value, problems } = readRules(typed)
  if (value === null) {
    return sendPage(c, <ReminderRulesPage {...(await propsOf(asked))} typed={typed} problems={problems} />, 422)
  }
  const by = settledBy(asked, 'Settled on the page of reminders')
  const answer = await saveRules(services.db, by, Number(typed.get('revision')), value)
  if ('conflict' in answer) {
    return sendPage(c, <ReminderRulesPage {...(await propsOf(asked))} typed={typed} conflict={answer.conflict} />, 409)
  }
  return goTo(c, addresses.reminderRules({ done: 'saved' }))
}

async function again(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const id = asMessageId(c.req.param('message') ?? '')
  const by = settledBy(asked, 'Decided on the page of reminders')
  const { authority, clock } = by
  const sent = await change<boolean, boolean>(
    services.db,
    { ...by, what: 'message sent again', subject: id },
    async (transaction) =>
      (await sendAgain(transaction, authority, id, clock.now())) ? { result: true } : { refused: false },
  )
  if (!sent) throw new NotFound('This message does not wait for a decision: it was sent, or decided by somebody else.')
  return goTo(c, addresses.reminderRules({ done: 'again' }))
}

export const reminderRuleRoutes: readonly Route[] = [
  { method: 'get', path: '/reminders', permission: 'set reminders', handler: show },
  { method: 'post', path: '/reminders', permission: 'set reminders', handler: save },
  { method: 'post', path: '/reminders/messages/:message/again', permission: 'set reminders', handler: again },
]
