import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { selectDocumentBytes } from '../../documents/store.ts'
import { approveVersion, prepareVersion, putVersionForward } from '../../plans/control/store/version-steps.ts'
import { listVersions } from '../../plans/control/store/versions.ts'
import { offerProof } from '../../plans/proof/proof-store.ts'
import { correctAction } from '../../plans/store/correct.ts'
import { listPlans } from '../../plans/store/list-plans.ts'
import { recordUpdate } from '../../plans/store/progress.ts'
import { selectPlan } from '../../plans/store/select-plan.ts'
import { listChanges } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { makeLog } from '../../platform/log.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { verifyRecord } from '../../platform/verify-record.ts'
import { readDeadline } from '../deadlines/deadline-reader.ts'
import { applyImport, importsSettled, startImport } from '../jobs/import-jobs.ts'
import { selectImportJob } from '../store.ts'
import { noChoices } from './comparison.ts'
import { listPlanDocuments } from './plan-documents.ts'
import { findSameFile, isReady, lookAt, type Take, takeReimport } from './reimport-jobs.ts'

const row = (...cells: string[]) => cells.join('\t')
const head = row('Ref', 'Action', 'By when', 'Lead', 'Success criteria')
const policy = row(
  '1',
  'Write the policy on visits to families',
  'May 2026',
  'Head of Service',
  'Every visit is within ten days',
)
const train = row('2', 'Train all staff in the new assessment', 'June 2026', 'HR Manager', '')
const audit = row('3', 'Audit forty case files with schools', 'July 2026', 'Head of Quality', '')
const publish = row('4', 'Publish the threshold document for partners', 'August 2026', 'Head of Service', '')
const text = (...rows: string[]) => `${[head, ...rows].join('\n')}\n`

