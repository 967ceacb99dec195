/** Whatever any noun has written on the sample site went through the door: the record accounts for every row of it. */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyRecord } from '../platform/verify-record.ts'

const { openSampleSite } = await import('./test-samples.ts')

test('the record of the sample site is untouched', async () => {
  const { site } = await openSampleSite()
  try {
    const { state, faults, entries, unproven } = await verifyRecord(site.services.db, site.authority)
    assert.deepEqual([state, faults, unproven], ['whole', [], 0])
    assert.ok(entries > 20)
  } finally {
    await site.close()
  }
})
