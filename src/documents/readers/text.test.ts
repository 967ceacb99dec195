import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Block, Cell, Table } from '../document.ts'
import { readDocument } from '../read-document.ts'
import { countWords, documentWords, missingWords, wordsOf } from '../words.ts'
import { defaultLimits } from './limits.ts'
import { readText } from './text.ts'

const read = (text: string): Block[] => readText(text, { name: 'plan.txt', limits: defaultLimits }).blocks
const cells = (block: Block | undefined, row = 0): Cell[] => (block as Table).rows[row]?.cells ?? [] // tests know the kind

describe('tab-separated text with Markdown', () => {
  test('lines with tabs are one table, and every row knows its line', () => {
    const [table, ...rest] = read('\nKey\tSource\nIN\tNotice\nof last year\nAI\tInspection\n\nEnd') as [Table]
    assert.deepEqual(
      table.rows.map((row) => [row.at.line, row.cells.map((cell) => cell.text)]),
      [
        [2, ['Key', 'Source']],
        [3, ['IN', 'Notice']],
        [4, ['of last year']],
        [5, ['AI', 'Inspection']],
      ],
    )
    assert.deepEqual(rest, [{ kind: 'paragraph', text: 'End', at: { line: 7 } }])
  })

  test('words before the first tab and after the last are paragraphs', () => {
    const kinds = read('Title\na\tb\nNote').map((block) => [block.kind, block.at.line])
    assert.deepEqual(kinds, [
      ['paragraph', 1],
      ['table', 2],
      ['paragraph', 3],
    ])
  })

  test('headings, bullets and numbers', () => {
    assert.deepEqual(read('## Aims ##\n- first\n  - deeper\n- 1. numbered\n- · twice marked\n**Bold** words'), [
      { kind: 'heading', level: 2, text: 'Aims', at: { line: 1 } },
      { kind: 'paragraph', text: 'first', at: { line: 2 }, item: { depth: 1, marker: '-' } },
      { kind: 'paragraph', text: 'deeper', at: { line: 3 }, item: { depth: 2, marker: '-' } },
      { kind: 'paragraph', text: '1. numbered', at: { line: 4 }, item: { depth: 1, marker: '1.' } },
      { kind: 'paragraph', text: 'twice marked', at: { line: 5 }, item: { depth: 1, marker: '-' } },
      { kind: 'paragraph', text: 'Bold words', at: { line: 6 } },
    ])
  })

  test('a cell keeps its column, empty cells before it included', () => {
    const [, , third] = cells(read('\t\tdue')[0])
    assert.equal(third?.column, 2)
    assert.equal(third?.text, 'due')
  })

  test('a cell of one bold run is bold', () => {
    assert.equal(cells(read('**Lead**\tx')[0])[0]?.bold, true)
    assert.equal(cells(read('**Lead** officer\tx')[0])[0]?.bold, undefined)
  })

  test('a Markdown table, with bars, is a table too', async () => {
    const text = 'Plan\n| Action | Lead |\n|:---|---|\n| Write<br>send | DCS |\n| a \\| b | |\n'
    const document = await readDocument({ name: 'plan.md', bytes: new TextEncoder().encode(text) })
    assert.equal(document.kind, 'text')
    const { rows } = document.blocks[1] as Table // fails below if it is none
    assert.deepEqual(
      rows.map((row) => [row.at.line, row.header, row.cells.map((cell) => cell.text)]),
      [
        [2, true, ['Action', 'Lead']],
        [4, undefined, ['Write\nsend', 'DCS']],
        [5, undefined, ['a | b', '']],
      ],
    )
  })

  test('20,000 rows are read with progress', async () => {
    const seen: number[] = []
    const bytes = new TextEncoder().encode('action\tlead\tdate\n'.repeat(20_000))
    const document = await readDocument({ name: 'a.txt', bytes }, { onProgress: (done) => seen.push(done) })
    assert.equal((document.blocks[0] as Table).rows.length, 20_000)
    assert.equal(seen.length, 20)
  })
})

describe('words are conserved', () => {
  test('in any text of words, tabs, bullets and tags', () => {
    const piece = fc.constantFrom(
      ...['\t', '\n', ' ', '• ', '- ', '# ', '<p>', '</p>', '<ul>', '<li>', '<br/>', '&amp;', '<5', '**', 'o '],
      ...['lead', 'date 31/09/10', '1a. act', 'R&D', 'a < b', '<insert name>', '“quoted”', '²'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join(' ')
        const before = countWords(wordsOf(text))
        const after = documentWords({ blocks: read(text) })
        assert.deepEqual(missingWords(before, after), new Map())
        assert.deepEqual(missingWords(after, before), new Map())
      }),
    )
  })

  const seeds = new URL('../../../../shared/seeds/', import.meta.url)
  const skip = existsSync(seeds) ? false : 'the seed documents are not on this machine'
  for (const name of skip ? [] : readdirSync(seeds).filter((one) => one.endsWith('.txt'))) {
    test(`in seed ${name.slice(0, 3)}, with no tag left`, async () => {
      const bytes = readFileSync(new URL(name, seeds))
      const document = await readDocument({ name, bytes })
      const before = countWords(wordsOf(bytes.toString('utf8')))
      const after = documentWords(document)
      assert.equal(document.kind, 'text')
      assert.deepEqual(missingWords(before, after), new Map())
      assert.deepEqual(missingWords(after, before), new Map())
      assert.doesNotMatch(JSON.stringify(document.blocks), /<\/?(p|ul|li|br|u)\b/i)
    })
  }
  test('seeds', { skip }, () => assert.ok(existsSync(seeds)))
})
