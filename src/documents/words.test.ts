import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toLatinLookAlikes } from './look-alikes.ts'
import { countWords, documentWords, missingWords, wordsOf } from './words.ts'

test('words are runs of letters and digits, in lower case, without tags and soft hyphens', () => {
  assert.deepEqual(wordsOf('1.2.1 The <b>ﬁrst</b> Board’s re\u00adview of &pound;5m'), [
    ...['1', '2', '1', 'the', 'first', 'board', 's', 'review', 'of', '5m'],
  ])
})

test('a document counts the words of headings, paragraphs and cells', () => {
  const at = { line: 1 }
  const counts = documentWords({
    blocks: [
      { kind: 'heading', level: 1, text: 'Plan one', at },
      { kind: 'paragraph', text: 'plan two', at },
    ],
  })
  assert.deepEqual(counts, new Map([['plan', 2], ['one', 1], ['two', 1]])) // biome-ignore format: one line reads better
})

test('missing words are counted', () => {
  assert.deepEqual(missingWords(countWords(['a', 'a', 'b']), countWords(['a'])), new Map([['a', 1], ['b', 1]])) // biome-ignore format: one line reads better
})

test('look-alike letters become Latin ones, and all others stay', () => {
  assert.equal(toLatinLookAlikes('С. Α1 В'), 'C. A1 B')
  assert.equal(toLatinLookAlikes('Ünïted £ жük'), 'Ünïted £ жük')
  assert.equal(toLatinLookAlikes('Iıi'), 'Iii')
})
