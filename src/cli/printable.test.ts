import assert from 'node:assert/strict'
import { it } from 'node:test'
import { printable } from './printable.ts'

it('shows words as they are, and what steers a terminal as a sign', () => {
  assert.equal(printable('Plan – café\t£5\nfive'), 'Plan – café\t£5\nfive')
  assert.equal(printable('\u001b[2Jred\r\u009b31m \u202eevil\u0007'), '�[2Jred��31m �evil�')
})
