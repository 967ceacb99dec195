import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingFacts } from '../../findings/finding-rule.ts'
import { anAction, aPlan, aRecommendation } from '../../rules/test-plan.ts'
import { readRiskForm } from './risk-form.ts'

const facts = findingFacts(
  aPlan({
    recommendations: [aRecommendation('r1', { ref: '2.1.1' })],
    actions: [
      anAction('a1', { recommendation: 'r1', label: '1a', text: 'Test the upgrade' }),
      anAction('a2', { recommendation: 'r1', label: '2', text: 'Upgrade the office' }),
    ],
  }),
)
const said = { by: 'Anna', on: '2026-03-02' }
const whole = {
  kind: 'risk',
  title: 'Late upgrade',
  description: '',
  category: 'IT',
  owner: 'Case System Manager',
  likelihood: '3',
  impact: '4',
  proximity: 'now',
}
const read = (fields: Record<string, string>) =>
  readRiskForm(facts, new URLSearchParams({ ...whole, ...fields }), null, said)
const fieldsOf = (fields: Record<string, string>) => read(fields).problems.map(({ field }) => field)

test('a whole form makes a risk whose first review is its opening', () => {
  const { risk } = read({
    threatens: '2.1.1\n\n1a of 2.1.1\n2.1.1',
    'm1-text': 'Keep the forms',
    'm1-due': '2026-05-01',
    'target-likelihood': '1',
    'target-impact': '2',
  })
  assert.deepEqual(risk, {
    kind: 'risk',
    status: 'open',
    title: 'Late upgrade',
    description: '',
    category: 'IT',
    owner: 'Case System Manager',
    likelihood: 3,
    impact: 4,
    target: { likelihood: 1, impact: 2 },
    proximity: 'now',
    mitigations: [{ text: 'Keep the forms', owner: '', due: '2026-05-01' }],
    threatens: [
      { kind: 'recommendation', id: 'r1' },
      { kind: 'action', id: 'a1' },
    ],
    reviews: [{ on: '2026-03-02', by: 'Anna', words: 'Opened', likelihood: 3, impact: 4 }],
    openedOn: '2026-03-02',
    openedBy: 'Anna',
  })
})

test('an issue needs no likelihood', () => {
  assert.equal(read({ kind: 'issue', likelihood: '' }).risk?.likelihood, 5)
})

test('each field that needs another answer is named', () => {
  assert.deepEqual(fieldsOf({ title: '', owner: '', likelihood: '6' }), ['title', 'owner', 'likelihood'])
  assert.deepEqual(fieldsOf({ 'target-impact': '3' }), ['target-likelihood'])
  assert.deepEqual(fieldsOf({ 'm0-due': '2026-02-30' }), ['m0-text', 'm0-due'])
  assert.deepEqual(fieldsOf({ threatens: '9.9.9' }), ['threatens'])
  assert.match(
    read({ threatens: 'upgrade' }).problems[0]?.text ?? '',
    /could be “action 1a of 2\.1\.1: Test the upgrade” and “action 2 of 2\.1\.1: Upgrade the office”/,
  )
})

test('a correction keeps score, reviews and status, and can take the target away', () => {
  const { risk } = read({ 'target-likelihood': '1', 'target-impact': '2' })
  assert(risk)
  const known = { ...risk, id: 'k1', status: 'came true' as const, kind: 'issue' as const }
  const form = new URLSearchParams({ ...whole, title: 'Later upgrade', likelihood: '1', revision: '4' })
  const again = readRiskForm(facts, form, known, said)
  assert.deepEqual(
    [again.risk?.title, again.risk?.kind, again.risk?.status, again.risk?.likelihood, again.risk?.reviews.length],
    ['Later upgrade', 'issue', 'came true', 3, 1],
  )
  assert.equal(again.risk && 'target' in again.risk, false)
  assert.equal(again.risk && again.problems.length === 0 && again.revision, 4)
})
