import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findCrossReferences, readRef } from './refs.ts'

test('a reference at the start of a cell is read, with what follows it', () => {
  const cells: [string, string, string][] = [
    ['1.1.1', '1.1.1', ''],
    ['1.2.2.', '1.2.2', ''],
    ['6.10 Train the staff', '6.10', 'Train the staff'],
    ['R3', 'R3', ''],
    ['Rec 4:', '4', ''],
    ['Recommendation 1: Tell the children', '1', 'Tell the children'],
    ['5.3(a)', '5.3(a)', ''],
    ['A1', 'A1', ''],
    ['Priority 2.1', '2.1', ''],
    ['2. Review the policy', '2', 'Review the policy'],
    ['1.1.4: Applications', '1.1.4', 'Applications'],
    ['3 – Workforce', '3', 'Workforce'],
    ['4', '4', ''],
  ]
  for (const [cell, ref, rest] of cells) assert.deepEqual(readRef(cell), { ref, rest }, cell)
})

test('dates, quantities and periods are no references', () => {
  for (const cell of [
    '1 month',
    '18.8.08',
    '31.10.09',
    '1.5 million',
    '5.3%',
    'Q1 2010',
    'S47 referrals',
    '2010',
    '12 weeks',
    '1/4/10',
    'Review',
    '',
    '2 Review',
  ])
    assert.equal(readRef(cell), null, cell)
})

test('references in words are found with their phrase', () => {
  const lines: [string, string[]][] = [
    ['See recommendation 9, esp 9.4, 12.9, 16', ['9', '9.4', '12.9', '16']],
    ['as before (see recommendation 2.2.2)', ['2.2.2']],
    ['(cross ref outcome 1.6.3 - Review the budget)', ['1.6.3']],
    ['Linked with section 2.1.4 and 5.34', ['2.1.4', '5.34']],
    ['Links to section 2.1.6 of the plan', ['2.1.6']],
    ['Priority Improvement Plan 2.2 and 2.3', ['2.2', '2.3']],
    ['the cases identified in action 1g', ['1g']],
    ['licence; see 1.1.1 below', ['1.1.1']],
    ['Improvements made in both 1.1.1& 1.1.2', ['1.1.1', '1.1.2']],
    ['see Theme 2 - Outcomes 2 and 3', ['2', '2', '3']],
    ['(Linked with main action 3 below)', ['3']],
    ['See (3) (4) and (5) under Recommendation 1 above', ['3', '4', '5', '1']],
    ['Links with 3c) - capital', ['3c']],
    ['refer to R4 and R5', ['R4', 'R5']],
    ['as per recommendation 3.1 and 30 March 2010', ['3.1']],
  ]
  for (const [line, refs] of lines)
    assert.deepEqual(
      findCrossReferences(line).map((r) => r.ref),
      refs,
      line,
    )
  const [first] = findCrossReferences('x (see section 1.2) y')
  assert.deepEqual(first, { ref: '1.2', from: 15, to: 18, words: 'see section 1.2' })
})

test('dates, percentages, years and sections of an Act are no references', () => {
  for (const line of [
    'see 5% of cases',
    'by 31.3.10',
    'see 22.6.09',
    'See 2010/11 budget',
    'linked to 4 weeks',
    'in line with 2.5 days',
    'accommodated under section 20',
    'see page',
    'target 1.5',
    'see 3 March',
  ])
    assert.deepEqual(findCrossReferences(line), [], line)
})

test('places are those of the reference, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('see', 'section', '1.2', '3', 'and', '&', '(4)', '1g', ',', 'in', 'both', '5%', 'x'), {
        maxLength: 12,
      }),
      fc.string(),
      (parts, noise) => {
        const text = parts.join(' ')
        for (const { ref, from, to } of findCrossReferences(text))
          assert.equal(text.slice(from, to).replace(/[()]/g, ''), ref.replace(/[()]/g, ''))
        findCrossReferences(noise)
        readRef(noise)
      },
    ),
  )
})
