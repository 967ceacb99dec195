import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { storeReadPlan } from '../importing/jobs/import-now.ts'
import { correctAction } from '../plans/store/correct.ts'
import { insertPlan } from '../plans/store/insert-plan.ts'
import { smallPlan } from '../plans/store/plans.fixture.ts'
import { recordUpdate } from '../plans/store/progress.ts'
import { change } from './change.ts'
import { hashOf } from './change-chain.ts'
import { entrySchema } from './change-record.ts'
import { fixedClock } from './clock.ts'
import type { AuthorityId, PlanId } from './ids.ts'
import { onEachDatabase, type TestDatabase } from './test-database.ts'
import { verifyRecord } from './verify-record.ts'

const clock = fixedClock('2026-03-01')

/** Four changes: a plan comes in, an action is put right twice, and somebody reports on it. */
async function recorded(database: TestDatabase): Promise<{ authority: AuthorityId; plan: PlanId }> {
  const authority = await database.newAuthority()
  const plan = await insertPlan(database.db, authority, smallPlan(), { who: 'A', why: 'Start', clock })
  const by = { authority, plan, who: 'A', why: 'For tests', clock }
  await correctAction(database.db, by, { id: 'a1' }, { text: 'Second words' })
  await correctAction(database.db, by, { id: 'a1' }, { text: 'Third words' })
  const said = { status: 'in progress', percent: 40, note: 'Half done', by: 'A' } as const
  await recordUpdate(database.db, by, { action: 'a1', on: '2026-03-01', ...said })
  return { authority, plan }
}

/** What somebody with the database's password might do, the triggers that keep the history switched off. */
async function behindItsBack(database: TestDatabase, table: string, work: () => Promise<unknown>) {
  await sql`alter table ${sql.table(table)} disable trigger user`.execute(database.db)
  try {
    await work()
  } finally {
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(database.db)
  }
}

