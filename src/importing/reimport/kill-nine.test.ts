import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { selectPlan } from '../../plans/store/select-plan.ts'
import { openDatabase } from '../../platform/database.ts'
import { asPlanId, authorityIdOf } from '../../platform/ids.ts'
import { seedTestFolder } from '../../platform/test-database.ts'
import { verifyRecord } from '../../platform/verify-record.ts'
import { listPlanDocuments } from './plan-documents.ts'

it('a process killed while it takes versions on leaves each of them taken whole or not at all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-versions-'))
  const config = { dataFolder: folder, databaseFolder: join(folder, 'db'), databaseUrl: undefined }
  await seedTestFolder(config.databaseFolder)
  try {
    const script = fileURLToPath(new URL('./take-until-killed.fixture.ts', import.meta.url))
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    const said: string[] = []
    const enough = Promise.withResolvers<void>()
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      if (said.length === 4) enough.resolve()
    })
    await enough.promise
    // Somewhere in the work on the next.
    await wait(Math.random() * 400)
    child.kill('SIGKILL')
    await gone

    const { db, close } = await openDatabase(config)
    const authority = authorityIdOf('Killed Council')
    const plan = asPlanId(said[0] ?? '')
    const { plan: stored, documentId } = await selectPlan(db, authority, plan)
    const editions = new Set(stored.actions.map(({ text }) => /edition (\d+)$/.exec(text)?.[1]))
    const [edition] = editions
    assert.equal(editions.size, 1, `actions of several versions: ${[...editions].join(', ')}`)
    assert.equal(stored.actions.length, 120)
    // What was said to be taken on is there; what was cut short may be there too, whole.
    assert.ok(Number(edition) >= Number(said.at(-1)), `${edition} after ${said.at(-1)}`)
    assert.equal(stored.version?.label, edition)
    const [newest] = await listPlanDocuments(db, { authority, plan })
    assert.deepEqual([newest?.name, newest?.document], [`plan v${edition}.txt`, documentId])
    assert.equal((await verifyRecord(db, authority)).state, 'whole')
    await close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
