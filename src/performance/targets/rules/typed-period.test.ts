import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readPeriod } from './typed-period.ts'

const read = (words: Record<string, string | null>) =>
  assert.deepEqual(Object.fromEntries(Object.keys(words).map((typed) => [typed, readPeriod(typed)])), words)

it('reads months, by name, by number and by one of their days', () => {
  read({
    'October 2026': '2026-10',
    'oct 26': '2026-10',
    'Sept 2010': '2010-09',
    '2026-10': '2026-10',
    '10/2026': '2026-10',
    '31/03/11': '2011-03',
    '30.9.2010': '2010-09',
    '31st March 2011': '2011-03',
  })
})

it('reads quarters and years of councils, which begin in April', () => {
  read({
    'Q1 2026/27': '2026/27 Q1',
    'Q1 in 10/11': '2010/11 Q1',
    '2010/11 Q4': '2010/11 Q4',
    'quarter 3 of 2010-11': '2010/11 Q3',
    '2009/10': '2009/10',
    '2009-2010': '2009/10',
    '99/00': null,
    '09/10': '2009/10',
  })
})

it('reads nothing into what is none', () => {
  read({
    '31/09/10': null,
    '2009/11': null,
    spring: null,
    '': null,
    '13/2026': null,
    '2026-13': null,
    'Q5 2026/27': null,
  })
})
