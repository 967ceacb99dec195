import assert from 'node:assert/strict'
import { it } from 'node:test'
import { verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import { type AuthorityId, newSheetId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import type { ReconcileCounts } from './rules/reconcile.ts'
import {
  chooseColumns,
  listRounds,
  listSheets,
  retireSheet,
  saveRound,
  selectSheet,
  takeOnSheet,
} from './sheet-store.ts'

const counts: ReconcileCounts = {
  fates: {
    ...{ agrees: 7, 'date differs': 1, 'only in the sheet': 0, 'only in the system': 2, 'reference not known': 0 },
    ...{ 'twice in the sheet': 0, 'no reference or date': 0 },
  },
  ...{ later: 0, span: { from: '2026-03-02', to: '2026-03-30' }, apart: { most: 3, middle: 3 } },
}
const newSheet = {
  name: 'East team’s assessments',
  of: { table: 'assessments', day: 'finished' },
  agreement: { share: 98, times: 3 },
}

onEachDatabase('a team’s spreadsheet', (database) => {
  const by = (authority: AuthorityId) => ({ authority, who: 'Ann Analyst', clock: fixedClock('2026-05-04') })
  const yes = async () => true
  const takeOn = async (authority: AuthorityId) => {
    const answer = await takeOnSheet(database.db, by(authority), newSheet)
    assert.ok('sheet' in answer)
    return answer.sheet
  }

  it('has its rounds until it is retired, each in the record', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    const id = await takeOn(authority)
    assert.deepEqual(await takeOnSheet(db, by(authority), { ...newSheet, name: 'EAST team’s assessments' }), {
      same: id,
    })
    await chooseColumns(db, by(authority), id, { reference: 'Ref', date: 'Date' })
    assert.equal(await saveRound(db, by(authority), { sheet: id, cut: '2026-03-31', counts }, yes), true)
    assert.equal(await saveRound(db, by(authority), { sheet: id, cut: '2026-04-30', counts }, async () => false), false)
    assert.equal(await saveRound(db, by(authority), { sheet: id, cut: '2026-04-30', counts }, yes), true)
    const rounds = await listRounds(db, authority, id)
    assert.deepEqual(
      rounds.map(({ round, cut, counts: own }) => [round, cut, own]),
      [
        [2, '2026-04-30', counts],
        [1, '2026-03-31', counts],
      ],
    )
    assert.deepEqual(await retireSheet(db, by(authority), id, 'Agreed often enough'), { retired: true })
    assert.ok('refused' in (await retireSheet(db, by(authority), id, 'Again')))
    assert.equal(await saveRound(db, by(authority), { sheet: id, cut: '2026-05-31', counts }, yes), false)
    const { columns, agreement, of, retired } = await selectSheet(db, authority, id)
    assert.deepEqual([columns, agreement, of], [{ reference: 'Ref', date: 'Date' }, newSheet.agreement, newSheet.of])
    assert.equal(retired?.why, 'Agreed often enough')
    assert.deepEqual(await verifyChain(db, authority), { state: 'whole', entries: 5 })
    assert.ok('sheet' in (await takeOnSheet(db, by(authority), newSheet)), 'a retired one leaves its name')
  })

  it('is of one authority', async () => {
    const { db } = database
    const [authority, other] = [await database.newAuthority(), await database.newAuthority()]
    const id = await takeOn(authority)
    assert.deepEqual(await listSheets(db, other), [])
    await assert.rejects(selectSheet(db, other, id), NotFound)
    await assert.rejects(saveRound(db, by(other), { sheet: id, cut: '2026-03-31', counts }, yes), NotFound)
    await assert.rejects(retireSheet(db, by(authority), newSheetId(), 'None'), NotFound)
  })
})
