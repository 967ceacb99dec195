import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { Deadline } from '../deadline.ts'
import type { Action, ProgressUpdate } from '../plan.ts'
import { indexPlan, ragOfAction } from './plan-index.ts'
import { ragRules } from './rag-action.ts'
import { judgePlan, ragOfRecommendation, ragOfTheme } from './rag-group.ts'
import { ragColours, ragKey, ragWords } from './rag-key.ts'
import { anAction, anUpdate, aPlan, aRecommendation, aTheme, dueOn, someday, someEvidence } from './test-plan.ts'
import { defaultThresholds } from './thresholds.ts'

/** The rule and colour of one action on 1 June 2010. */
function judged(more: Partial<Action>, update?: Partial<ProgressUpdate>, on = '2010-05-20'): [string, string] {
  const action = anAction('a1', more)
  const updates = update ? [anUpdate('a1', on, update)] : []
  const rag = ragOfAction(aPlan({ starts: '2010-01-01', actions: [action], updates }), action, someday)
  return [rag.rule, rag.colour]
}

const printed = (kind: Deadline['kind'], text: string, more: Partial<Deadline> = {}) => ({
  deadline: { text, kind, due: null, ...more },
})

describe('the colour of an action', () => {
  test('each rule, on 1 June 2010', () => {
    const due = (day: string) => ({ deadline: dueOn(day) })
    assert.deepEqual(judged(due('2010-05-31'), {}), ['overdue', 'red'])
    assert.deepEqual(judged(due('2010-09-30'), { forecast: '2010-10-15' }), ['forecast-very-late', 'red'])
    assert.deepEqual(judged(due('2010-09-30'), { forecast: '2010-10-14' }), ['forecast-late', 'amber'])
    assert.deepEqual(judged(due('2010-09-30'), { forecast: '2010-09-30' }), ['on-course', 'green'])
    assert.deepEqual(judged(due('2010-06-15'), { blocker: 'No money' }), ['blocked-and-near', 'red'])
    assert.deepEqual(judged(due('2010-06-16'), { blocker: 'No money' }), ['blocked', 'amber'])
    assert.deepEqual(judged(due('2010-07-13')), ['not-started-and-near', 'amber'])
    assert.deepEqual(judged(due('2010-07-14')), ['on-course', 'green'])
    assert.deepEqual(judged(due('2010-09-30'), {}, '2010-04-05'), ['quiet', 'amber'])
    assert.deepEqual(judged(due('2010-09-30'), {}, '2010-04-06'), ['on-course', 'green'])
    assert.deepEqual(judged(due('2010-05-31'), { status: 'withdrawn' }), ['withdrawn', 'grey'])
    assert.deepEqual(judged(due('2010-05-31'), { status: 'delivered' }), ['not-evidenced', 'amber'])
    assert.deepEqual(judged(printed('none', '')), ['undated', 'grey'])
    assert.deepEqual(judged(printed('invalid', '31/09/10')), ['undated', 'grey'])
    assert.deepEqual(judged(printed('ongoing', 'Ongoing')), ['quiet', 'amber'])
    assert.deepEqual(judged(printed('ongoing', 'Ongoing'), {}), ['on-course', 'green'])
    assert.deepEqual(judged(printed('from', 'From May 10', { start: '2010-05-01' })), ['on-course', 'green'])
    assert.deepEqual(judged(printed('from', 'From Jan 10', { start: '2010-01-01' })), ['quiet', 'amber'])
  })

  test('an immediate action not started is at risk from the first day', () => {
    const action = anAction('a1', printed('immediate', 'Immediate'))
    const plan = aPlan({ starts: '2010-05-20', actions: [action] })
    assert.equal(ragOfAction(plan, action, someday).rule, 'immediate-not-started')
  })

  test('the reason is a sentence, and the path to green is the lead’s own', () => {
    const action = anAction('a1', { deadline: dueOn('2010-05-31') })
    const updates = [anUpdate('a1', '2010-05-20', { pathToGreen: 'Two more trainers from July' })]
    const rag = ragOfAction(aPlan({ actions: [action], updates }), action, someday)
    assert.equal(rag.reason, '1 day overdue: due 31 May 2010.')
    assert.equal(rag.pathToGreen, 'Two more trainers from July')
    assert.equal(rag.word, 'Overdue')
  })

  test('complete alone never turns anything blue: proof accepted by another does', () => {
    const action = anAction('a1', { recommendation: 'r1', deadline: dueOn('2010-03-31') })
    const base = aPlan({
      recommendations: [aRecommendation('r1', { criteria: ['One', 'Two'] })],
      actions: [action],
      updates: [anUpdate('a1', '2010-03-20', { status: 'delivered' })],
    })
    const colour = (...evidence: ReturnType<typeof someEvidence>[]) =>
      ragOfAction({ ...base, evidence }, action, someday).colour
    assert.equal(colour(), 'amber')
    assert.equal(colour(someEvidence('r1', 0)), 'amber')
    assert.equal(colour(someEvidence('r1', 0), someEvidence('r1', 1)), 'blue')
    assert.equal(colour(someEvidence('r1', 0), someEvidence('r1', 1, { acceptedOn: '2010-06-02' })), 'amber')
    assert.equal(colour(someEvidence('r1', 0), someEvidence('r1', 1, { acceptedBy: 'a  LEAD' })), 'amber')
    assert.equal(
      ragOfAction({ ...base, evidence: [someEvidence('r1', 0)] }, action, someday).reason,
      'Delivered, but 1 of 2 success criteria is evidenced so far.',
    )
  })

  test('a main action without a date is judged by its dated sub-actions', () => {
    const actions = [
      anAction('m'),
      anAction('s1', { parent: 'm', deadline: dueOn('2010-05-01') }),
      anAction('s2', { parent: 'm', deadline: dueOn('2010-12-01') }),
    ]
    const rag = indexPlan(aPlan({ actions }), someday).rags.get('m')
    assert.deepEqual([rag?.colour, rag?.rule], ['red', 'sub-actions'])
    assert.match(rag?.reason ?? '', /^Judged by its sub-actions: 1 of 2 off track\./)
  })
})

