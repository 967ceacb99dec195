import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { facetNames } from './facet-values.ts'
import { facetCounts } from './facets.ts'
import { filterActions, filtersToQuery, noFilters, type PlanFilters, parseFilters, toggleFilter } from './filters.ts'
import { indexPlan } from './plan-index.ts'
import { aLargePlan, anAction, anUpdate, aPlan, aRecommendation, aTheme, dueOn, leads, someday } from './test-plan.ts'

const plan = aPlan({
  themes: [aTheme('t1', { ref: '1', title: 'Leadership' })],
  recommendations: [aRecommendation('r1', { ref: '1.1', theme: 't1', sources: ['IN 3.1'], text: 'Set up a board' })],
  actions: [
    anAction('late', { recommendation: 'r1', leads: leads('Head of HR'), deadline: dueOn('2010-05-10') }),
    anAction('soon', { recommendation: 'r1', leads: leads('head of H.R'), deadline: dueOn('2010-06-10') }),
    anAction('loose', { text: 'Train the café staff' }),
  ],
  updates: [anUpdate('late', '2010-05-01')],
})

/** Ids of what an address shows on 1 June 2010. */
function shown(query: string): string[] {
  return filterActions(plan, parseFilters(new URLSearchParams(query)), someday).map((action) => action.id)
}

describe('filters', () => {
  test('each one alone', () => {
    assert.deepEqual(shown(''), ['late', 'soon', 'loose'])
    assert.deepEqual(shown('due=overdue'), ['late'])
    assert.deepEqual(shown('due=2-weeks'), ['soon'])
    assert.deepEqual(shown('due=2010-05'), ['late'])
    assert.deepEqual(shown('lead=HEAD+OF+HR'), ['late', 'soon'])
    assert.deepEqual(shown('theme=t1'), ['late', 'soon'])
    assert.deepEqual(shown('theme=none'), ['loose'])
    assert.deepEqual(shown('source=IN+3.1'), ['late', 'soon'])
    assert.deepEqual(shown('rag=red'), ['late'])
    assert.deepEqual(shown('kind=none'), ['loose'])
    assert.deepEqual(shown('missing=date'), ['loose'])
    assert.deepEqual(shown('missing=lead'), ['loose'])
    assert.deepEqual(shown('status=in+progress'), ['late'])
    assert.deepEqual(shown('q=board+soon'), ['soon'], 'all words, the recommendation’s too')
    assert.deepEqual(shown('q=CAFE'), ['loose'], 'accents and case do not matter')
  })

  test('values of one facet are either, facets are both', () => {
    assert.deepEqual(shown('due=overdue&due=2-weeks'), ['late', 'soon'])
    assert.deepEqual(shown('due=overdue&due=2-weeks&status=not+started'), ['soon'])
    assert.deepEqual(shown('due=overdue&theme=none'), [])
  })

  test('what no filter knows is left out of an address, not an error', () => {
    assert.deepEqual(parseFilters(new URLSearchParams('rag=purple&due=2010-13&kind=x&utm=1&lead=+&rag=red')), {
      ...noFilters,
      rag: ['red'],
    })
  })

  test('an address leads back to the same filters', () => {
    const values: Record<string, string[]> = {
      lead: ['Head of HR & OD', 'TBC'],
      theme: ['t1', 'none'],
      source: ['IN 3.1'],
      rag: ['red', 'blue'],
      due: ['overdue', '2010-05'],
      kind: ['tbc'],
      missing: ['date', 'lead'],
      status: ['not started'],
    }
    const facets = Object.fromEntries(facetNames.map((facet) => [facet, fc.subarray(values[facet] ?? [])]))
    fc.assert(
      fc.property(fc.record(facets), fc.string(), (chosen, q) => {
        const filters: PlanFilters = { ...noFilters, ...chosen, q: q.trim() }
        assert.deepEqual(parseFilters(new URLSearchParams(filtersToQuery(filters))), filters)
      }),
    )
  })

  test('toggled twice is as before', () => {
    const once = toggleFilter(noFilters, 'rag', 'red')
    assert.deepEqual(once.rag, ['red'])
    assert.deepEqual(toggleFilter(once, 'rag', 'red'), noFilters)
  })
})

describe('counts beside the filters', () => {
  test('each says what it would show, given the other facets', () => {
    const counts = facetCounts(plan, { ...noFilters, rag: ['red'] }, someday)
    const told = (facet: keyof typeof counts) => counts[facet].map(({ value, count }) => [value, count])
    assert.deepEqual(told('rag'), [
      ['red', 1],
      ['amber', 1],
      ['grey', 1],
    ])
    assert.deepEqual(told('theme'), [
      ['t1', 1],
      ['none', 0],
    ])
    assert.deepEqual(counts.lead[0], { value: 'Head of HR', label: 'Head of HR', count: 1, chosen: false })
  })

  test('for a large plan, every count is what the filter then shows', () => {
    const index = indexPlan(aLargePlan(120), someday)
    const base = { ...noFilters, rag: ['red', 'amber'], q: 'train' }
    const counts = facetCounts(index, base, someday)
    for (const facet of facetNames) {
      for (const option of counts[facet]) {
        const only = { ...base, [facet]: [option.value] }
        assert.equal(filterActions(index, only, someday).length, option.count, `${facet}=${option.value}`)
      }
    }
  })
})
