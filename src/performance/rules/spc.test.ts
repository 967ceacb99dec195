/** The rules of Making Data Count, each by name, in rows that a reader can add up. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { averageMovingRange, type SpcOptions, type SpcRule, spcOf } from './spc.ts'

const points = (values: readonly number[]) => values.map((value, index) => ({ period: `m${index}`, value }))
const judge = (values: readonly number[], more: Partial<SpcOptions> = {}) =>
  spcOf(points(values), { better: 'higher', ...more })
/** Indexes of the points that a rule marks. */
const marked = (rule: SpcRule, values: readonly number[], more: Partial<SpcOptions> = {}) =>
  judge(values, more).points.flatMap(({ rules }, index) => (rules.some((one) => one.rule === rule) ? [index] : []))

/** Up and down by 2 around 10: mean 10, every moving range 2, limits 10 ± 5.32, near limits 10 ± 3.55. */
const steady = (length: number) => Array.from({ length }, (_, index) => (index % 2 === 0 ? 9 : 11))
const fixed = { fixAfter: 12 }

describe('limits', () => {
  it('lie 2.66 average moving ranges from the mean, near limits at two thirds', () => {
    const [segment] = judge(steady(14)).segments
    assert.ok(segment)
    assert.equal(segment.mean, 10)
    assert.equal(segment.averageMovingRange, 2)
    assert.ok(Math.abs(segment.upper - 15.32) < 1e-9 && Math.abs(segment.lower - 4.68) < 1e-9)
    assert.ok(Math.abs(segment.nearUpper - (10 + (5.32 * 2) / 3)) < 1e-9)
  })
  it('leave out a moving range above 3.267 times the average, and keep it where that is asked', () => {
    const values = [...steady(12), 41, 10]
    const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)))
    const plain = ranges.reduce((sum, range) => sum + range, 0) / ranges.length
    assert.equal(averageMovingRange(values, false), plain)
    assert.equal(averageMovingRange(values), 2)
  })
  it('of one point are that point, and nothing is special', () => {
    const { segments, points: judged } = judge([7])
    assert.deepEqual([segments[0]?.lower, segments[0]?.upper], [7, 7])
    assert.equal(judged[0]?.kind, 'common')
  })
  it('of a series without variation make no point special', () => {
    assert.ok(judge(Array(20).fill(5)).points.every(({ kind }) => kind === 'common'))
  })
  it('can be fixed on the first twelve points, never on fewer', () => {
    const values = [...steady(12), 30, 30, 30]
    assert.equal(judge(values, { fixAfter: 12 }).segments[0]?.mean, 10)
    assert.equal(judge(values, { fixAfter: 3 }).segments[0]?.mean, 10)
    assert.notEqual(judge(values).segments[0]?.mean, 10)
  })
  it('begin anew where the series is rebased', () => {
    const { segments } = judge([...steady(12), ...steady(12).map((value) => value + 40)], { rebase: ['m12'] })
    assert.deepEqual(
      segments.map(({ mean, from, to }) => [mean, from, to]),
      [
        [10, 0, 11],
        [50, 12, 23],
      ],
    )
  })
  it('hold with a rebase and a fixed baseline together: each process has its own baseline', () => {
    const later = [...steady(12).map((value) => value + 40), 90, 90]
    const { segments } = judge([...steady(12), ...later], { rebase: ['m12'], fixAfter: 12 })
    assert.deepEqual(
      segments.map(({ mean }) => mean),
      [10, 50],
    )
  })
})

describe('outside the limits', () => {
  it('marks a point above the upper limit', () =>
    assert.deepEqual(marked('outside the limits', [...steady(12), 16], fixed), [12]))
  it('marks a point below the lower limit', () =>
    assert.deepEqual(marked('outside the limits', [...steady(12), 4], fixed), [12]))
  it('leaves a point just inside alone', () =>
    assert.deepEqual(marked('outside the limits', [...steady(12), 15.3], fixed), []))
})

describe('trend', () => {
  it('is seven points that rise', () => assert.deepEqual(marked('trend', [1, 2, 3, 4, 5, 6, 7]), [0, 1, 2, 3, 4, 5, 6]))
  it('is not six', () => assert.deepEqual(marked('trend', [1, 2, 3, 4, 5, 6]), []))
  it('is seven points that fall', () => assert.deepEqual(marked('trend', [9, 8, 7, 6, 5, 4, 3]), [0, 1, 2, 3, 4, 5, 6]))
  it('goes on over equal neighbours', () =>
    assert.deepEqual(marked('trend', [1, 2, 3, 3, 4, 5, 6]), [0, 1, 2, 3, 4, 5, 6]))
  it('is not made by equal neighbours alone', () => assert.deepEqual(marked('trend', [3, 3, 3, 3, 3, 3, 3]), []))
  it('ends with the first step back', () =>
    assert.deepEqual(marked('trend', [5, 1, 2, 3, 4, 5, 6, 7, 2]), [1, 2, 3, 4, 5, 6, 7]))
})

