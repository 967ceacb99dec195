import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checks } from '../checks.ts'
import { chosen, inOrder, standingsOf, worstOf } from './standing.ts'

const extract = (id: string, cut: string, handedInAt: string, state: 'draft' | 'published' | 'replaced') => ({
  id,
  cut,
  handedInAt,
  state,
})
const count = (check: string, found: number, of: number) => ({ check, unit: '', count: found, of })

describe('extracts in the order of data quality', () => {
  const extracts = [
    extract('may', '2026-05-31', '2026-06-02', 'draft'),
    extract('april again', '2026-04-30', '2026-05-09', 'published'),
    extract('april', '2026-04-30', '2026-05-02', 'replaced'),
    extract('march', '2026-03-31', '2026-04-02', 'replaced'),
  ]
  const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id)

  it('is that of their cuts, and of one cut the last handed in', () => {
    assert.deepEqual(ids(inOrder(extracts)), ['march', 'april again', 'may'])
  })
  it('shows the newest that is published, or what is asked for, after those before it', () => {
    const newest = chosen(extracts, undefined)
    assert.deepEqual([newest.shown?.id, ids(newest.earlier)], ['april again', ['march']])
    const asked = chosen(extracts, 'april')
    assert.deepEqual([asked.shown?.id, ids(asked.earlier)], ['april', ['march']])
    assert.equal(chosen(extracts.slice(0, 1), undefined).shown?.id, 'may')
    assert.deepEqual(chosen([], 'x'), { shown: null, earlier: [] })
  })
})

describe('where the checks stand', () => {
  it('has the share in each extract, and a gap where nothing was looked at', () => {
    const series = [[count('plan twice', 1, 4)], [], [count('plan twice', 2, 4), count('plans overlap', 0, 4)]]
    const [twice, overlap] = standingsOf(checks, series).toSorted((a, b) => b.count - a.count)
    assert.deepEqual([twice?.count, twice?.before, twice?.shares], [2, null, [25, null, 50]])
    assert.deepEqual([overlap?.count, overlap?.shares], [0, [null, null, 0]])
  })
  it('puts what is surely wrong before what is only unlikely', () => {
    const standings = standingsOf(checks, [[count('conference on a weekend', 90, 100), count('plan twice', 2, 100)]])
    assert.equal(worstOf(standings)?.check.code, 'plan twice')
    assert.equal(worstOf(standingsOf(checks, [[count('plan twice', 0, 3)]])), null)
  })
})
