import assert from 'node:assert/strict'
import { it } from 'node:test'
import { fixedClock } from '../../platform/clock.ts'
import { testPglite } from '../../platform/test-database.ts'
import { listExtracts } from '../figures/extract-store.ts'
import { listFigures } from '../figures/figure-store.ts'
import { listUnits } from '../figures/unit-store.ts'
import { ensureDemoFigures } from './demo-figures.ts'

const database = testPglite()

it('a demonstration has published figures up to last month, made once', async () => {
  const { db } = database
  const authority = await database.newAuthority()
  const clock = fixedClock('2026-11-26')
  assert.equal(await ensureDemoFigures(db, clock, { authority, memoryMb: 600 }), true)
  assert.equal(await ensureDemoFigures(db, clock, { authority, memoryMb: 600 }), false)
  const extracts = await listExtracts(db, authority)
  assert.deepEqual(
    extracts.map(({ state, cut }) => [state, cut]),
    [['published', '2026-10-31']],
  )
  const figures = await listFigures(db, authority, { indicator: 'Single assessments in time', unit: '' })
  assert.ok(figures.length >= 36)
  assert.ok((await listUnits(db, authority)).length > 5)
})
