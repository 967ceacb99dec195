/** The plan after a version was taken on, for edited versions of a whole plan and for small cases by hand. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Plan } from '../../plans/plan.ts'
import { parsePlanFile } from '../../plans/plan-schema.ts'
import { structureOf } from '../../plans/rules/structure.ts'
import { anAction, anUpdate, aPlan, aRecommendation, aTheme, dueOn, someEvidence } from '../../plans/rules/test-plan.ts'
import { inProject, readPath } from '../import-for-tests.ts'
import { importDocument } from '../import-plan.ts'
import { comparePlans, withdrawnIn } from './compare.ts'
import { type Choices, noChoices } from './comparison.ts'
import { comparisonInWords, looksLikeAnotherPlan, restInWords } from './counts.ts'
import { editPlan } from './editor.fixture.ts'
import { keyOf } from './match.ts'
import { changesNothing, takeVersion } from './take.ts'

const example = importDocument(await readPath(inProject('examples/harrowmere/harrowmere-plan.docx')))
const taking = {
  day: '2026-03-12',
  who: 'A manager',
  name: 'version 1.5',
  formerDocument: 'document-1',
  decidedDoubts: [],
}

function take(old: Plan, fresh: Plan, { base = old as Plan | null, choices = noChoices } = {}) {
  const comparison = comparePlans({ old, fresh, base, choices })
  return { comparison, ...takeVersion(comparison, taking) }
}

/** What a reader of the plan sees of it, in order, without ids and places, and without what is withdrawn. */
function seenIn(plan: Plan) {
  const { recommendations, actions } = structureOf(plan)
  const withdrawn = withdrawnIn(plan)
  const names = (id: string | null) => (id === null ? null : (recommendations.get(id)?.text ?? actions.get(id)?.text))
  return plan.actions
    .filter(({ id }) => !withdrawn.has(keyOf('action', id)))
    .map((action) => [
      action.label,
      action.text,
      action.deadline,
      action.leads,
      names(action.recommendation),
      names(action.parent),
    ])
}

describe('any edited version', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const { plan: fresh } = editPlan(example, seed)
    const { plan, comparison } = take(example, fresh)

    test(`${seed}: the plan reads as the document does, in its order`, () => {
      assert.deepEqual(seenIn(plan), seenIn(fresh))
      assert.deepEqual(
        plan.recommendations.filter(({ withdrawn }) => !withdrawn).map(({ ref, text }) => [ref, text]),
        fresh.recommendations.map(({ ref, text }) => [ref, text]),
      )
    })

    test(`${seed}: it holds together, nothing is deleted, and ids stay`, () => {
      parsePlanFile(JSON.parse(JSON.stringify(plan)))
      const ids = new Set(plan.actions.map(({ id }) => id))
      assert.deepEqual(
        example.actions.filter(({ id }) => !ids.has(id)),
        [],
      )
      const added = comparison.added.filter(({ kind }) => kind === 'action').length
      assert.equal(plan.actions.length, example.actions.length + added)
    })

    test(`${seed}: taken once, it changes nothing the second time`, () => {
      const again = take(plan, fresh, { base: null })
      assert.deepEqual(again.comparison.added, [])
      assert.ok(changesNothing(plan, again))
    })
  }

  test('the same document changes nothing, though every place in the file is another', () => {
    const moved = structuredClone(example)
    for (const action of moved.actions) action.at = { line: 9999 }
    const taken = take(example, moved)
    assert.ok(changesNothing(example, taken))
    assert.match(
      comparisonInWords(taken.comparison, 'version 1.5'),
      /^Version 1\.5 changes no action: 243 actions stay as they are\.$/,
    )
    assert.deepEqual(restInWords(taken.comparison), [])
  })

  test('another plan altogether is told', () => {
    const other = aPlan({
      actions: Array.from({ length: 9 }, (_, at) =>
        anAction(`a${at}`, { text: `Paint the bridge number ${at} with green lead` }),
      ),
    })
    assert.ok(looksLikeAnotherPlan(take(example, other).comparison))
    assert.ok(!looksLikeAnotherPlan(take(example, editPlan(example, 5).plan).comparison))
  })
})

const words = [
  'Audit twenty case files every month',
  'Train all social workers in the new model',
  'Appoint a second deputy to the safeguarding hub',
]
const base = (): Plan =>
  aPlan({
    themes: [aTheme('t1', { ref: '1' })],
    recommendations: [
      aRecommendation('r1', {
        ref: '1.1',
        theme: 't1',
        text: 'Make assessments good enough everywhere',
        criteria: ['Nine of ten audits are good', 'Visits within five days'],
      }),
      aRecommendation('r2', { ref: '1.2', theme: 't1', text: 'Have enough people at the front door' }),
    ],
    actions: words.map((text, at) =>
      anAction(`a${at + 1}`, {
        recommendation: at < 2 ? 'r1' : 'r2',
        label: String(at + 1),
        text,
        deadline: dueOn('2010-05-31'),
      }),
    ),
  })
