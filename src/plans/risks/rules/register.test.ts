import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { structureOf } from '../../rules/structure.ts'
import { anAction, aPlan, aRecommendation, aTheme } from '../../rules/test-plan.ts'
import type { Risk } from '../risk.ts'
import { cameTrue, closed, mitigationDone, reopened, reviewed } from './changes.ts'
import { bandOf, bands, impacts, likelihoods, product, scoreOf } from './matrix.ts'
import {
  byGravity,
  daysUnreviewed,
  matching,
  matrixCounts,
  overdueMitigations,
  type RegisterFilters,
  scoreChange,
  scoreOn,
  threatening,
} from './register.ts'
import { registerInWords } from './register-words.ts'

const aRisk = (more: Partial<Risk> = {}): Risk => ({
  id: 'k1',
  kind: 'risk',
  status: 'open',
  title: 'The case system upgrade is late',
  description: '',
  category: 'IT',
  owner: 'Case System Manager',
  likelihood: 3,
  impact: 4,
  proximity: 'within three months',
  mitigations: [],
  threatens: [],
  reviews: [{ on: '2026-03-01', by: 'Anna', words: 'Opened', likelihood: 3, impact: 4 }],
  openedOn: '2026-03-01',
  openedBy: 'Anna',
  ...more,
})

const none: RegisterFilters = {
  category: null,
  owner: null,
  band: null,
  status: 'all',
  unreviewed: null,
  overdue: false,
  likelihood: null,
  impact: null,
}

describe('the matrix', () => {
  test('3 × 4 is 12 and medium; 4 is low, 5 medium, 14 medium, 15 high', () => {
    assert.equal(scoreOf(aRisk()), 12)
    assert.deepEqual(
      [4, 5, 12, 14, 15, 25].map((score) => bandOf(score).word),
      ['Low', 'Medium', 'Medium', 'Medium', 'High', 'High'],
    )
  })

  test('every square has one band', () => {
    for (const { grade: likelihood } of likelihoods)
      for (const { grade: impact } of impacts) {
        const score = product({ likelihood, impact })
        assert.equal(
          bands.filter(({ from, to }) => score >= from && score <= to).length,
          1,
          `${likelihood} × ${impact}`,
        )
      }
    assert.throws(() => bandOf(0), /no score/)
  })

  test('an issue is certain: impact 4 scores 20 whatever its likelihood was', () => {
    assert.equal(scoreOf(aRisk({ kind: 'issue', likelihood: 2 })), 20)
  })

  test('counts of the squares', () => {
    const counts = matrixCounts([aRisk(), aRisk({ id: 'k2' }), aRisk({ id: 'k3', kind: 'issue' })])
    assert.deepEqual([counts(3, 4), counts(5, 4), counts(1, 1)], [2, 1, 0])
  })
})

describe('what happens to a risk', () => {
  const review = { on: '2026-04-01', by: 'Ben', words: 'Supplier gave a date', likelihood: 2, impact: 4 }

  test('a review changes the score and keeps what it was', () => {
    const after = reviewed(aRisk(), review)
    assert.deepEqual([scoreOf(after), after.reviews.length], [8, 2])
    assert.deepEqual(
      [scoreOn(after, '2026-02-28'), scoreOn(after, '2026-03-31'), scoreOn(after, '2026-04-01')],
      [null, 12, 8],
    )
    assert.deepEqual(scoreChange(after, '2026-03-15', '2026-04-15'), { from: 12, to: 8 })
    assert.equal(scoreChange(after, '2026-04-02', '2026-04-15'), null)
  })

  test('it comes true: an issue with its history, which can be closed and opened again', () => {
    const issue = cameTrue(aRisk(), { on: '2026-05-01', by: 'Ben', words: 'The supplier stopped', impact: 5 })
    assert.deepEqual(
      [issue.kind, issue.status, issue.cameTrueOn, scoreOf(issue), issue.reviews.length],
      ['issue', 'came true', '2026-05-01', 25, 2],
    )
    const over = closed(issue, { on: '2026-06-01', by: 'Ben', why: 'New supplier' })
    assert.deepEqual(
      [over.status, over.closedWhy, over.reviews.at(-1)?.words],
      ['closed', 'New supplier', 'Closed: New supplier'],
    )
    const again = reopened(over, { on: '2026-07-01', by: 'Anna', why: 'It failed again' })
    assert.deepEqual([again.status, 'closedOn' in again, again.reviews.length], ['came true', false, 4])
  })

  test('a mitigation is overdue the day after, until it is done', () => {
    const risk = aRisk({
      mitigations: [
        { text: 'Buy time', owner: '', due: '2026-03-31' },
        { text: 'Train', owner: '' },
      ],
    })
    assert.equal(overdueMitigations(risk, '2026-03-31').length, 0)
    assert.equal(overdueMitigations(risk, '2026-04-01').length, 1)
    const done = mitigationDone(risk, 0, '2026-04-10')
    assert.deepEqual(
      ['2026-04-09', '2026-04-10'].map((day) => overdueMitigations(done, day).length),
      [1, 0],
    )
    assert.equal(overdueMitigations({ ...risk, status: 'closed' }, '2026-04-01').length, 0)
  })
})

