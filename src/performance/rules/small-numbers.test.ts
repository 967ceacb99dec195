import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type HiddenTable, hideShares, hideSmall, isSmall } from './small-numbers.ts'

/** All numbers of a table with its totals, a nought for each that is shown and a name for each that is hidden. */
function system(cells: number[][], hidden: HiddenTable) {
  const [height, width] = [cells.length, cells[0]?.length ?? 0]
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const all = [...cells.map((row) => [...row, sum(row)])]
  all.push(Array.from({ length: width + 1 }, (_, c) => sum(all.map((row) => row[c] ?? 0))))
  const isHidden = (r: number, c: number) => {
    if (r < height && c < width) return hidden.cells[r]?.[c] === true
    if (r < height) return hidden.rowTotals[r] === true
    return c < width ? hidden.columnTotals[c] === true : hidden.total
  }
  return { all, isHidden, height, width }
}

/**
 * What each hidden number could be, tried one by one: every inner cell from 1 up, everything shown as it is, and every
 * hidden total 1 or more. A few above the true numbers are enough: a second value shows that it cannot be told.
 */
function possible(cells: number[][], hidden: HiddenTable): Map<string, Set<number>> {
  const { all, isHidden, height, width } = system(cells, hidden)
  const found = new Map<string, Set<number>>()
  const open = cells.flatMap((row, r) => row.flatMap((_, c) => (isHidden(r, c) ? [[r, c] as const] : [])))
  const tried = cells.map((row) => [...row])
  const note = () => {
    const now = system(tried, hidden).all
    for (let r = 0; r <= height; r += 1)
      for (let c = 0; c <= width; c += 1) {
        if (!isHidden(r, c) && now[r]?.[c] !== all[r]?.[c]) return
        if (isHidden(r, c) && (now[r]?.[c] ?? 0) < 1) return
      }
    for (let r = 0; r <= height; r += 1)
      for (let c = 0; c <= width; c += 1)
        if (isHidden(r, c)) {
          const key = `${r},${c}`
          found.set(key, (found.get(key) ?? new Set()).add(now[r]?.[c] ?? 0))
        }
  }
  const go = (at: number): void => {
    const cell = open[at]
    if (cell === undefined) {
      note()
      return
    }
    const [r, c] = cell
    const row = tried[r] ?? []
    const real = cells[r]?.[c] ?? 0
    for (let value = Math.max(1, real - 2); value <= real + 2; value += 1) {
      row[c] = value
      go(at + 1)
    }
    row[c] = real
  }
  go(0)
  return found
}

describe('small numbers', () => {
  it('are 1 to 4; nought and 5 are shown', () => {
    assert.deepEqual([0, 1, 4, 5].map(isSmall), [false, true, true, false])
    assert.deepEqual(hideSmall([[0], [5], [20]]).cells.flat(), [false, false, false])
  })

  it('take the smallest other with them, and keep the total', () => {
    const { cells, columnTotals, total } = hideSmall([
      [3, 20],
      [40, 11],
      [50, 60],
    ])
    assert.deepEqual(cells, [
      [true, true],
      [true, true],
      [false, false],
    ])
    assert.deepEqual([columnTotals, total], [[false, false], false])
  })

  it('hide the total where nothing else can: of 1 and 1, each would be known from 2', () => {
    const shares = [
      { id: '', of: null, numerator: 2, denominator: null },
      { id: 'east', of: '', numerator: 1, denominator: null },
      { id: 'west', of: '', numerator: 1, denominator: null },
    ]
    assert.deepEqual([...hideShares(shares)].sort(), ['', 'east', 'west'])
  })

  it('of a share are those it happened to, those it did not, and all of them', () => {
    const share = (id: string, numerator: number, denominator: number) => ({ id, of: '', numerator, denominator })
    const whole = { id: '', of: null, numerator: 86, denominator: 128 }
    const hidden = hideShares([whole, share('a', 28, 30), share('b', 28, 40), share('c', 30, 58)])
    assert.ok(hidden.has('a') && hidden.size === 2 && !hidden.has(''))
  })

  it('can be worked out from no team of an area, nor from the area', () => {
    const one = (id: string, of: string | null, numerator: number) => ({ id, of, numerator, denominator: null })
    const hidden = hideShares([
      one('', null, 60),
      one('EAST', '', 30),
      one('WEST', '', 30),
      one('E1', 'EAST', 2),
      one('E2', 'EAST', 28),
      one('W1', 'WEST', 30),
    ])
    assert.deepEqual([...hidden].sort(), ['E1', 'E2'])
  })

  it('can be worked out in no table: each hidden number has two values at least that fit all that is shown', () => {
    const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 30 })), {
          minLength: columns,
          maxLength: columns,
        }),
        {
          minLength: rows,
          maxLength: rows,
        },
      ),
    )
    let seen = 0
    fc.assert(
      fc.property(table, (cells) => {
        const hidden = hideSmall(cells)
        const { all, isHidden } = system(cells, hidden)
        const could = possible(cells, hidden)
        all.forEach((row, r) => {
          row.forEach((value, c) => {
            if (isSmall(value)) assert.ok(isHidden(r, c), `${value} is shown`)
            if (!isHidden(r, c)) return
            seen += 1
            assert.ok((could.get(`${r},${c}`)?.size ?? 0) >= 2, `${value} at ${r},${c} can be worked out`)
          })
        })
      }),
      { numRuns: 150 },
    )
    assert.ok(seen > 100)
  })
})
