/** For the tests that walk every page: messages in each state, an action that was passed on, and secret addresses. */
import { sql } from 'kysely'
import type { AuthorityId } from '../../platform/ids.ts'
import { listMessages, messageStates, writeMessage } from '../../platform/mail/outbox.ts'
import type { Services } from '../route.ts'
import { makeFeed } from './store/calendar-feed.ts'
import { unsubscribeToken } from './unsubscribe.ts'

type Site = { services: Services; authority: AuthorityId }

export async function addNotices({ services, authority }: Site, account: string) {
  const { db, clock, config } = services
  const said = { account, kind: 'digest', subject: 'Upturn: 1 overdue', text: 'Words', quiet: null, now: clock.now() }
  await db.transaction().execute(async (transaction) => {
    for (const state of messageStates) {
      await writeMessage(transaction, authority, { ...said, period: state })
      const over = state === 'sent' || state === 'dropped'
      const failure = state === 'failed' || state === 'unknown' ? 'The mail server did not take it.' : null
      await sql`update message set state = ${state}, failure = ${failure}, settled_at = ${over ? clock.now() : null},
          text = ${over ? '' : said.text}, subject = ${over ? '' : said.subject}
        where authority = ${authority} and account = ${account} and period = ${state}`.execute(transaction)
    }
  })
  const messages = await listMessages(db, authority, 20)
  const by = { authority, who: 'A test', account, why: 'For tests', clock }
  return {
    message: messages.find(({ state }) => state === 'unknown')?.id ?? '',
    unsubscribe: unsubscribeToken(config, authority, account),
    calendar: await makeFeed(db, by, account),
  }
}
