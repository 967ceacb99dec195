import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decodeEntities, markupLines } from './markup.ts'

/** Items with a star, other lines as they are. */
const lines = (text: string): string[] => markupLines(text).map((line) => (line.item ? `* ${line.text}` : line.text))

describe('markup inside a cell', () => {
  test('paragraphs, breaks and items are lines', () => {
    assert.deepEqual(lines('<p>One</p> <p>Two<br>Three</p><ul><li>Four</li><li><p>Five</p></li></ul>'), [
      'One',
      'Two',
      'Three',
      '* Four',
      '* Five',
    ])
  })

  test('a list that has lost its items is one item, or one for each bullet', () => {
    assert.deepEqual(lines('Aims: <ul style="list-style-type: none"> All sites All phones </ul>'), [
      'Aims:',
      '* All sites All phones',
    ])
    assert.deepEqual(lines('<ul> • One • Two ▪ Three'), ['* One', '* Two', '* Three'])
    assert.deepEqual(lines('Act <ul> o within 2009/10 o beyond 2009/10 </ul>'), [
      'Act',
      '* o within 2009/10',
      '* o beyond 2009/10',
    ])
  })

  test('bullets outside a list begin items', () => {
    assert.deepEqual(lines('• Analysis of need'), ['* Analysis of need'])
    assert.deepEqual(lines('To do: • one • two'), ['To do:', '* one', '* two'])
  })

  test('a tag goes and its words stay', () => {
    assert.deepEqual(lines('the <u>new</u> <b class="x">plan</b><script>alert(1)</script>'), [
      'the new plan',
      'alert(1)',
    ])
  })

  test('what is no tag stays as printed', () => {
    for (const text of ['fewer than <5%', 'a < b and c > d', '<insert name>', 'a <b and c> d', 'Q&A', 'AT&T; B']) {
      assert.deepEqual(lines(text), [text])
    }
  })

  test('entities', () => {
    assert.equal(
      decodeEntities('R&amp;D costs &pound;5 &#163;6 &#xA3;7 &unknown; &#0;'),
      'R&D costs £5 £6 £7 &unknown; &#0;',
    )
  })
})
