import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContextItem } from '../plan.ts'
import { contextInWords } from './context-words.ts'

function item(kind: ContextItem['kind'], line: number): ContextItem {
  return { kind, ref: null, title: null, text: 'Words', at: { line } }
}

test('what a document holds beside its actions is counted by kind, what a board counts first', () => {
  assert.equal(contextInWords([item('text', 1), item('measure', 2), item('measure', 3)]), '2 measures and 1 paragraph')
  assert.equal(contextInWords([]), '')
})
