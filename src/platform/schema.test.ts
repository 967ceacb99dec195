import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { it } from 'node:test'
import { sql } from 'kysely'
import { migrate, NewerSchema } from './migrate.ts'
import { onEachDatabase } from './test-database.ts'
import { describeSchema, schemaFile } from './test-schema.ts'

onEachDatabase('the schema', (database) => {
  it('is as docs/schema.md says (UPDATE_SCHEMA=1 npm test writes it anew)', async () => {
    const live = await describeSchema(database.db)
    if (process.env.UPDATE_SCHEMA && database.engine === 'pglite') writeFileSync(schemaFile, live)
    assert.equal(live, readFileSync(schemaFile, 'utf8'))
  })

  /** One person may work for several authorities, so who comes in belongs to the installation; what they may do does not. */
  const ofTheInstallation = [
    'account',
    'credential',
    'session',
    'passkey',
    'sign_in_challenge',
    'one_time_link',
    'sign_in_attempt',
  ]

  it('begins every primary key with the authority', async () => {
    const { rows } = await sql<{ name: string; key: string }>`select conrelid::regclass::text as name,
        pg_get_constraintdef(oid) as key from pg_constraint
      where contype = 'p' and connamespace = current_schema()::regnamespace
        and conrelid::regclass::text not like 'kysely%'`.execute(database.db)
    assert.ok(rows.length > 10)
    assert.deepEqual(
      rows.filter(({ name, key }) => !/^PRIMARY KEY \(authority\b/.test(key) && !ofTheInstallation.includes(name)),
      [],
    )
  })

  it('gives the same values on both engines: days and moments as text, counts as numbers', async () => {
    const { rows } = await sql`select '2010-02-28'::date as day, '2010-02-28 10:00+01'::timestamptz as moment,
      count(*) as count, 12345678901::bigint as big, 1.5::numeric as part from authority where false`.execute(
      database.db,
    )
    const expected = { day: '2010-02-28', moment: '2010-02-28T09:00:00.000Z', count: 0, big: 12345678901, part: 1.5 }
    assert.deepEqual(rows, [expected])
  })

  it('is left alone where it is up to date, and refused where a newer Upturn has changed it', async () => {
    await migrate(database.db)
    await sql`insert into kysely_migration (name, timestamp) values ('9999_later', '')`.execute(database.db)
    await assert.rejects(migrate(database.db), NewerSchema)
    await sql`delete from kysely_migration where name = '9999_later'`.execute(database.db)
  })
})
