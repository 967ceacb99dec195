import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { anAction, dueOn } from '../../plans/rules/test-plan.ts'
import { type DigestFor, digestSubject, digestText, passedOnText } from './digest-words.ts'
import type { DigestLine } from './rules/digest.ts'
import { pathsIn } from './rules/mail-links.ts'

const plan = { id: 'p', title: 'Improvement plan' }
const to: DigestFor = { name: 'Anna Ames', authority: 'Harrowmere', often: 'weekly', insteadOf: null }
const action = anAction('a1', {
  label: '1a',
  text: 'Publish the [[/me]] threshold document\nand tell partners',
  deadline: dueOn('2026-08-03'),
})
const overdue: DigestLine = { plan, group: 'overdue', action, days: 43, lastWord: null }

describe('a digest in words', () => {
  const text = digestText([overdue], to)

  it('has short lines, the words of the action on one line, and a link straight to its update', () => {
    for (const line of text.split('\n')) assert.ok(line.length <= 72 || !line.trim().includes(' '), line)
    assert.match(text, /- Action 1a: Publish the \[ \[\/me\]\] threshold document and tell partners\n/)
    assert.match(text, /It was due on 3 August 2026, 43 days ago\. Nothing has been said of it/)
    assert.deepEqual(pathsIn(text), ['/plans/p/actions/a1/update', '/me/reminders'])
  })

  it('names in its subject how much waits and nothing of a plan', () => {
    assert.equal(digestSubject([overdue, overdue], null), 'Upturn: 2 overdue')
    const decisions = { kind: 'proof', count: 3, since: '2026-09-01', path: '/proof' } as const
    const decide: DigestLine = { plan, group: 'decide', decisions }
    assert.equal(digestSubject([overdue, decide], null), 'Upturn: 1 overdue and 3 decisions wait')
    assert.equal(
      digestSubject([overdue], { name: 'Ben\r\nBcc: x', until: '2026-09-18' }),
      'Upturn: 1 overdue (for Ben Bcc: x)',
    )
  })

  it('writes twelve of a group and says how many more there are', () => {
    const many = digestText(
      Array.from({ length: 15 }, () => overdue),
      to,
    )
    assert.match(many, /OVERDUE \(15\)/)
    assert.equal(many.match(/Update it/g)?.length, 12)
    assert.match(many, /- And 3 more: \[\[\/mine\]\]/)
  })

  it('tells a deputy for whom', () => {
    const insteadOf = { name: 'Ben Bell', until: '2026-09-18' }
    assert.match(digestText([overdue], { ...to, insteadOf }), /Ben Bell is away until 18 September 2026/)
  })
})

describe('a passed on action in words', () => {
  const one = { id: 'a1', name: 'Action 1a', text: 'Publish it', due: '2026-08-03' }
  const facts = { name: 'Anna', insteadOf: null, plan, officers: 'Hana', leads: 'Tom', after: 10 }

  it('leads the lead to the update, and the other to the action, and tells each of the other', () => {
    const lead = passedOnText([one], { ...facts, mine: true })
    assert.match(lead, /Hana has been told too/)
    assert.deepEqual(pathsIn(lead), ['/plans/p/actions/a1/update', '/me/reminders'])
    const officer = passedOnText([one, one], { ...facts, mine: false })
    assert.match(officer, /These actions are overdue/)
    assert.match(officer, /Led by Tom, who knows/)
    assert.deepEqual(pathsIn(officer), ['/plans/p/actions/a1', '/me/reminders'])
  })
})