onEachDatabase('the record', (database) => {
  const run = (statement: ReturnType<typeof sql>) => statement.execute(database.db)

  it('is whole as it was written, and gives what to write into the minutes', async () => {
    const { authority } = await recorded(database)
    const found = await verifyRecord(database.db, authority)
    assert.deepEqual([found.state, found.entries, found.faults, found.unproven], ['whole', 4, [], 0])
    // The plan, its parts (1 theme, 1 outcome, 1 recommendation, 3 actions, 1 doubt), two corrections, each of which also
    // ends a state, and the report.
    assert.equal(found.states, 8 + 2 * 2 + 1)
    assert.equal(found.last?.sequence, 4)
    assert.match(found.last?.hash ?? '', /^[0-9a-f]{64}$/)
  })

  it('of an authority where nothing has happened is whole', async () => {
    const authority = await database.newAuthority()
    const found = await verifyRecord(database.db, authority)
    assert.deepEqual([found.state, found.entries, found.last], ['whole', 0, null])
  })

  /** Each in an authority of its own: what is done by SQL, and what is said of it. */
  const tampering: Record<string, [(at: { authority: AuthorityId; plan: PlanId }) => Promise<unknown>, RegExp]> = {
    'an entry says another reason': [
      ({ authority }) => run(sql`update change set why = 'Another' where authority = ${authority} and sequence = 2`),
      /Change 2 is not as it was written/,
    ],
    'an entry names another person': [
      ({ authority }) => run(sql`update change set who = 'B' where authority = ${authority} and sequence = 1`),
      /Change 1 is not as it was written/,
    ],
    'an entry is taken out': [
      ({ authority }) => run(sql`delete from change where authority = ${authority} and sequence = 3`),
      /Change 3 is missing/,
    ],
    'the end is cut off': [
      ({ authority }) => run(sql`delete from change where authority = ${authority} and sequence = 4`),
      /Changes after number 3 are missing/,
    ],
    'an entry is put in': [
      async ({ authority }) => {
        await run(sql`insert into change (authority, sequence, at, who, what, why, previous_hash, hash)
          values (${authority}, 5, now(), 'B', 'action corrected', '', '', '')`)
      },
      /Change 5 does not follow/,
    ],
    'an entry is rewritten with a hash that fits it': [
      async ({ authority }) => {
        const { rows } = await run(sql`select * from change where authority = ${authority} and sequence = 2`)
        const { hash: _, ...entry } = entrySchema.parse(rows[0])
        const forged = hashOf({ ...entry, why: 'Another' })
        await run(
          sql`update change set why = 'Another', hash = ${forged} where authority = ${authority} and sequence = 2`,
        )
      },
      /Change 3 does not follow/,
    ],
    'an action’s deadline is changed by SQL': [
      ({ authority }) =>
        run(sql`update action set deadline = jsonb_set(deadline, '{due}', '"2027-01-01"') where authority = ${authority}
          and id = 'a1'`),
      /changed without a change being recorded.* a1|“action”/,
    ],
    'an action is changed with the triggers off': [
      ({ authority }) =>
        behindItsBack(database, 'action', () =>
          run(sql`update action set text = 'Easier' where authority = ${authority} and id = 'a2'`),
        ),
      /What change 1 \(plan imported\) made of the rows of “action” is not as it was written/,
    ],
    'a report is improved with the triggers off': [
      ({ authority }) =>
        behindItsBack(database, 'progress_update', () =>
          run(sql`update progress_update set status = 'delivered' where authority = ${authority}`),
        ),
      /change 4 \(progress recorded\) made of the rows of “progress update”/,
    ],
    'a report is deleted': [
      ({ authority }) => run(sql`delete from progress_update where authority = ${authority}`),
      /“progress update”/,
    ],
    'a report is deleted with the triggers off': [
      ({ authority }) =>
        behindItsBack(database, 'progress_update', () =>
          run(sql`delete from progress_update where authority = ${authority}`),
        ),
      /What change 4 \(progress recorded\) made of the rows of “progress update” is gone/,
    ],
    'a former state is altered': [
      ({ authority }) =>
        run(sql`update part_history set state = jsonb_set(state, '{text}', '"Never said"') where authority = ${authority}
          and part = 'action' and from_sequence = 2`),
      /What change 2 \(action corrected\) made/,
    ],
    'a former state is deleted': [
      ({ authority }) => run(sql`delete from part_history where authority = ${authority} and from_sequence = 2`),
      /What change 2 \(action corrected\) made/,
    ],
    'a row says that it is older than it is': [
      ({ authority }) =>
        behindItsBack(database, 'action', () =>
          run(sql`update action set since = 1 where authority = ${authority} and id = 'a1'`),
        ),
      /What change 1 \(plan imported\) made/,
    ],
    'an action is put in with the triggers off': [
      ({ authority }) =>
        behindItsBack(database, 'action', () =>
          run(sql`insert into action (authority, plan, id, position, level, text, deadline, leads, confidence, rest, since)
            select authority, plan, 'a9', 9, level, text, deadline, leads, confidence, rest, 4 from action
            where authority = ${authority} and id = 'a1'`),
        ),
      /say that change 4 \(progress recorded\) made them, and it did not/,
    ],
  }

  for (const [name, [tamper, expected]] of Object.entries(tampering)) {
    it(`shows where ${name}`, async () => {
      const at = await recorded(database)
      assert.equal((await verifyRecord(database.db, at.authority)).state, 'whole')
      await tamper(at)
      const found = await verifyRecord(database.db, at.authority)
      assert.equal(found.state, 'broken')
      const said = found.faults.map(({ message }) => message).join('\n')
      assert.match(said, expected)
    })
  }

  it('names the row that it may be about', async () => {
    const { authority, plan } = await recorded(database)
    await behindItsBack(database, 'action', () =>
      run(sql`update action set text = 'Easier' where authority = ${authority} and id = 'a1'`),
    )
    const { faults } = await verifyRecord(database.db, authority)
    assert.deepEqual(
      faults.map(({ sequence, rows }) => [sequence, rows]),
      [[3, [{ plan, id: 'a1' }]]],
    )
  })

  it('shows a document whose bytes were exchanged', async () => {
    const authority = await database.newAuthority()
    const { insertDocument } = await import('../documents/store.ts')
    const intent = { authority, who: 'A', what: 'document received', why: '', subject: null, clock } as const
    await change(database.db, intent, async (transaction) => {
      const file = { name: 'plan.txt', bytes: new TextEncoder().encode('A plan'), now: clock.now() }
      const { id, sha256 } = await insertDocument(transaction, authority, file)
      return { result: id, subject: id, after: { sha256 } }
    })
    assert.equal((await verifyRecord(database.db, authority)).state, 'whole')
    await run(sql`update document set bytes = 'Another plan' where authority = ${authority}`)
    const found = await verifyRecord(database.db, authority)
    assert.match(found.faults[0]?.message ?? '', /document that change 1 received/)
  })

  it('shows a document whose bytes were exchanged after the plan in it was stored', async () => {
    const authority = await database.newAuthority()
    const file = { name: 'plan.txt', bytes: new TextEncoder().encode('A plan') }
    await storeReadPlan(database.db, { authority, who: 'A', why: '', clock }, file, {
      plan: smallPlan(),
      document: null,
    })
    assert.equal((await verifyRecord(database.db, authority)).state, 'whole')
    await run(sql`update document set bytes = 'Another plan', sha256 = '' where authority = ${authority}`)
    assert.match(
      (await verifyRecord(database.db, authority)).faults[0]?.message ?? '',
      /document that change 1 received/,
    )
  })

  describe('and a hash noted earlier', () => {
    it('proves that nothing up to it was altered', async () => {
      const { authority, plan } = await recorded(database)
      const noted = (await verifyRecord(database.db, authority)).last?.hash ?? ''
      await correctAction(database.db, { authority, plan, who: 'B', why: '', clock }, { id: 'a2' }, { text: 'Later' })
      const found = await verifyRecord(database.db, authority, noted.slice(0, 12).toUpperCase())
      assert.deepEqual([found.state, found.noted?.sequence, found.last?.sequence], ['whole', 4, 5])
    })

    it('shows a record that was written anew as a whole', async () => {
      const { authority } = await recorded(database)
      const noted = (await verifyRecord(database.db, authority)).last?.hash ?? ''
      const { rows } = await run(sql`select * from change where authority = ${authority} order by sequence`)
      let previousHash = ''
      for (const { hash: _, ...entry } of rows.map((row) => entrySchema.parse(row))) {
        const forged = { ...entry, who: 'Nobody', previousHash }
        const hash = hashOf(forged)
        await run(sql`update change set who = 'Nobody', previous_hash = ${previousHash}, hash = ${hash}
          where authority = ${authority} and sequence = ${entry.sequence}`)
        previousHash = hash
      }
      await run(sql`update authority set change_hash = ${previousHash} where authority = ${authority}`)
      assert.equal((await verifyRecord(database.db, authority)).state, 'whole')
      const found = await verifyRecord(database.db, authority, noted)
      assert.equal(found.state, 'broken')
      assert.match(found.faults[0]?.message ?? '', /No change of this record has the hash/)
    })
  })
})
