import assert from 'node:assert/strict'
import { it } from 'node:test'
import { verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { computeExtract } from '../extracts/compute-extract.ts'
import { tinyFiles } from '../extracts/tiny-extract.fixture.ts'
import { saveExtract } from '../figures/extract-store.ts'
import type { ComputedVariance } from './variance.ts'
import { listHashes, saveVariance, selectVariance } from './variance-store.ts'

const variance: ComputedVariance = {
  ...{ from: '2026-01', to: '2026-03', indicators: 12 },
  months: [
    {
      ...{ indicator: 'Single assessments in time', month: '2026-01' },
      was: null,
      now: { numerator: 3, denominator: 4 },
      causes: [{ cause: 'late keyed', cases: 4, numerator: 3, denominator: 4 }],
    },
  ],
  teams: [{ indicator: 'Single assessments in time', team: '', cause: 'late keyed', cases: 4 }],
}

onEachDatabase('an explained difference', (database) => {
  const by = (authority: AuthorityId) => ({ authority, who: 'Ann Analyst', clock: fixedClock('2026-05-04') })
  const computed = computeExtract({ files: tinyFiles(), cut: '2026-04-30', children: null, memoryMb: 300 })
  const save = async (authority: AuthorityId) => {
    const answer = await saveExtract(database.db, by(authority), await computed)
    assert.ok('saved' in answer)
    return answer.saved
  }
  const yes = async () => true

  it('is kept with its extract, and replaced by the next one, in the record', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    const extract = await save(authority)
    assert.equal(await selectVariance(db, authority, extract), null)
    const explained = { extract, earlier: null, earlierCut: '2026-03-31', variance }
    assert.equal(await saveVariance(db, by(authority), explained, yes), true)
    const stored = await selectVariance(db, authority, extract)
    assert.deepEqual(
      { ...stored, ...variance, earlier: null, earlierCut: '2026-03-31', explainedBy: 'Ann Analyst' },
      stored,
    )
    await saveVariance(db, by(authority), { ...explained, earlier: extract, earlierCut: '2026-02-28' }, yes)
    assert.equal((await selectVariance(db, authority, extract))?.earlier, extract)
    assert.deepEqual(await verifyChain(db, authority), { state: 'whole', entries: 3 })
    assert.equal((await listHashes(db, authority))[0]?.sha256, (await computed).sha256)
  })

  it('is not kept where its job is over, and not seen by another authority', async () => {
    const { db } = database
    const [authority, other] = [await database.newAuthority(), await database.newAuthority()]
    const extract = await save(authority)
    const explained = { extract, earlier: null, earlierCut: '2026-03-31', variance }
    assert.equal(await saveVariance(db, by(authority), explained, async () => false), false)
    assert.equal(await selectVariance(db, authority, extract), null)
    await saveVariance(db, by(authority), explained, yes)
    assert.equal(await selectVariance(db, other, extract), null)
    await assert.rejects(saveVariance(db, by(other), explained, yes))
  })
})
