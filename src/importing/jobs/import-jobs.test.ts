import assert from 'node:assert/strict'
import { it } from 'node:test'
import { selectDocument, selectDocumentBytes } from '../../documents/store.ts'
import { listPlans } from '../../plans/store/list-plans.ts'
import { selectPlan } from '../../plans/store/select-plan.ts'
import { verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import { type AuthorityId, asImportJobId } from '../../platform/ids.ts'
import { makeLog } from '../../platform/log.ts'
import { NotFound } from '../../platform/not-found.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { listOpenImports, selectImportJob } from '../store.ts'
import {
  applyImport,
  discardImport,
  type ImportContext,
  importsSettled,
  resumeImports,
  startImport,
} from './import-jobs.ts'

const table =
  'Action\tBy when\tLead\nWrite the policy\tMay 2026\tHead of Service\nTrain all staff\tJune 2026\tHR Manager\n'
const fixture = (name: string) => new URL(`./${name}-worker.fixture.ts`, import.meta.url)

onEachDatabase('an import job', (database) => {
  const context = (more: Partial<ImportContext> = {}): ImportContext => {
    const config = { importMinutes: 1, importMemoryMb: 300 }
    const log = makeLog({ logLevel: 'silent' })
    return { db: database.db, config, clock: fixedClock('2026-03-02'), log, ...more }
  }
  const handIn = (authority: AuthorityId, text = table, name = 'plan.txt') => {
    return { authority, who: 'Anna', name, bytes: new TextEncoder().encode(text) }
  }
  const read = async (more: Partial<ImportContext> = {}, text = table) => {
    const authority = await database.newAuthority()
    const id = await startImport(context(more), handIn(authority, text))
    await importsSettled(database.db)
    return { authority, id, job: await selectImportJob(database.db, authority, id) }
  }

  it('keeps the file, reads it in a thread, and waits with the draft', async () => {
    const { authority, job } = await read()
    assert.deepEqual([job.state, job.progress, job.documentName, job.who], ['ready', 1, 'plan.txt', 'Anna'])
    assert.deepEqual(
      job.draft?.actions.map((action) => action.deadline.due),
      ['2026-05-31', '2026-06-30'],
    )
    assert.equal(job.conservation?.share, 1)
    const document = await selectDocument(database.db, authority, job.document)
    assert.deepEqual([document.form?.kind, document.size], ['text', table.length])
    const bytes = await selectDocumentBytes(database.db, authority, job.document)
    assert.equal(new TextDecoder().decode(bytes), table)
    assert.deepEqual(await listPlans(database.db, authority), [])
    assert.equal((await listOpenImports(database.db, authority)).length, 1)
  })

  it('becomes the plan once, however often it is asked to', async () => {
    const { authority, id, job } = await read()
    const by = { authority, who: 'Anna' }
    const [first, second] = await Promise.all([applyImport(context(), by, id), applyImport(context(), by, id)])
    assert.deepEqual(first, second)
    assert.ok('plan' in first)
    const stored = await selectPlan(database.db, authority, first.plan)
    assert.deepEqual(stored.plan, job.draft)
    assert.equal(stored.documentId, job.document)
    assert.equal((await listPlans(database.db, authority)).length, 1)
    assert.ok('conflict' in (await discardImport(context(), by, id)))
    assert.deepEqual(await verifyChain(database.db, authority), { state: 'whole', entries: 2 })
  })

  it('says in a sentence why a file cannot be read', async () => {
    const { authority, id, job } = await read({}, '   ')
    assert.equal(job.state, 'failed')
    assert.match(job.message, /^“plan\.txt” is empty\./)
    assert.ok('conflict' in (await applyImport(context(), { authority, who: 'Anna' }, id)))
  })

  it('takes the blame for its own faults, and an end to memory and time', async () => {
    const fault = await read({ worker: fixture('failing') })
    assert.match(fault.job.message, /a fault in Upturn, not in your file/)
    const greedy = await read({ worker: fixture('greedy'), config: { importMinutes: 1, importMemoryMb: 64 } })
    assert.match(greedy.job.message, /needs more than 64 MB of memory/)
    const slow = await read({ worker: fixture('slow'), config: { importMinutes: 0.005, importMemoryMb: 200 } })
    assert.match(slow.job.message, /was still being read after/)
  })

  it('can be put aside while it is read: the thread is stopped and nothing comes of it', async () => {
    const authority = await database.newAuthority()
    const id = await startImport(context({ worker: fixture('slow') }), handIn(authority))
    assert.deepEqual(await discardImport(context(), { authority, who: 'Anna' }, id), { discarded: true })
    await importsSettled(database.db)
    const job = await selectImportJob(database.db, authority, id)
    assert.deepEqual([job.state, job.draft], ['discarded', null])
    assert.ok('conflict' in (await discardImport(context(), { authority, who: 'Anna' }, id)))
    assert.ok('conflict' in (await applyImport(context(), { authority, who: 'Anna' }, id)))
  })

  it('is shown to its own authority only', async () => {
    const { id } = await read()
    const other = await database.newAuthority()
    await assert.rejects(selectImportJob(database.db, other, id), NotFound)
    await assert.rejects(applyImport(context(), { authority: other, who: 'Anna' }, asImportJobId('none')), NotFound)
  })

  it('reads nothing again that is done', async () => {
    const { authority, id, job } = await read()
    await resumeImports(context({ worker: fixture('failing') }))
    await importsSettled(database.db)
    assert.deepEqual(await selectImportJob(database.db, authority, id), job)
  })
})
