import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDeadlineInWords, splitDeadlines } from './deadline-reader.ts'

const start = { start: '2010-01-01' }
const parts = (text: string) => splitDeadlines(text, start).map(({ words }) => words)

const runs: [text: string, words: string[]][] = [
  [
    '2/4/10 28/2/10 28/2/10 Ongoing 1/4/10 Every quarter from April 10',
    ['2/4/10', '28/2/10', '28/2/10', 'Ongoing', '1/4/10', 'Every quarter from April 10'],
  ],
  ['September 2008 September 3 2008', ['September 2008', 'September 3 2008']],
  ['To be Confirmed September 2008- December 2010', ['To be Confirmed', 'September 2008- December 2010']],
  [
    '13/2/10 Various dates for functional areas 1/7/10 Phased from 6/02/10 then 31/07/10 ongoing',
    ['13/2/10', 'Various dates for functional areas', '1/7/10', 'Phased from 6/02/10 then 31/07/10 ongoing'],
  ],
  ['May 2010 Ongoing Ongoing 1/10/10 TBC', ['May 2010', 'Ongoing', 'Ongoing', '1/10/10', 'TBC']],
  ['31.10.08 Jan 09; April 09 Jan 010', ['31.10.08', 'Jan 09;', 'April 09', 'Jan 010']],
  ['10/11 Ac Yr\n31/3/10\n1/9/11', ['10/11 Ac Yr', '31/3/10', '1/9/11']],
  ['Immediate\nWithin 3 months\nBy Sept 2011\nTBC', ['Immediate', 'Within 3 months', 'By Sept 2011', 'TBC']],
  ['Every quarter from\nApril 10', ['Every quarter from\nApril 10']],
  ['30th March 2010\n(draft)', ['30th March 2010\n(draft)']],
  ['Sept\n2010', ['Sept\n2010']],
  ['Nov 09-\nJan 10 Nov 10-Jan 11', ['Nov 09-\nJan 10', 'Nov 10-Jan 11']],
  ['Phase 1: April 10 Phase 2: April 11', ['Phase 1: April 10', 'Phase 2: April 11']],
  ['Survey – End October Action plan – end December 2010', ['Survey – End October', 'Action plan – end December 2010']],
  ['By 31/3/10 By end of May 10 End June 10', ['By 31/3/10', 'By end of May 10', 'End June 10']],
  ['6 weeks after appointment 3 months ASAP', ['6 weeks after appointment', '3 months', 'ASAP']],
  ['Sept 2010 / March 2011 31/3/10', ['Sept 2010 / March 2011', '31/3/10']],
  ['TBC - as it is dependant on other actions', ['TBC - as it is dependant on other actions']],
  ['', []],
]
for (const [text, words] of runs) test(`splits ${JSON.stringify(text)}`, () => assert.deepEqual(parts(text), words))

test('lettered and numbered parts keep their labels', () => {
  const labels = (text: string) => splitDeadlines(text, start).map(({ label, deadline }) => `${label} ${deadline.kind}`)
  assert.deepEqual(labels('A) October B) ongoing C) Ongoing'), ['a month', 'b ongoing', 'c ongoing'])
  assert.deepEqual(labels('A)October B) October C) October D) to be agreed'), [
    'a month',
    'b month',
    'c month',
    'd tbc',
  ])
  assert.deepEqual(labels('(i) 1/4/10 (ii) Monthly from June 10'), ['i day', 'ii recurring'])
  assert.deepEqual(labels('1. April 2010 2. May 2010 3. TBC'), ['1 month', '2 month', '3 tbc'])
  assert.deepEqual(labels('a. March 2010\nb. Ongoing'), ['a month', 'b ongoing'])
})

const found: [text: string, words: string | null, due: string | null][] = [
  ['Every site now has one network. – Completed', 'Completed', null],
  ['A senior officer is named as lead. Done', 'Done', null],
  ['Managers carry out the strategy. Ongoing', 'Ongoing', null],
  ['By January 2010', 'By January 2010', '2010-01-31'],
  ['Write guidance for teams. End date: March 2010', 'End date: March 2010', '2010-03-31'],
  ['Train all users. By December 2009.', 'By December 2009', '2009-12-31'],
  ['Change the bulletin. By November 2009 and ongoing', 'By November 2009 and ongoing', '2009-11-30'],
  ['Buy mobile devices as soon as may be. November 2009', 'November 2009', '2009-11-30'],
  ['Managers to give their own time. November/December 2009', 'November/December 2009', '2009-12-31'],
  ['More support to begin from September. End March 2010', 'End March 2010', '2010-03-31'],
  ['Talks to be completed by December 2009.', 'to be completed by December 2009', '2009-12-31'],
  ['A second server is planned to be in place before 2010.', 'before 2010', '2009-12-31'],
  ['Check all contracts (by 13/2/10)', 'by 13/2/10', '2010-02-13'],
  ['targets; set by 13/2/10, supervision monthly', 'by 13/2/10', '2010-02-13'],
  ['Main choices to be made by March 2010 with end date of 2011.', 'end date of 2011', '2011-12-31'],
  ['Contracts extended from 31.10.09 to 31.3.10. Done', 'Done', null],
  ['Three teams recruited and at work 28/02/12', '28/02/12', '2012-02-28'],
  ['Places for 600 children by 31/9/2012', 'by 31/9/2012', null],
  ['Repeat the training in January/February 2010', 'in January/February 2010', '2010-02-28'],
  ['the 2009 Comprehensive Area Assessment', null, null],
  ['Extend the 3 year pilot', null, null],
  ['Publish the CYPP 2009-14', null, null],
  ['NI 59 to 72% for March 2010', null, null],
  ['Answer the report of the inspection held in July 2009', null, null],
  ['The service was set up at the end of 2008', null, null],
  ['Agree the budget for 2010/11', null, null],
  ['Work by the Council and its partners', null, null],
  ['Complete all core assessments', null, null],
  ['Ask every board to meet monthly about 16-19 year olds', null, null],
]
for (const [text, words, due] of found) {
  test(`finds ${words ? `"${words}"` : 'nothing'} in "${text}"`, () => {
    const answer = findDeadlineInWords(text)
    assert.equal(answer && text.slice(answer.from, answer.to), words)
    assert.equal(answer?.deadline.due ?? null, due)
  })
}
