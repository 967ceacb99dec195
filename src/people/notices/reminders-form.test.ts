import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readReminders, readRules } from './reminders-form.ts'

const today = '2026-09-15'
const deputies = new Set(['ben'])
const usual = { often: 'weekly', weekday: '1', day: '1', hour: '8', 'quiet-from': '19', 'quiet-until': '7' }
const read = (typed: Record<string, string>) =>
  readReminders(new URLSearchParams({ ...usual, ...typed }), { today, deputies })
const wrong = (typed: Record<string, string>) => read(typed).problems.map(({ field }) => field)

describe('the form of one’s own reminders', () => {
  it('is taken as it stands, days typed as people write them', () => {
    assert.deepEqual(read({ 'away-from': '1/10/26', 'away-until': '9 October', deputy: 'ben' }), {
      value: {
        ...{ often: 'weekly', weekday: 1, day: 1, hour: 8, quiet: { from: 19, until: 7 } },
        away: { from: '2026-10-01', until: '2026-10-09', deputy: 'ben' },
      },
      problems: [],
    })
    assert.equal(read({ 'quiet-from': '', 'quiet-until': '' }).value?.quiet, null)
  })

  it('says what is wrong, beside its field', () => {
    assert.deepEqual(wrong({ often: 'hourly' }), ['often'])
    assert.deepEqual(wrong({ day: '32', hour: 'x', weekday: '' }), ['weekday', 'day', 'hour'])
    assert.deepEqual(wrong({ 'quiet-until': '' }), ['quiet-until'])
    assert.deepEqual(wrong({ hour: '20' }), ['hour'], 'in the quiet hours')
    assert.deepEqual(wrong({ 'away-from': '1/10/26' }), ['away-until'])
    assert.deepEqual(wrong({ 'away-until': '1/10/26' }), ['away-from'])
    assert.deepEqual(wrong({ 'away-from': '9/10/26', 'away-until': '1/10/26' }), ['away-until'])
    assert.deepEqual(wrong({ 'away-from': '31/9/26', 'away-until': '1/10/26' }), ['away-from'])
    assert.deepEqual(wrong({ 'away-from': '1/8/26', 'away-until': '9/8/26' }), ['away-until'], 'over already')
    assert.deepEqual(wrong({ 'away-from': '1/10/26', 'away-until': '2/10/26', deputy: 'mallory' }), ['deputy'])
    assert.deepEqual(wrong({ deputy: 'ben' }), ['away-from'])
  })
})

describe('the form of everybody’s reminders', () => {
  const all = { on: 'yes', often: 'weekly', hour: '8', 'update-day': '20', 'escalate-after': '10' }
  const read = (typed: Record<string, string>) => readRules(new URLSearchParams({ ...all, ...typed }))

  it('is taken as it stands; an empty number of days means never', () => {
    const value = { on: true, often: 'weekly', hour: 8, updateDay: 20, escalateAfter: 10 }
    assert.deepEqual(read({}), { value, problems: [] })
    assert.equal(read({ 'escalate-after': ' ' }).value?.escalateAfter, null)
    assert.equal(read({ on: 'no' }).value?.on, false)
  })

  it('says what is wrong, beside its field', () => {
    const wrong = (typed: Record<string, string>) => read(typed).problems.map(({ field }) => field)
    assert.deepEqual(wrong({ on: '' }), ['on'])
    assert.deepEqual(wrong({ 'update-day': '0', 'escalate-after': '61' }), ['update-day', 'escalate-after'])
  })
})