describe('two of three', () => {
  it('marks two of three beyond the near limit on one side', () =>
    assert.deepEqual(marked('two of three', [...steady(12), 14, 11, 14], fixed), [12, 14]))
  it('does not mark where the third lies on the other side', () =>
    assert.deepEqual(marked('two of three', [...steady(12), 14, 9, 14], fixed), []))
  it('does not mark two on different sides', () =>
    assert.deepEqual(marked('two of three', [...steady(12), 14, 11, 6], fixed), []))
  it('counts a point outside the limits', () =>
    assert.deepEqual(marked('two of three', [...steady(12), 17, 11, 14], fixed), [12, 14]))
  it('needs two', () => assert.deepEqual(marked('two of three', [...steady(12), 14, 11, 11], fixed), []))
})

describe('shift', () => {
  const after = (values: number[]) => marked('shift', [...steady(12), ...values], fixed)
  it('is seven points on one side of the mean', () =>
    assert.deepEqual(after([9, 12, 11, 12, 11, 12, 11, 12]), [13, 14, 15, 16, 17, 18, 19]))
  it('is not six', () => assert.deepEqual(after([9, 12, 11, 12, 11, 12, 11]), []))
  it('is broken by a point on the mean', () => assert.deepEqual(after([9, 12, 11, 12, 10, 12, 11, 12]), []))
})

describe('kinds and icons', () => {
  it('a special point the good way is an improvement, the other way a concern', () => {
    assert.equal(judge([...steady(12), 16], fixed).points.at(-1)?.kind, 'improvement')
    assert.equal(judge([...steady(12), 16], { ...fixed, better: 'lower' }).points.at(-1)?.kind, 'concern')
    assert.equal(judge([...steady(12), 16], { ...fixed, better: 'neither' }).points.at(-1)?.kind, 'neutral')
  })
  it('improvement wins where a point is special both ways', () => {
    // A shift below the mean whose last seven points rise.
    const values = [...steady(12), 5.0, 5.1, 5.2, 5.3, 5.4, 5.5, 5.6]
    assert.equal(judge(values, fixed).points.at(-1)?.kind, 'improvement')
  })
  it('variation is the nature of the latest point', () => {
    assert.deepEqual(judge([...steady(12), 16], fixed).variation, { kind: 'improvement', side: 'high' })
    assert.deepEqual(judge(steady(14)).variation, { kind: 'common', side: null })
  })
  it('with twelve points there are no icons, with thirteen there are', () => {
    const at = (length: number) => judge(steady(length), { target: 3 })
    assert.deepEqual([at(12).variation, at(12).assurance, at(12).segments[0]?.trial], [null, null, true])
    assert.notEqual(at(13).variation, null)
    assert.equal(at(13).assurance, 'consistently passes')
  })
  it('after a rebase the icons wait for thirteen points again', () =>
    assert.equal(judge(steady(20), { rebase: ['m12'], target: 3 }).assurance, null))
  it('assurance: limits above, below and around a target', () => {
    const of = (target: number, better: 'higher' | 'lower') => judge(steady(14), { target, better }).assurance
    assert.deepEqual(
      [of(4, 'higher'), of(16, 'higher'), of(10, 'higher')],
      ['consistently passes', 'consistently fails', 'hit and miss'],
    )
    assert.deepEqual(
      [of(16, 'lower'), of(4, 'lower'), of(10, 'lower')],
      ['consistently passes', 'consistently fails', 'hit and miss'],
    )
  })
  it('says nothing of assurance without a target or where no direction is good', () => {
    assert.equal(judge(steady(14)).assurance, null)
    assert.equal(judge(steady(14), { better: 'neither', target: 4 }).assurance, null)
  })
})

it('moving or stretching all values changes no judgement', () => {
  const series = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -500, max: 500 }), (values, by, add) => {
      const kinds = (list: number[]) => judge(list).points.map(({ rules }) => rules.map(({ rule }) => rule))
      assert.deepEqual(
        kinds(values.map((value) => value * 1024)),
        kinds(values.map((value) => value * 1024 * by + add * 1024)),
      )
    }),
    { numRuns: 100 },
  )
})
