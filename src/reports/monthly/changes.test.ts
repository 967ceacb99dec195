import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction, aPlan, aRecommendation, dueOn } from '../../plans/rules/test-plan.ts'
import { monthlyReport, type ReportChange } from '../monthly.ts'

const action = anAction('a1', { recommendation: 'r1', label: '1', deadline: dueOn('2010-06-30') })
const plan = aPlan({ recommendations: [aRecommendation('r1', { ref: '2.1' })], actions: [action] })
const was = { kind: 'action', part: { ...action, deadline: dueOn('2010-05-31') } }
const is = { kind: 'action', part: action }

const change = (what: string, more: Partial<ReportChange> = {}): ReportChange => ({
  ...{ on: '2010-05-20', who: 'Cho Chair', what, why: 'Minute 4', subject: 'a1', ...more },
})
const changesIn = (changes: ReportChange[], more = {}) =>
  monthlyReport(plan, { asAt: '2010-05-31', since: '2010-04-30', changes, ...more }).changes

test('an agreed change says old and new, why it was asked for, who asked and who agreed', () => {
  const asked = { request: 'c1', does: 'change', reason: 'No venue', askedBy: 'Lee Lead', askedOn: '2010-05-18' }
  const { rows } = changesIn([change('change agreed', { before: was, after: { ...is, asked } })])
  const [row] = rows
  assert.equal(row?.what, 'Action 1 of 2.1: deadline “2010-05-31” → “2010-06-30”, 30 days later')
  assert.deepEqual([row?.why, row?.who], ['No venue', 'Lee Lead asked, Cho Chair agreed'])
})

test('what is added, withdrawn, and a version approved', () => {
  const asked = { request: 'c2', does: 'withdraw', reason: 'Merged', askedBy: 'Lee Lead', askedOn: '2010-05-18' }
  const { rows, sentence } = changesIn([
    change('action added', { after: is }),
    change('action withdrawn', { before: is, after: is }),
    change('change agreed', { before: is, after: { ...is, asked } }),
    change('version approved', { subject: 'v1', after: { label: '1.4', capacity: 'Chair', state: 'approved' } }),
  ])
  assert.deepEqual(
    rows.map(({ what, who }) => [what, who]),
    [
      ['Action 1 of 2.1 added', 'Cho Chair'],
      ['Action 1 of 2.1 withdrawn', 'Cho Chair'],
      ['Action 1 of 2.1 withdrawn', 'Lee Lead asked, Cho Chair agreed'],
      ['Version 1.4 approved', 'Cho Chair (Chair)'],
    ],
  )
  assert.equal(sentence, 'Four changes were made to the plan since 30 April 2010.')
})

test('that work went on is counted, and drowns nothing', () => {
  const noise = [
    change('progress recorded'),
    change('progress recorded'),
    change('doubt accepted'),
    change('evidence offered'),
  ]
  const { rows, sentence, also } = changesIn([...noise, change('change asked for'), change('version prepared')])
  assert.deepEqual(rows, [])
  assert.equal(sentence, 'The plan has not been changed since 30 April 2010.')
  assert.equal(
    also,
    'Besides, 2 reports of progress, 1 step with proof, 1 doubt about the reading decided, 1 other step with a request and 1 other step with a version were recorded.',
  )
})

test('requests that wait are listed', () => {
  const waiting = [{ on: '2010-05-20', who: 'Lee Lead', what: 'Change action 1 of 2.1', why: 'No venue' }]
  const section = changesIn([], { waiting })
  assert.deepEqual(section.waiting, [{ ...waiting[0], onInWords: '20 May 2010' }])
})
