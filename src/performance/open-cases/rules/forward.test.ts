import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OpenCase } from '../open-case.ts'
import { casesOn, countForward, filterCases, forwardQuery, parseForwardFilters, teamsUnder } from './forward.ts'

const one = (reference: string, left: number, more: Partial<OpenCase> = {}): OpenCase => ({
  ...{ kind: 'assessment', team: 'E1', reference, started: '2026-01-05', due: '2026-03-09', limit: '45 working days' },
  ...{ used: 45 - left, left },
  ...more,
})

describe('the forward list', () => {
  it('moves on with the day, by working days, the least left first', () => {
    // From Thursday 2 April 2026 to Tuesday 7 April, one working day passes: Good Friday and Easter Monday are off.
    const moved = casesOn('2026-04-07', '2026-04-02', [one('a', 3), one('b', 0), one('c', 1)])
    assert.deepEqual(
      moved.map(({ reference, used, left }) => [reference, used, left]),
      [
        ['b', 46, -1],
        ['c', 45, 0],
        ['a', 43, 2],
      ],
    )
    assert.equal(casesOn('2026-04-01', '2026-04-02', [one('a', 3)])[0]?.left, 3)
  })
  it('counts what is late, due within five days, and later', () => {
    const cases = [one('a', -1), one('b', 0), one('c', 5), one('d', 6)]
    assert.deepEqual(countForward(cases), { late: 1, withinFive: 2, later: 1 })
  })
  it('is narrowed by kind, teams and what is due', () => {
    const cases = [one('a', -1), one('b', 0, { team: 'W1' }), one('c', 5, { kind: 'conference' }), one('d', 9)]
    const found = (query: Record<string, string>, teams: Set<string> | null = null) =>
      filterCases(
        cases,
        parseForwardFilters((name) => query[name]),
        teams,
      ).map(({ reference }) => reference)
    assert.deepEqual(found({}), ['a', 'b', 'c', 'd'])
    assert.deepEqual(found({ due: 'late' }), ['a'])
    assert.deepEqual(found({ due: '5' }), ['b', 'c'])
    assert.deepEqual(found({ due: '10' }), ['b', 'c', 'd'])
    assert.deepEqual(found({ kind: 'conference' }), ['c'])
    assert.deepEqual(found({ kind: 'nonsense', due: 'soon' }), ['a', 'b', 'c', 'd'])
    assert.deepEqual(found({ due: '5' }, new Set(['W1'])), ['b'])
  })
  it('keeps its filters in the address', () => {
    const query: Record<string, string> = { kind: 'care review', unit: 'E1', due: '5' }
    assert.deepEqual(forwardQuery(parseForwardFilters((name) => query[name])), query)
  })
  it('knows the teams of an area, however deep, and of a tree that runs in a circle', () => {
    const units = [
      { id: 'C', parent: 'E' },
      { id: 'E', parent: 'C' },
      { id: 'E1', parent: 'E' },
      { id: 'W', parent: null },
    ]
    assert.deepEqual([...teamsUnder('E', units)].sort(), ['C', 'E', 'E1'])
    assert.deepEqual([...teamsUnder('W', units)], ['W'])
  })
})
