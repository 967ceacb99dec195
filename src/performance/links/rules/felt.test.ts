import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { distanceOf, measuredInWords } from '../felt-words.ts'
import { aMeasure, factsFrom, measuredFrom } from '../measures.fixture.ts'
import { feltOfLink, feltOfLinks, type MeasureFacts, periodsFor, weakestOf } from './felt.ts'

const link = aMeasure('r1')
const asAt = '2010-06-15'
const felt = (facts: MeasureFacts | null, more = {}, day = asAt) => feltOfLink({ ...link, ...more }, facts, 3, day)

/** Thirteen months that vary by chance around 70, from May 2009. */
const usual = [70, 72, 69, 71, 70, 68, 71, 70, 72, 69, 70, 71, 70]
const march80 = [{ period: '2010-03', value: 80 }]

describe('one measure against its target: 80% for the month of March 2010', () => {
  test('without a figure nobody can say', () => {
    assert.equal(felt(null).state, 'not measured yet')
    assert.equal(felt(factsFrom('2010-01', [])).state, 'not measured yet')
  })

  test('what is counted on one day only is held from its first figure after the target on', () => {
    //  target March 80%; figures of May and June only
    const facts = factsFrom('2010-05', [82, 81], march80)
    assert.deepEqual([felt(facts, {}, '2010-07-05').state, felt(facts, {}, '2010-07-05').held], ['reached', 2])
    assert.equal(felt(factsFrom('2010-05', [82, 79], march80), {}, '2010-07-05').state, 'not yet')
  })

  test('a figure of half a year ago says nothing of today', () => {
    const facts = factsFrom('2010-01', [80, 81, 82], march80)
    assert.equal(felt(facts, {}, '2010-09-30').state, 'sustained')
    assert.deepEqual([felt(facts, {}, '2010-10-01').state, felt(facts, {}, '2010-10-01').held], ['out of date', 0])
  })

  //  Jan Feb Mar Apr May   state       held
  //   70  75  80              reached     1      80 is enough
  //   70  75  80  79          not yet     0      and its date has passed: missed
  //   70  75  80  81  82      sustained   3      three in a row
  for (const [values, state, held, missed] of [
    [[70, 75, 80], 'reached', 1, false],
    [[70, 75, 80, 79], 'not yet', 0, true],
    [[70, 75, 80, 81, 82], 'sustained', 3, false],
  ] as const)
    test(`${values.join(', ')}: ${state}`, () => {
      const found = felt(factsFrom('2010-01', values, march80))
      assert.deepEqual([found.state, found.held, found.missed], [state, held, missed])
    })

  test('one that is still to come is not missed, and may be held early', () => {
    const october = [{ period: '2010-10', value: 80 }]
    assert.equal(felt(factsFrom('2010-03', [70, 75, 79], october)).missed, false)
    assert.equal(felt(factsFrom('2010-03', [81, 82, 83], october)).state, 'sustained')
  })

  test('the newest target that could be judged counts: one without a figure yet is waited for', () => {
    const steps = [
      { period: '2010-01', value: 60 },
      { period: '2010-06', value: 80 },
    ]
    const found = felt(factsFrom('2010-01', [61, 62, 63]), {}, '2010-07-15')
    assert.equal(found.standing, null)
    const held = felt(factsFrom('2010-01', [61, 62, 63], steps), {}, '2010-07-15')
    assert.deepEqual([held.standing?.target.period, held.state], ['2010-01', 'sustained'])
    const now = felt(factsFrom('2010-01', [61, 62, 63, 64, 65, 66], steps), {}, '2010-07-15')
    assert.deepEqual([now.standing?.target.period, now.state, now.missed], ['2010-06', 'not yet', true])
  })

  test('a target that figures passed by gives way to the one to come, and alone is held against what came after', () => {
    const passed = { period: '2010-03', value: 60 }
    const alone = felt(factsFrom('2010-04', [61, 62], [passed]))
    assert.deepEqual(
      [alone.standing?.target.period, alone.state, alone.held, alone.missed],
      ['2010-03', 'reached', 2, false],
    )
    const next = felt(factsFrom('2010-04', [61, 62], [passed, { period: '2010-10', value: 80 }]))
    assert.deepEqual([next.standing?.target.period, next.state, next.held], ['2010-10', 'not yet', 0])
  })

  test('the link’s own length counts before the plan’s; months are as many periods as its base has', () => {
    const facts = factsFrom('2010-01', [80, 81, 82], march80)
    assert.equal(felt(facts, { sustainFor: 4 }).state, 'reached')
    assert.equal(felt(facts, { sustainFor: 2 }).state, 'sustained')
    assert.deepEqual(
      [periodsFor('month', 3), periodsFor('quarter', 3), periodsFor('quarter', 4), periodsFor('year', 3)],
      [3, 1, 2, 1],
    )
  })
})

describe('more than chance', () => {
  test('better than chance is improving, worse is worse; chance is neither', () => {
    assert.equal(felt(factsFrom('2009-05', usual)).state, 'not yet')
    assert.equal(felt(factsFrom('2009-05', [...usual, 90])).state, 'improving')
    assert.equal(felt(factsFrom('2009-05', [...usual, 50])).state, 'worse')
  })

  test('without a target it is never reached, however good', () => {
    assert.equal(felt(factsFrom('2009-05', [...usual, 100])).state, 'improving')
  })

  test('at target it is reached, even where it falls', () => {
    const found = felt(factsFrom('2009-05', [...usual, 50], [{ period: '2010-03', value: 40 }]))
    assert.equal(found.state, 'sustained')
  })
})

test('of several measures the weakest decides', () => {
  assert.equal(weakestOf([]), 'not measured yet')
  assert.equal(weakestOf(['sustained', 'sustained']), 'sustained')
  assert.equal(weakestOf(['sustained', 'not measured yet']), 'not measured yet')
  assert.equal(weakestOf(['not measured yet', 'improving', 'worse']), 'worse')
  assert.equal(weakestOf(['reached', 'sustained']), 'reached')
})

test('only confirmed links count', () => {
  const measured = measuredFrom([factsFrom('2010-01', [80, 81, 82], march80)])
  const links = [link, aMeasure('r2', { state: 'declined' }), aMeasure('r3', { state: 'withdrawn' })]
  assert.deepEqual([...feltOfLinks(links, measured, 3, asAt).keys()], ['recommendation:r1'])
})

test('in words, with what it was counted from and how far it is', () => {
  const found = felt(factsFrom('2010-01', [70, 75, 74], march80))
  assert.equal(distanceOf(found), -6)
  assert.equal(
    measuredInWords(found),
    '“Initial assessments finished in time” was 74.0% (74 of 100) in March 2010; asked for is at least 80% in March 2010: 6 percentage points short; six more of 100 would have reached it',
  )
  assert.match(
    measuredInWords(felt(factsFrom('2009-05', [...usual, 50]))),
    /50\.0%.*worse than chance explains; no target is set/,
  )
})
