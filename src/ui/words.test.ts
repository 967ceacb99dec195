import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dateInShort,
  dateInWords,
  listInWords,
  monthInShort,
  plural,
  pluralInWords,
  sentenceCase,
  shorten,
} from './words.ts'

test('numbers up to ten are words in a sentence, larger ones are figures', () => {
  assert.equal(pluralInWords(3, 'action'), 'three actions')
  assert.equal(pluralInWords(1, 'action'), 'one action')
  assert.equal(pluralInWords(0, 'action'), 'no actions')
  assert.equal(plural(1204, 'entry', 'entries'), '1,204 entries')
  assert.equal(sentenceCase('three actions'), 'Three actions')
})

test('dates are day first, and what is no date is left alone', () => {
  assert.equal(dateInWords('2010-03-31'), '31 March 2010')
  assert.equal(dateInShort('2010-09-01'), '1 Sep 2010')
  assert.equal(monthInShort('2010-09'), 'Sep 2010')
  assert.equal(dateInWords('Ongoing'), 'Ongoing')
})

test('lists end in "and"; long lines are cut at a word', () => {
  assert.equal(listInWords(['a', 'b', 'c']), 'a, b and c')
  assert.equal(listInWords(['a']), 'a')
  assert.equal(shorten('Establish an effective improvement board', 25), 'Establish an effective…')
})
