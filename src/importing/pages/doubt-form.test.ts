import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Doubt } from '../../plans/plan.ts'
import { anAction, aPlan, dueOn, leads } from '../../plans/rules/test-plan.ts'
import { decisionFrom, guessParts, subjectsOf } from './doubt-form.ts'

const doubt: Doubt = {
  id: 'd1',
  code: 'packed',
  reason: 'Two actions and two leads in one cell.',
  subjects: ['a', 'b'],
  original: [],
  confidence: 0.6,
  at: { line: 1 },
}
const plan = aPlan({
  starts: '2010-01-01',
  actions: [
    anAction('a', {
      text: 'Write the policy',
      deadline: dueOn('2010-05-01'),
      leads: [{ name: 'Head of HR', kind: 'post' }],
    }),
    anAction('b', { text: 'Train staff', deadline: dueOn('2010-06-01'), leads: leads('Trainer') }),
  ],
  doubts: [doubt],
})
const subjects = subjectsOf(plan, doubt, { actions: { a: 3, b: 1 }, recommendations: {} })

/** The form as the browser would send it untouched, with some fields filled in otherwise. */
function sent(decision: string, changes: Record<string, string> = {}): URLSearchParams {
  const form = new URLSearchParams({ decision, revision: '2', note: ' Asked the author\r\n' })
  for (const { id, text, deadline, leads, revision } of subjects) {
    form.set(`text-${id}`, text)
    form.set(`deadline-${id}`, deadline)
    form.set(`leads-${id}`, leads)
    form.set(`revision-${id}`, String(revision))
  }
  for (const [name, value] of Object.entries(changes)) form.set(name, value)
  return form
}

const decide = (form: URLSearchParams) => decisionFrom(form, doubt, subjects, plan)

test('an accepted reading needs nothing but the word', () => {
  assert.deepEqual(decide(sent('accepted')), {
    decision: { doubt: 'd1', revision: 2, note: 'Asked the author', decision: 'accepted' },
  })
})

test('a correction holds only what was changed, its deadline understood anew, and leads that stay keep what is known', () => {
  const read = decide(sent('corrected', { 'deadline-a': 'end of June', 'leads-a': 'Head of HR\r\nHead of Legal' }))
  assert.ok('decision' in read && read.decision.decision === 'corrected')
  assert.equal(read.decision.subject, 'a')
  assert.equal(read.decision.subjectRevision, 3)
  assert.equal(read.decision.also, undefined)
  const { patch } = read.decision
  assert.ok('deadline' in patch && patch.deadline)
  assert.deepEqual([patch.deadline.text, patch.deadline.due], ['end of June', '2010-06-30'])
  assert.deepEqual(
    patch.leads?.map((lead) => lead.name),
    ['Head of HR', 'Head of Legal'],
  )
  assert.equal(patch.leads?.[0]?.kind, 'post')
  assert.equal('text' in patch, false)
})

test('two subjects are set right together', () => {
  const read = decide(sent('corrected', { 'text-a': 'Write it', 'leads-b': 'Head of HR' }))
  assert.ok('decision' in read && read.decision.decision === 'corrected')
  assert.deepEqual([read.decision.subject, read.decision.also?.map((one) => one.subject)], ['a', ['b']])
})

test('a correction without a change, a split into one and no choice at all are sent back with a sentence', () => {
  for (const form of [sent('corrected'), sent('split', { 'part-text-0': 'Only one' }), sent('')]) {
    const read = decide(form)
    assert.ok('problem' in read)
    assert.match(read.problem, /\.$/)
  }
})

test('a split gives each part its own words, date and lead', () => {
  const read = decide(
    sent('split', {
      subject: 'a',
      'part-label-0': '1',
      'part-text-0': 'Write the policy',
      'part-deadline-0': '1/5/10',
      'part-text-3': 'Publish it',
      'part-leads-3': 'Head of Legal',
    }),
  )
  assert.ok('decision' in read && read.decision.decision === 'split')
  assert.deepEqual(
    read.decision.parts.map((part) => [part.label, part.text, part.deadline?.due, part.leads?.[0]?.name]),
    [
      ['1', 'Write the policy', '2010-05-01', undefined],
      [null, 'Publish it', null, 'Head of Legal'],
    ],
  )
})

test('the first guess at a split is a part for each line, its label apart', () => {
  const parts = guessParts({
    id: 'a',
    kind: 'action',
    text: '1. Write it\n2. Print it',
    deadline: 'May',
    leads: 'HR',
    revision: 1,
  })
  assert.deepEqual(
    parts.map((part) => [part.label, part.text, part.deadline, part.leads]),
    [
      ['1', 'Write it', 'May', 'HR'],
      ['2', 'Print it', '', 'HR'],
    ],
  )
})
