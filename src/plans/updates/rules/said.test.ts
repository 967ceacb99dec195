import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ProgressUpdate } from '../../plan.ts'
import { standingOf } from '../../rules/index.ts'
import { anAction, anUpdate, aPlan, dueOn } from '../../rules/test-plan.ts'
import { uncontrolled } from './moves.ts'
import { declaredProblem, judgeSaid, longest, nothingNew, type Said, type SaidOf, sameAgain, standsAs } from './said.ts'
import { dayForField, readTypedDay } from './typed-day.ts'

const action = anAction('a7', { deadline: dueOn('2026-06-30') })
const on = '2026-05-10'

/** The action as it stood after one update in April. */
function after(said: Partial<ProgressUpdate> = {}): SaidOf {
  const updates = [anUpdate('a7', '2026-04-02', { percent: 40, note: 'Two of five teams', ...said })]
  const standing = standingOf(aPlan({ actions: [action], updates }), 'a7', on)
  return { action, standing, occurrences: [], belonging: uncontrolled, by: 'Head of HR', on }
}

const judge = (said: Said, of = after()) => judgeSaid(said, of)
const updateOf = (said: Said, of = after()) => {
  const judged = judge(said, of)
  assert.equal(judged.kind, 'update', JSON.stringify(judged))
  return judged.kind === 'update' ? judged.update : assert.fail()
}
const faults = (said: Said, of = after()) => {
  const judged = judge(said, of)
  return judged.kind === 'problems' ? judged.problems.map(({ field }) => field) : []
}

describe('what is said of an action', () => {
  test('the form as it comes, sent back, is nothing new; pressed on purpose it is kept as such', () => {
    const of = after({ forecast: '2026-07-10', blocker: 'No room', pathToGreen: 'Book one', declared: 'amber' })
    assert.deepEqual(judge(standsAs(of.standing), of), { kind: 'nothing new' })
    const same = sameAgain(of)
    const { note, on: day, by, ...kept } = same
    assert.deepEqual([note, day, by], [nothingNew, on, 'Head of HR'])
    assert.deepEqual(kept, {
      action: 'a7',
      status: 'in progress',
      percent: 40,
      forecast: '2026-07-10',
      blocker: 'No room',
      pathToGreen: 'Book one',
      declared: 'amber',
    })
  })

  test('fields that were not on the form stay as they stand', () => {
    const update = updateOf({ percent: '60 %' }, after({ blocker: 'No room', forecast: '2026-07-10' }))
    assert.deepEqual([update.percent, update.blocker, update.forecast, update.note], [60, 'No room', '2026-07-10', ''])
  })

  test('fields that were emptied are gone', () => {
    const update = updateOf({ blocker: '', forecast: ' ' }, after({ blocker: 'No room', forecast: '2026-07-10' }))
    assert.ok(!('blocker' in update) && !('forecast' in update))
  })

  test('delivered is 100 and not started 0, whatever was typed, and open work’s fields go', () => {
    const of = after({ blocker: 'No room', forecast: '2026-07-10', pathToGreen: 'Book one', declared: 'red' })
    const update = updateOf({ ...standsAs(of.standing), status: 'delivered', note: 'Signed off' }, of)
    assert.deepEqual(update, {
      action: 'a7',
      on,
      status: 'delivered',
      percent: 100,
      note: 'Signed off',
      by: 'Head of HR',
    })
    assert.equal(updateOf({ status: 'not started', percent: '40', note: 'Counted too early' }).percent, 0)
    assert.equal(updateOf({ status: 'Withdrawn', note: 'Merged' }).percent, 40, 'how far it had come stays known')
  })

  test('each field that needs another answer is named, all at once', () => {
    const said = { status: 'finished', percent: '140', forecast: '31/9/26', declared: 'blue', occurrence: '2026-05-31' }
    assert.deepEqual(faults(said), ['status', 'percent', 'forecast', 'declared', 'occurrence'])
    assert.deepEqual(faults({ note: 'x'.repeat(longest.note + 1) }), ['note'])
    assert.deepEqual(faults({ status: 'withdrawn' }), ['note'])
    assert.deepEqual(faults({ status: '' }), ['status'])
  })

  test('only figures are a percentage', () => {
    for (const percent of ['0x10', '1e2', '-5', '4.5', '101', 'half'])
      assert.deepEqual(faults({ percent }), ['percent'])
  })

  test('a forecast that has passed is asked again, unless it is the one that stands', () => {
    assert.deepEqual(faults({ forecast: '9/5/2026' }), ['forecast'])
    assert.equal(updateOf({ forecast: '10/5/2026' }).forecast, on)
    const stale = after({ forecast: '2026-05-01' })
    assert.deepEqual(judge(standsAs(stale.standing), stale), { kind: 'nothing new' })
  })

  test('an occurrence of the list can be ticked, and is new each time', () => {
    const of = { ...after(), occurrences: ['2026-04-30', '2026-05-31'] }
    assert.equal(updateOf({ occurrence: '2026-04-30' }, of).occurrence, '2026-04-30')
  })

  test('line ends of any browser are one, and space around words is none', () => {
    assert.equal(updateOf({ note: ' One\r\nTwo\rThree \r\n' }).note, 'One\nTwo\nThree')
  })

  test('a colour of one’s own needs a why where it is not the computed one', () => {
    const green = updateOf({ declared: 'green' })
    assert.equal(declaredProblem(green, 'green'), null)
    assert.equal(declaredProblem(green, 'amber')?.field, 'declaredWhy')
    assert.equal(declaredProblem({ ...green, declaredWhy: 'The room is booked' }, 'amber'), null)
    assert.equal(declaredProblem(updateOf({ note: 'x' }), 'amber'), null)
  })
})

describe('a day as typed', () => {
  const day = (typed: string) => {
    const read = readTypedDay(typed, on)
    return 'day' in read ? read.day : read.problem
  }

  test('day first, in figures or words, or from a date picker', () => {
    for (const typed of [
      '28/2/26',
      '28/02/2026',
      '28.2.2026',
      '28-02-26',
      '28 Feb 2026',
      '28th February 2026',
      '2026-02-28',
    ])
      assert.equal(day(typed), '2026-02-28', typed)
    assert.equal(day('3/12/2026'), '2026-12-03')
    assert.equal(day('end of September 2026'), '2026-09-30')
    assert.equal(day('30 June'), '2026-06-30')
    assert.equal(day(' '), null)
  })

  test('what is no day, or more than one, says so with what to do', () => {
    assert.match(day('31/9/26') ?? '', /There is no day “31\/9\/26”. The nearest is 30 September 2026/)
    for (const typed of ['soon', 'TBC', 'monthly', 'June and July 2026', '=1+1', '<b>'])
      assert.match(day(typed) ?? '', /is not one day/)
  })

  test('a field shows a day as a person types it, and reads it back', () => {
    assert.equal(dayForField('2026-02-08'), '8/2/2026')
    assert.equal(day(dayForField('2026-02-08')), '2026-02-08')
    assert.equal(dayForField(null), '')
  })
})