const made = (change: (plan: Plan) => void, from = base()): Plan => {
  const plan = structuredClone(from)
  change(plan)
  return plan
}
const of = <T>(list: readonly T[], at = 0): T => {
  const item = list[at]
  assert.ok(item !== undefined)
  return item
}
const choose = (sides: Choices['sides'], reasons: Choices['reasons'] = {}): Choices => ({
  ...noChoices,
  sides,
  reasons,
})

describe('what was agreed in Upturn', () => {
  const agreed = made((plan) => {
    of(plan.actions).deadline = dueOn('2010-09-30')
  })

  test('stays where the document still prints the old words; a person may choose the document', () => {
    const { plan, comparison } = take(agreed, base(), { base: base() })
    const [field] = of(comparison.paired.filter(({ old }) => old.id === 'a1')).fields
    assert.deepEqual([field?.how, field?.side], ['clash', 'upturn'])
    assert.equal(of(plan.actions).deadline.due, '2010-09-30')
    const chosen = take(agreed, base(), { base: base(), choices: choose({ 'action:a1:deadline': 'document' }) })
    assert.equal(of(chosen.plan.actions).deadline.due, '2010-05-31')
  })

  test('and where the document says a third thing, both are shown and the agreed one stays', () => {
    const fresh = made((plan) => {
      of(plan.actions).deadline = dueOn('2010-12-31')
    })
    const { comparison, plan } = take(agreed, fresh, { base: base() })
    assert.equal(of(of(comparison.paired.filter(({ old }) => old.id === 'a1')).fields).how, 'both')
    assert.equal(of(plan.actions).deadline.due, '2010-09-30')
  })

  test('a document that has caught up is no change', () => {
    assert.ok(changesNothing(agreed, take(agreed, agreed, { base: base() })))
  })

  test('an action made in Upturn stays, one withdrawn there stays withdrawn', () => {
    const here = made((plan) => {
      plan.actions.push(anAction('a1.2', { recommendation: 'r1', text: 'Write to every parent about the audits' }))
      plan.updates = [anUpdate('a3', '2010-03-01', { status: 'withdrawn', note: 'No money' })]
    })
    const { plan, comparison, updates } = take(here, base(), { base: base() })
    assert.ok(changesNothing(here, { ...takeVersion(comparison, taking), plan }))
    assert.deepEqual(updates, [])
    assert.match(restInWords(comparison).join(' '), /1 part was made in Upturn/)
  })
})

test('the same day written otherwise is no change of the date, but the document’s words are kept', () => {
  const fresh = made((plan) => {
    of(plan.actions).deadline = { text: '31/5/10', kind: 'day', due: '2010-05-31' }
  })
  const { comparison, plan } = take(base(), fresh)
  const part = of(comparison.paired.filter(({ old }) => old.id === 'a1'))
  assert.deepEqual([part.fields, part.retypeset], [[], ['deadline']])
  assert.equal(of(plan.actions).deadline.text, '31/5/10')
})

describe('what the document has no more', () => {
  const fresh = () =>
    made((plan) => {
      plan.actions.splice(2, 1)
      plan.recommendations.splice(1, 1)
    })

  test('is withdrawn with why, keeps its place and the document it stood in', () => {
    const { plan } = take(base(), fresh())
    assert.deepEqual(plan.updates, [
      {
        action: 'a3',
        on: '2026-03-12',
        status: 'withdrawn',
        percent: null,
        note: 'Not in version 1.5.',
        by: 'A manager',
      },
    ])
    const gone = of(plan.recommendations, 1)
    assert.deepEqual(gone.withdrawn, { on: '2026-03-12', by: 'A manager', why: 'Not in version 1.5.' })
    assert.equal(gone.at.document, 'document-1')
  })

  test('stays where a person keeps it, and its recommendation with it; or goes with their own reason', () => {
    const kept = take(base(), fresh(), { choices: choose({ 'action:a3': 'upturn' }) })
    assert.deepEqual([kept.plan.updates, of(kept.plan.recommendations, 1).withdrawn], [undefined, undefined])
    const why = take(base(), fresh(), { choices: choose({}, { 'action:a3': 'Done by the health service now' }) })
    assert.equal(of(why.updates).note, 'Done by the health service now')
  })

  test('comes back with all that was said of it when a later version has it again', () => {
    const before = made((plan) => {
      plan.updates = [anUpdate('a3', '2010-02-01', { status: 'in progress', percent: 40 })]
    })
    const without = take(before, fresh(), { base: base() })
    const again = take(without.plan, base(), { base: without.reading })
    assert.deepEqual(of(again.updates), {
      action: 'a3',
      on: '2026-03-12',
      status: 'in progress',
      percent: null,
      note: 'Back in version 1.5.',
      by: 'A manager',
    })
    assert.equal(of(again.plan.recommendations, 1).withdrawn, undefined)
    assert.deepEqual(withdrawnIn(again.plan).size, 0)
  })
})

