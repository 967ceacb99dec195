/** A process that changes a plan without end and says each change once it is acknowledged: `kill-nine.test.ts` kills it. */
import { writeSync } from 'node:fs'
import { openDatabase } from '../../platform/database.ts'
import { asAuthorityId, asPlanId } from '../../platform/ids.ts'
import { correctAction } from './correct.ts'
import { recordUpdate } from './progress.ts'

const [folder = '', authority = '', plan = '', first = '0'] = process.argv.slice(2)
const { db } = await openDatabase({ dataFolder: folder, databaseFolder: `${folder}/db`, databaseUrl: undefined })
const by = { authority: asAuthorityId(authority), plan: asPlanId(plan), who: 'Anna', why: 'Again and again' }
for (let number = Number(first); ; number++) {
  const said = { action: 'a1', on: '2026-02-01', status: 'in progress', percent: null, note: `n${number}`, by: 'Anna' }
  if (number % 2 === 0) await recordUpdate(db, by, { ...said, status: 'in progress' })
  else await correctAction(db, by, { id: 'a1' }, { text: `n${number}` })
  // At once and unbuffered: what is said has been acknowledged, and what was acknowledged has been said, save the last.
  writeSync(1, `${number}\n`)
}
