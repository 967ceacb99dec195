import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SourceTable } from '../../format.ts'
import { isTableOfDataset, lookLikeHeadings, nearestTable, proposeHeadings, vocabularyOf } from './headings.ts'
import { showableValues } from './values.ts'

const referrals: SourceTable = {
  name: 'ssd_cin_episodes',
  columns: {
    cine_referral_id: 'text',
    cine_person_id: 'text',
    cine_referral_date: 'day',
    cine_close_date: 'day',
    cine_referral_team: 'text',
  },
  required: ['cine_referral_id', 'cine_person_id', 'cine_referral_date'],
}
const person: SourceTable = {
  name: 'ssd_person',
  columns: { pers_person_id: 'text', pers_sex: 'text', pers_dob: 'day' },
  required: ['pers_person_id'],
}

const vocabulary = vocabularyOf([referrals, person])

const proposed = (table: SourceTable, headings: string[], places: [string, number][] = [], declined: string[] = []) =>
  Object.fromEntries(
    proposeHeadings(table, headings, new Map(places), new Set(declined)).map(({ column, at }) => [
      column,
      headings[at],
    ]),
  )

describe('headings that drifted', () => {
  for (const heading of [
    'Date of Referral',
    'Referral date',
    'Referral_Dt',
    'ReferralDate',
    'Referal Date',
    'cine_referral_dt',
  ])
    it(`proposes ${heading} for the date of referral`, () => {
      assert.deepEqual(proposed(referrals, ['x', heading]), { cine_referral_date: heading })
    })

  it('knows gender for sex, and DOB in words', () => {
    assert.deepEqual(proposed(person, ['Child ID', 'Gender', 'Date of birth']), {
      pers_person_id: 'Child ID',
      pers_sex: 'Gender',
      pers_dob: 'Date of birth',
    })
  })

  it('never takes an end for a start, a team for a day, or a referral for a person', () => {
    assert.deepEqual(proposed(referrals, ['Referral start date', 'Referral worker', 'Close team']), {})
    assert.deepEqual(proposed(referrals, ['Referral team', 'Referral ID']), {
      cine_referral_id: 'Referral ID',
      cine_referral_team: 'Referral team',
    })
  })

  it('leaves alone what is sure, and what a person said is nothing', () => {
    const headings = ['cine_referral_date', 'Date of Referral', 'Date closed']
    assert.deepEqual(proposed(referrals, headings, [['cine_referral_date', 0]]), { cine_close_date: 'Date closed' })
    assert.deepEqual(proposed(referrals, headings, [['cine_referral_date', 0]], ['dateclosed']), {})
  })

  it('says why, and more surely where all words are the same', () => {
    const [same, most] = [['Referral date'], ['Referral date local']].map(
      (headings) => proposeHeadings(referrals, headings, new Map())[0]?.why,
    )
    assert.deepEqual([same, most], ['the same words, written in another way', 'most of its words are the same'])
  })

  it('finds the table of a file all of whose headings drifted, and none where what it needs is not there', () => {
    const none = () => new Map<string, number>()
    const headings = ['Child ID', 'Referral ID', 'Referral date', 'Team']
    assert.equal(nearestTable(headings, [person, referrals], none)?.name, 'ssd_cin_episodes')
    assert.equal(nearestTable(headings.slice(0, 2), [person, referrals], none), null)
  })
})

describe('a first row', () => {
  it('is headings where it holds words, each once', () => {
    assert.ok(lookLikeHeadings(['Child ID', 'Date of S47 enquiry', 'Team'], vocabulary))
    assert.ok(lookLikeHeadings(['pers_person_id', 'pers_sex'], vocabulary))
  })
  for (const row of [
    ['child-7Q1', 'Zebedee', '2015-06-01'],
    ['Zebedee Plantword', '01/06/2015', 'Neglect'],
    ['10024', 'Zebedee', 'Neglect'],
    ['Zebedee', 'ZZ1 1ZZ', 'Neglect'],
    ['Neglect', 'Neglect', 'Zebedee'],
    ['Only one'],
    // Names, addresses and a word of the case are what a child is written down with.
    ['Zebedee Plantword', 'Quagmire Lane'],
    ['Zebedee', 'Plantword', 'Mother Plantword'],
    ['Plantword', 'Referral', 'Quagmire Lane'],
  ])
    it(`is no headings where it is ${row.join(', ')}`, () => {
      assert.equal(lookLikeHeadings(row, vocabulary), false)
    })
  it('is of a table of a dataset where all begin alike', () => {
    assert.ok(isTableOfDataset(['addr_table_id', 'addr_person_id', 'addr_address_start_date']))
    assert.equal(isTableOfDataset(['Child ID', 'Start date', 'End date']), false)
  })
})

describe('values that a person may be shown', () => {
  const count = (value: string, rows = 9, children = rows) => ({ value, rows, children })
  it('are codes that at least five children share', () => {
    const counts = [count('IA'), count('CA', 5), count('XX', 4), count('Zebedee', 40, 3), count('a'.repeat(21))]
    assert.deepEqual(showableValues(counts), ['IA', 'CA'])
  })
  it('are none where there are more than twelve', () => {
    const counts = Array.from({ length: 13 }, (_, at) => count(`code ${at}`))
    assert.deepEqual(showableValues(counts), [])
    assert.equal(showableValues(counts.slice(1)).length, 12)
  })
})
