import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findingFacts } from '../findings/finding-rule.ts'
import type { Plan } from '../plan.ts'
import { anAction, anOutcome, anUpdate, aPlan, aRecommendation, aTheme, dueOn } from '../rules/test-plan.ts'
import { findLinks } from './find-links.ts'
import { partName } from './parts.ts'

/** `from [kind] to`, `waits` or `nowhere`, with a question mark where it is doubtful. */
function links(plan: Plan): string[] {
  const facts = findingFacts(plan)
  return findLinks(facts).map(({ from, to, kind, lost, doubt }) => {
    const target = to ? partName(facts, to) : lost ? `nowhere (${lost})` : 'waits'
    return `${partName(facts, from)} [${kind}] ${target}${doubt !== null && to ? '?' : ''}`
  })
}

const refs = ['2.1.1', '2.1.3', '2.1.4', '2.1.6', '2.2.2', '5.3.4']
const themes = ['2', '5'].map((ref) => aTheme(`t${ref}`, { ref }))
const outcomes = ['1', '2', '3'].map((ref) => anOutcome(`o${ref}`, { ref, theme: 't2' }))
const recommendations = refs.map((ref) => aRecommendation(ref, { ref, theme: `t${ref[0]}` }))

/** A plan with the usual numbers and one action 1 of 2.1.1 that says something. */
function saying(text: string, more: Partial<Plan> = {}): string[] {
  const actions = [anAction('a1', { recommendation: '2.1.1', label: '1', text }), ...(more.actions ?? [])]
  return links(aPlan({ themes, outcomes, recommendations, ...more, actions }))
}

const from1 = 'action 1 of 2.1.1'

describe('references with a number', () => {
  test('to recommendations, in the ways that documents have', () => {
    assert.deepEqual(saying('As before (see recommendation 2.2.2)'), [`${from1} [see also] recommendation 2.2.2`])
    assert.deepEqual(saying('Linked with 2.1.3'), [`${from1} [see also] recommendation 2.1.3`])
    assert.deepEqual(saying('Links to section 2.1.6 of the budget cycle'), [`${from1} [see also] recommendation 2.1.6`])
    assert.deepEqual(saying('Agree savings (cross ref outcome 2.1.6 - the budget)'), [
      `${from1} [see also] recommendation 2.1.6`,
    ])
  })

  test('a misprint is offered as a doubt, a number that nothing has leads nowhere', () => {
    assert.deepEqual(saying('Linked with section 2.1.4 and 5.34'), [
      `${from1} [see also] recommendation 2.1.4`,
      `${from1} [see also] recommendation 5.3.4?`,
    ])
    assert.deepEqual(saying('See recommendation 7.2.9'), [`${from1} [see also] nowhere (7.2.9)`])
  })

  test('to the outcomes of a theme, and not to the theme as well', () => {
    assert.deepEqual(saying('For delivery of this action see Theme 2 - Outcomes 2 and 3'), [
      `${from1} [part of] outcome 2.2`,
      `${from1} [part of] outcome 2.3`,
    ])
  })

  test('a figure, an Act, a target and the part itself are no links', () => {
    for (const text of [
      'Hold 2.1 million in reserve',
      'Children under section 20 of the Act',
      'Improve timeliness (see Performance Target 3 and 4)',
      'As set out in recommendation 2.1.1',
      'See recommendation column',
    ]) {
      assert.deepEqual(saying(text), [], text)
    }
  })
})

describe('other plans', () => {
  const related = (words: string, title = 'A small plan') =>
    links(
      aPlan({ title, recommendations: [aRecommendation('x', { ref: '1.5.4', related: words }), ...recommendations] }),
    )

  test('another plan by name is no link', () => {
    assert.deepEqual(related('Corporate Delivery Plan 2.1.3 and 2.1.4'), [])
    assert.deepEqual(related('Section 2.1.3 of the Workforce Plan'), [])
  })

  test('an improvement plan may be this one: certain where the title says so, a doubt where it does not', () => {
    const words = 'Priority Improvement Plan 2.1.3'
    assert.deepEqual(related(words), ['recommendation 1.5.4 [see also] recommendation 2.1.3?'])
    assert.deepEqual(related(words, 'Priority Improvement Plan 2010'), [
      'recommendation 1.5.4 [see also] recommendation 2.1.3',
    ])
  })

  test('a column of links needs no word that sends on; a letter in place of a figure is read with a doubt', () => {
    assert.deepEqual(related('Section 2.1.3, 2.1.4'), [
      'recommendation 1.5.4 [see also] recommendation 2.1.3',
      'recommendation 1.5.4 [see also] recommendation 2.1.4',
    ])
    const first = aRecommendation('y', { ref: '1.5.3' })
    const second = aRecommendation('x', { ref: '1.5.4', related: 'Linked with Action I.5.3' })
    assert.deepEqual(links(aPlan({ recommendations: [first, second] })), [
      'recommendation 1.5.4 [see also] recommendation 1.5.3?',
    ])
  })
})