describe('the register', () => {
  test('filters, each by itself and together', () => {
    const risks = [
      aRisk({ id: 'it' }),
      aRisk({ id: 'money', category: 'Money', owner: '', likelihood: 5, reviews: [] }),
      aRisk({ id: 'gone', status: 'closed' }),
      aRisk({ id: 'late', kind: 'issue', mitigations: [{ text: 'x', owner: '', due: '2026-03-02' }] }),
    ]
    const ids = (filters: Partial<RegisterFilters>) =>
      matching(risks, { ...none, ...filters }, '2026-04-10').map(({ id }) => id)
    assert.deepEqual(ids({ status: 'live' }), ['it', 'money', 'late'])
    assert.deepEqual(ids({ status: 'issues' }), ['late'])
    assert.deepEqual(ids({ category: 'Money' }), ['money'])
    assert.deepEqual(ids({ owner: '', status: 'live' }), ['money'])
    assert.deepEqual(ids({ band: 'high' }), ['money', 'late'])
    assert.deepEqual(ids({ overdue: true }), ['late'])
    assert.deepEqual(ids({ likelihood: 3, impact: 4, status: 'live' }), ['it'])
    assert.deepEqual(ids({ unreviewed: 40 }), ['it', 'money', 'late'], '1 March to 10 April is 40 days')
    assert.deepEqual(ids({ unreviewed: 41 }), [])
    assert.equal(
      daysUnreviewed(
        reviewed(aRisk(), { on: '2026-04-01', by: '', words: '', likelihood: 3, impact: 4 }),
        '2026-04-10',
      ),
      9,
    )
    assert.deepEqual(
      risks.toSorted(byGravity).map(({ id }) => id),
      ['late', 'money', 'it', 'gone'],
    )
  })

  test('its first sentence, for none, one and many', () => {
    assert.equal(registerInWords([], '2026-04-10'), 'No risk or issue has been recorded.')
    assert.equal(registerInWords([aRisk({ status: 'closed' })], '2026-04-10'), 'No risk or issue is open.')
    assert.equal(registerInWords([aRisk()], '2026-04-10'), 'One risk is open, and it is not high.')
    const late = aRisk({ kind: 'issue', owner: '', mitigations: [{ text: 'x', owner: '', due: '2026-03-02' }] })
    assert.equal(
      registerInWords([aRisk(), aRisk(), late], '2026-04-10'),
      'Two risks and one issue are open, one of them high; one mitigation is overdue and one has no owner.',
    )
  })

  test('a risk to a theme threatens each of its actions', () => {
    const plan = aPlan({
      themes: [aTheme('t1'), aTheme('t2')],
      recommendations: [aRecommendation('r1', { theme: 't1' })],
      actions: [anAction('a1', { recommendation: 'r1' })],
    })
    const structure = structureOf(plan)
    const risks = [
      aRisk({ id: 'own', threatens: [{ kind: 'action', id: 'a1' }] }),
      aRisk({ id: 'theme', likelihood: 5, threatens: [{ kind: 'theme', id: 't1' }] }),
      aRisk({ id: 'other', threatens: [{ kind: 'theme', id: 't2' }] }),
    ]
    assert.deepEqual(
      threatening(structure, risks, { kind: 'action', id: 'a1' }).map(({ id }) => id),
      ['theme', 'own'],
    )
    assert.deepEqual(
      threatening(structure, risks, { kind: 'theme', id: 't1' }).map(({ id }) => id),
      ['theme'],
    )
  })
})
