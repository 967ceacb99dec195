import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Row } from '../../documents/document.ts'
import { partAt, partsOf } from './document-parts.ts'

const row = (line: number): Row => ({ cells: [], at: { line } })
const blocks: Block[] = [
  { kind: 'heading', level: 1, text: 'Plan', at: { line: 1 } },
  { kind: 'table', rows: [2, 3, 4, 5, 6].map(row), at: { line: 2 } },
  { kind: 'paragraph', text: 'End', at: { line: 7 } },
]

test('a short document is one part', () => {
  assert.equal(partsOf(blocks).length, 1)
  assert.deepEqual(partsOf([]), [[]])
})

test('a long table is cut at its rows, and no row is lost or shown twice', () => {
  const parts = partsOf(blocks, 2)
  const lines = parts
    .flat()
    .flatMap((block) => (block.kind === 'table' ? block.rows : [block]).map((one) => one.at.line))
  assert.deepEqual(lines, [1, 2, 3, 4, 5, 6, 7])
  for (const part of parts) assert.ok(part.length > 0)
})

test('the part of a place is found, and of no place is none', () => {
  const parts = partsOf(blocks, 2)
  const part = parts[(partAt(parts, 'line-5') ?? 0) - 1] ?? []
  assert.ok(part.some((block) => block.kind === 'table' && block.rows.some((one) => one.at.line === 5)))
  assert.equal(partAt(parts, 'line-99'), null)
  assert.equal(partAt(parts, undefined), null)
})
