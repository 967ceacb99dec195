import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Block, Table } from '../document.ts'
import { readDocument } from '../read-document.ts'

const read = async (html: string) => readDocument({ name: 'plan', bytes: new TextEncoder().encode(html) })
const blocks = async (html: string) => (await read(`<html><body>${html}</body></html>`)).blocks
const brief = (all: Block[]) => all.map((block) => (block.kind === 'table' ? 'table' : block.text))
const grid = (block: Block | undefined) => {
  assert.equal(block?.kind, 'table')
  const { rows } = block as Table // checked on the line above
  return rows.map((row) => row.cells.map((cell) => `${cell.text}@${cell.column}×${cell.colSpan}↓${cell.rowSpan}`))
}

describe('a web page', () => {
  test('headings, paragraphs, breaks and lists', async () => {
    const all = await blocks(
      '<h2>Aims</h2><p>One <b>two</b><br>three</p><ul><li>first<ul><li>deeper</ul><li><p>second</p></ul><ol type="a" start="2"><li>act</ol>loose',
    )
    assert.deepEqual(brief(all), ['Aims', 'One two', 'three', 'first', 'deeper', 'second', 'b. act', 'loose'])
    assert.deepEqual(
      all.map((block) => (block.kind === 'paragraph' ? block.item : undefined)),
      [
        ...[undefined, undefined, undefined],
        ...[
          { depth: 1, marker: '•' },
          { depth: 2, marker: '•' },
          { depth: 1, marker: '•' },
          { depth: 1, marker: 'b.' },
        ],
        undefined,
      ],
    )
  })

  test('a table with spans, header rows and lists in cells', async () => {
    const [caption, table] = await blocks(
      '<table><caption>Plan</caption><tfoot><tr><td colspan=3>End<tbody><tr><td rowspan=2>1.1<td><ul><li>Write<li>Send</ul><td>DCS<tr><td colspan=2>Both<thead><tr><th>Ref<th>Action<th>Lead</table>',
    )
    assert.equal(caption?.kind === 'paragraph' && caption.text, 'Plan')
    assert.deepEqual(grid(table), [
      ['Ref@0×1↓1', 'Action@1×1↓1', 'Lead@2×1↓1'],
      ['1.1@0×1↓2', 'Write\nSend@1×1↓1', 'DCS@2×1↓1'],
      ['Both@1×2↓1'],
      ['End@0×3↓1'],
    ])
    const { rows } = table as Table // checked by `grid`
    assert.deepEqual(
      rows.map((row) => row.header),
      [true, undefined, undefined, undefined],
    )
    assert.deepEqual(rows[1]?.cells[1]?.lines, [
      { text: 'Write', item: true },
      { text: 'Send', item: true },
    ])
  })

  test('scripts and styles are no words; hidden text and noscript are', async () => {
    const document = await read(
      '<html><head><title>Our plan</title><style>p{}</style></head><body><script>alert(1)</script><p style="display:none">kept</p><noscript>too</noscript><template>not</template><iframe src="http://x"></iframe></body></html>',
    )
    assert.deepEqual(brief(document.blocks), ['kept', 'too'])
    assert.equal(document.properties.title, 'Our plan')
    assert.deepEqual(
      document.warnings.map((warning) => warning.code),
      ['html.scripts', 'html.frames'],
    )
  })

  test('a mail laid out as a table is read as if it were not', async () => {
    const plan = '<table><tr><td>Action<td>Lead<tr><td>Write<td>DCS</table>'
    const all = await blocks(`<table><tr><td>Dear all<tr><td><div>${plan}</div></table>`)
    assert.deepEqual(brief(all), ['Dear all', 'table'])
    assert.deepEqual(grid(all[1])[1], ['Write@0×1↓1', 'DCS@1×1↓1'])
  })

  test('a table in a cell is a line for each row', async () => {
    const inner = '<table><tr><td>Jan<td>5<tr><td>Feb<td>6</table>'
    const [table] = await blocks(`<table><tr><td>Months${inner}<td>x<tr><td>y<td>z</table>`)
    assert.deepEqual(grid(table)[0], ['Months\nJan — 5\nFeb — 6@0×1↓1', 'x@1×1↓1'])
  })

  test('lists as Word saves them', async () => {
    const all = await blocks(
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Write it<o:p></o:p></p><p style='mso-list:l1 level2 lfo2'><span>a.<span>&nbsp; </span></span>Send it</p>`,
    )
    assert.deepEqual(
      all.map((block) => block.kind === 'paragraph' && [block.text, block.item]),
      [
        ['Write it', { depth: 1, marker: '·' }],
        ['a. Send it', { depth: 2, marker: 'a.' }],
      ],
    )
  })

  test('a page that nests without end is refused', async () => {
    await assert.rejects(read(`<html>${'<div>'.repeat(5_000)}x`), { code: 'html.too-deep' })
  })
})
