import assert from 'node:assert/strict'
import { it, mock } from 'node:test'
import { testPglite } from '../../platform/test-database.ts'
import { hasCases, offerCases, takeCases } from './case-lists.ts'

const database = testPglite()

it('is there for an hour, for one reader of one authority, once', async () => {
  const { db } = database
  const [authority, other] = [await database.newAuthority(), await database.newAuthority()]
  const ann = { authority, account: 'ann', who: 'Ann' }
  mock.timers.enable({ apis: ['setTimeout'] })
  try {
    offerCases(db, ann, 'e1', 'first')
    offerCases(db, ann, 'e2', 'second')
    for (const by of [
      { ...ann, account: 'bob' },
      { ...ann, account: null },
      { ...ann, authority: other },
    ])
      assert.equal(takeCases(db, by, 'e1'), null)
    assert.equal(takeCases(db, ann, 'e1'), 'first')
    assert.equal(takeCases(db, ann, 'e1'), null)
    mock.timers.tick(59 * 60_000)
    assert.equal(hasCases(db, ann, 'e2'), true)
    mock.timers.tick(60_000)
    assert.equal(hasCases(db, ann, 'e2'), false)
    assert.equal(takeCases(db, ann, 'e2'), null)
  } finally {
    mock.timers.reset()
  }
})
