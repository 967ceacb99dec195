import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Block } from '../../documents/document.ts'
import { actionRows, documentOf, headingOf, planOf, tableOf } from '../import-for-tests.ts'
import { importDocument } from '../import-plan.ts'
import { splitAtBoundaries } from './boundaries.ts'
import { sentencesOf } from './sentences.ts'
import { splitWhoWhen } from './who-when.ts'

const simple = ['Action', 'Lead', 'By when']
const inColumn = ['Ref', 'Recommendation', 'Main action', 'Deadline', 'Lead', 'Success criteria']
const undated = ['Lead body', 'Key actions (with end date)', 'Resources', 'Lead officer']

describe('packed cells', () => {
  test('as many dates and leads as labelled actions are paired in their order, and say so', () => {
    const plan = planOf(inColumn, [
      '1.1',
      'Visit on time',
      'Main action 1: Set a rule 1a, Train staff 1b, Count visits',
      '1/4/10 1/5/10 Ongoing',
      'Head of Service; Training Manager; Data Manager',
      '',
    ])
    assert.deepEqual(actionRows(plan), [
      ['1', 'Set a rule', '1/4/10', 'Head of Service'],
      ['1a', 'Train staff', '1/5/10', 'Training Manager'],
      ['1b', 'Count visits', 'Ongoing', 'Data Manager'],
    ])
    assert.equal(plan.doubts[0]?.code, 'packed.in-order')
    assert.deepEqual(
      plan.actions.map(({ parent }) => parent),
      [null, 'a1', 'a1'],
    )
  })

  test('where the counts differ the pairing is a guess with low confidence', () => {
    const plan = planOf(inColumn, [
      '1.1',
      'Visit',
      '1a, Train staff 1b, Count visits 1c, Report',
      '1/4/10 1/5/10',
      'Head of Service',
      '',
    ])
    assert.equal(plan.doubts[0]?.code, 'packed.counts-differ')
    assert.ok(plan.actions.every(({ confidence }) => confidence <= 0.5))
    assert.deepEqual(plan.actions[1]?.leads, [{ name: 'Head of Service', kind: 'post', inherited: true }])
  })

  test('names joined by a stroke lead together', () => {
    const plan = planOf(undated, [
      '',
      'Write to all. By May 2010 Ring them. By June 2010',
      '',
      'Head of Service / Data Manager',
    ])
    assert.deepEqual(
      actionRows(plan).map(([, , , leads]) => leads),
      ['Head of Service + Data Manager', 'Head of Service + Data Manager'],
    )
  })
})

describe('dates in an action’s own words', () => {
  test('each stretch that ends in its own date is an action', () => {
    const list = [
      {
        text: 'All sites are joined. – Completed Sites have two lines. – Completed Add a third line by March 2010.',
        item: true,
      },
    ]
    assert.deepEqual(
      actionRows(planOf(undated, ['', list, '', 'Ann Marsh'])).map(([, text, date]) => [text, date]),
      [
        ['All sites are joined. – Completed', 'Completed'],
        ['Sites have two lines. – Completed', 'Completed'],
        ['Add a third line by March 2010.', 'by March 2010'],
      ],
    )
  })

  test('a date alone at the end holds for the prose before it', () => {
    const cell = ['The scheme is to be looked at again.', 'It goes ahead only if it is safe. February 2010']
    const plan = planOf(undated, ['', cell, '', 'Ann Marsh'])
    assert.deepEqual(actionRows(plan), [[null, cell.join(' '), 'February 2010', 'Ann Marsh']])
  })

  test('words that only announce a list are no action', () => {
    const cell = [
      { text: 'The project team ensures:' },
      { text: 'Lists are checked. By May 2010', item: true },
      { text: 'Old cases are closed. By June 2010', item: true },
    ]
    const plan = planOf(undated, ['', cell, '', 'Ann Marsh'])
    assert.deepEqual(
      plan.actions.map(({ text }) => text),
      ['Lists are checked. By May 2010', 'Old cases are closed. By June 2010'],
    )
    assert.deepEqual(plan.actions[0]?.notes, [{ heading: 'Introduction', text: 'The project team ensures:' }])
  })

  test('sentences end at stops, and after a date whose mark was lost, not after e.g.', () => {
    assert.deepEqual(
      sentencesOf('Check notes, e.g. Visits. By May 2010 Ring them. By March 2010 and monthly').map((each) =>
        each.trim(),
      ),
      ['Check notes, e.g. Visits.', 'By May 2010', 'Ring them.', 'By March 2010 and monthly'],
    )
  })

  test('a milestone that is a deadline in words dates an action that has no other', () => {
    const plan = planOf([...undated, 'Milestones'], ['', 'Revise targets', '', 'Ann Marsh', 'Implement by 31.10.09'])
    assert.equal(plan.actions[0]?.deadline.due, '2009-10-31')
    assert.deepEqual(plan.actions[0]?.milestones, ['Implement by 31.10.09'])
  })
})