describe('labels', () => {
  const step = (n: number, letter: string, text: string) =>
    anAction(`s${n}${letter}`, { recommendation: '2.1.1', parent: `m${n}`, label: `${n}${letter}`, text })
  const main = (n: number) =>
    anAction(`m${n}`, { recommendation: '2.1.1', label: String(n), text: `Improve part ${n}` })

  test('an action of the same recommendation: what it identifies is waited for', () => {
    const actions = [
      main(1),
      step(1, 'a', 'Audit thirty cases'),
      step(1, 'b', 'Deliver what is identified in action 1a'),
    ]
    assert.deepEqual(links(aPlan({ recommendations, actions })), ['action 1b of 2.1.1 [depends on] action 1a of 2.1.1'])
  })

  test('a label needs no word that sends on', () => {
    const actions = [main(1), step(1, 'a', 'Audit thirty cases'), step(1, 'b', 'Put right what was found in action 1a')]
    assert.deepEqual(links(aPlan({ recommendations, actions })), ['action 1b of 2.1.1 [depends on] action 1a of 2.1.1'])
  })

  test('of another recommendation, with its number', () => {
    const other = anAction('z', { recommendation: '5.3.4', label: '3b', text: 'Go' })
    const back = `${from1} [see also] action 3b of 5.3.4`
    assert.deepEqual(saying('Rebuild the forms (see action 5.3.4/3b)', { actions: [other] }), [back])
    assert.deepEqual(saying('Rebuild the forms, see action 3b of recommendation 5.3.4', { actions: [other] }), [back])
    assert.deepEqual(saying('Rebuild the forms (see action 5.3.4/4c)', { actions: [other] }), [
      `${from1} [see also] recommendation 5.3.4?`,
    ])
  })

  test('in a copied block the step of its own block is offered', () => {
    const texts = [
      'Consult with all the staff',
      'Run the analysis again now',
      'Clean the data of cases',
      'Act on what is identified in action 1b',
    ]
    const block = (n: number) => [main(n), ...texts.map((text, at) => step(n, 'abcd'[at] ?? '', text))]
    assert.deepEqual(links(aPlan({ recommendations, actions: [...block(1), ...block(2)] })), [
      'action 1d of 2.1.1 [depends on] action 1b of 2.1.1',
      'action 2d of 2.1.1 [depends on] action 2b of 2.1.1?',
    ])
  })
})

describe('waiting without a number', () => {
  const due = (text: string) =>
    anAction('a9', {
      recommendation: '2.1.1',
      label: '9',
      text: 'Retire the sheets',
      deadline: { text, kind: 'tbc', due: null },
    })

  test('a deadline that depends on something is a link for a person to fill', () => {
    for (const text of [
      'TBC - as it is dependant on other actions',
      'Depends on case system upgrade',
      '3 months after go-live',
    ]) {
      assert.deepEqual(
        links(aPlan({ recommendations, actions: [due(text)] })),
        ['action 9 of 2.1.1 [depends on] waits'],
        text,
      )
    }
    assert.deepEqual(links(aPlan({ recommendations, actions: [due('TBC')] })), [])
  })

  test('one action beside it with the same words is offered, two are not', () => {
    const goLive = (id: string) =>
      anAction(id, { recommendation: '2.1.1', label: id, text: 'Go live', deadline: dueOn('2026-04-30') })
    assert.deepEqual(links(aPlan({ recommendations, actions: [goLive('8'), due('3 months after go-live')] })), [
      'action 9 of 2.1.1 [depends on] action 8 of 2.1.1?',
    ])
    assert.deepEqual(
      links(aPlan({ recommendations, actions: [goLive('7'), goLive('8'), due('3 months after go-live')] })),
      ['action 9 of 2.1.1 [depends on] waits'],
    )
  })

  test('each co-dependency of a recommendation waits; one that names a recommendation leads to it', () => {
    const dependencies = ['Approval of the business case', 'Links with 3c) - the capital strategy']
    const plan = aPlan({
      recommendations: [aRecommendation('x', { ref: '3C' }), aRecommendation('y', { ref: '4B', dependencies })],
    })
    assert.deepEqual(links(plan), [
      'recommendation 4B [depends on] waits',
      'recommendation 4B [depends on] recommendation 3C',
    ])
  })
})

test('what was withdrawn makes no links', () => {
  const actions = [anAction('a1', { recommendation: '2.1.1', text: 'See 2.2.2' })]
  const gone = aRecommendation('x', {
    ref: '1.5.4',
    text: 'See 2.1.3',
    withdrawn: { on: '2026-03-01', by: 'Anna', why: 'Not in 1.5' },
  })
  const updates = [anUpdate('a1', '2026-03-01', { status: 'withdrawn' })]
  assert.deepEqual(links(aPlan({ recommendations: [gone, ...recommendations], actions, updates })), [])
})

test('an id says where a link was read and stays the same', () => {
  const plan = aPlan({ recommendations, actions: [anAction('a1', { recommendation: '2.1.1', text: 'See 2.2.2' })] })
  const ids = () => findLinks(findingFacts(plan)).map(({ id }) => id)
  assert.deepEqual(ids(), ['action:a1~recommendation:2.2.2'])
  assert.deepEqual(ids(), ids())
})
