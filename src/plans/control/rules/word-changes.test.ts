import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { likeness, wordChanges } from './word-changes.ts'

/** `Train -all- +new+ staff`, for eyes. */
const shown = (before: string, after: string) =>
  wordChanges(before, after)
    .map(({ kind, text }) => (kind === 'gone' ? `[-${text}-]` : kind === 'new' ? `[+${text}+]` : text))
    .join('')

test('words that stayed, went and came', () => {
  assert.equal(shown('Train all staff', 'Train new staff'), 'Train [-all-][+new+] staff')
  assert.equal(shown('Train all staff', 'Train all staff by May'), 'Train all staff[+ by May+]')
  assert.equal(shown('', 'New'), '[+New+]')
  assert.equal(shown('same', 'same'), 'same')
  assert.deepEqual(wordChanges('', ''), [])
})

test('neighbouring words changed are one change', () => {
  assert.equal(shown('hire two big cats now', 'hire three small cats now'), 'hire [-two big-][+three small+] cats now')
})

test('each side can be read again to the letter', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b ', ' ', '\n', '.', '— ', 'ü'), maxLength: 40 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const without = (kind: string) =>
        wordChanges(before, after)
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('')
      assert.equal(without('new'), before)
      assert.equal(without('gone'), after)
    }),
  )
})

test('two long texts with nothing in common are quickly two texts', () => {
  const words = (word: string) => Array.from({ length: 20_000 }, (_, n) => `${word}${n}`).join(' ')
  const began = performance.now()
  assert.equal(wordChanges(words('a'), words('b')).length, 2)
  assert.ok(performance.now() - began < 3000)
})

test('likeness', () => {
  assert.equal(likeness('one two', 'one two'), 1)
  assert.equal(likeness('one two', 'one three'), 0.5)
  assert.equal(likeness('one', 'two'), 0)
})
