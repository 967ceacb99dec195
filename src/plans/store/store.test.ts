import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { listChanges, verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import { type AuthorityId, asAuthorityId, asPlanId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import type { Plan } from '../plan.ts'
import { decideProof, offerProof } from '../proof/proof-store.ts'
import { correctAction, correctRecommendation } from './correct.ts'
import { decideDoubt } from './decide-doubt.ts'
import { insertPlan } from './insert-plan.ts'
import { findPlan, listPlans } from './list-plans.ts'
import { withdrawPlan } from './plan-change.ts'
import { action, anyPlan, longPlan, plan, smallPlan } from './plans.fixture.ts'
import { recordUpdate } from './progress.ts'
import { selectOptionalPlan, selectPlan } from './select-plan.ts'

/** As a plan file gives it: the generator makes objects without a prototype, which no JSON holds. */
const plain = (given: Plan): Plan => JSON.parse(JSON.stringify(given))

const origin = { who: 'Programme manager', why: 'First import' }

onEachDatabase('the plan store', (database) => {
  const stored = async (given = smallPlan()) => {
    const authority = await database.newAuthority()
    const id = await insertPlan(database.db, authority, given, origin)
    const by = { authority, plan: id, who: 'Anna', why: 'Board asked', clock: fixedClock('2026-03-02') }
    const now = () => selectPlan(database.db, authority, id)
    return { authority, id, by, now }
  }
  const actionOf = (of: Awaited<ReturnType<typeof selectPlan>>, id: string) => {
    const found = of.plan.actions.find((item) => item.id === id)
    assert.ok(found, `no action ${id}`)
    return found
  }

  it('gives back any plan as it was put in', async () => {
    const authority = await database.newAuthority()
    const roundTrip = async (given: Plan) => {
      const id = await insertPlan(database.db, authority, given, origin)
      assert.deepEqual((await selectPlan(database.db, authority, id)).plan, given)
    }
    await fc.assert(fc.asyncProperty(anyPlan.map(plain), roundTrip), { numRuns: 60 })
  })

  it('stores a plan of 435 actions quickly', async () => {
    await stored(smallPlan())
    const authority = await database.newAuthority()
    const given = longPlan()
    const began = performance.now()
    const id = await insertPlan(database.db, authority, given, origin)
    const inserted = performance.now()
    assert.equal((await selectPlan(database.db, authority, id)).plan.actions.length, 435)
    const selected = performance.now()
    // Ten times what it takes on a quiet machine, so that only a change of kind (a statement for each row) fails here.
    assert.ok(inserted - began < 2000, `insert took ${Math.round(inserted - began)} ms`)
    assert.ok(selected - inserted < 2000, `select took ${Math.round(selected - inserted)} ms`)
    if (process.env.STORE_TIMINGS) {
      process.stderr.write(`insert ${Math.round(inserted - began)} ms, select ${Math.round(selected - inserted)} ms\n`)
    }
  })

  it('keeps a text that the database has no room for, with a mark in place of the character', async () => {
    const { now } = await stored(plan({ title: 'NUL \u0000 and half a pair \ud800.' }))
    assert.equal((await now()).plan.title, 'NUL \ufffd and half a pair \ufffd.')
  })

  it('refuses a plan that does not hold together, and stores nothing of it', async () => {
    const authority = await database.newAuthority()
    const given = plan({ actions: [action('a1', { recommendation: 'r9' })] })
    await assert.rejects(insertPlan(database.db, authority, given, origin), /action a1 names the recommendation r9/)
    assert.deepEqual(await listPlans(database.db, authority), [])
    assert.deepEqual(await verifyChain(database.db, authority), { state: 'whole', entries: 0 })
  })

  it('shows an authority nothing of another', async () => {
    const { id } = await stored()
    const other = await database.newAuthority()
    assert.equal(await selectOptionalPlan(database.db, other, id), null)
    assert.deepEqual(await listPlans(database.db, other), [])
    await assert.rejects(selectPlan(database.db, other, id), NotFound)
    await assert.rejects(insertPlan(database.db, asAuthorityId('nobody'), smallPlan(), origin), NotFound)
  })

  it('lists plans with their counts and finds one by what a person types', async () => {
    const { authority, id } = await stored()
    const second = await insertPlan(database.db, authority, plan({ title: 'Getting there' }), origin)
    const listed = await listPlans(database.db, authority)
    assert.deepEqual(
      listed.map((item) => [item.title, item.recommendations, item.actions, item.openDoubts]),
      [
        ['Getting there', 0, 0, 0],
        ['Getting better together', 1, 3, 1],
      ],
    )
    const found = async (typed: string) => {
      const result = await findPlan(database.db, authority, typed)
      return result.found === 'one' ? result.plan.id : result.found
    }
    assert.equal(await found(id), id)
    assert.equal(await found('GETTING B'), id)
    assert.equal(await found('getting there'), second)
    assert.equal(await found('getting'), 'many')
    assert.equal(await found('elsewhere'), 'none')
    assert.equal(await found(' '), 'none')
  })

  it('records progress and evidence, and says so in the change record', async () => {
    const { by, now, authority, id } = await stored()
    const said = {
      action: 'a1',
      on: '2026-03-01',
      status: 'in progress',
      percent: 40,
      note: 'Begun',
      by: 'Lead',
    } as const
    await recordUpdate(database.db, by, said)
    const offer = { recommendation: 'r1', criterion: 0, kind: 'words' as const, text: 'Audit', about: 'All seen' }
    const offered = await offerProof(database.db, by, offer)
    assert.ok('place' in offered)
    const accept = { decision: 'accepted', why: '' } as const
    assert.ok('evidence' in (await decideProof(database.db, { ...by, who: 'Chair' }, offered.place, accept, [])))
    const { plan: after } = await now()
    assert.deepEqual(after.updates, [said])
    const accepted = { acceptedOn: '2026-03-02', acceptedBy: 'Chair' }
    assert.deepEqual(after.evidence, [{ ...offer, offeredOn: '2026-03-02', offeredBy: 'Anna', ...accepted }])
    const changes = await listChanges(database.db, authority, id, { since: '2026-03-02', until: '2026-03-02' })
    assert.deepEqual(
      changes.map((item) => [item.what, item.subject, item.who, item.why]),
      [
        ['progress recorded', 'a1', 'Anna', 'Board asked'],
        ['evidence offered', 'r1', 'Anna', 'Board asked'],
        ['evidence accepted', 'r1', 'Chair', 'Board asked'],
      ],
    )
    await assert.rejects(recordUpdate(database.db, by, { ...said, action: 'a99' }), NotFound)
    assert.deepEqual(await listChanges(database.db, authority, asPlanId('another')), [])
  })

  it('lets a person accept a reading: it is certain then, and the doubt is kept with who and when', async () => {
    const { by, now } = await stored()
    const decided = await decideDoubt(database.db, by, { doubt: 'd1', decision: 'accepted', note: 'As read' })
    assert.deepEqual(decided, { decided: 'accepted', added: [] })
    const after = await now()
    assert.deepEqual(after.plan.doubts, [])
    assert.equal(actionOf(after, 'a2').confidence, 1)
    const [doubt] = after.decidedDoubts
    assert.deepEqual(
      [doubt?.decision, doubt?.decidedBy, doubt?.decidedOn, doubt?.decidedNote],
      ['accepted', 'Anna', '2026-03-02', 'As read'],
    )
    assert.equal(doubt?.original[0]?.text, 'Hire two managers. Train them.')
    assert.ok('conflict' in (await decideDoubt(database.db, by, { doubt: 'd1', decision: 'accepted', note: '' })))
    await assert.rejects(decideDoubt(database.db, by, { doubt: 'd7', decision: 'accepted', note: '' }), NotFound)
  })

  it('lets a person correct a reading, with before and after in the record', async () => {
    const { by, now, authority, id } = await stored()
    const deadline = { text: '31/5/26', kind: 'day', due: '2026-05-31' } as const
    const patch = { deadline, leads: [{ name: 'HR Manager' }], recommendation: null }
    await decideDoubt(database.db, by, { doubt: 'd1', decision: 'corrected', note: 'Asked HR', patch })
    const corrected = actionOf(await now(), 'a2')
    assert.deepEqual(
      [corrected.deadline, corrected.leads, corrected.recommendation],
      [deadline, [{ name: 'HR Manager' }], null],
    )
    const change = (await listChanges(database.db, authority, id)).at(-1)
    assert.equal(change?.what, 'doubt corrected')
    assert.ok(JSON.stringify(change.before).includes('"none"') && JSON.stringify(change.after).includes('2026-05-31'))
    const dates = await sql`select due::text, deadline_kind from action where plan = ${id} and id = 'a2'`.execute(
      database.db,
    )
    assert.deepEqual(dates.rows, [{ due: '2026-05-31', deadline_kind: 'day' }])
  })

  it('lets a person split an action: the parts stand where it stood, and the first keeps its id', async () => {
    const { by, now } = await stored()
    const parts = [{ text: 'Hire two managers.' }, { text: 'Train them.', label: '2b' }]
    const decided = await decideDoubt(database.db, by, { doubt: 'd1', decision: 'split', note: '', parts })
    assert.deepEqual(decided, { decided: 'split', added: ['a2.2'] })
    const after = await now()
    assert.deepEqual(
      after.plan.actions.map(({ id, text }) => [id, text]),
      [
        ['a1', 'Action a1'],
        ['a2', 'Hire two managers.'],
        ['a2.2', 'Train them.'],
        ['a3', 'Action a3'],
      ],
    )
    assert.deepEqual([actionOf(after, 'a2.2').recommendation, actionOf(after, 'a2.2').confidence], ['r1', 1])
  })

  it('answers a stale form with what happened, and changes nothing', async () => {
    const { by, now, authority } = await stored()
    const revision = (await now()).revisions.actions.a1
    const first = await correctAction(database.db, by, { id: 'a1', revision }, { text: 'Mine' })
    assert.deepEqual(first, { revision: 2 })
    const second = await correctAction(database.db, by, { id: 'a1', revision }, { text: 'Theirs' })
    assert.ok('conflict' in second && second.conflict.includes('changed by somebody else'))
    assert.equal(actionOf(await now(), 'a1').text, 'Mine')
    assert.deepEqual(await verifyChain(database.db, authority), { state: 'whole', entries: 2 })
  })

  it('corrects a recommendation', async () => {
    const { by, now } = await stored()
    await correctRecommendation(database.db, by, { id: 'r1' }, { criteria: ['Seen in five days'], urgency: 2 })
    const [recommendation] = (await now()).plan.recommendations
    assert.deepEqual([recommendation?.criteria, recommendation?.urgency], [['Seen in five days'], 2])
  })

  it('withdraws a plan, which stays whole', async () => {
    const { by, now, authority } = await stored()
    assert.deepEqual(await withdrawPlan(database.db, by), { withdrawn: true })
    assert.ok('conflict' in (await withdrawPlan(database.db, by)))
    assert.deepEqual(await listPlans(database.db, authority), [])
    assert.equal((await listPlans(database.db, authority, { withdrawn: true })).length, 1)
    assert.deepEqual((await now()).plan, smallPlan())
  })

  it('keeps the chain whole under changes made at the same moment', async () => {
    const { by, authority, now } = await stored()
    const say = (percent: number) =>
      recordUpdate(database.db, by, {
        action: 'a1',
        on: '2026-03-01',
        status: 'in progress',
        percent,
        note: '',
        by: 'Lead',
      })
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(say))
    assert.deepEqual(await verifyChain(database.db, authority), { state: 'whole', entries: 9 })
    assert.equal((await now()).plan.updates?.length, 8)
  })

  it('notices an entry of the record that was altered, taken out or cut off the end', async () => {
    const tampered = async (with_: (authority: AuthorityId) => Promise<unknown>) => {
      const { by, authority } = await stored()
      await correctAction(database.db, by, { id: 'a1' }, { text: 'Second entry' })
      await correctAction(database.db, by, { id: 'a1' }, { text: 'Third entry' })
      await with_(authority)
      const check = await verifyChain(database.db, authority)
      return check.state === 'broken' ? [check.sequence, check.message] : check.state
    }
    const altered = (authority: AuthorityId) =>
      sql`update change set why = 'other' where authority = ${authority} and sequence = 2`.execute(database.db)
    const taken = (authority: AuthorityId) =>
      sql`delete from change where authority = ${authority} and sequence = 2`.execute(database.db)
    const cut = (authority: AuthorityId) =>
      sql`delete from change where authority = ${authority} and sequence = 3`.execute(database.db)
    assert.deepEqual(await tampered(altered), [2, 'change 2 is not as it was written'])
    assert.deepEqual(await tampered(taken), [2, 'change 2 is missing'])
    assert.deepEqual(await tampered(cut), [3, 'changes after number 2 are missing'])
    assert.equal(await tampered(async () => {}), 'whole')
  })
})
