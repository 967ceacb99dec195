import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UnreadableFile } from '../../documents/document.ts'
import { mostKept, refuseTooLarge } from './kept-size.ts'
import { readPlan } from './read-plan.ts'

const rows = Array.from({ length: 200 }, (_, at) => `${at}\tReview pathway ${at}\tHead of Service\t31 March 2027`)
const bytes = new TextEncoder().encode(['Ref\tAction\tLead\tBy when', ...rows].join('\n'))

test('a plan that the database could not take is refused with how much was read in it', async () => {
  const read = await readPlan({ name: 'long.txt', bytes }, { count: false })
  assert.doesNotThrow(() => refuseTooLarge(read, 'long.txt', mostKept))
  assert.throws(
    () => refuseTooLarge(read, 'long.txt', 20_000),
    (error) => error instanceof UnreadableFile && /“long\.txt” is too large.*\b\d+ actions/.test(error.message),
  )
})
