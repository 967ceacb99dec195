import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '../../../platform/clock.ts'
import { type AuthorityId, newExtractJobId } from '../../../platform/ids.ts'
import { makeLog } from '../../../platform/log.ts'
import { type TestDatabase, testPglite } from '../../../platform/test-database.ts'
import { listExtracts } from '../../figures/extract-store.ts'
import { planted, tinyExtract } from '../tiny-extract.fixture.ts'
import { cancelExtract, extractsSettled, interruptExtracts, startExtract } from './extract-jobs.ts'
import { insertJob, listOpenJobs, selectJob } from './job-store.ts'
import { bytesHeld, type HandedIn, lineOf, placeInLine } from './line.ts'

const clock = fixedClock('2026-05-04')
const contextOf = ({ db }: TestDatabase, extractMb = 10) => ({
  db,
  clock,
  log: makeLog({ logLevel: 'silent' }),
  config: {
    importMinutes: 1,
    importMemoryMb: 300,
    extractMb,
    caseKey: 'for tests only: 81c2f0d6b0a94e75',
    dataFolder: 'nowhere',
  },
})
const by = (authority: AuthorityId) => ({ authority, who: 'Ann Analyst', clock })
const files = (extract: Record<string, string> = tinyExtract) =>
  Object.entries(extract).map(([name, text]) => ({ name, blob: new Blob([text]) }))
const asked: HandedIn = { files: files(), cut: '2026-04-30', from: null, children: null }

const database = testPglite()

async function begin(authority: AuthorityId, handedIn = asked) {
  const answer = await startExtract(contextOf(database), by(authority), handedIn)
  assert.ok('job' in answer)
  return answer.job
}

it('becomes a draft, and lets its files go', async () => {
  const { db } = database
  const authority = await database.newAuthority()
  const id = await begin(authority)
  assert.equal((await listOpenJobs(db, authority)).length, 1)
  assert.ok(bytesHeld(db) > 1000)
  await extractsSettled(db)
  const job = await selectJob(db, authority, id)
  const [extract] = await listExtracts(db, authority)
  assert.deepEqual([job.state, job.extract, job.same], ['computed', extract?.id, false])
  assert.equal(bytesHeld(db), 0)
})

it('knows the same files before anything is computed, asked in the same way only', async () => {
  const { db } = database
  const authority = await database.newAuthority()
  await begin(authority)
  await extractsSettled(db)
  const again = await begin(authority)
  const rate = await begin(authority, { ...asked, children: 20_000 })
  await extractsSettled(db)
  const [first] = (await listExtracts(db, authority)).toReversed()
  const { extract, same } = await selectJob(db, authority, again)
  assert.deepEqual({ extract, same }, { extract: first?.id, same: true })
  assert.equal((await selectJob(db, authority, rate)).same, false)
  assert.equal((await listExtracts(db, authority)).length, 2)
})

it('is read after the one before it, and says its place', async () => {
  const { db } = database
  const authority = await database.newAuthority()
  const ids = [await begin(authority), await begin(authority, { ...asked, cut: '2026-03-31' })] as const
  assert.equal(placeInLine(db, ids[1]), 1)
  await extractsSettled(db)
  assert.equal(placeInLine(db, ids[1]), null)
  const states = await Promise.all(ids.map(async (id) => (await selectJob(db, authority, id)).state))
  assert.deepEqual(states, ['computed', 'computed'])
})

it('can be stopped while it waits and while it is read, and keeps nothing', async () => {
  const { db } = database
  const authority = await database.newAuthority()
  const [reading, waiting] = [await begin(authority), await begin(authority, { ...asked, cut: '2026-03-31' })]
  while (lineOf(db).reading?.running == null) await new Promise((resolve) => setTimeout(resolve, 5))
  for (const id of [waiting, reading]) assert.equal(await cancelExtract({ db, clock }, authority, id), true)
  assert.equal(await cancelExtract({ db, clock }, authority, reading), false)
  await extractsSettled(db)
  for (const id of [waiting, reading]) assert.equal((await selectJob(db, authority, id)).state, 'cancelled')
  assert.deepEqual(await listExtracts(db, authority), [])
  assert.equal(bytesHeld(db), 0)
})

it('says why it failed, without a word of the files, and keeps nothing', async () => {
  const { db } = database
  const authority = await database.newAuthority()
  const twice = { ...tinyExtract, 'Zebedee Plantword.csv': tinyExtract['ssd_cin_episodes.csv'] ?? '' }
  const id = await begin(authority, { ...asked, files: files(twice) })
  await extractsSettled(db)
  const job = await selectJob(db, authority, id)
  assert.equal(job.state, 'failed')
  assert.match(job.message, /^Two of the files are the table ssd_cin_episodes\./)
  for (const word of planted) assert.equal(JSON.stringify(job).includes(word), false, word)
  assert.deepEqual(await listExtracts(db, authority), [])
})

it('is refused where there is no room for it beside the others', async () => {
  const { db } = database
  const authority = await database.newAuthority()
  const large = { ...asked, files: [{ name: 'large.csv', blob: new Blob([new Uint8Array(2 * 1024 * 1024)]) }] }
  const answer = await startExtract(contextOf(database, 1), by(authority), large)
  assert.ok('problem' in answer)
  assert.match(answer.problem, /up to 1 MB of extracts in memory.*npx upturn figures/)
  assert.deepEqual(await listOpenJobs(db, authority), [])
})

it('says after a restart that it was cut short, and is never finished behind that', async () => {
  const { db } = database
  const authority = await database.newAuthority()
  const id = newExtractJobId()
  const row = { id, cut: '2026-04-30', from: null, children: null, files: 2, who: 'Ann', now: clock.now() }
  await insertJob(db, authority, row)
  const running = await begin(authority)
  await interruptExtracts(contextOf(database))
  await extractsSettled(db)
  for (const one of [id, running]) assert.equal((await selectJob(db, authority, one)).state, 'interrupted')
  assert.deepEqual(await listExtracts(db, authority), [])
  const { rows } = await sql`select * from figure where authority = ${authority}`.execute(db)
  assert.deepEqual(rows, [])
})

it('lets its files go where nobody answers what it asks', async () => {
  const { db } = database
  const authority = await database.newAuthority()
  const referrals = (tinyExtract['ssd_cin_episodes.csv'] ?? '').replace('cine_referral_date', 'Date of Referral')
  const given = { ...asked, files: files({ ...tinyExtract, 'ssd_cin_episodes.csv': referrals }) }
  const answer = await startExtract({ ...contextOf(database), patience: 200 }, by(authority), given)
  assert.ok('job' in answer)
  await extractsSettled(db)
  assert.equal((await selectJob(db, authority, answer.job)).state, 'asks')
  assert.ok(bytesHeld(db) > 0)
  while (bytesHeld(db) > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { state, message } = await selectJob(db, authority, answer.job)
  assert.deepEqual([state, message], ['failed', 'Nobody answered what it asked for a day, so its files were let go.'])
})