onEachDatabase('a version of a document taken on', (database) => {
  const clock = fixedClock('2026-03-12')
  const context = () => ({
    db: database.db,
    clock,
    log: makeLog({ logLevel: 'silent' }),
    config: { importMinutes: 1, importMemoryMb: 300 },
  })
  const bytesOf = (words: string) => new TextEncoder().encode(words)

  async function handIn(authority: AuthorityId, words: string, forPlan?: PlanId, name = 'plan v1.5.txt') {
    const id = await startImport(context(), {
      authority,
      who: 'Anna',
      name,
      bytes: bytesOf(words),
      ...(forPlan ? { forPlan } : {}),
    })
    await importsSettled(database.db)
    return id
  }

  async function aPlan() {
    const authority = await database.newAuthority()
    const made = await applyImport(
      context(),
      { authority, who: 'Anna' },
      await handIn(authority, text(policy, train, audit), undefined, 'plan v1.4.txt'),
    )
    assert.ok('plan' in made)
    return { authority, plan: made.plan }
  }

  async function look(authority: AuthorityId, words: string, plan: PlanId, choices = noChoices) {
    const id = await handIn(authority, words, plan)
    const job = await selectImportJob(database.db, authority, id)
    assert.ok(isReady(job))
    return { id, ...(await lookAt(database.db, job, choices)) }
  }

  const taking = (authority: AuthorityId, seen: string, more: Partial<Take> = {}): Take => {
    return { authority, who: 'Anna', why: 'Agreed by the board', seen, choices: noChoices, ...more }
  }

  const version = text(
    row(
      '1',
      'Write the policy on visits to families',
      'September 2026',
      'Head of Service',
      'Every visit is within five days',
    ),
    publish,
    train,
  )

  it('keeps the ids, updates and proof of what stayed; withdraws what is gone; the old document stays', async () => {
    const { authority, plan } = await aPlan()
    const before = await selectPlan(database.db, authority, plan)
    const [first = '', , third = ''] = before.plan.actions.map(({ id }) => id)
    const by = { authority, plan, who: 'Anna', why: 'Said so', clock }
    const update = {
      action: first,
      on: '2026-03-01',
      status: 'in progress',
      percent: 30,
      note: 'Begun',
      by: 'Anna',
    } as const
    await recordUpdate(database.db, by, update)
    await offerProof(database.db, by, {
      action: first,
      criterion: 0,
      kind: 'words',
      about: 'Every visit is within ten days',
      text: 'The record',
    })
    const { id, seen } = await look(authority, version, plan)
    assert.deepEqual(await takeReimport(context(), taking(authority, seen), id), { plan, name: 'version 1.5' })

    const { plan: after, documentId } = await selectPlan(database.db, authority, plan)
    assert.deepEqual(
      after.actions.map(({ id: action, text: words, deadline }) => [action, words.slice(0, 10), deadline.text]),
      [
        [first, 'Write the ', 'September 2026'],
        ['a4', 'Publish th', 'August 2026'],
        ['a2', 'Train all ', 'June 2026'],
        [third, 'Audit fort', 'July 2026'],
      ],
    )
    assert.deepEqual(
      after.updates?.map(({ action, status, note }) => [action, status, note]),
      [
        [first, 'in progress', 'Begun'],
        [third, 'withdrawn', 'Not in version 1.5.'],
      ],
    )
    assert.deepEqual(
      [after.evidence?.[0]?.action, after.evidence?.[0]?.criterion, after.version?.label],
      [first, 0, '1.5'],
    )
    const documents = await listPlanDocuments(database.db, { authority, plan })
    assert.deepEqual(
      documents.map(({ name, label }) => [name, label]),
      [
        ['plan v1.5.txt', '1.5'],
        ['plan v1.4.txt', '1.4'],
      ],
    )
    assert.equal(documents[0]?.document, documentId)
    const old = await selectDocumentBytes(
      database.db,
      authority,
      documents[1]?.document ?? documents[0]?.document ?? ('' as never),
    )
    assert.deepEqual(new TextDecoder().decode(old), text(policy, train, audit))
    assert.equal((await listPlans(database.db, authority)).length, 1)
    assert.equal((await verifyRecord(database.db, authority)).state, 'whole')
  })

  it('is taken on once, however often it is asked to; and the plan as it was can still be seen', async () => {
    const { authority, plan } = await aPlan()
    const was = await selectPlan(database.db, authority, plan)
    const { id, seen } = await look(authority, version, plan)
    const by = taking(authority, seen)
    const answers = await Promise.all([takeReimport(context(), by, id), takeReimport(context(), by, id)])
    assert.ok(answers.every((answer) => 'plan' in answer))
    const changes = await listChanges(database.db, authority, plan)
    assert.equal(changes.filter(({ what }) => what === 'version taken on').length, 1)
    const then = await selectPlan(database.db, authority, plan, { asAt: was.sequence })
    assert.deepEqual(then.plan, was.plan)
    assert.equal(then.documentId, was.documentId)
  })

  it('writes nothing at all where the document says the same', async () => {
    const { authority, plan } = await aPlan()
    const { id, seen } = await look(authority, `\n\n${text(policy, train, audit)}`.replace('1.5', '1.4'), plan)
    const count = async () =>
      (await sql`select count(*)::int as n from change where authority = ${authority}`.execute(database.db)).rows[0]
    const before = [await count(), (await selectPlan(database.db, authority, plan)).plan]
    // The name says 1.5, which is a new version; so the plan is given it before.
    await sql`update plan set rest = jsonb_set(rest, '{version}', '{"label": "1.5"}') where authority = ${authority}`.execute(
      database.db,
    )
    const again = await takeReimport(context(), taking(authority, seen), id)
    assert.deepEqual(again, { nothing: true })
    await sql`update plan set rest = jsonb_set(rest, '{version}', '{"label": "1.4"}') where authority = ${authority}`.execute(
      database.db,
    )
    assert.deepEqual([await count(), (await selectPlan(database.db, authority, plan)).plan], before)
  })

  it('is shown again where somebody changed the plan meanwhile, and not where only progress was reported', async () => {
    const { authority, plan } = await aPlan()
    const { id, seen } = await look(authority, version, plan)
    const by = { authority, plan, who: 'Ben', why: 'A slip', clock }
    await correctAction(database.db, by, { id: 'a2' }, { text: 'Train every member of staff in the new assessment' })
    assert.deepEqual(await takeReimport(context(), taking(authority, seen), id), { changed: true })
    const now = await lookAt(database.db, (await selectImportJob(database.db, authority, id)) as never, noChoices)
    await recordUpdate(database.db, by, {
      action: 'a1',
      on: '2026-03-01',
      status: 'in progress',
      percent: 1,
      note: 'Begun',
      by: 'Ben',
    })
    assert.ok('plan' in (await takeReimport(context(), taking(authority, now.seen), id)))
    const { plan: after } = await selectPlan(database.db, authority, plan)
    // Corrected in Upturn, printed as before: it stays as it was corrected.
    assert.equal(
      after.actions.find(({ id: action }) => action === 'a2')?.text,
      'Train every member of staff in the new assessment',
    )
  })

  it('remembers what was agreed over several versions', async () => {
    const { authority, plan } = await aPlan()
    const by = { authority, plan, who: 'Ben', why: 'Agreed', clock }
    await correctAction(database.db, by, { id: 'a2' }, { deadline: readDeadline('December 2026') })
    const next = async (words: string) => {
      const { id, seen, comparison } = await look(authority, words, plan)
      return { comparison, taken: await takeReimport(context(), taking(authority, seen), id) }
    }
    await next(version)
    const { comparison } = await next(version.replace('Publish the', 'Publish and print the'))
    const part = comparison.paired.find(({ old }) => old.id === 'a2')
    assert.deepEqual(
      part?.fields.map(({ name, how, side }) => [name, how, side]),
      [['deadline', 'clash', 'upturn']],
    )
    const { plan: after } = await selectPlan(database.db, authority, plan)
    assert.equal(after.actions.find(({ id }) => id === 'a2')?.deadline.due, '2026-12-31')
    assert.equal(
      after.actions.find(({ id }) => id === 'a4')?.text,
      'Publish and print the threshold document for partners',
    )
  })

  it('is refused for another plan unless on purpose, and the very same file is known again', async () => {
    const { authority, plan } = await aPlan()
    const other = text(
      row('1', 'Paint the bridge green', 'May 2026', 'Engineer', ''),
      row('2', 'Sweep every lane', 'May 2026', 'Warden', ''),
    )
    const { id, seen } = await look(authority, other, plan)
    const refused = await takeReimport(context(), taking(authority, seen), id)
    assert.deepEqual(refused, { anotherPlan: { found: 0, of: 3 } })
    assert.ok('plan' in (await takeReimport(context(), taking(authority, seen, { anyway: true }), id)))
    const same = await findSameFile(database.db, { authority, plan }, bytesOf(text(policy, train, audit)))
    assert.equal(same?.name, 'plan v1.4.txt')
    assert.equal(await findSameFile(database.db, { authority, plan }, bytesOf('else')), null)
  })

  it('becomes a draft where versions are approved, and waits while one is put forward', async () => {
    const { authority, plan } = await aPlan()
    const as = (who: string) => ({ authority, plan, who, account: who, why: 'For the board', clock })
    const made = await prepareVersion(database.db, as('Anna'), { label: '1.4', summary: 'The first' })
    assert.ok('version' in made)
    await putVersionForward(database.db, as('Anna'), { id: made.version, revision: 1 })
    const { id, seen } = await look(authority, version, plan)
    const early = await takeReimport(context(), taking(authority, seen), id)
    assert.match('conflict' in early ? early.conflict : '', /^Version 1\.4 is put forward for approval/)
    const approval = { capacity: 'Chair', note: '', on: '2026-03-12' }
    await approveVersion(database.db, as('Cho'), { id: made.version, revision: 2 }, approval)
    assert.ok('plan' in (await takeReimport(context(), taking(authority, seen), id)))
    const versions = await listVersions(database.db, authority, plan)
    assert.deepEqual(
      versions.map(({ label, state, summary }) => [label, state, summary.slice(0, 11)]),
      [
        ['1.4', 'approved', 'The first'],
        ['1.5', 'draft', 'Version 1.5'],
      ],
    )
    // The next document goes with the draft that is open.
    const next = await look(authority, version.replace('Publish the', 'Print the'), plan)
    assert.ok('plan' in (await takeReimport(context(), taking(authority, next.seen), next.id)))
    assert.equal((await listVersions(database.db, authority, plan)).length, 2)
  })

  it('that fails in the middle leaves nothing half done, and can be taken again', async () => {
    const { authority, plan } = await aPlan()
    const { id, seen } = await look(authority, version, plan)
    const before = await selectPlan(database.db, authority, plan)
    // The last thing that is written fails.
    await sql
      .raw(`create function fail_at_the_end() returns trigger language plpgsql as $$ begin
      if new.state = 'applied' and new.for_plan is not null then raise exception 'the power went'; end if; return new; end $$`)
      .execute(database.db)
    await sql
      .raw('create trigger fail_at_the_end before update on import_job for each row execute function fail_at_the_end()')
      .execute(database.db)
    await assert.rejects(takeReimport(context(), taking(authority, seen), id), /the power went/)
    await sql.raw('drop trigger fail_at_the_end on import_job').execute(database.db)
    await sql.raw('drop function fail_at_the_end()').execute(database.db)
    assert.deepEqual(await selectPlan(database.db, authority, plan), before)
    assert.equal((await listPlanDocuments(database.db, { authority, plan })).length, 1)
    assert.ok('plan' in (await takeReimport(context(), taking(authority, seen), id)))
    assert.equal((await verifyRecord(database.db, authority)).state, 'whole')
  })
})
