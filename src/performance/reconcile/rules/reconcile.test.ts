import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Listed, plainReference, reconcile } from './reconcile.ts'

const row = (reference: string, day: string): Listed => ({ reference, day })
const cut = '2026-03-31'
const held = (sheet: readonly (Listed | null)[], rows: readonly Listed[], known: readonly string[] = []) =>
  reconcile(sheet, { rows, known: [...known, ...rows.map(({ reference }) => reference)] }, cut)
const told = (...given: Parameters<typeof held>) =>
  held(...given).cases.map(({ fate, reference, sheet, system }) => [fate, reference, sheet, system].join(' ').trim())

describe('a team’s spreadsheet against the case system', () => {
  it('agrees row by row, by reference and date', () => {
    const rows = [row('A1', '2026-03-02'), row('A1', '2026-03-20'), row('B2', '2026-03-09')]
    const { counts, cases } = held(rows.toReversed(), rows)
    assert.deepEqual(new Set(cases.map(({ fate }) => fate)), new Set(['agrees']))
    assert.equal(counts.fates.agrees, 3)
    assert.deepEqual([counts.span, counts.apart, counts.later], [{ from: '2026-03-02', to: '2026-03-20' }, null, 0])
  })

  it('tells who is only on one side, and whom the system does not know', () => {
    const sheet = [row('A1', '2026-03-02'), row('B2', '2026-03-09'), row('Z9', '2026-03-10')]
    const system = [row('A1', '2026-03-02'), row('C3', '2026-03-05')]
    assert.deepEqual(told(sheet, system, ['B2']), [
      'agrees A1 2026-03-02 2026-03-02',
      'only in the sheet B2 2026-03-09',
      'reference not known Z9 2026-03-10',
      'only in the system C3  2026-03-05',
    ])
  })

  it('holds only the dates that the sheet spans against it, up to the cut', () => {
    const sheet = [row('A1', '2026-03-02'), row('A1', '2026-03-20'), row('B2', '2026-04-02')]
    const system = [...sheet.slice(0, 2), row('C3', '2026-02-27'), row('D4', '2026-03-21'), row('E5', '2026-04-01')]
    const { counts, cases } = held(sheet, system)
    assert.deepEqual(
      cases.map(({ fate }) => fate),
      ['agrees', 'agrees'],
    )
    assert.equal(counts.later, 1)
  })

  it('says by how many days dates differ, up to a month', () => {
    const system = [row('A1', '2026-03-04'), row('B2', '2026-03-20'), row('C3', '2026-03-30')]
    const sheet = [row('A1', '2026-03-02'), row('B2', '2026-03-21'), row('C3', '2026-02-02')]
    const { counts } = held(sheet, system)
    assert.equal(counts.fates['date differs'], 2)
    assert.equal(counts.fates['only in the sheet'], 1)
    assert.deepEqual(counts.apart, { most: 2, middle: 1 })
  })

  it('gives a date to the row that has it, and not to one near it that stands above', () => {
    const sheet = [row('A1', '2026-03-03'), row('A1', '2026-03-04')]
    assert.deepEqual(told(sheet, [row('A1', '2026-03-04')]), [
      'agrees A1 2026-03-04 2026-03-04',
      'only in the sheet A1 2026-03-03',
    ])
  })

  it('counts a row that stands twice once, unless the case system has two as well', () => {
    const twice = [row('A1', '2026-03-02'), row('a1 ', '2026-03-02')]
    assert.deepEqual(told(twice, [row('A1', '2026-03-02')]), [
      'agrees A1 2026-03-02 2026-03-02',
      'twice in the sheet a1  2026-03-02',
    ])
    assert.deepEqual(held(twice, [row('A1', '2026-03-02'), row('A1', '2026-03-02')]).counts.fates.agrees, 2)
  })

  it('counts rows without a reference or date', () => {
    const { counts, cases } = held([null, row('A1', '2026-03-02')], [row('A1', '2026-03-02')])
    assert.equal(counts.fates['no reference or date'], 1)
    assert.equal(cases.length, 2)
    assert.equal(held([], []).counts.span, null)
  })

  it('takes references as equal that a spreadsheet writes in another way', () => {
    for (const [a, b] of [
      ['00123', '123'],
      ['123.0', '123'],
      ['ab 12', 'AB12'],
      ['0', '000'],
    ] as const)
      assert.equal(plainReference(a), plainReference(b), `${a} ${b}`)
    assert.notEqual(plainReference('A012'), plainReference('A12'))
  })
})
