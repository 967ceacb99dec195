import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction, aPlan, aRecommendation, aTheme, dueOn, leads } from '../../rules/test-plan.ts'
import { readChange, readNew, valuesFrom, valuesOf } from './edit-form.ts'

const action = anAction('a1', {
  recommendation: 'r1',
  text: ' Train all staff\n',
  deadline: dueOn('2026-05-31'),
  leads: [{ name: 'Head of HR', kind: 'post', inherited: true }],
  criteria: ['First', 'Second'],
})
const plan = aPlan({
  starts: '2026-01-01',
  themes: [aTheme('t1')],
  recommendations: [aRecommendation('r1', { theme: 't1' }), aRecommendation('r2')],
  actions: [action, anAction('a2', { recommendation: 'r2' })],
})
const base = { kind: 'action', part: action } as const

/** The form as it was shown, with some fields typed over. */
function sent(typed: Record<string, string | string[]>): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...valuesOf(base), ...typed }))
    for (const one of Array.isArray(value) ? value : [value])
      form.append(Array.isArray(value) ? `${name}[]` : name, one)
  return form
}
const read = (typed: Record<string, string | string[]>) => readChange(base, valuesFrom(sent(typed), 'action', {}), plan)

test('a form sent as it was shown changes nothing', () => {
  assert.match(read({}).problems[0]?.text ?? '', /Nothing was changed/)
})

test('only what was typed over is in the patch, the deadline read as a day', () => {
  const { edit } = read({ deadline: 'end of June' })
  assert.deepEqual(edit, {
    ...{ do: 'change', kind: 'action', id: 'a1' },
    patch: { deadline: { text: 'end of June', kind: 'month', due: '2026-06-30' } },
  })
})

test('a lead that stays keeps what is known of it; a new one is read', () => {
  const { edit } = read({ leads: 'Head of HR\r\nChief Executive' })
  assert.ok(edit?.do === 'change' && edit.kind === 'action')
  assert.deepEqual(
    edit.patch.leads?.map(({ name, inherited }) => [name, inherited]),
    [
      ['Head of HR', true],
      ['Chief Executive', undefined],
    ],
  )
})

test('an entry emptied is taken out, one filled in is added', () => {
  const { edit } = read({ criteria: ['First', '', 'Third', ''] })
  assert.ok(edit?.do === 'change' && edit.kind === 'action')
  assert.deepEqual(edit.patch, { criteria: ['First', 'Third'] })
})

test('moved under a main action it takes that one’s recommendation', () => {
  const { edit } = read({ place: 'action a2' })
  assert.ok(edit?.do === 'change')
  assert.deepEqual(edit.patch, { parent: 'a2', recommendation: 'r2' })
})

test('what cannot be taken is said beside its field', () => {
  const { edit, problems } = read({ text: ' ', deadline: '31/09/26' })
  assert.equal(edit, null)
  assert.deepEqual(
    problems.map(({ field }) => field),
    ['text', 'deadline'],
  )
  assert.match(problems[1]?.text ?? '', /nearest is 30 September 2026/)
})

test('a new action needs words and a place; a new recommendation only words', () => {
  const none = readNew('action', {}, plan)
  assert.deepEqual(
    none.problems.map(({ field }) => field),
    ['text', 'place'],
  )
  const made = readNew('recommendation', { text: 'Another', place: 'theme t1', leads: 'Director' }, plan)
  assert.ok(made.edit?.do === 'add' && made.edit.kind === 'recommendation')
  assert.deepEqual([made.edit.part.theme, made.edit.part.outcome, made.edit.part.by.kind], ['t1', null, 'none'])
  assert.equal(made.edit.part.leads[0]?.name, leads('Director')[0]?.name)
})
