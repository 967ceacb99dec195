import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { shortLines } from './short-lines.ts'

it('a list entry goes on under its words', () => {
  const long = `- ${'seven77 '.repeat(12)}`
  const [first, second] = shortLines(long).split('\n')
  assert.equal(first, `- ${'seven77 '.repeat(8)}seven7`.slice(0, first?.length))
  assert.ok((first?.length ?? 99) <= 72)
  assert.ok(second?.startsWith('  seven77'))
})

it('an address stays whole, on a line of its own', () => {
  const url = `https://upturn.harrowmere.test/${'a'.repeat(100)}`
  assert.deepEqual(shortLines(`Open this: ${url} now`).split('\n'), ['Open this:', url, 'now'])
})

it('keeps empty lines, and every word in its order; no line is long unless it is one word', () => {
  assert.equal(shortLines('a\r\n\r\nb\n'), 'a\n\nb\n')
  const words = fc.array(fc.string({ minLength: 1, maxLength: 90 }), { maxLength: 40 })
  fc.assert(
    fc.property(words, (list) => {
      const text = list.join(' ')
      const lines = shortLines(text).split('\n')
      assert.deepEqual(lines.join(' ').split(/\s+/).filter(Boolean), text.split(/\s+/).filter(Boolean))
      for (const line of lines)
        assert.ok(
          line.length <= 72 ||
            line
              .trim()
              .replace(/^[-•] /, '')
              .split(/\s/).length === 1,
        )
    }),
  )
})
