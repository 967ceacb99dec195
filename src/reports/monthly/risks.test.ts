import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Risk } from '../../plans/risks/risk.ts'
import { cameTrue, closed, reviewed } from '../../plans/risks/rules/changes.ts'
import { indexPlan } from '../../plans/rules/plan-index.ts'
import { aPlan } from '../../plans/rules/test-plan.ts'
import { risksSection } from './risks.ts'

const aRisk = (id: string, openedOn: string, likelihood: number, impact: number, more: Partial<Risk> = {}): Risk => ({
  id,
  kind: 'risk',
  status: 'open',
  title: `Risk ${id}`,
  description: '',
  category: 'IT',
  owner: 'Head of IT',
  likelihood,
  impact,
  proximity: 'now',
  mitigations: [],
  threatens: [],
  reviews: [{ on: openedOn, by: 'Anna', words: 'Opened', likelihood, impact }],
  openedOn,
  openedBy: 'Anna',
  ...more,
})
const said = { by: 'Anna', words: 'Looked at' }

const risks: Risk[] = [
  reviewed(aRisk('up', '2026-01-10', 2, 4), { ...said, on: '2026-05-20', likelihood: 4, impact: 4 }),
  closed(aRisk('closed', '2026-01-10', 3, 3), { on: '2026-05-12', by: 'Anna', why: 'the money is agreed' }),
  cameTrue(aRisk('true', '2026-01-10', 3, 3), { ...said, on: '2026-05-15', impact: 3 }),
  aRisk('new', '2026-05-02', 1, 2, { owner: '' }),
  aRisk('late', '2026-01-10', 2, 2, {
    mitigations: [
      { text: 'Buy time', owner: '', due: '2026-05-01' },
      { text: 'Train', owner: '', due: '2026-06-30' },
    ],
  }),
  aRisk('later', '2026-06-10', 5, 5),
]
const sectionAsAt = (asAt: string, since?: string) =>
  risksSection(indexPlan(aPlan({ risks }), asAt), { asAt, ...(since ? { since } : {}) })

test('the gravest first, with how each moved since the last report', () => {
  const { sentence, rows } = sectionAsAt('2026-05-31', '2026-04-30')
  assert.equal(
    sentence,
    'Three risks and one issue are open, two of them high; one mitigation is overdue and one has no owner.',
  )
  assert.deepEqual(
    rows.map(({ title, kind, word, moved }) => [title, kind, word, moved]),
    [
      ['Risk up', 'Risk', 'High 16', '8 → 16'],
      ['Risk true', 'Issue', 'High 15', '9 → 15'],
      ['Risk late', 'Risk', 'Low 4', null],
      ['Risk new', 'Risk', 'Low 2', null],
    ],
  )
})

test('new, closed, come true and moved are told, each once; what is late too', () => {
  const { changed, late } = sectionAsAt('2026-05-31', '2026-04-30')
  assert.deepEqual(changed, [
    'Up from 8 to 16: “Risk up”.',
    'Closed: “Risk closed”, the money is agreed.',
    'Came true: “Risk true” is an issue since 15 May 2026.',
    'New: “Risk new”, scoring 2.',
  ])
  assert.deepEqual(late, ['“Buy time”, due 1 May 2026 (Head of IT), against “Risk late”.'])
  assert.deepEqual(sectionAsAt('2026-05-31').changed, [])
})

test('as at a day before, it reads as it was then', () => {
  const { sentence, rows, late } = sectionAsAt('2026-05-01', '2026-04-01')
  assert.equal(sentence, 'Four risks are open, none of them high.')
  assert.deepEqual(
    rows.map(({ title, kind, score }) => [title, kind, score]),
    [
      ['Risk closed', 'Risk', 9],
      ['Risk true', 'Risk', 9],
      ['Risk up', 'Risk', 8],
      ['Risk late', 'Risk', 4],
    ],
  )
  assert.deepEqual(late, [])
  assert.equal(sectionAsAt('2025-12-31').sentence, 'No risk or issue has been recorded.')
})