describe('recommendations in a column', () => {
  test('one printed half-way down its own actions takes those above it, with a doubt', () => {
    const plan = planOf(
      inColumn,
      ['1.1', 'Set up a board', 'Main action 1: Board', '', 'Chief Officer', ''],
      ['', '', '1a, Appoint a chair', '1/2/10', '', ''],
      ['', '', 'Main action 1: Plan', '', 'Chief Officer', ''],
      ['1.2', 'Write a plan', '1a, Draft it', '1/3/10', '', ''],
    )
    assert.deepEqual(
      plan.recommendations.map(({ id, ref }) => [
        ref,
        plan.actions.filter((each) => each.recommendation === id).length,
      ]),
      [
        ['1.1', 2],
        ['1.2', 2],
      ],
    )
    assert.equal(plan.doubts[0]?.code, 'recommendation.late')
  })

  test('one printed again on the next page is one', () => {
    const row = (text: string, action: string) => ['', text, action, '1/3/10', 'Chief Officer', '']
    const plan = planOf(
      inColumn,
      row('1. Make sure that thresholds are understood by all', 'a) Publish them'),
      row('1. Make sure that thresholds are understood by all (cont.)', 'b) Brief staff'),
    )
    assert.equal(plan.recommendations.length, 1)
    assert.equal(plan.recommendations[0]?.ref, '1')
  })
})

describe('rows that go on', () => {
  test('a row that reads on belongs to the action above', () => {
    const plan = planOf(simple, ['Train all staff in', 'Head of Service', 'May 2010'], ['the new procedures.', '', ''])
    assert.deepEqual(actionRows(plan), [
      [null, 'Train all staff in the new procedures.', 'May 2010', 'Head of Service'],
    ])
  })

  test('a name broken off at the foot of a page goes on at the head of the next', () => {
    const pages: Block[] = [
      tableOf([inColumn, ['1.1', 'Act', '1a, Review it', '1/2/10', 'Chief Officer / Senior', '']]),
      tableOf([inColumn, ['', '', '1b, Audit it', '1/3/10', 'Child Protection Officer', '']], 10),
    ]
    assert.deepEqual(
      actionRows(importDocument(documentOf(...pages))).map(([, , , leads]) => leads),
      ['Chief Officer + Senior Child Protection Officer', ''],
    )
  })

  test('a section printed again on the next page does not part its rows', () => {
    const plan = planOf(
      undated,
      ['1.1: Networks', '', '', ''],
      ['', 'Lists are complete and', '', 'Ann Marsh'],
      ['1.1: Networks (continued)', '', '', ''],
      ['', 'kept for each of the teams that ask for them. By May 2010', '', ''],
    )
    assert.deepEqual(actionRows(plan), [
      ['1.1', 'Networks', '', ''],
      [
        null,
        'Lists are complete and kept for each of the teams that ask for them. By May 2010',
        'By May 2010',
        'Ann Marsh',
      ],
    ])
  })
})

describe('headings', () => {
  test('the heading above a table without a column of recommendations is its recommendation', () => {
    const table = tableOf([simple, ['Train staff', 'Head of Service', 'May 2010']], 5)
    const plan = importDocument(documentOf(headingOf('The plan', 1), headingOf('Priority 2: Visits'), table))
    assert.deepEqual(
      plan.recommendations.map(({ ref, text }) => [ref, text]),
      [['2', 'Visits']],
    )
  })

  test('a short title alone over whole rows names what they are for', () => {
    const plan = planOf(
      simple,
      ['Recruitment', '', ''],
      ['Offer a welcome payment', 'HR Manager', 'May 2010'],
      ['Learning', '', ''],
      ['Ring five families', 'Head of Service', 'Monthly'],
    )
    assert.deepEqual(
      plan.recommendations.map(({ text }) => text),
      ['Recruitment', 'Learning'],
    )
  })
})

test('who and by when in one cell are parted', () => {
  assert.deepEqual(splitWhoWhen('Head of Service, 14 February 2020'), {
    who: 'Head of Service',
    when: '14 February 2020',
  })
  assert.deepEqual(splitWhoWhen('Team Managers immediate'), { who: 'Team Managers', when: 'immediate' })
  assert.equal(splitWhoWhen('Head of Service'), null)
})

test('a run of words is parted where actions seem to begin, if that gives the number asked for', () => {
  assert.deepEqual(splitAtBoundaries('Monitor the plan for each team every month Develop a new strategy', 2), {
    title: null,
    parts: ['Monitor the plan for each team every month', 'Develop a new strategy'],
  })
  assert.equal(splitAtBoundaries('Monitor the plan', 3), null)
})

describe('other wordings', () => {
  test('columns in any order', () => {
    const plan = planOf(
      ['By when', 'By whom', 'What needs to happen', 'Why', 'How we will measure success'],
      ['March 2014', 'Head of Service', 'Hold a summit', 'Teams work apart', 'All came'],
    )
    assert.deepEqual(actionRows(plan), [[null, 'Hold a summit', 'March 2014', 'Head of Service']])
    assert.deepEqual(plan.actions[0]?.notes, [{ heading: 'Why', text: 'Teams work apart' }])
  })

  test('a project sheet with numbers for its tasks under workstreams', () => {
    const plan = planOf(
      ['ID', 'Workstream', 'Task', 'Task Owner', 'Planned Finish', 'Actual Finish', '% complete'],
      ['T1', 'Front door', 'Recruit', 'Ann Bell', '31/01/2021', '', '50'],
      ['T2', '', 'Train', 'Ann Bell', '28/02/2021', '', '0'],
      ['T3', 'Care', 'Review', 'Joe Dean', '31/03/2021', '', '0'],
    )
    assert.deepEqual(
      actionRows(plan).map(([label, text]) => [label, text]),
      [
        ['T1', 'Recruit'],
        ['T2', 'Train'],
        ['T3', 'Review'],
      ],
    )
    assert.deepEqual(
      plan.recommendations.map(({ text }) => text),
      ['Front door', 'Care'],
    )
  })
})
