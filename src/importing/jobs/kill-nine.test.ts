import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { listPlans } from '../../plans/store/list-plans.ts'
import { verifyChain } from '../../platform/change-record.ts'
import { realClock } from '../../platform/clock.ts'
import { openDatabase } from '../../platform/database.ts'
import { FolderInUse } from '../../platform/folder-lock.ts'
import { authorityIdOf } from '../../platform/ids.ts'
import { makeLog } from '../../platform/log.ts'
import { seedTestFolder } from '../../platform/test-database.ts'
import { listOpenImports } from '../store.ts'
import { importsSettled, resumeImports } from './import-jobs.ts'

it('a process killed in the middle leaves nothing half stored, and its import is read at the next start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-kill-'))
  const config = { dataFolder: folder, databaseFolder: join(folder, 'db'), databaseUrl: undefined }
  await seedTestFolder(config.databaseFolder)
  try {
    const script = fileURLToPath(new URL('./import-and-hang.fixture.ts', import.meta.url))
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await assert.rejects(
      openDatabase(config),
      (error) => error instanceof FolderInUse && error.holder.pid === child.pid,
    )
    await wait(400)
    child.kill('SIGKILL')
    await gone

    const { db, close } = await openDatabase(config)
    const authority = authorityIdOf('Killed Council')
    const plans = await listPlans(db, authority)
    assert.deepEqual(
      plans.filter((plan) => plan.actions !== 435 || plan.recommendations !== 60 || plan.openDoubts !== 40),
      [],
    )
    const check = await verifyChain(db, authority)
    // One entry for the document, one for each plan.
    assert.deepEqual(check, { state: 'whole', entries: plans.length + 1 })
    const loose = await sql`select from action where not exists (select from plan where plan.id = action.plan)`.execute(
      db,
    )
    assert.equal(loose.rows.length, 0)

    const [cut] = await listOpenImports(db, authority)
    assert.ok(cut?.state === 'reading' || cut?.state === 'queued', `it is ${cut?.state}`)
    const log = makeLog({ logLevel: 'silent' })
    await resumeImports({ db, clock: realClock, log, config: { importMinutes: 1, importMemoryMb: 300 } })
    await importsSettled(db)
    assert.deepEqual(
      (await listOpenImports(db, authority)).map((job) => job.state),
      ['ready'],
    )
    await close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
