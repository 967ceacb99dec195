import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readKeyRows } from './key-reader.ts'
import { readSourceCodes, requirementOf } from './source-codes.ts'

const rows = [
  ['Improvement plan'],
  ['Key', 'Source', 'Key', 'Source'],
  ['IN T', 'Target of the notice', 'AI SG', 'Inspection: safeguarding'],
  ['IN', 'Improvement notice', 'AI LAC', 'Inspection: looked after children'],
  [''],
  ['Key', 'Urgency'],
  ['1', '1 month'],
  ['2', '> 3 months'],
  [''],
  ['Ref', 'Recommendation', 'Deadline'],
]
const keys = readKeyRows(rows)
const key = keys.sources

test('the two printed keys are read, side by side or one below the other', () => {
  assert.deepEqual(
    key.map((k) => k.code),
    ['IN T', 'AI SG', 'IN', 'AI LAC'],
  )
  assert.deepEqual(keys.urgencies, [
    { code: 1, title: '1 month' },
    { code: 2, title: '> 3 months' },
  ])
  assert.deepEqual(
    readKeyRows([
      ['Ref', 'Action', 'Due'],
      ['1.1', 'Do', '1/2/10'],
    ]),
    { sources: [], urgencies: [] },
  )
  assert.deepEqual(
    readKeyRows([
      ['Code', 'Meaning'],
      ['R', 'Ofsted report'],
    ]).sources,
    [{ code: 'R', title: 'Ofsted report' }],
  )
})

test('codes stay as printed and the recommendation reference is told from them', () => {
  const cells: [string, string[], string | null][] = [
    ['IN 3.1 1.1.1', ['IN 3.1'], '1.1.1'],
    ['IN 3.2 and 16 AI SC 1 1.1.2', ['IN 3.2', 'IN 16', 'AI SC 1'], '1.1.2'],
    ['AI SG 6 /IN 1.4', ['AI SG 6', 'IN 1.4'], null],
    ['A1SG5 2.1.1', ['A1SG5'], '2.1.1'],
    ['ALSG 9', ['ALSG 9'], null],
    ['AL LAC 10', ['AL LAC 10'], null],
    ['All LAC', ['All LAC'], null],
    ['INI.7', ['INI.7'], null],
    ['IN3.3', ['IN3.3'], null],
    ['IN 1.3 a 2.1.7', ['IN 1.3 a'], '2.1.7'],
    ['AI LAC 4b 3.3.3', ['AI LAC 4b'], '3.3.3'],
    ['A1 LAC 3.1.1', ['A1 LAC'], '3.1.1'],
    ['CAA IN 1', ['CAA', 'IN 1'], null],
    ['AI SG 6, 7 and 8', ['AI SG 6', 'AI SG 7', 'AI SG 8'], null],
    ['IN 2.1\nIN T5', ['IN 2.1', 'IN T5'], null],
    ['N/A 1.4.2', [], '1.4.2'],
    ['NA', [], null],
    ['1.2.2.', [], '1.2.2'],
    ['', [], null],
  ]
  for (const [cell, codes, ref] of cells) {
    const read = readSourceCodes(cell, key)
    assert.deepEqual([read.codes, read.ref, read.rest], [codes, ref, ''], cell)
  }
})

test('a misprinted code is read by the document’s own key', () => {
  const misprints: [string, string, string][] = [
    ['A1 SG 2', 'AI SG 2', 'AI SG'],
    ['A1SG5', 'AI SG 5', 'AI SG'],
    ['AI SC 8', 'AI SG 8', 'AI SG'],
    ['All LAC 9', 'AI LAC 9', 'AI LAC'],
    ['ALAC 6', 'AI LAC 6', 'AI LAC'],
    ['INI.7', 'IN 1.7', 'IN'],
    ['INT1.7', 'IN T 1.7', 'IN T'],
    ['IN T5', 'IN T 5', 'IN T'],
  ]
  for (const [printed, read, source] of misprints) {
    assert.deepEqual(readSourceCodes(printed, key).repaired, [{ printed, read }], printed)
    assert.deepEqual(requirementOf(printed, key), { code: read, source }, printed)
  }
  assert.deepEqual(readSourceCodes('AI SG 6', key).repaired, [])
  // Another key, another reading: nothing here is a list of one document's misprints.
  assert.deepEqual(requirementOf('0FR 3', [{ code: 'OFR', title: 'Ofsted report' }]), { code: '0FR 3', source: null })
  assert.deepEqual(requirementOf('OFP 3', [{ code: 'OFSP', title: 'Ofsted' }]), { code: 'OFSP 3', source: 'OFSP' })
})

test('without a key, capitals before a number are a code, and other words are left over', () => {
  assert.deepEqual(readSourceCodes('NI 59, ILACS Rec 3 2.1', []).codes, ['NI 59', 'ILACS Rec 3'])
  assert.equal(readSourceCodes('something else', key).rest, 'something else')
  assert.deepEqual(requirementOf('NI 59', key), { code: 'NI 59', source: null })
})

test('no text breaks it and no word is lost', () => {
  const words = fc.constantFrom('IN', 'AI SG', '3.1', '1.1.1', 'and', '/', 'LAC', 'N/A', 'word', '2 b', ',', 'A1')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), fc.string(), (parts, noise) => {
      const text = parts.join(' ')
      const { codes, ref, rest } = readSourceCodes(text, key)
      const kept = `${codes.join(' ')} ${ref ?? ''} ${rest}`.toLowerCase()
      for (const w of text.toLowerCase().match(/[a-z\d.]+/g) ?? [])
        assert.ok(kept.includes(w) || /^(?:and|n|a)$/.test(w), `${w}: ${text}`)
      readSourceCodes(noise, key)
      requirementOf(noise, key)
    }),
  )
})
