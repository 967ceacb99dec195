import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterFailure, type Count, forgottenAfter, freeAt, type Key, waitInWords } from './throttle.ts'

/** Seconds to wait after each of so many failures, all at the same moment. */
function waits(key: Key, failures: number): number[] {
  let count: Count | null = null
  return Array.from({ length: failures }, () => {
    count = afterFailure(count, 0)
    return freeAt(key, count) / 1000
  })
}

test('the first tries cost nothing, then the wait doubles up to the longest', () => {
  assert.deepEqual(waits('pair', 8), [0, 0, 0, 5, 10, 20, 40, 80])
  assert.equal(waits('pair', 40).at(-1), 30 * 60)
  assert.equal(waits('pair', 2000).at(-1), 30 * 60)
})

test('an address that a whole council shares has more room, and never waits as long', () => {
  assert.equal(waits('address', 29).at(-1), 0)
  assert.equal(waits('address', 30).at(-1), 2)
  assert.equal(waits('address', 500).at(-1), 10 * 60)
})

test('after a day without a failure all is forgotten', () => {
  const many = { failures: 50, lastAt: 0 }
  assert.equal(afterFailure(many, forgottenAfter * 1000 - 1).failures, 51)
  assert.equal(afterFailure(many, forgottenAfter * 1000).failures, 1)
})

test('a wait is said so that whoever waits that long gets in', () => {
  assert.equal(waitInWords(400), '1 second')
  assert.equal(waitInWords(59_000), '59 seconds')
  assert.equal(waitInWords(60_001), '2 minutes')
  assert.equal(waitInWords(30 * 60_000), '30 minutes')
})