describe('single changes', () => {
  test('are left out by choice, and a new part left out takes what hangs on it along', () => {
    const fresh = made((plan) => {
      of(plan.actions).text = `${words[0]} and tell the board`
      plan.recommendations.push(aRecommendation('r3', { text: 'Something else entirely about housing' }))
      plan.actions.push(anAction('a4', { recommendation: 'r3', text: 'Count the empty flats in each ward' }))
    })
    const { plan } = take(base(), fresh, {
      choices: choose({ 'action:a1:text': 'upturn', 'new:recommendation:r3': 'upturn' }),
    })
    assert.deepEqual(
      plan.actions.map(({ text }) => text),
      words,
    )
    assert.equal(plan.recommendations.length, 2)
  })

  test('a move can be left out too', () => {
    const fresh = made((plan) => {
      of(plan.actions, 1).recommendation = 'r2'
    })
    assert.equal(of(take(base(), fresh).plan.actions.filter(({ id }) => id === 'a2')).recommendation, 'r2')
    const kept = take(base(), fresh, { choices: choose({ 'action:a2:place': 'upturn' }) })
    assert.equal(of(kept.plan.actions.filter(({ id }) => id === 'a2')).recommendation, 'r1')
  })
})

test('proof goes with the words of its criterion; one that the document dropped stays while there is proof for it', () => {
  const proven = made((plan) => {
    plan.evidence = [someEvidence('r1', 0), someEvidence('r1', 1)]
  })
  const fresh = made((plan) => {
    of(plan.recommendations).criteria = ['Families say that they were heard', 'Nine of ten audits are good or better']
  })
  const { plan, proofMoved } = take(proven, fresh, { base: base() })
  assert.deepEqual(of(plan.recommendations).criteria, [
    'Families say that they were heard',
    'Nine of ten audits are good or better',
    'Visits within five days',
  ])
  assert.deepEqual(
    plan.evidence?.map(({ criterion }) => criterion),
    [1, 2],
  )
  assert.deepEqual(
    [...proofMoved],
    [
      [0, 1],
      [1, 2],
    ],
  )
})

test('doubts of the new reading come in only where it is new or changed; those about replaced words are over', () => {
  const doubt = (id: string, subject: string, text: string) => {
    return {
      id,
      code: 'packed',
      reason: 'Two in one.',
      subjects: [subject],
      original: [{ heading: 'Action', text }],
      confidence: 0.6,
      at: { line: 4 },
    }
  }
  const old = made((plan) => {
    plan.doubts = [doubt('d1', 'a1', 'first words'), doubt('d2', 'a2', 'same words')]
  })
  const fresh = made((plan) => {
    of(plan.actions).text = 'Audit thirty case files every month with partners'
    plan.doubts = [
      doubt('d1', 'a1', 'other words'),
      doubt('d2', 'a2', 'same words'),
      doubt('d3', 'a3', 'decided long ago'),
    ]
  })
  const { plan, superseded, added } = take(old, fresh, { base: base() })
  assert.deepEqual(superseded, ['d1'])
  assert.deepEqual(
    added.map(({ id, subjects }) => [id, subjects]),
    [['d3', ['a1']]],
  )
  assert.deepEqual(
    plan.doubts.map(({ id }) => id),
    ['d2', 'd3'],
  )
})

test('the summary is one sentence', () => {
  const fresh = made((plan) => {
    of(plan.actions).text = 'Audit thirty case files every month'
    of(plan.actions, 1).recommendation = 'r2'
    plan.actions.push(anAction('a9', { recommendation: 'r1', text: 'Publish the threshold document' }))
    plan.actions.splice(2, 1)
  })
  const { comparison } = take(base(), fresh)
  assert.equal(
    comparisonInWords(comparison, 'version 1.5'),
    'Version 1.5 has 1 new action, changes 1, moves 1 and no longer has 1; none stays as it is.',
  )
})

test('what is withdrawn has nothing to put right: its label may be another’s now, and its recommendation lacks no action', () => {
  const fresh = made((plan) => {
    plan.actions[2] = { ...of(plan.actions, 2), text: 'Recruit forty foster carers for teenagers' }
    plan.recommendations.splice(0, 1)
    plan.actions.splice(0, 2)
  })
  const { plan } = take(base(), fresh)
  assert.equal(plan.actions.filter(({ label }) => label === '3').length, 2)
  const about = plan.findings.filter(({ code }) => code === 'label.duplicate' || code === 'recommendation.no-action')
  assert.deepEqual(about, [])
})