describe('the colour of what stands above', () => {
  const actions = ['2010-05-01', '2010-12-01', '2010-12-02', '2010-12-03', '2010-12-04'].map((day, at) =>
    anAction(`a${at}`, { recommendation: at === 0 ? 'r1' : 'r2', deadline: dueOn(day) }),
  )
  const recommendations = [aRecommendation('r1', { theme: 't1' }), aRecommendation('r2', { theme: 't1' })]
  const plan = aPlan({ themes: [aTheme('t1')], recommendations, actions })
  const [r1, r2] = recommendations

  test('one red action makes a recommendation red, and a theme only from a quarter', () => {
    assert.ok(r1 && r2)
    assert.equal(ragOfRecommendation(plan, r1, someday).colour, 'red')
    assert.equal(ragOfRecommendation(plan, r2, someday).colour, 'green')
    const theme = ragOfTheme(plan, 't1', someday)
    assert.deepEqual([theme.colour, theme.reason], ['amber', 'Of 5 actions, 1 off track and 4 on course.'])
    assert.equal(ragOfTheme({ ...plan, actions: actions.slice(0, 4) }, 't1', someday).colour, 'red')
    assert.equal(judgePlan(indexPlan(plan, someday)).colour, 'amber')
  })

  test('a recommendation past its own date with something undelivered is red', () => {
    assert.ok(r2)
    const late = { ...r2, by: dueOn('2010-05-31') }
    const rag = ragOfRecommendation({ ...plan, recommendations: [late] }, late, someday)
    assert.deepEqual(
      [rag.colour, rag.reason],
      ['red', 'It was to be achieved by 31 May 2010 and 4 actions are not delivered.'],
    )
  })

  test('nothing to judge is grey, and says so', () => {
    const empty = aRecommendation('r9')
    assert.deepEqual(ragOfRecommendation(aPlan({ recommendations: [empty] }), empty, someday), {
      colour: 'grey',
      word: 'Cannot be judged',
      reason: 'It has no action to judge it by.',
      pathToGreen: null,
    })
  })
})

describe('the key', () => {
  test('has every colour once, each with its own word and shape', () => {
    assert.equal(new Set(ragColours).size, 5)
    assert.equal(new Set(ragKey.map((entry) => entry.word)).size, 5)
    assert.equal(new Set(ragKey.map((entry) => entry.shape)).size, 5)
    for (const entry of ragKey) assert.equal(ragWords[entry.colour], entry.word)
  })

  test('says the thresholds that the rules use', () => {
    const red = ragKey.find((entry) => entry.colour === 'red')?.meaning ?? ''
    const amber = ragKey.find((entry) => entry.colour === 'amber')?.meaning ?? ''
    assert.deepEqual(defaultThresholds, {
      forecastLate: 14,
      blockedNear: 14,
      notStartedNear: 42,
      quiet: 56,
      redShare: 25,
      redCount: null,
      sustained: 3,
    })
    assert.match(red, /more than two weeks late.*within two weeks/)
    assert.match(amber, /within six weeks.*for eight weeks/)
  })

  test('the page of rules names every rule in its order', () => {
    const page = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8')
    const named = [...page.matchAll(/^\| \d+ \| `([a-z-]+)` \|/gm)].map((match) => match[1])
    assert.deepEqual(
      named,
      ragRules.map((rule) => rule.code),
    )
  })
})
