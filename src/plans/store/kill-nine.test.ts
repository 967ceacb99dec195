/** A process killed while it writes, many times over: whatever was acknowledged is there, and nothing is half there. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { ensureAuthority } from '../../platform/authority.ts'
import { listChanges, verifyChain } from '../../platform/change-record.ts'
import { openDatabase } from '../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { seedTestFolder } from '../../platform/test-database.ts'
import { insertPlan } from './insert-plan.ts'
import { smallPlan } from './plans.fixture.ts'
import { selectPlan } from './select-plan.ts'

const script = fileURLToPath(new URL('./write-until-killed.fixture.ts', import.meta.url))
const rounds = 6

/** Starts a writer, kills it a while after its first word, and gives the numbers that it said. */
async function writeAndKill(args: string[], afterMs: number): Promise<number[]> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = new Promise((resolve) => child.once('close', resolve))
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await wait(afterMs)
  child.kill('SIGKILL')
  await closed
  return said.split('\n').filter(Boolean).map(Number)
}

it(`every acknowledged change is there after ${rounds} kills in the middle of writing, and the record is whole`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-kill-'))
  const config = { dataFolder: folder, databaseFolder: join(folder, 'db'), databaseUrl: undefined }
  try {
    await seedTestFolder(config.databaseFolder)
    const opened = await openDatabase(config)
    const authority = await ensureAuthority(opened.db, 'Killed Council')
    const plan = await insertPlan(opened.db, authority, smallPlan(), { who: 'Anna', why: 'To be written to' })
    await opened.close()
    const acknowledged: number[] = []
    for (let round = 0; round < rounds; round++) {
      const next = (acknowledged.at(-1) ?? -1) + 2
      acknowledged.push(...(await writeAndKill([folder, authority, plan, String(next)], 60 + 90 * round)))
    }
    await verify(config, authority, plan, acknowledged)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

async function verify(
  config: Parameters<typeof openDatabase>[0],
  authority: AuthorityId,
  plan: PlanId,
  acknowledged: number[],
) {
  const { db, close } = await openDatabase(config)
  const check = await verifyChain(db, authority)
  const changes = await listChanges(db, authority, plan)
  assert.deepEqual(check, { state: 'whole', entries: changes.length })
  const { plan: now } = await selectPlan(db, authority, plan)
  const reports = new Set((now.updates ?? []).map(({ note }) => note))
  const texts = new Set(changes.filter(({ what }) => what === 'action corrected').map(({ after }) => textOf(after)))
  const missing = acknowledged.filter((number) => !(number % 2 === 0 ? reports : texts).has(`n${number}`))
  assert.deepEqual(missing, [])
  assert.ok(acknowledged.length >= rounds, `${acknowledged.length} were acknowledged`)
  // What nobody was told of may be there or not, but as a change with its entry or not at all.
  assert.equal(reports.size + texts.size, changes.length - 1)
  const { rows } = await sql<{ states: number }>`select count(*) as states from part_history
    where authority = ${authority} and part = 'action' and id = 'a1'`.execute(db)
  assert.equal(rows[0]?.states, texts.size)
  await close()
}

const textOf = (after: unknown) => (typeof after === 'object' && after !== null && 'text' in after ? after.text : null)
