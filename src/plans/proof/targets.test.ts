import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { indexPlan } from '../rules/index.ts'
import {
  anAction,
  anUpdate,
  aPlan,
  aRecommendation,
  aTheme,
  leads,
  someActionProof,
  someday,
  someEvidence,
} from '../rules/test-plan.ts'
import { whyNotDecide, whyNotTakeBack } from './deciding.ts'
import { countStates, filterTargets, parseProofFilters, proofInASentence, proofQuery } from './proof-filters.ts'
import { stepsInWords, subjectName } from './proof-words.ts'
import { leadsOfSubject, subjectOf } from './subject.ts'
import { criteriaTargets, proofTargets, wholeTarget } from './targets.ts'

// r1: two criteria, one accepted, one returned. r2: none; a2 offered as a whole, its part a3 nothing; a4 withdrawn.
const offered = { acceptedOn: undefined, acceptedBy: undefined }
const plan = aPlan({
  themes: [aTheme('t1'), aTheme('t2')],
  recommendations: [
    aRecommendation('r1', { theme: 't1', criteria: ['One', 'Two'], leads: leads('Director') }),
    aRecommendation('r2', { theme: 't2', ref: '2.1' }),
  ],
  actions: [
    anAction('a1', { recommendation: 'r1', leads: leads('Head of Service') }),
    anAction('a2', { recommendation: 'r2', label: '1' }),
    anAction('a3', { recommendation: 'r2', parent: 'a2' }),
    anAction('a4', { recommendation: 'r2' }),
  ],
  updates: [anUpdate('a4', '2010-05-01', { status: 'withdrawn' })],
  evidence: [
    someEvidence('r1', 0),
    someEvidence('r1', 1, { ...offered, returnedOn: '2010-05-02', returnedBy: 'The chair', returnedWhy: 'Too old.' }),
    someActionProof('a2', null, offered),
    someActionProof('a1', null, offered),
    someEvidence('r1', 1, { ...offered, offeredOn: '2010-07-01' }),
  ],
})
const index = indexPlan(plan, someday)

describe('what can be proven', () => {
  const targets = proofTargets(index)

  it('in the document’s order, with where each stands; proof that does not count comes last', () => {
    assert.deepEqual(
      targets.map(({ subject, state, counts }) => [subjectName(index, subject), state, counts]),
      [
        ['criterion 1 of the recommendation “Recommendation r1”', 'accepted', true],
        ['criterion 2 of the recommendation “Recommendation r1”', 'returned', true],
        ['action 1 of 2.1', 'offered', true],
        ['action “Action a3” of 2.1', 'none', true],
        ['action “Action a1”', 'offered', false],
      ],
    )
  })

  it('in a sentence and in figures', () => {
    assert.equal(
      proofInASentence(targets),
      'One of the 4 points to prove is proven: 1 waits for a decision, 1 came back and 1 has nothing offered. Proof was also offered of one action whose printed criteria are what counts.',
    )
    assert.deepEqual(countStates(targets), { none: 1, offered: 2, accepted: 1, returned: 1 })
    assert.match(proofInASentence([]), /nothing in this plan to prove/)
  })

  it('by filters that stand in the address', () => {
    const shown = (query: string) => filterTargets(index, targets, parseProofFilters(new URLSearchParams(query))).length
    assert.deepEqual(
      ['', 'state=offered', 'kind=actions', 'kind=criteria', 'theme=t1', 'theme=t2&state=none', 'state=odd'].map(shown),
      [5, 2, 3, 2, 3, 1, 5],
    )
    assert.deepEqual(proofQuery({ state: 'none', theme: null, kind: 'actions' }), { state: 'none', kind: 'actions' })
  })

  it('of one recommendation, and of one action as a whole', () => {
    const [r1] = plan.recommendations
    const [a1, a2] = plan.actions
    assert.ok(r1 && a1 && a2)
    assert.deepEqual(
      criteriaTargets(index, r1).map(({ proofs }) => proofs.map(({ place }) => place)),
      [[0], [1]],
    )
    assert.deepEqual([wholeTarget(index, a1)?.counts, wholeTarget(index, a2)?.counts], [false, true])
  })
})

describe('who decides', () => {
  const [evidence] = plan.evidence ?? []
  assert.ok(evidence)
  const ann = { account: 'ann', name: 'Ann' }

  it('not whoever leads the recommendation or an action of it, by name or by the post they hold', () => {
    const subject = subjectOf(index, { recommendation: 'r1', criterion: 0 })
    assert.ok(subject)
    const holders = (name: string) => (name === 'Head of Service' ? [{ account: 'sam', name: 'Sam' }] : [])
    const whose = leadsOfSubject(index, subject, holders)
    const why = (account: string, name: string) => whyNotDecide(evidence, { account, name }, whose)
    assert.match(why('d', 'DIRECTOR') ?? '', /You lead/)
    assert.match(why('sam', 'Samuel') ?? '', /You lead/)
    assert.match(why('x', 'A lead') ?? '', /You offered/)
    assert.equal(why('ann', 'Ann'), null)
  })

  it('an acceptance is taken back by who may decide, an offer by who offered it, and nothing that is over', () => {
    const lee = { account: null, name: 'A lead' }
    assert.equal(whyNotTakeBack(evidence, 'accepted', ann, true), null)
    assert.ok(whyNotTakeBack(evidence, 'accepted', lee, false))
    assert.equal(whyNotTakeBack(evidence, 'offered', lee, false), null)
    assert.ok(whyNotTakeBack(evidence, 'offered', ann, true))
    for (const state of ['returned', 'withdrawn'] as const) assert.ok(whyNotTakeBack(evidence, state, lee, true))
  })

  it('each step is a sentence, and none from a day to come', () => {
    const returned = plan.evidence?.[1]
    assert.ok(returned)
    assert.deepEqual(stepsInWords(returned, someday), [
      'Offered by A lead on 1 April 2010.',
      'Returned by The chair on 2 May 2010: Too old.',
    ])
    assert.equal(stepsInWords(returned, '2010-05-01').length, 1)
    const own = stepsInWords({ ...evidence, acceptedBy: 'A lead' }, someday).at(-1)
    assert.match(own ?? '', /the same person, so it does not count/)
  })
})
