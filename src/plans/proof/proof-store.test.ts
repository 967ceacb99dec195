/** The life of a proof in the store, on both engines: who may do what with it, twice at once, and as at any day. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import { fileParts, selectOptionalFile, sha256Of } from '../../platform/files/file-store.ts'
import { NotFound } from '../../platform/not-found.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { marksOf, proofStateOn } from '../rules/index.ts'
import { insertPlan } from '../store/insert-plan.ts'
import { smallPlan } from '../store/plans.fixture.ts'
import { selectPlan } from '../store/select-plan.ts'
import { decideProof, offerProof, type ProofOffer, takeBackProof } from './proof-store.ts'

const accept = { decision: 'accepted', why: '' } as const
const sendBack = { decision: 'returned', why: 'Only four cases were looked at' } as const

onEachDatabase('proof', (database) => {
  const stored = async () => {
    const authority = await database.newAuthority()
    const plan = { ...smallPlan() }
    const recommendations = plan.recommendations.map((one) => ({ ...one, criteria: ['All seen', 'Audit good'] }))
    const from = { who: 'Anna', why: 'A test', clock: fixedClock('2026-01-10') }
    const id = await insertPlan(database.db, authority, { ...plan, recommendations }, from)
    const as = (who: string, account: string | null, day: string) => ({
      ...{ authority, plan: id, who, account, why: 'A test' },
      clock: fixedClock(day),
    })
    return { authority, as, on: (asAt?: string) => selectPlan(database.db, authority, id, { asAt }) }
  }
  const words: ProofOffer = { recommendation: 'r1', criterion: 0, kind: 'words', text: 'An audit', about: 'All seen' }
  const offered = async (by: Parameters<typeof offerProof>[1], offer = words) => {
    const answer = await offerProof(database.db, by, offer)
    assert.ok('place' in answer, JSON.stringify(answer))
    return answer.place
  }

  it('is offered, returned, offered again, accepted, and taken back; each day reads as it was', async () => {
    const { authority, as, on } = await stored()
    const first = await offered(as('Lee', 'lee', '2026-02-01'))
    await decideProof(database.db, as('Ann', 'ann', '2026-02-05'), first, sendBack, [])
    const second = await offered(as('Lee', 'lee', '2026-02-10'), { ...words, text: 'A larger audit', answers: first })
    await decideProof(database.db, as('Ann', 'ann', '2026-02-12'), second, { ...accept, why: 'Thirty cases' }, [])
    const back = { why: 'The sample was chosen by hand', mayDecide: true }
    await takeBackProof(database.db, as('Cho', 'cho', '2026-03-01'), second, back)
    const days = ['2026-01-31', '2026-02-01', '2026-02-05', '2026-02-10', '2026-02-12', '2026-02-28', '2026-03-01']
    const seen = []
    for (const day of days) {
      const { plan } = await on(day)
      const { evidenced } = marksOf(plan, ['r1'], day)
      seen.push([(plan.evidence ?? []).map((evidence) => proofStateOn(evidence, day)), evidenced.count])
    }
    assert.deepEqual(seen, [
      [[], 0],
      [['offered'], 0],
      [['returned'], 0],
      [['returned', 'offered'], 0],
      [['returned', 'accepted'], 1],
      [['returned', 'accepted'], 1],
      [['returned', 'withdrawn'], 0],
    ])
    // The rows carry their dates, so the plan of today tells each of those days too.
    const { plan } = await on()
    assert.deepEqual(
      days.map((day) => marksOf(plan, ['r1'], day).evidenced.count),
      seen.map(([, count]) => count),
    )
    assert.equal(plan.evidence?.[1]?.acceptedNote, 'Thirty cases')
    assert.equal(plan.evidence?.[1]?.withdrawnByAccount, 'cho')
    assert.equal((await verifyChain(database.db, authority)).state, 'whole')
  })

  it('is decided by nobody who offered it or leads it, under whatever name, account or grant', async () => {
    const { as, on } = await stored()
    const place = await offered(as('Lee', 'lee', '2026-02-01'))
    const decide = (who: string, account: string | null) =>
      decideProof(database.db, as(who, account, '2026-02-02'), place, accept, [
        { account: null, name: 'Head of Service' },
        { account: 'hos', name: 'Sam Holder' },
      ])
    for (const [who, account] of [
      ['Lee', 'lee'],
      ['Renamed since', 'lee'],
      ['LEE', 'another'],
      ['head of service', 'x'],
      ['Samantha Holder', 'hos'],
    ] as const) {
      assert.ok('mayNot' in (await decide(who, account)), `${who} ${account}`)
    }
    assert.equal((await on()).plan.evidence?.[0]?.acceptedOn, undefined)
    assert.ok('place' in (await decide('Ann', 'ann')))
  })

  it('two people decide at the same moment: one does, the other is shown what was decided', async () => {
    const { as, on } = await stored()
    const place = await offered(as('Lee', 'lee', '2026-02-01'))
    const answers = await Promise.all([
      decideProof(database.db, as('Ann', 'ann', '2026-02-02'), place, accept, []),
      decideProof(database.db, as('Cho', 'cho', '2026-02-02'), place, sendBack, []),
    ])
    const [done] = answers.filter((answer) => 'place' in answer)
    const [late] = answers.filter((answer) => 'already' in answer)
    assert.ok(done && late && 'already' in late)
    const { evidence = [] } = (await on()).plan
    assert.deepEqual(late.evidence, evidence[0])
    assert.equal(late.already, proofStateOn(evidence[0] ?? late.evidence, '2026-02-02'))
  })

  it('an offer is taken back by who offered it, an acceptance by who may decide, and nothing twice', async () => {
    const { as } = await stored()
    const [lee, ann] = [as('Lee', 'lee', '2026-02-01'), as('Ann', 'ann', '2026-02-01')]
    const place = await offered(lee)
    const back = (by: typeof lee, mayDecide: boolean) =>
      takeBackProof(database.db, by, place, { why: 'The wrong file', mayDecide })
    assert.ok('mayNot' in (await back(ann, true)))
    assert.ok('place' in (await back(lee, false)))
    assert.deepEqual(Object.keys(await back(lee, false)), ['already', 'evidence'])
    assert.ok('already' in (await decideProof(database.db, ann, place, accept, [])))
  })

  it('what is not there cannot be proven, and an answer answers what came back', async () => {
    const { as } = await stored()
    const lee = as('Lee', 'lee', '2026-02-01')
    const offer = (more: Partial<ProofOffer>) => offerProof(database.db, lee, { ...words, ...more })
    await assert.rejects(offer({ criterion: 2 }), NotFound)
    await assert.rejects(offer({ recommendation: 'r9' }), NotFound)
    await assert.rejects(offer({ recommendation: undefined, action: 'a9', criterion: undefined }), NotFound)
    await assert.rejects(offer({ criterion: undefined }), NotFound)
    await assert.rejects(offer({ answers: 7 }), NotFound)
    const place = await offered(lee)
    assert.ok('conflict' in (await offer({ answers: place })))
    await decideProof(database.db, as('Ann', 'ann', '2026-02-02'), place, sendBack, [])
    assert.ok('conflict' in (await offer({ answers: place, criterion: 1 })))
    assert.ok('place' in (await offer({ answers: place })))
    assert.ok('place' in (await offer({ recommendation: undefined, action: 'a1', criterion: undefined })))
  })

  it('a file is kept with its proof or not at all, and the same bytes once for each authority', async () => {
    const { authority, as, on } = await stored()
    const bytes = new Uint8Array(2_500_000).map((_, at) => at % 251)
    const file = { name: 'Audit.pdf', bytes }
    const lee = as('Lee', 'lee', '2026-02-01')
    const parts = async () => {
      const read: Uint8Array[] = []
      for await (const part of fileParts(database.db, authority, sha256Of(bytes))) read.push(part)
      return read
    }
    await assert.rejects(offerProof(database.db, lee, { ...words, kind: 'file', file, criterion: 9 }), NotFound)
    assert.deepEqual(await parts(), [])
    await offered(lee, { ...words, kind: 'file', file })
    await offered(lee, { ...words, kind: 'file', file: { name: 'Same again.pdf', bytes } })
    const read = await parts()
    assert.deepEqual(
      read.map((part) => part.length),
      [1_048_576, 1_048_576, 402_848],
    )
    assert.equal(sha256Of(Buffer.concat(read)), sha256Of(bytes))
    const held = (await on()).plan.evidence?.map((one) => one.file)
    const sha256 = sha256Of(bytes)
    assert.deepEqual(held, [
      { sha256, name: 'Audit.pdf', size: 2_500_000 },
      { sha256, name: 'Same again.pdf', size: 2_500_000 },
    ])
    const other = await database.newAuthority()
    assert.equal(await selectOptionalFile(database.db, other, sha256), null)
  })
})
