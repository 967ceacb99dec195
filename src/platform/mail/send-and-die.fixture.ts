/**
 * A process that sends what waits in the outbox of “Killed Council”: `kill-nine.test.ts` starts it and kills it.
 * Arguments: the data folder, or a PostgreSQL address and a schema; then the mail server's address.
 */
import { ensureAuthority } from '../authority.ts'
import { realClock } from '../clock.ts'
import { openDatabase, openServer } from '../database.ts'
import { makeLog } from '../log.ts'
import { sendWaiting } from './send-waiting.ts'
import { smtpMailer } from './smtp.ts'

const [where = '', schema = '', url = ''] = process.argv.slice(2)
const onFolder = { dataFolder: where, databaseFolder: `${where}/db`, databaseUrl: undefined }
const { db, close } = await (schema === '' ? openDatabase(onFolder) : openServer(where, schema))
const authority = await ensureAuthority(db, 'Killed Council')
const log = makeLog({ logLevel: 'silent' })
const mail = smtpMailer({ url, from: 'upturn@harrowmere.test' })
process.stdout.write('sending\n')
const ends = await sendWaiting({ db, clock: realClock, log, mail }, authority, async ({ account, subject, text }) => ({
  to: `${account}@harrowmere.test`,
  subject,
  text,
}))
process.stdout.write(`${JSON.stringify(ends)}\n`)
await close()
